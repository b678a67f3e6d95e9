// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers of a file over HTTP: attached, sealed, looked at, fetched back, withdrawn.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { exif, jpeg, pdf, png } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
let jobs: TestJobs
let siti: string
/** Nothing answers where the scanner should be. */
let down = true
const VIRUS = Buffer.from('00ff00', 'hex')
beforeAll(async () => {
  instance = openInstance(await freshDatabase(), {
    scanner: async (chunks) => {
      if (down) throw new Error('the scanner is down')
      const parts: Buffer[] = []
      for await (const chunk of chunks) parts.push(chunk)
      return Buffer.concat(parts).includes(VIRUS) ? 'INFECTED' : 'CLEAN'
    },
  })
  jobs = await openJobs(instance, { retries: 0, onError: () => undefined })
  siti = await register('Siti Aminah')
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

const Made = z.object({ id: z.string() })
const Papers = z.object({
  items: z.array(z.looseObject({ id: z.string(), kind: z.string(), standing: z.string(), scan: z.string() })),
  needed: z.array(z.object({ kind: z.string(), milestone: z.string(), required: z.boolean() })),
})

const send: TestInstance['send'] = (...request) => instance.send(...request)

async function register(name: string): Promise<string> {
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'P_TO_P' }
  return Made.parse((await send('POST', '/workers', 'desa', person)).json()).id
}

interface Attaching {
  readonly to?: string
  readonly kind?: string
  readonly as?: OfficerName
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
}

function attach(bytes: Buffer, { to = siti, kind = 'PASSPORT', as = 'desa', headers: more = {}, key }: Attaching = {}) {
  const headers = {
    'x-officer': as,
    'accept-language': 'en',
    ...FORM_TYPE,
    ...more,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  return instance.app.inject({ method: 'POST', url: `/api/v1/papers?workerId=${to}&kind=${kind}`, headers, payload: formOf(bytes, 'foto') })
}

async function attached(bytes: Buffer, more: Attaching = {}): Promise<string> {
  const answer = await attach(bytes, more)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

const fetched = (id: string, as: OfficerName = 'dinas') => send('GET', `/papers/${id}/file`, as)
const inStore = (): readonly string[] => [...instance.store.files.keys()]

describe('a picture of a passport', () => {
  it('comes back as it was drawn, without the place where it was taken, and lies sealed in the meantime', async () => {
    const place = 'Rumah Bu Tutik, Kalibaru'
    const id = await attached(jpeg([exif(6, place)]))
    const answer = await fetched(id)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="passport-2026-05-03.jpeg"',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(answer.rawPayload.includes(place)).toBe(false)
    expect(answer.rawPayload.includes(jpeg().subarray(2))).toBe(true)
    const [name = '', kept] = [...instance.store.files][0] ?? []
    expect(name).toMatch(new RegExp(`^3510/${siti.slice(5)}/[0-9a-f]{64}$`))
    expect(kept?.bytes.includes(jpeg().subarray(2, 40))).toBe(false)
  })

  it('is on the file, beside what the scheme asks for', async () => {
    const { items, needed } = Papers.parse((await send('GET', `/workers/${siti}/papers`, 'desa')).json())
    expect(items[0]).toMatchObject({ kind: 'PASSPORT', standing: 'RECEIVED', scan: 'NOT_SCANNED', name: 'Siti Aminah' })
    expect(needed).toContainEqual({ kind: 'PASSPORT', milestone: 'PASSPORT_ISSUED', required: true })
    expect(new Set(needed.map(({ kind }) => kind)).size).toBe(needed.length)
  })

  it('waits in the work list of the regency', async () => {
    const work = await send('GET', '/work', 'dinas')
    expect(work.body).toContain('Compare the attached paper with what it must say')
  })

  it('sent again under its key is the same paper, and another file under it is refused', async () => {
    const first = await attach(png(), { key: 'kunci' })
    expect((await attach(png(), { key: 'kunci' })).body).toBe(first.body)
    expect((await attach(jpeg(), { key: 'kunci' })).statusCode).toBe(409)
  })

  it('is kept once for one person, and apart for two', async () => {
    const [sri, dewi] = [await register('Sri Wahyuni'), await register('Dewi Lestari')]
    const before = inStore().length
    for (const kind of ['KTP_EL', 'FOTO']) await attached(jpeg(), { to: sri, kind })
    expect(inStore().length).toBe(before + 1)
    await attached(jpeg(), { to: dewi })
    const [theirs, hers] = inStore()
      .slice(before)
      .map((name) => name.slice(-64))
    expect([theirs, hers]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.not.stringContaining(String(theirs))])
  })
})

describe('whoever may not', () => {
  it.each(['tetangga', 'jember'] as const)('%s finds neither the file nor the person', async (as) => {
    const id = await attached(jpeg())
    const answers = await Promise.all([fetched(id, as), send('GET', `/papers/${id}`, as), attach(jpeg(), { as })])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
  })
  it.each(['blk', 'lsp', 'bupati', 'auditor', 'admin'] as const)('%s has no papers at all', async (as) => {
    expect((await attach(jpeg(), { as })).statusCode).toBe(403)
  })
})

describe('what is not taken', () => {
  const Refused = z.object({ code: z.string(), title: z.string() })
  it.each([
    ['a page that says it is a picture', Buffer.from('<!doctype html>'), {}, 422, 'file-unknown'],
    ['no form', jpeg(), { headers: { 'content-type': 'image/jpeg' } }, 415, 'unsupported-media-type'],
    ['a picture of 50,000 × 50,000', jpeg([], { width: 50_000, height: 50_000 }), {}, 422, 'image-too-large'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), {}, 413, 'too-large'],
    ['a kind nobody knows', jpeg(), { kind: 'KARTU_AJAIB' }, 400, 'invalid-input'],
  ] as const)('%s', async (_name, bytes, more, status, code) => {
    const before = inStore()
    const answer = await attach(bytes, more)
    expect(answer.statusCode).toBe(status)
    expect(Refused.parse(answer.json()).code).toBe(code)
    expect(inStore()).toEqual(before)
  })
})

describe('a PDF with script', () => {
  it('is kept, named and flagged for a person', async () => {
    const id = await attached(pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), { kind: 'E_PMI' })
    const paper = (await send('GET', `/papers/${id}`, 'dinas')).json()
    expect(paper).toMatchObject({ file: { dangers: ['SCRIPT'] }, flags: [{ code: 'FILE_DANGER' }], standing: 'RECEIVED' })
  })
})

describe('a paper attached by mistake', () => {
  it('is withdrawn: its file is destroyed, its entry stays, and what is being attached meanwhile is left alone', async () => {
    const bytes = jpeg([], { width: 16 })
    const before = inStore()
    const id = await attached(bytes, { kind: 'KK' })
    const [mine = ''] = inStore().filter((name) => !before.includes(name))
    instance.store.files.set(mine, { bytes: Buffer.alloc(1), at: 0 })
    const coming = `3510/${siti.slice(5)}/${'b'.repeat(64)}`
    instance.store.files.set(coming, { bytes: Buffer.alloc(1), at: Date.parse(instance.services.clock()) })
    const answer = await send('POST', `/papers/${id}/withdrawal`, 'desa', { reason: 'Milik orang lain' })
    expect(answer.json()).toMatchObject({ standing: 'WITHDRAWN' })
    await jobs.settleAll()
    expect(inStore()).toEqual([...before, coming])
    instance.store.files.delete(coming)
    const gone = await fetched(id)
    expect([gone.statusCode, gone.json().code]).toEqual([422, 'paper-file-gone'])
    expect((await send('GET', `/papers/${id}`, 'dinas')).json()).toMatchObject({ standing: 'WITHDRAWN', reason: 'Milik orang lain' })
  })
})

describe('at the desk', () => {
  const agreed = { NAME: 'AGREES', BIRTH_DATE: 'AGREES', ISSUER: 'AGREES', PURPOSE: 'AGREES' }
  const printed = { number: 'X1234567', issuer: 'Kanim Jember', issuedOn: '2025-05-01', validUntil: '2031-05-01' }
  const verify = (id: string, body: object, as: OfficerName = 'dinas') => send('POST', `/papers/${id}/verification`, as, body)
  const Flagged = z.object({ standing: z.string(), flags: z.array(z.looseObject({ code: z.string() })) })
  async function read(id: string, as: OfficerName = 'dinas') {
    await jobs.settleAll()
    return Flagged.parse((await send('GET', `/papers/${id}`, as)).json())
  }
  const codes = async (id: string, as?: OfficerName) => (await read(id, as)).flags.map(({ code }) => code)

  it('every item needs a mark, what differs a word, and what lapses its last day', async () => {
    const id = await attached(jpeg())
    const said = async (body: object) =>
      (await verify(id, body)).json().errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)
    expect(await said({ compared: { NAME: 'AGREES' }, ...printed })).toEqual(['compared marks-incomplete'])
    expect(await said({ compared: { ...agreed, NAME: 'DIFFERS' }, ...printed })).toEqual(['note note-needed'])
    expect(await said({ compared: agreed, number: 'X1234567' })).toEqual(['validUntil required'])
    expect(await said({ compared: agreed, ...printed, validUntil: '2036-05-02' })).toEqual(['validUntil valid-until-too-far'])
    expect(await said({ compared: agreed, ...printed, issuedOn: '2026-05-04' })).toEqual(['issuedOn date-in-future'])
    expect((await verify(id, { compared: agreed, ...printed })).json()).toMatchObject({ standing: 'VERIFIED', flags: [] })
    expect((await verify(id, { compared: agreed, ...printed })).json()).toMatchObject({ code: 'paper-decided' })
  })

  it('a newer passport takes the place of the older, and the file says until when it suffices', async () => {
    const dewi = await register('Dewi Anggraini')
    const [older, newer] = [await attached(jpeg(), { to: dewi }), await attached(png(), { to: dewi })]
    // In whichever order they are checked.
    await verify(newer, { compared: agreed, ...printed, number: 'A2222222', validUntil: '2026-10-01' })
    await verify(older, { compared: agreed, ...printed, number: 'A1111111' })
    expect([(await read(older)).standing, (await read(newer)).standing]).toEqual(['SUPERSEDED', 'VERIFIED'])
    const { forecast } = (await send('GET', `/workers/${dewi}/papers`, 'desa')).json()
    expect(forecast).toMatchObject([{ kind: 'PASSPORT', validUntil: '2026-10-01', departBy: '2026-04-01', standing: 'practice' }])
  })

  it('lines of a passport that are another’s are flagged, and refuse nothing', async () => {
    const id = await attached(jpeg())
    const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10'
    const answer = await verify(id, { compared: agreed, ...printed, mrz })
    expect(answer.json()).toMatchObject({ standing: 'VERIFIED', flags: ['MRZ_NUMBER', 'MRZ_VALID_UNTIL', 'MRZ_NAME', 'MRZ_BIRTH_DATE'] })
    const settled = { settlement: 'CLEARED', reason: 'Surat contoh' }
    expect((await send('POST', `/papers/${id}/flags/MRZ_NAME/settlement`, 'dinas', settled)).json().flags).toHaveLength(3)
    expect((await send('POST', `/papers/${id}/flags/MRZ_NAME/settlement`, 'dinas', settled)).json().code).toBe('flag-settled')
    expect((await send('POST', `/papers/${id}/flags/BULK_SIGNED/settlement`, 'dinas', settled)).json().code).toBe('flag-unknown')
  })

  it('one number on the files of two people is told to whoever sees both, and to nobody else', async () => {
    const neighbour = { name: 'Rina Wati', sex: 'F', birthDate: '1998-01-01', area: '35.10.04.2005', destination: 'HKG' }
    const rina = Made.parse((await send('POST', '/workers', 'tetangga', neighbour)).json()).id
    const [hers, theirs] = [await attached(jpeg(), { to: rina, as: 'tetangga' }), await attached(jpeg())]
    await verify(hers, { compared: agreed, ...printed, number: 'B 7654321' })
    await jobs.settleAll()
    await verify(theirs, { compared: agreed, ...printed, number: 'b7654321' })
    expect(await codes(theirs)).toEqual(['NUMBER_TWICE'])
    expect((await read(theirs)).flags[0]).toMatchObject({ other: hers })
    expect(await codes(theirs, 'desa')).toEqual([])
    // Whoever attached it cannot make it go away, and neither the file nor its number goes with whoever may withdraw it.
    await send('POST', `/papers/${hers}/refusal`, 'dinas', { reason: 'Palsu' })
    const withdraw = (as: OfficerName) => send('POST', `/papers/${hers}/withdrawal`, as, { reason: 'Salah' })
    const refused = await withdraw('tetangga')
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'withdrawal-decides'])
    expect((await withdraw('dinas')).json()).toMatchObject({ standing: 'WITHDRAWN' })
    await jobs.settleAll()
    expect((await fetched(hers)).statusCode).toBe(200)
    const third = await attached(png())
    await verify(third, { compared: agreed, ...printed, number: 'B7654321' })
    expect(await codes(third)).toEqual(['NUMBER_TWICE'])
  })
})

describe('a milestone', () => {
  it('names the paper that was shown, if it lies on this file', async () => {
    const [lia, other] = [await register('Lia Safitri'), await register('Lia Anggraini')]
    const [hers, another] = [await attached(jpeg(), { to: lia }), await attached(jpeg(), { to: other })]
    const record = (paper: string) => send('POST', `/workers/${lia}/milestones/PASSPORT_ISSUED`, 'dinas', { on: '2026-05-01', paper })
    const wrong = await record(another)
    expect([wrong.statusCode, wrong.json().errors[0].code]).toEqual([422, 'paper-not-on-file'])
    expect((await record(hers)).statusCode).toBe(200)
    const { milestones } = z
      .object({ milestones: z.array(z.looseObject({ code: z.string() })) })
      .parse((await send('GET', `/workers/${lia}`, 'dinas')).json())
    expect(milestones.find(({ code }) => code === 'PASSPORT_ISSUED')).toMatchObject({ status: 'done', paper: hers })
  })
})

describe('a scanner', () => {
  it('that is down leaves a paper not scanned; later it is scanned, and one with a virus is given to nobody', async () => {
    const id = await attached(jpeg([], { scan: Buffer.from('3f00ff003f', 'hex') }))
    await jobs.settleAll()
    expect((await send('GET', `/papers/${id}`, 'dinas')).json()).toMatchObject({ scan: 'NOT_SCANNED', standing: 'RECEIVED' })
    expect((await fetched(id)).statusCode).toBe(200)
    down = false
    const rescan = instance.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-rescan')
    await rescan?.run(instance.services.clock())
    expect((await send('GET', `/papers/${id}`, 'dinas')).json()).toMatchObject({ scan: 'INFECTED', standing: 'QUARANTINED' })
    expect([(await fetched(id)).statusCode, (await fetched(id)).json().code]).toEqual([422, 'paper-quarantined'])
    const { items } = Papers.parse((await send('GET', `/workers/${siti}/papers`, 'dinas')).json())
    expect(new Set(items.filter(({ standing }) => standing !== 'WITHDRAWN').map(({ scan }) => scan))).toEqual(
      new Set(['CLEAN', 'INFECTED']),
    )
  })
})

describe('the store', () => {
  const sweep = () => instance.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep')
  it('loses what no paper knows after a day, and nothing else', async () => {
    const known = inStore()
    for (const [name, at] of [
      [`3510/${siti.slice(5)}/${'a'.repeat(64)}`, 0],
      ['incoming/half', 0],
    ] as const)
      instance.store.files.set(name, { bytes: Buffer.alloc(1), at })
    for (const [name, file] of instance.store.files) instance.store.files.set(name, { ...file, at: 0 })
    await sweep()?.run(instance.services.clock())
    expect(inStore().filter((name) => !known.includes(name))).toEqual([])
    const { items } = Papers.parse((await send('GET', `/workers/${siti}/papers`, 'dinas')).json())
    for (const { id, standing } of items.filter((each) => each.standing !== 'WITHDRAWN' && each.scan === 'CLEAN'))
      expect((await fetched(id)).statusCode, standing).toBe(200)
  })

  it('that is full says so, and the paper is not on the file', async () => {
    const before = Papers.parse((await send('GET', `/workers/${siti}/papers`, 'dinas')).json()).items.length
    instance.store.fill()
    const answer = await attach(jpeg([], { width: 24 }))
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'store-full'])
    expect(Papers.parse((await send('GET', `/workers/${siti}/papers`, 'dinas')).json()).items).toHaveLength(before)
  })
})
