// SPDX-License-Identifier: AGPL-3.0-or-later
// The family's page: a code and no account. What it shows and never shows, what comes by it, and how little guessing tells.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseFamilyContracts } from '#cases/core/family.contract.ts'
import { findByCode } from '#cases/server/family.store.ts'
import { codeHash, familyScope } from '#cases/server/family-door.ts'
import { parseId } from '#kernel/ids.ts'
import { custody } from '#platform/server/storage/database.ts'
import { formKeyIn, openPhones, type PhoneBrowser } from '../support/family.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { png } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const PNG = png()
let scanned: 'CLEAN' | 'INFECTED' = 'CLEAN'
const START = '2026-05-03T02:00:00.000Z'
const Made = z.object({ id: z.string() })
const told = {
  complainant: 'KELUARGA',
  category: 'KEKERASAN_MAJIKAN',
  account: 'Dipukul dan dikurung',
  callBack: 'Lewat ibunya',
  name: 'Sutini Wulandari',
  country: 'SAU',
  employer: 'Abu Hamdan',
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase(), { scanner: async () => scanned })
  browser = openPhones(instance.app)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, body: object, as: 'desa' | 'dinas' = 'dinas') {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json()
}
const newCase = async (more: object = {}): Promise<string> => Made.parse(await done('/cases', { ...told, ...more }, 'desa')).id
const Code = caseFamilyContracts.MakeFamilyCode.output
const newCode = async (id: string): Promise<string> => Code.parse(await done(`/cases/${id}/family-code`, {})).code

let browser: (from?: string) => PhoneBrowser

async function opened(code: string): Promise<{ readonly at: PhoneBrowser; readonly form: string; readonly page: string }> {
  const at = browser()
  const sent = await at.post('/kabar', { code })
  expect([sent.status, sent.location], sent.body).toEqual([303, '/kabar?lang=en'])
  const page = await at.get()
  expect(page.status).toBe(200)
  return { at, form: formKeyIn(page.body), page: page.body }
}
const talk = async (id: string, as: 'desa' | 'dinas' = 'dinas') =>
  caseFamilyContracts.GetFamilyTalk.output.parse((await instance.send('GET', `/cases/${id}/family`, as)).json())
const readCase = async (id: string) => caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'dinas')).json())

describe('the code', () => {
  it('is shown once, kept as a hash alone, and typed however one likes', async () => {
    const id = await newCase()
    const send = () =>
      instance.app.inject({
        method: 'POST',
        url: `/api/v1/cases/${id}/family-code`,
        headers: { 'x-officer': 'dinas', 'idempotency-key': 'once' },
        payload: {},
      })
    const made = Code.parse((await send()).json())
    const { code } = made
    expect(code).toMatch(/^(\d{4} ){3}\d{4}$/)
    expect(made).toMatchObject({ until: '2026-08-01', address: 'http://127.0.0.1/kabar' })
    // The same asked again after a lost answer is the same.
    expect(Code.parse((await send()).json())).toEqual(made)
    for (const typed of [code, code.replaceAll(' ', ''), ` ${code.replaceAll(' ', '-')} `]) await opened(typed)
    const held = await instance.db.run("select string_agg(t::text, ' ') as all from (select * from family_code) t")
    expect(JSON.stringify(held)).not.toContain(code.replaceAll(' ', ''))
  })

  it('opens nothing any more once it is remade, revoked or over; each is answered as one that never was', async () => {
    const id = await newCase()
    const first = await newCode(id)
    const inside = await opened(first)
    const second = await newCode(id)
    const answers = [await browser().post('/kabar', { code: '1111 2222 3333 4444' }), await browser().post('/kabar', { code: first })]
    // Whoever was inside is out at once, and what they wrote is still theirs.
    const out = await inside.at.post('/kabar/tanya', { form: inside.form, text: 'Masih di sana?' })
    expect(out.status).toBe(422)
    expect(out.body).toContain('Masih di sana?')
    await opened(second)
    await done(`/cases/${id}/family-code/revocation`, {})
    answers.push(await browser().post('/kabar', { code: second }))
    const third = await newCode(id)
    instance.setNow('2026-08-01T16:59:00.000Z')
    await opened(third)
    instance.setNow('2026-08-01T17:01:00.000Z')
    answers.push(await browser().post('/kabar', { code: third }), await browser().post('/kabar', { code: '' }))
    answers.push(await browser().post('/kabar', { code: "' or 1=1 --" }), await browser().post('/kabar', {}))
    instance.setNow(START)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(new Set(answers.map(({ cookie }) => cookie))).toEqual(new Set(['']))
    expect((await instance.send('POST', `/cases/${id}/family-code/revocation`, 'tetangga', {})).statusCode).toBe(404)
  })

  it('is not guessed: tries from one place are counted, slowed and closed, for a right code as well', async () => {
    const code = await newCode(await newCase())
    const at = browser('10.200.0.1')
    const statuses: number[] = []
    for (let nth = 0; nth < 40; nth += 1) statuses.push((await at.post('/kabar', { code: `9${String(nth).padStart(15, '0')}` })).status)
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 422))
    expect(new Set(statuses.slice(30))).toEqual(new Set([429]))
    const right = await at.post('/kabar', { code, text: 'Apakah ia sudah makan?', form: 'x' })
    expect([right.status, right.cookie]).toEqual([429, ''])
    expect(Number(right.retryAfter)).toBeGreaterThan(0)
    expect(right.body).toContain('Apakah ia sudah makan?')
    // Elsewhere it opens, and signing in from that place is not slowed by it.
    await opened(code)
    const [counted] = await instance.db.run('select max(failures) as most from sign_in_attempt')
    expect(counted?.['most']).toBe(30)
  })

  it('is counted by itself too, from wherever it is tried', async () => {
    const statuses: number[] = []
    for (let nth = 0; nth < 6; nth += 1) statuses.push((await browser().post('/kabar', { code: '7777 7777 7777 7777' })).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })
})

describe('the page', () => {
  it('says where it stands and what is due from whom, and nothing of whom, where or what', async () => {
    const id = await newCase()
    const { page, at } = await opened(await newCode(id))
    expect(page).toContain('Received. An officer will look at it.')
    expect(page).toContain('The regency office: to look at it')
    expect(page).toContain('4 May 2026')
    await done(`/cases/${id}/moves/VERIFIED`, {})
    await done(`/cases/${id}/moves/TRAFFICKING_TRACK`, { said: 'Disekap di gudang' })
    const later = await at.get('/kabar?lang=id')
    expect(later.body).toContain('Sedang ditangani.')
    const words = [told.name, 'Sutini', told.account, told.employer, 'Saudi', 'gudang', 'ibunya', 'Kawal', 'kasus', 'case', 'PMI', 'migran']
    const more = ['worker', 'pekerja', 'traffick', 'dagang', 'korban', 'victim', 'majikan', 'employer', id]
    for (const body of [page, later.body])
      for (const word of [...words, ...more]) expect(body.toLowerCase()).not.toContain(word.toLowerCase())
    expect(page).toMatch(/<title>News<\/title>/)
    // Small enough for any phone and network, and nothing on it needs a script.
    expect(Buffer.byteLength(page)).toBeLessThan(6000)
    expect(page).not.toContain('<script')
  })

  it('is kept by nobody, tells nobody where it was left from, and is left by one press', async () => {
    const { at } = await opened(await newCode(await newCase()))
    const answer = await instance.app.inject({ method: 'GET', url: '/kabar' })
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect((await at.get()).cookie).toMatch(/^kabar=[^;]+; Path=\/kabar; HttpOnly; SameSite=Strict; Max-Age=1200$/)
    const left = await at.get('/kabar/tutup')
    expect([left.status, left.location, left.cookie]).toEqual([
      303,
      'https://www.bmkg.go.id/',
      'kabar=; Path=/kabar; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    expect((await at.get()).body).toContain('name="code"')
  })

  it('writes down every look, as of nobody who has a name', async () => {
    const id = await newCase()
    await opened(await newCode(id))
    const looks = await instance.db.read(
      { rows: [''], filter: [''], officeId: '', userId: 'auditor', log: true },
      "select user_id, contract from read_log where stream_id = $1 and contract = 'ViewFamilyPage'",
      [parseId(id).uuid],
    )
    expect(looks).toHaveLength(1)
    expect(JSON.stringify(looks)).toMatch(/"family-[0-9a-f-]{36}"/)
  })
})

describe('the authority of a code', () => {
  it('reaches its one case at both walls, and no other record there is', async () => {
    const [one, other] = [await newCase(), await newCase()]
    const code = await newCode(one)
    await newCode(other)
    const coded = await findByCode(instance.db, codeHash(instance.services.keyring, code))
    const scope = familyScope(coded?.codeId ?? '', START)
    const open = { ...scope, filter: [''] }
    const [cases, records, events, work] = await Promise.all(
      [
        'select case_id::text as id from case_file',
        'select stream_id::text as id from snapshot',
        'select distinct stream_id::text as id from event',
        'select distinct stream_id::text as id from work',
      ].map((text) => instance.db.read(open, text)),
    )
    for (const rows of [cases, records, events, work]) expect(rows).toEqual([{ id: parseId(one).uuid }])
    const { records: kept } = instance.services
    expect((await kept.find('case', parseId(one), scope))?.id).toBe(one)
    for (const walls of [
      { ...scope, rows: [''] },
      { ...scope, filter: [''] },
    ])
      expect(await kept.find('case', parseId(other), walls)).toBeUndefined()
    // As an account it is nobody.
    const answer = await instance.app.inject({ method: 'GET', url: `/api/v1/cases/${one}`, headers: { cookie: 'kabar=x' } })
    expect(answer.statusCode).toBe(401)
  })

  it('is not had by a cookie that somebody changed', async () => {
    const [one, other] = [await newCase(), await newCase()]
    const { at } = await opened(await newCode(one))
    const { cookie } = await at.get()
    const forged = cookie.split(';')[0]?.replace(one, other) ?? ''
    const answer = await instance.app.inject({ method: 'GET', url: '/kabar', headers: { cookie: forged } })
    expect(answer.body).toContain('name="code"')
  })
})

describe('questions', () => {
  it('go to the office, into its work, and come back answered', async () => {
    const id = await newCase()
    const { at, form } = await opened(await newCode(id))
    const sent = await at.post('/kabar/tanya', { form, text: '  Kapan ia pulang?  ' })
    expect([sent.status, sent.location]).toEqual([303, '/kabar?lang=en&sent=yes'])
    // Pressed twice, it is asked once.
    expect((await at.post('/kabar/tanya', { form, text: '  Kapan ia pulang?  ' })).status).toBe(303)
    const asked = await talk(id)
    expect(asked.questions).toMatchObject([{ nth: 0, by: 'FAMILY', asked: 'Kapan ia pulang?' }])
    const { nextSteps, history } = await readCase(id)
    expect(nextSteps.map(({ code, due }) => [code, due])).toContainEqual(['ANSWER_FAMILY', '2026-05-06'])
    expect(history.map(({ what }) => what)).toEqual(['RECEIVED', 'FAMILY_CODE_MADE', 'FAMILY_ASKED'])
    const named = await instance.send('POST', `/cases/${id}/family-questions/0/answer`, 'dinas', { text: 'Sutini pulang Senin' })
    expect([named.statusCode, named.body]).toEqual([422, expect.stringContaining('family-names')])
    for (const text of ['ia di Arab Saudi', 'menunggu abu hamdan']) {
      const refused = await instance.send('POST', `/cases/${id}/family-questions`, 'dinas', { text })
      expect(refused.statusCode).toBe(422)
    }
    await done(`/cases/${id}/family-questions/0/answer`, { text: 'Senin depan' })
    expect((await readCase(id)).nextSteps.map(({ code }) => code)).not.toContain('ANSWER_FAMILY')
    expect((await at.get('/kabar?lang=en&sent=yes')).body).toContain('Senin depan')
    expect((await instance.send('POST', `/cases/${id}/family-questions/0/answer`, 'dinas', { text: 'Lagi' })).statusCode).toBe(422)
  })

  it('of the office are answered by whoever has the code, who is told of it first', async () => {
    const id = await newCase()
    const code = await newCode(id)
    await done(`/cases/${id}/family-questions`, { text: 'Nomor apa yang aman?' })
    const { at, form, page } = await opened(code)
    expect(page).toContain('You: to answer the question below')
    expect((await at.post('/kabar/jawab', { form, nth: '0', text: 'Nomor tetangga' })).status).toBe(303)
    const late = await at.get()
    const again = await at.post('/kabar/jawab', { form: formKeyIn(late.body), nth: '0', text: 'Yang lain' })
    expect(again.status).toBe(422)
    expect((await talk(id)).questions).toMatchObject([{ by: 'OFFICE', answered: 'Nomor tetangga' }])
    for (const nth of ['7', 'x', '-1', '']) {
      const { body } = await at.get()
      expect((await at.post('/kabar/jawab', { form: formKeyIn(body), nth, text: 'Apa' })).status).toBe(422)
    }
  })

  it('that are too long, empty, too many or of a closed matter are told so, and nothing written is lost', async () => {
    const id = await newCase()
    const { at, form } = await opened(await newCode(id))
    const long = `${'Apakah ia sehat? '.repeat(130)}akhir`
    for (const [text, says] of [
      [long, '2000 at most'],
      ['   ', 'Write something first'],
      [`${'x'.repeat(70_000)}`, '2000 at most'],
    ] as const) {
      const { status, body } = await at.post('/kabar/tanya', { form, text })
      expect([status, body.includes(says)]).toEqual([422, true])
      if (text === long) expect(body).toContain(long)
    }
    // Under a form that was not ours to give, and under one that was used for something else.
    expect((await at.post('/kabar/tanya', { form: 'abc', text: 'Halo' })).status).toBe(422)
    expect((await at.post('/kabar/tanya', { form, text: 'Satu' })).status).toBe(303)
    const reused = await at.post('/kabar/tanya', { form, text: 'Dua' })
    expect([reused.status, reused.body.includes('Send it once more')]).toEqual([422, true])
    for (const text of ['Dua', 'Tiga', 'Empat', 'Lima', 'Enam']) {
      const { status } = await at.post('/kabar/tanya', { form: formKeyIn((await at.get()).body), text })
      expect(status).toBe(text === 'Enam' ? 422 : 303)
    }
    for (const to of ['VERIFIED', 'CONSULTATION', 'FULFILLED']) await done(`/cases/${id}/moves/${to}`, {})
    const closed = await at.post('/kabar/tanya', { form: formKeyIn((await at.get()).body), text: 'Halo\0 \u{1F600}' })
    expect(closed.status).toBe(422)
    expect((await at.get()).body).toContain('come to the office')
  })

  it('wait with whoever was away too long, and are sent with the code', async () => {
    const id = await newCase()
    const code = await newCode(id)
    const { at, form } = await opened(code)
    instance.setNow('2026-05-03T02:21:00.000Z')
    const over = await at.post('/kabar/tanya', { form, text: 'Kapan kabarnya?' })
    expect([over.status, over.body.includes('Kapan kabarnya?'), formKeyIn(over.body)]).toEqual([422, true, form])
    const sent = await at.post('/kabar', { code, text: 'Kapan kabarnya?', form })
    expect([sent.status, sent.location]).toEqual([303, '/kabar?lang=en&sent=yes'])
    // Had it come through before, it would still be one.
    expect((await at.post('/kabar', { code, text: 'Kapan kabarnya?', form })).status).toBe(303)
    instance.setNow(START)
    expect((await talk(id)).questions).toHaveLength(1)
  })

  it('of somebody who was trafficked are not read by neighbours', async () => {
    const id = await newCase({ category: 'PERDAGANGAN_ORANG' })
    const { at, form } = await opened(await newCode(id))
    await at.post('/kabar/tanya', { form, text: 'Apakah ia aman?' })
    await at.post('/kabar/berkas', { form: formKeyIn((await at.get()).body) }, PNG)
    const near = await talk(id, 'desa')
    expect([near.withheld, near.questions[0]?.asked, near.questions.length]).toEqual([true, undefined, 1])
    expect((await talk(id)).questions[0]?.asked).toBe('Apakah ia aman?')
    // The code would read it to them, and a new one would shut the family out: neither is theirs. They pass on that it is asked for.
    for (const path of ['family-code', 'family-code/revocation', 'family-questions/0/answer']) {
      const body = path.endsWith('answer') ? { text: 'Besok' } : {}
      const refused = await instance.send('POST', `/cases/${id}/${path}`, 'desa', body)
      expect([refused.statusCode, refused.json().code], path).toEqual([422, 'case-near'])
    }
    expect(near.codes).toBe(false)
    await done(`/cases/${id}/family-code/request`, {}, 'desa')
    expect((await talk(id, 'desa')).codeAskedOn).toBe('2026-05-03')
    expect((await instance.send('POST', `/cases/${id}/family-code/request`, 'desa', {})).json().code).toBe('family-code-asked')
    const steps = async () => (await readCase(id)).nextSteps.map(({ code, owner, due }) => [code, owner, due])
    expect(await steps()).toContainEqual(['GIVE_FAMILY_CODE', 'REGENCY', '2026-05-06'])
    await newCode(id)
    expect((await steps()).map(([code]) => code)).not.toContain('GIVE_FAMILY_CODE')
    expect((await talk(id)).codeAskedOn).toBeUndefined()
    expect((await instance.send('GET', `/cases/${id}/family-documents/0`, 'desa')).statusCode).toBe(404)
    expect((await instance.send('GET', `/cases/${id}/family-documents/0`, 'dinas')).statusCode).toBe(200)
  })
})

describe('documents', () => {
  it('come under the checks of papers, once, and are opened by the office', async () => {
    const id = await newCase()
    const { at, form } = await opened(await newCode(id))
    expect((await at.post('/kabar/berkas', { form }, PNG)).status).toBe(303)
    expect((await at.post('/kabar/berkas', { form }, PNG)).status).toBe(303)
    const { documents } = await talk(id)
    expect(documents).toMatchObject([{ nth: 0, type: 'image/png', scan: 'CLEAN' }])
    const got = await instance.send('GET', `/cases/${id}/family-documents/0`, 'dinas')
    expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'image/png'])
    expect(got.headers['content-security-policy']).toContain('sandbox')
    expect((await instance.send('GET', `/cases/${id}/family-documents/1`, 'dinas')).statusCode).toBe(404)
    const again = async (file?: Buffer) => at.post('/kabar/berkas', { form: formKeyIn((await at.get()).body) }, file)
    const before = instance.store.files.size
    for (const file of [
      undefined,
      Buffer.alloc(0),
      Buffer.from('%PDF-no'),
      Buffer.from('MZ executable'),
      Buffer.concat([PNG, Buffer.from('more')]),
    ])
      expect((await again(file)).status).toBe(422)
    scanned = 'INFECTED'
    expect((await again(Buffer.concat([PNG]))).body).toContain('harmful program')
    scanned = 'CLEAN'
    const large = await again(Buffer.concat([PNG, Buffer.alloc(20 * 1024 * 1024)]))
    expect([large.status, large.body.includes('larger than 20 MB')]).toEqual([422, true])
    expect(instance.store.files.size).toBe(before)
    expect((await talk(id)).documents).toHaveLength(1)
  })

  it('outlive the night, and go with the person', async () => {
    const worker = Made.parse(
      await done('/workers', { name: 'Wulan', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG' }, 'desa'),
    ).id
    const id = await newCase({ workerId: worker, name: undefined })
    const code = await newCode(id)
    const { at, form } = await opened(code)
    await at.post('/kabar/berkas', { form }, PNG)
    const mine = (): number => [...instance.store.files.keys()].filter((name) => name.includes(parseId(id).uuid)).length
    const sweep = instance.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep')
    await sweep?.run('2099-01-01T00:00:00.000Z')
    expect(mine()).toBe(1)
    const forgotten = instance.capabilities.flatMap(({ listeners = [] }) => listeners).find(({ name }) => name === 'case-persons')
    const documents = instance.capabilities.flatMap(({ listeners = [] }) => listeners).find(({ name }) => name === 'case-documents')
    const event = { id: 'x', version: 1, commandId: '0197f3c2-0000-8000-a000-000000000001' }
    await forgotten?.handle({ ...event, key: parseId(worker), type: 'PersonErased' })
    await documents?.handle({ ...event, key: parseId(id), type: 'PersonOfCaseForgotten' })
    expect(mine()).toBe(0)
    expect((await browser().post('/kabar', { code })).status).toBe(422)
    expect(await findByCode(instance.db, codeHash(instance.services.keyring, code))).toBeUndefined()
    const [left] = await instance.db.read(custody, 'select let_in from snapshot where stream_id = $1', [parseId(id).uuid])
    expect(left).toEqual({ let_in: [] })
  })
})
