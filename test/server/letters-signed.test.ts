// SPDX-License-Identifier: AGPL-3.0-or-later
// The signed original of a letter: scanned back or signed with the official's certificate, sealed with the letter, said to be held wherever it is
// checked; and what somebody above the office found about a letter that stands out.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { program } from '#apps/cli/program.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { runProgram } from '#platform/cli/program.ts'
import { openBsre } from '#platform/server/esign/signing.ts'
import { type BsreDouble, startBsre } from '../support/bsre.ts'
import { temporaryFolder } from '../support/folder.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { modulesOf } from '../support/pdf.ts'
import { jpeg, pdf } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

const OFFICIAL = { nik: '3510041501750002', passphrase: 'kata-sandi-kepala-desa' }
const Made = z.object({ id: z.string() })
const File = z.object({
  family: z.array(z.object({ key: z.string() })),
  milestones: z.array(z.object({ code: z.string(), status: z.string() })),
})

let instance: TestInstance
let jobs: TestJobs
let bsre: BsreDouble
beforeAll(async () => {
  bsre = await startBsre(OFFICIAL)
  const infected = Buffer.from('EICAR')
  instance = openInstance(await freshDatabase(), {
    electronic: openBsre(bsre.address),
    scanner: async (chunks) => {
      for await (const chunk of chunks) if (chunk.includes(infected)) return 'INFECTED'
      return 'CLEAN'
    },
  })
  jobs = await openJobs(instance)
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
  await bsre.stop()
})

async function made(path: string, body: object, as: OfficerName = 'desa'): Promise<string> {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const person = (name: string): Promise<string> => made('/workers', { name, sex: 'F', birthDate: '1999-07-21', area: '35.10.04.2006' })
const introduce = async (name: string): Promise<string> => made(`/workers/${await person(name)}/letters`, { kind: 'INTRODUCTION' })
const read = async (id: string, as: OfficerName = 'desa') =>
  letterContracts.GetLetter.output.parse((await instance.send('GET', `/letters/${id}`, as)).json())
const scan = (id: string, bytes: Buffer, as: OfficerName = 'desa', query = '') =>
  instance.app.inject({
    method: 'POST',
    url: `/api/v1/letters/${id}/signed${query}`,
    headers: { 'x-officer': as, 'accept-language': 'en', ...FORM_TYPE },
    payload: formOf(bytes, 'surat.jpg'),
  })
const checked = async (id: string): Promise<string> => {
  const { pathname } = new URL((await read(id)).check?.url ?? '')
  return (await instance.app.inject({ method: 'GET', url: pathname, headers: { accept: '*/*', 'accept-language': 'en' } })).body
}

describe('a letter that was printed, signed and scanned back', () => {
  it('of a consent says what the officer saw, where they say so', async () => {
    const worker = await person('Izin Disaksikan')
    await made(`/workers/${worker}/family`, { relation: 'SPOUSE', name: 'Slamet', birthDate: '1990-01-02' })
    const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
    const body = { kind: 'FAMILY_CONSENT', relative: family[0]?.key, seen: 'BROUGHT_SIGNED' }
    const id = await made(`/workers/${worker}/letters`, body)
    // Before there is a signed original nobody takes it for a consent.
    for (const said of ['registered, but not recorded as signed yet', 'Brought with the signature'])
      expect(await checked(id)).toContain(said)
    const unsigned = async () =>
      letterContracts.ListLettersOf.output
        .parse((await instance.send('GET', `/workers/${worker}/letters`, 'dinas')).json())
        .items.map((each) => each.unsigned)
    expect([await unsigned(), (await read(id)).unsigned]).toEqual([[true], true])
    expect((await scan(id, jpeg())).statusCode).toBe(200)
    expect((await read(id)).signed).not.toHaveProperty('seen')
    expect([await unsigned(), (await read(id)).unsigned]).toEqual([[false], false])
    expect(await checked(id)).toContain('This letter is registered and valid')
    expect((await scan(`${id}`, jpeg([], { width: 41 }), 'desa', '?seen=READ_ALOUD')).statusCode).toBe(200)
    expect((await read(id)).signed).toMatchObject({ seen: 'READ_ALOUD' })
    // What was seen of the signing takes the place of what was said before there was a paper.
    expect((await checked(id)).match(/Read aloud|Brought with/g)).toEqual(['Read aloud'])
    expect((await scan(id, jpeg([], { width: 42 }), 'desa', '?seen=NOT_SEEN')).statusCode).toBe(200)
    expect(await checked(id)).toContain('Did not see the signing')
    // Of no other letter is anything seen.
    const other = await introduce('Tidak Disaksikan')
    expect((await scan(other, jpeg(), 'desa', '?seen=READ_ALOUD')).statusCode).toBe(200)
    expect((await read(other)).signed).not.toHaveProperty('seen')
  })

  it('is held sealed, shown to its office alone, and said to be held wherever it is checked', async () => {
    const id = await introduce('Sudah Ditandatangani')
    expect(await checked(id)).not.toContain('signed original')
    const picture = jpeg([], { width: 40 })
    expect((await scan(id, picture)).statusCode).toBe(200)
    expect((await read(id)).signed).toMatchObject({ on: '2026-05-03', way: 'BY_HAND', scan: 'CLEAN' })
    const page = await checked(id)
    expect(page).toContain('has held the signed original since 3 May 2026')
    expect(page).toContain('no certified electronic signature')
    const held = await instance.send('GET', `/letters/${id}/signed`, 'dinas')
    expect([held.statusCode, held.headers['content-type']]).toEqual([200, 'image/jpeg'])
    for (const { bytes } of instance.store.files.values()) expect(bytes.includes(picture.subarray(0, 32))).toBe(false)
    for (const path of [`/letters/${id}/signed`]) expect((await instance.send('GET', path, 'tetangga')).statusCode).toBe(404)
    expect((await scan(id, picture, 'tetangga')).statusCode).toBe(404)

    // A better scan takes its place.
    expect((await scan(id, pdf())).statusCode).toBe(200)
    expect((await instance.send('GET', `/letters/${id}/signed`, 'desa')).headers['content-type']).toBe('application/pdf')
  })

  it('is refused where it is no picture and no PDF, holds a virus, or belongs to a letter that was revoked', async () => {
    const id = await introduce('Berkas Aneh')
    for (const [bytes, code] of [
      [Buffer.from('bukan gambar'), 'file-unknown'],
      [pdf('/Lang (EICAR)'), 'letter-file-infected'],
    ] as const) {
      const answer = await scan(id, bytes)
      expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    }
    expect((await read(id)).signed).toBeUndefined()
    expect((await instance.send('GET', `/letters/${id}/signed`, 'desa')).json().code).toBe('letter-signed-gone')
    await made(`/letters/${id}/revocation`, { cause: 'WRONG_DETAILS', reason: 'Salah nama' })
    expect((await scan(id, jpeg())).json().code).toBe('letter-revoked')
  })

  it('is refused to another office than the one that issued it, which is told whom to ask', async () => {
    const id = await made(`/workers/${await person('Surat Dinas')}/letters`, { kind: 'PASSPORT_RECOMMENDATION' }, 'dinas')
    const answer = await scan(id, jpeg())
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'letter-not-ours'])
    expect(answer.body).toContain('Ask that office')
    const before = bsre.heard.length
    expect((await instance.send('POST', `/letters/${id}/signature`, 'desa', OFFICIAL)).json().code).toBe('letter-not-ours')
    expect(bsre.heard.length).toBe(before)
    expect((await scan(id, jpeg(), 'dinas')).statusCode).toBe(200)
  })

  it('stays where a further one comes, whoever sweeps what nobody names', async () => {
    const id = await introduce('Dipindai Dua Kali')
    for (const bytes of [jpeg([], { width: 48 }), pdf(), jpeg([], { width: 56 })]) expect((await scan(id, bytes)).statusCode).toBe(200)
    const sweep = instance.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep')
    await sweep?.run('2099-01-01T00:00:00.000Z')
    const folder = `${id.slice(0, 4)}/${id.slice(5)}/`
    expect([...instance.store.files.keys()].filter((name) => name.startsWith(folder))).toHaveLength(3)
  })

  it('goes with its person', async () => {
    const worker = await person('Terhapus')
    const id = await made(`/workers/${worker}/letters`, { kind: 'INTRODUCTION' })
    await scan(id, jpeg([], { width: 63 }))
    await scan(id, jpeg([], { width: 64 }))
    const folder = `${id.slice(0, 4)}/${id.slice(5)}/`
    expect([...instance.store.files.keys()].filter((name) => name.startsWith(folder))).toHaveLength(2)
    await made(`/workers/${worker}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')
    await jobs.settleAll()
    expect([...instance.store.files.keys()].filter((name) => name.startsWith(folder))).toEqual([])
    expect((await instance.send('GET', `/letters/${id}/signed`, 'desa')).statusCode).toBe(404)
  })
})

describe('a letter that is revoked', () => {
  const statusOf = async (worker: string, code: string) =>
    File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json()).milestones.find((each) => each.code === code)?.status
  const record = async (worker: string, code: string, evidence: string): Promise<void> => {
    const answer = await instance.send('POST', `/workers/${worker}/milestones/${code}`, 'desa', { on: '2026-05-03', evidence })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
  }

  it('takes with it the step of the file that was recorded by its number, and no other', async () => {
    const worker = await person('Izin Ditarik')
    await made(`/workers/${worker}/family`, { relation: 'SPOUSE', name: 'Slamet', birthDate: '1990-01-02' })
    const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
    const consent = await made(`/workers/${worker}/letters`, { kind: 'FAMILY_CONSENT', relative: family[0]?.key, seen: 'READ_ALOUD' })
    const marital = await made(`/workers/${worker}/letters`, { kind: 'MARITAL_STATUS', marital: 'MARRIED' })
    await record(worker, 'FAMILY_CONSENT', (await read(consent)).number)
    await record(worker, 'MARITAL_LETTER', 'Buku nikah 12/2019')
    const why = { cause: 'CONSENT_WITHDRAWN', reason: 'Suaminya menarik izin' }
    for (const id of [consent, marital]) await made(`/letters/${id}/revocation`, why)
    await jobs.settleAll()
    expect(await statusOf(worker, 'FAMILY_CONSENT')).not.toBe('done')
    expect(await statusOf(worker, 'MARITAL_LETTER')).toBe('done')
  })

  const Kin = z.object({ family: z.array(z.object({ key: z.string(), consented: z.optional(z.boolean()) })) })
  const kin = async (worker: string) => Kin.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json()).family
  const why = { cause: 'FALSE_STATEMENT', reason: 'Bukan tanda tangannya' }
  const standing = async (worker: string) => {
    await jobs.settleAll()
    return [(await kin(worker)).map(({ consented }) => consented === true), await statusOf(worker, 'FAMILY_CONSENT')]
  }
  const husband = { relation: 'SPOUSE', name: 'Slamet', birthDate: '1990-01-02' }
  const consent = async (worker: string, relative: string, more: object = {}) => {
    const body = { kind: 'FAMILY_CONSENT', relative, seen: 'NOT_YET', ...more }
    return made(`/workers/${worker}/letters`, body)
  }
  /** As the page does it: the original comes back, the relative consented, and the step is recorded. */
  const signed = async (worker: string, id: string, relative: string, width: number): Promise<void> => {
    expect((await scan(id, jpeg([], { width }), 'desa', '?seen=SIGNED_BEFORE_ME')).statusCode).toBe(200)
    await made(`/workers/${worker}/family`, { relative, ...husband, consented: true })
  }

  it('leaves no relative who consented by it alone, and whoever signs the next one consented again', async () => {
    const worker = await person('Izin Palsu')
    for (const each of [husband, { relation: 'MOTHER', name: 'Bu Tin', consented: true }]) await made(`/workers/${worker}/family`, each)
    const key = (await kin(worker))[0]?.key ?? ''
    const first = await consent(worker, key)
    await signed(worker, first, key, 41)
    // An officer writes more than the number: it is that letter all the same.
    await record(worker, 'FAMILY_CONSENT', `Surat izin no. ${(await read(first)).number}, tanggal 3 Mei`)
    expect(await standing(worker)).toEqual([[true, true], 'done'])
    await made(`/letters/${first}/revocation`, why)
    // What the mother signed is another paper, of which nobody said that it counts no more.
    expect(await standing(worker)).toEqual([[false, true], 'open'])

    const second = await consent(worker, key)
    await signed(worker, second, key, 42)
    await record(worker, 'FAMILY_CONSENT', (await read(second)).number)
    expect(await standing(worker)).toEqual([[true, true], 'done'])
    // One in its place counts once it is signed, not before.
    const third = await consent(worker, key, { replaces: second })
    expect(await standing(worker)).toEqual([[false, true], 'open'])
    await signed(worker, third, key, 43)
    await record(worker, 'FAMILY_CONSENT', (await read(third)).number)
    // Of two that were signed the other one still stands.
    const fourth = await consent(worker, key)
    await signed(worker, fourth, key, 44)
    await made(`/letters/${fourth}/revocation`, why)
    expect(await standing(worker)).toEqual([[true, true], 'done'])
    // And of one that nobody signed nothing was ever said.
    await made(`/letters/${await consent(worker, key)}/revocation`, why)
    expect(await standing(worker)).toEqual([[true, true], 'done'])
    await made(`/letters/${third}/revocation`, why)
    expect(await standing(worker)).toEqual([[false, true], 'open'])
    // Its number is no proof when it is shown once more; one that Kawal did not issue is.
    await record(worker, 'FAMILY_CONSENT', `SIK no. ${(await read(third)).number}`)
    expect((await standing(worker))[1]).toBe('open')
    await record(worker, 'FAMILY_CONSENT', 'Surat izin tulisan tangan')
    expect((await standing(worker))[1]).toBe('done')
  })
})

describe('a letter signed with a certificate', () => {
  const sign = (id: string, more: object = {}, key?: string) =>
    instance.app.inject({
      method: 'POST',
      url: `/api/v1/letters/${id}/signature`,
      headers: { 'x-officer': 'desa', 'accept-language': 'en', ...(key === undefined ? {} : { 'idempotency-key': key }) },
      payload: { ...OFFICIAL, ...more },
    })

  it('is sent once to the service, and what comes back is held as the original', async () => {
    const id = await introduce('Bersertifikat')
    const answer = await sign(id, {}, 'kunci-sekali')
    expect(answer.statusCode, answer.body).toBe(200)
    expect(bsre.heard.at(-1)).toContain('%PDF-1.7')
    expect((await read(id)).signed).toMatchObject({ way: 'ELECTRONIC' })
    expect((await read(id)).signsElectronically).toBe(true)
    const held = await instance.send('GET', `/letters/${id}/signed`, 'desa')
    expect(held.rawPayload.toString('latin1')).toContain('/ByteRange')
    expect(await checked(id)).toContain('with their certificate of BSrE on 3 May 2026')
    // What was typed is in no fingerprint: the same key with another passphrase is the same command, and the service says no to it.
    const again = await sign(id, {}, 'kunci-sekali')
    expect([again.statusCode, again.json().number]).toEqual([200, answer.json().number])
    expect((await sign(id, { passphrase: 'lain' }, 'kunci-sekali')).json().code).toBe('letter-not-signed')
  })

  it('is no consent: whoever consents signs by hand, and the service is not asked', async () => {
    const worker = await person('Izin Bersertifikat')
    await made(`/workers/${worker}/family`, { relation: 'SPOUSE', name: 'Slamet', birthDate: '1990-01-02' })
    const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
    const id = await made(`/workers/${worker}/letters`, { kind: 'FAMILY_CONSENT', relative: family[0]?.key, seen: 'NOT_YET' })
    const before = bsre.heard.length
    expect((await sign(id)).json().code).toBe('letter-consent-by-hand')
    expect([bsre.heard.length, (await read(id)).signsElectronically]).toEqual([before, false])
    expect(await checked(id)).toContain('registered, but not recorded as signed yet')
  })

  it('says what to do where the service refuses or is away, and keeps nothing', async () => {
    const id = await introduce('Ditolak')
    const wrong = await sign(id, { passphrase: 'salah' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'letter-not-signed'])
    const nowhere = openBsre('http://kawal:lain@127.0.0.1:9/')
    expect(await nowhere(Buffer.from('%PDF-'), OFFICIAL)).toBe('away')
    expect(await openBsre(bsre.address.replace('rahasia', 'keliru'))(Buffer.from('%PDF-'), OFFICIAL)).toBe('away')
    expect((await read(id)).signed).toBeUndefined()
  })
})

describe('the command line', () => {
  it('checks the code of a letter with a file of keys, and trusts none that is another', async () => {
    const id = await introduce('Dari Baris Perintah')
    const code = readQr(modulesOf((await instance.send('GET', `/letters/${id}/paper`, 'desa')).rawPayload))
    const keys = join(temporaryFolder('keys'), 'jwks.json')
    writeFileSync(keys, (await instance.app.inject({ method: 'GET', url: '/.well-known/jwks.json' })).body)
    const typed = async (given: string) => {
      const out: string[] = []
      const screen = { out: (line: string) => void out.push(line), err: (line: string) => void out.push(line) }
      const args = ['verify-certificate', given, '--keys', keys, '--json']
      await runProgram(program, { args, locale: 'en', screen })
      return { said: out.join('\n') }
    }
    // It has an end, and whether that has come depends on the day.
    expect((await typed(code)).said).toContain('"name":"Dari Baris Perintah"')
    expect((await typed(code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).said).toContain('certificate-not-ours')
  })
})

describe('a consent that stands out', () => {
  it('is settled by an office above, with who, when and why, and waits for nobody any more', async () => {
    const worker = await person('Menonjol')
    await made(`/workers/${worker}/family`, { relation: 'SPOUSE', name: 'Suami' })
    const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
    const id = await made(`/workers/${worker}/letters`, { kind: 'FAMILY_CONSENT', relative: family[0]?.key, seen: 'READ_ALOUD' })
    const flagged = async () =>
      letterContracts.ListLetters.output
        .parse((await instance.send('GET', '/letters?show=flagged', 'dinas')).json())
        .items.map((each) => each.id)
    expect(await flagged()).toContain(id)
    expect([(await read(id)).maySettle, (await read(id, 'dinas')).maySettle]).toEqual([false, true])
    const found = { outcome: 'IN_ORDER', found: 'Kepala desa menunjukkan KTP suaminya.' }
    expect((await instance.send('POST', `/letters/${id}/settlement`, 'desa', found)).statusCode).toBe(403)
    expect((await instance.send('POST', `/letters/${id}/settlement`, 'jember', found)).statusCode).toBe(404)
    await made(`/letters/${id}/settlement`, found, 'dinas')
    expect((await read(id)).settled).toEqual({
      on: '2026-05-03',
      as: 'IN_ORDER',
      found: found.found,
      user: 'dinas',
      office: 'office-dinas',
    })
    expect(await flagged()).not.toContain(id)
    expect((await instance.send('POST', `/letters/${id}/settlement`, 'dinas', found)).json().code).toBe('letter-settled')
    const plain = await introduce('Biasa')
    expect((await instance.send('POST', `/letters/${plain}/settlement`, 'dinas', found)).json().code).toBe('letter-no-flag')
    const own = await made(`/workers/${worker}/letters`, { kind: 'PASSPORT_RECOMMENDATION' }, 'dinas')
    expect((await read(own, 'dinas')).maySettle).toBe(false)
  })

  it('is in the work of the office above, and where something is wrong stays there and listed until it counts no more', async () => {
    const worker = await person('Wali Palsu')
    await made(`/workers/${worker}/family`, { relation: 'GUARDIAN', name: 'Pak Calo', birthDate: '1980-01-01' })
    const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
    const id = await made(`/workers/${worker}/letters`, { kind: 'FAMILY_CONSENT', relative: family[0]?.key, seen: 'NOT_YET' })
    const waits = async (as: OfficerName, path: string) => (await instance.send('GET', path, as)).body.includes(id)
    const listed = async () => [await waits('dinas', '/work?limit=200'), await waits('dinas', '/letters?show=flagged&limit=200')]
    expect([...(await listed()), await waits('desa', '/work?limit=200')]).toEqual([true, true, false])
    await made(`/letters/${id}/settlement`, { outcome: 'NOT_IN_ORDER', found: 'Bukan walinya' }, 'dinas')
    expect(await listed()).toEqual([true, true])
    await made(`/letters/${id}/revocation`, { cause: 'FALSE_STATEMENT', reason: 'Yang memberi izin bukan walinya' }, 'dinas')
    expect(await listed()).toEqual([false, false])
  })
})
