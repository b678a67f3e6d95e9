// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters of an office: from a file to a numbered paper that anybody who holds it can check, and that is taken back where it must be.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { PublicKey } from '#kernel/jws.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { openLetterCode } from '#letters/core/letter.proof.ts'
import { statusOn } from '#letters/core/letter.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { readToken } from '#training/core/certificate.ts'
import { checkSignature } from '#training/server/credential.handlers.ts'
import type { OfficerName } from '../support/instance.ts'
import { attachedOf, modulesOf, textsOf } from '../support/pdf.ts'
import { readQr } from '../support/qr.ts'
import { openWorking } from '../support/working.ts'

const NIK = '3510046107990001'
const Made = z.object({ id: z.string() })
const Issued = z.object({ id: z.string(), number: z.string() })
const Letter = z.object({ status: z.string(), found: z.array(z.string()), check: z.optional(z.object({ url: z.string() })) })
const Refused = z.object({ code: z.optional(z.string()), guards: z.optional(z.array(z.object({ guard: z.string() }))) })
const Attached = z.object({ letter: z.unknown(), sha256: z.string(), code: z.string() })
const File = z.object({ family: z.array(z.object({ key: z.string(), name: z.string() })) })

const { instance, jobs } = await openWorking({
  regencies: new Map([
    ['35.10', { code: '35.10', name: 'Disnaker Kabupaten Banyuwangi', letterhead: ['Jl. Ahmad Yani 100'], deadlines: [] }],
  ]),
})

async function made(path: string, body: object, as: OfficerName = 'desa') {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json())
}
async function person(name: string, more: object = {}): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA' }
  return (await made('/workers', { name, sex: 'F', birthDate: '1999-07-21', area: '35.10.04.2006', ...plan, ...more })).id
}
async function issue(worker: string, body: object, as: OfficerName = 'desa') {
  const answer = await instance.send('POST', `/workers/${worker}/letters`, as, body)
  expect(answer.statusCode, answer.body).toBe(201)
  return Issued.parse(answer.json())
}
async function guards(worker: string, body: object, as: OfficerName = 'desa'): Promise<readonly string[]> {
  const answer = await instance.send('POST', `/workers/${worker}/letters`, as, body)
  expect(answer.statusCode, answer.body).toBe(422)
  return Refused.parse(answer.json()).guards?.map(({ guard }) => guard) ?? []
}
async function relative(worker: string, relation: string, name: string, birthDate?: string): Promise<string> {
  await made(`/workers/${worker}/family`, { relation, name, ...(birthDate === undefined ? {} : { birthDate }) })
  const { family } = File.parse((await instance.send('GET', `/workers/${worker}`, 'desa')).json())
  return family.find((each) => each.name === name)?.key ?? ''
}
async function letter(id: string, as: OfficerName = 'desa') {
  const answer = await instance.send('GET', `/letters/${id}`, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return Letter.parse(answer.json())
}
async function paper(id: string): Promise<Buffer> {
  const answer = await instance.send('GET', `/letters/${id}/paper`, 'desa')
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.rawPayload
}
async function open(path: string, language = 'id') {
  return instance.app.inject({ method: 'GET', url: path, headers: { accept: '*/*', 'accept-language': language } })
}
const keys = async () => z.object({ keys: z.array(PublicKey) }).parse((await open('/.well-known/jwks.json')).json()).keys
const addressOf = async (id: string): Promise<string> => new URL((await letter(id)).check?.url ?? '').pathname

describe('a letter', () => {
  it('says the same on paper, in its code, in the file it carries and on the page of whoever holds it', async () => {
    const worker = await person('Siti Nur Āminah', { nik: NIK })
    const key = await relative(worker, 'SPOUSE', 'Slamet Riyadi', '1995-02-03')
    const { id, number } = await issue(worker, { kind: 'FAMILY_CONSENT', relative: key, seen: 'READ_ALOUD' })
    expect(number).toBe('SIK/DS-35.10.04.2006/2026/0001')

    const pdf = await paper(id)
    expect(pdf.length).toBeLessThan(60_000)
    const texts = textsOf(pdf)
    const facts = [
      'Siti Nur Āminah',
      NIK,
      'Slamet Riyadi',
      'Suami atau istri',
      'Dibacakan, lalu ditandatangani di hadapan petugas',
      'Hong Kong',
    ]
    for (const fact of ['Surat Izin Keluarga', `Nomor ${number}`, ...facts]) expect(texts).toContain(fact)
    expect(texts).toContain('Periksa di 127.0.0.1')
    const raw = pdf.toString('latin1')
    for (const marker of ['/MarkInfo', '/StructTreeRoot', 'pdfaid', '/OutputIntents', '/AFRelationship', '/Lang'])
      expect(raw).toContain(marker)
    expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1)

    const modules = modulesOf(pdf)
    expect((modules.length - 17) / 4).toBeLessThanOrEqual(15)
    const code = readQr(modules)
    expect(await openLetterCode(code, await keys(), checkSignature)).toMatchObject({
      kind: 'FAMILY_CONSENT',
      number,
      name: 'Siti Nur Āminah',
      nik: '0001',
      consenter: { name: 'Slamet Riyadi', relation: 'SPOUSE' },
      seen: 'READ_ALOUD',
      issuedOn: '2026-05-03',
    })
    const attached = Attached.parse(JSON.parse(attachedOf(pdf)))
    expect(attached.code).toBe(code)
    expect(hashOf(JSON.stringify(attached.letter))).toBe(attached.sha256)

    const page = (await open(await addressOf(id), 'en')).body
    for (const fact of ['registered, but not recorded as signed yet', number, attached.sha256, ...facts.slice(0, 3), 'Read aloud'])
      expect(page).toContain(fact)
    const original = await open(`${await addressOf(id)}/paper`)
    expect(original.rawPayload.equals(pdf)).toBe(true)
  })

  it('is checked by its secret alone: no number and no other address leads to one', async () => {
    const { id, number } = await issue(await person('Rahasia'), { kind: 'INTRODUCTION' })
    const address = await addressOf(id)
    const turned = address.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    for (const path of [turned, `/verify/${encodeURIComponent(number)}`, `/verify/${id}`, `/verify?code=${encodeURIComponent(number)}`]) {
      const answer = await open(path)
      expect(answer.statusCode, path).toBe(404)
      expect(answer.body).not.toContain('Rahasia')
    }
    expect((await open(`${turned}/paper`)).statusCode).toBe(404)
    // Typed as it stands on the paper, in any case.
    expect((await open(`/verify?code=${address.split('/').at(-1)?.toLowerCase()}`)).body).toContain('Rahasia')
  })

  it('is numbered without a hole, however many ask at once, each kind for itself', async () => {
    const workers = await Promise.all(Array.from({ length: 12 }, (_, nth) => person(`Warga ${nth}`)))
    const numbers = await Promise.all(
      workers.map(async (worker) => (await issue(worker, { kind: 'DOMICILE', text: 'Dusun Krajan' })).number),
    )
    expect(numbers.toSorted()).toEqual(workers.map((_, nth) => `SKD/DS-35.10.04.2006/2026/${String(nth + 1).padStart(4, '0')}`))
    const other = await issue(workers[0] ?? '', { kind: 'MARITAL_STATUS', marital: 'SINGLE' })
    expect(other.number).toBe('SKP/DS-35.10.04.2006/2026/0001')
  })

  it('drafted before it was sent has the id it was given, and is issued once', async () => {
    const worker = await person('Rancangan')
    const draft = { kind: 'INTRODUCTION', letter: newId() }
    const { id } = await issue(worker, draft)
    expect(id).toBe(`3510-${draft.letter}`)
    const again = await instance.send('POST', `/workers/${worker}/letters`, 'desa', draft)
    expect([again.statusCode, again.json().code]).toEqual([422, 'letter-issued'])
  })

  it('is recommended by the manpower office under its own head, and issued by no office that does not', async () => {
    const worker = await person('Paspor')
    const { id, number } = await issue(worker, { kind: 'PASSPORT_RECOMMENDATION' }, 'dinas')
    expect(number).toBe('RP/DNK-35.10/2026/0001')
    expect(textsOf(await paper(id))).toEqual(expect.arrayContaining(['office-dinas', 'Jl. Ahmad Yani 100', '1 Agustus 2026']))
    expect(await guards(worker, { kind: 'PASSPORT_RECOMMENDATION' })).toEqual(['ISSUING_OFFICE'])
    expect(await guards(worker, { kind: 'INTRODUCTION' }, 'dinas')).toEqual(['ISSUING_OFFICE'])
    const away = await instance.send('POST', `/workers/${worker}/letters`, 'tetangga', { kind: 'INTRODUCTION' })
    expect(away.statusCode).toBe(404)
  })
})

describe('a letter of referral', () => {
  it('says to which office the file was opened, for what and until when; whoever checks it learns nothing of whom it is about', async () => {
    const worker = await person('Rujukan Lestari', { nik: NIK.replace('0001', '0044') })
    const none = await instance.send('POST', `/workers/${worker}/letters`, 'dinas', { kind: 'REFERRAL' })
    expect([none.statusCode, none.json().code]).toEqual([422, 'letter-no-referral'])
    const until = '2026-06-30'
    const refer = { office: 'office-jember', purpose: 'REHABILITATION', until, ground: 'CONSENT', consentOn: '2026-05-02' }
    const referred = await instance.send('POST', `/workers/${worker}/referrals`, 'dinas', refer)
    expect(referred.statusCode, referred.body).toBe(200)
    const { offered, referrals } = letterContracts.ListLettersOf.output.parse(
      (await instance.send('GET', `/workers/${worker}/letters`, 'dinas')).json(),
    )
    expect(offered.map(({ kind }) => kind)).toContain('REFERRAL')
    expect(referrals).toEqual([{ office: 'office-jember', name: 'office-jember', purpose: 'REHABILITATION', until }])
    const { id, number } = await issue(worker, { kind: 'REFERRAL', recipient: 'office-jember' }, 'dinas')
    expect(number).toMatch(/^SRB\/DNK-35\.10\/2026\/\d{4}$/)
    const pdf = await paper(id)
    const text = textsOf(pdf).join(' ').replaceAll(/\s+/g, ' ')
    for (const said of ['Surat Rujukan', 'Rujukan Lestari', 'office-jember', 'rehabilitasi', '30 Juni 2026', '2 Mei 2026'])
      expect(text, said).toContain(said)
    expect(pdf.length).toBeLessThan(60_000)
    const proof = await openLetterCode(readQr(modulesOf(pdf)), await keys(), checkSignature)
    expect(proof).toMatchObject({ kind: 'REFERRAL', number, validUntil: until })
    expect([proof?.name, proof?.nik]).toEqual([undefined, undefined])
    const path = await addressOf(id)
    const page = (await open(path, 'en')).body
    for (const said of [number, 'Letter of Referral', 'Valid until 30 June 2026']) expect(page).toContain(said)
    for (const secret of ['Rujukan Lestari', 'office-jember', 'rehabilit', '0044']) expect(page, secret).not.toContain(secret)
    const original = await open(`${path}/paper`)
    expect([original.headers['content-type'], original.body.includes('Lestari')]).toEqual(['text/html; charset=utf-8', false])
    // Nobody is let in by a referral that ended before its day: its letter says so wherever it is checked.
    await made(`/workers/${worker}/referrals/office-jember/end`, { because: 'CONSENT_WITHDRAWN' }, 'dinas')
    await jobs.settleAll()
    const taken = (await open(path, 'en')).body
    expect(taken).toContain('This letter was revoked')
    expect(taken).not.toContain('Lestari')
  })
})

describe('a family’s consent', () => {
  const consent = (key: string) => ({ kind: 'FAMILY_CONSENT', relative: key, seen: 'SIGNED_BEFORE_ME' })

  it('is a spouse’s, parent’s or guardian’s, both of age', async () => {
    const worker = await person('Dewasa')
    const sibling = await relative(worker, 'SIBLING', 'Kakak', '1990-01-01')
    const young = await relative(worker, 'SPOUSE', 'Muda', '2009-01-01')
    expect(await guards(worker, consent(sibling))).toEqual(['RIGHT_RELATIVE'])
    expect(await guards(worker, consent(young))).toEqual(['SIGNER_OF_AGE'])
    const child = await person('Belum Dewasa', { birthDate: '2009-01-01' })
    const mother = await relative(child, 'MOTHER', 'Ibu', '1980-01-01')
    expect(await guards(child, consent(mother))).toEqual(['WORKER_OF_AGE'])
    const unseen = await instance.send('POST', `/workers/${worker}/letters`, 'desa', { kind: 'FAMILY_CONSENT', relative: sibling })
    expect(unseen.body).toContain('Choose what you saw')
  })

  it('that is signed only after it was printed says so on paper and in its code', async () => {
    const worker = await person('Dicetak Dahulu')
    const key = await relative(worker, 'SPOUSE', 'Suami Nanti', '1990-01-01')
    const { id } = await issue(worker, { ...consent(key), seen: 'NOT_YET' })
    const printed = await paper(id)
    expect(textsOf(printed)).toContain('Belum ditandatangani saat diterbitkan')
    expect(await openLetterCode(readQr(modulesOf(printed)), await keys(), checkSignature)).toMatchObject({ seen: 'NOT_YET' })
  })

  it('by another than the spouse on file, or by somebody of unknown age, is told to whoever reads it', async () => {
    const worker = await person('Bersuami')
    await relative(worker, 'SPOUSE', 'Suami', '1990-01-01')
    const guardian = await relative(worker, 'GUARDIAN', 'Wali')
    const { id } = await issue(worker, consent(guardian))
    expect((await letter(id, 'dinas')).found).toEqual(['SIGNER_AGE_UNKNOWN', 'SPOUSE_PASSED_OVER', 'GUARDIAN_CONSENTED'])
    const single = await issue(worker, { kind: 'MARITAL_STATUS', marital: 'SINGLE' })
    expect((await letter(single.id)).found).toEqual(['MARRIED_ON_FILE'])
  })

  it('by somebody whom the file named only that day stands out, where the file is older', async () => {
    const worker = await person('Baru Dicatat')
    const father = await relative(worker, 'FATHER', 'Bapak Lama', '1970-01-01')
    instance.setNow('2026-06-01T02:00:00.000Z')
    const mother = await relative(worker, 'MOTHER', 'Ibu Baru', '1972-01-01')
    const flags = async (key: string) => (await letter((await issue(worker, consent(key))).id)).found
    expect([await flags(father), await flags(mother)]).toEqual([[], ['SIGNER_NEW']])
    instance.setNow('2026-05-03T02:00:00.000Z')
  })

  it('signed in bulk by one village stands out from the eleventh of a day on', async () => {
    const found: (readonly string[])[] = []
    // Two of this day are there already; a village that signs a dozen on another day starts anew.
    instance.setNow('2026-06-10T02:00:00.000Z')
    for (let nth = 0; nth < 12; nth += 1) {
      const worker = await person(`Massal ${nth}`)
      const key = await relative(worker, 'FATHER', `Bapak ${nth}`, '1970-01-01')
      found.push((await letter((await issue(worker, consent(key))).id)).found)
    }
    instance.setNow('2026-05-03T02:00:00.000Z')
    expect(found.map((flags) => flags.includes('BULK_DAY'))).toEqual(Array.from({ length: 12 }, (_, nth) => nth >= 10))
    const listed = await instance.send('GET', '/letters?show=flagged&kind=FAMILY_CONSENT', 'dinas')
    expect(listed.json().items.length).toBeGreaterThanOrEqual(2)
  })
})

describe('a letter that no longer counts', () => {
  it('says so on the page, on the paper and in the list: revoked, replaced or expired', async () => {
    const worker = await person('Dicabut')
    const first = await issue(worker, { kind: 'INTRODUCTION' })
    const address = await addressOf(first.id)
    const unsaid = await instance.send('POST', `/letters/${first.id}/revocation`, 'desa', { cause: 'WRONG_DETAILS' })
    expect(unsaid.statusCode).toBe(422)
    expect((await instance.send('POST', `/letters/${first.id}/revocation`, 'tetangga', { cause: 'OTHER', reason: 'x' })).statusCode).toBe(
      404,
    )
    await made(`/letters/${first.id}/revocation`, { cause: 'WRONG_DETAILS', reason: 'Nama salah eja' })
    expect((await letter(first.id)).status).toBe('revoked')
    const page = (await open(address)).body
    expect(page).toContain('Surat ini sudah dicabut')
    expect(page).toContain('Nama salah eja')
    expect(textsOf(await paper(first.id))).toContain('DICABUT')

    const second = await issue(worker, { kind: 'INTRODUCTION' })
    const third = await issue(worker, { kind: 'INTRODUCTION', replaces: second.id })
    expect([(await letter(second.id)).status, (await letter(third.id)).status]).toEqual(['replaced', 'valid'])
    const other = await instance.send('POST', `/workers/${worker}/letters`, 'desa', { kind: 'INTRODUCTION', replaces: first.id })
    expect([other.statusCode, other.json().code]).toEqual([422, 'letter-not-replaced'])
    const last = await addressOf(third.id)
    instance.setNow('2027-01-01T02:00:00.000Z')
    expect((await open(last)).body).toContain('masa berlakunya sudah habis')
    instance.setNow('2026-05-03T02:00:00.000Z')
  })

  it('is revoked and replaced by whose it is or who stands above, and by nobody below', async () => {
    const worker = await person('Bukan Surat Desa')
    const why = { cause: 'OTHER', reason: 'Bukan wewenang desa' }
    const asked = async (path: string, body: object, as: OfficerName) => {
      const answer = await instance.send('POST', path, as, body)
      return [answer.statusCode, Refused.parse(answer.json()).code]
    }
    const doors = async (id: string, as: OfficerName) => {
      const told = letterContracts.GetLetter.output.parse((await instance.send('GET', `/letters/${id}`, as)).json())
      return [told.mayRevoke, told.mayKeepSigned]
    }
    const { id } = await issue(worker, { kind: 'COSTS' }, 'bp2mi')
    expect(await asked(`/letters/${id}/revocation`, why, 'desa')).toEqual([422, 'letter-not-ours'])
    expect(await asked(`/letters/${id}/revocation`, why, 'dinas')).toEqual([422, 'letter-not-ours'])
    expect(await asked(`/workers/${worker}/letters`, { kind: 'COSTS', replaces: id }, 'desa')).toEqual([422, 'letter-not-ours'])
    const { items } = letterContracts.ListLettersOf.output.parse((await instance.send('GET', `/workers/${worker}/letters`, 'desa')).json())
    expect(items.map(({ id, status, ours }) => ({ id, status, ours }))).toEqual([{ id, status: 'valid', ours: false }])
    expect([await doors(id, 'desa'), await doors(id, 'bp2mi')]).toEqual([
      [false, false],
      [true, true],
    ])
    const own = await issue(worker, { kind: 'COSTS' })
    expect([await doors(own.id, 'desa'), await doors(own.id, 'dinas')]).toEqual([
      [true, true],
      [true, false],
    ])
    await made(`/letters/${own.id}/revocation`, why, 'dinas')
    await issue(worker, { kind: 'COSTS', replaces: id }, 'bp2mi')
    expect((await letter(id)).status).toBe('replaced')
  })

  it('is told from one that counts, with a network and without, and from hundreds that are almost one', async () => {
    const worker = await person('Empat Keadaan')
    const ids = { expired: '', revoked: '', replaced: '', valid: '' }
    ids.expired = (await issue(worker, { kind: 'DOMICILE', text: 'Dusun Lama' })).id
    instance.setNow('2026-12-01T02:00:00.000Z')
    ids.revoked = (await issue(worker, { kind: 'MARITAL_STATUS', marital: 'SINGLE' })).id
    await made(`/letters/${ids.revoked}/revocation`, { cause: 'FALSE_STATEMENT', reason: 'Ternyata sudah menikah' })
    ids.replaced = (await issue(worker, { kind: 'INTRODUCTION' })).id
    ids.valid = (await issue(worker, { kind: 'INTRODUCTION', replaces: ids.replaced })).id
    const verdicts = { expired: 'masa berlakunya sudah habis', revoked: 'sudah dicabut', replaced: 'sudah diganti', valid: 'masih berlaku' }
    const addresses: string[] = []
    for (const standing of ['expired', 'revoked', 'replaced', 'valid'] as const) {
      const address = await addressOf(ids[standing])
      addresses.push(address)
      const page = (await open(address)).body
      const said = Object.entries(verdicts).filter(([, verdict]) => page.includes(verdict))
      expect(said.map(([name]) => name)).toEqual([standing])
      const proof = await openLetterCode(readQr(modulesOf(await paper(ids[standing]))), await keys(), checkSignature)
      // Without a network nobody knows what happened since: only the end shows.
      expect(proof && statusOn(proof, '2026-12-01')).toBe(standing === 'expired' ? 'expired' : 'valid')
    }
    const secrets = addresses.map((address) => readToken(address.split('/').at(-1) ?? '')?.token)
    const at = fc.integer({ min: 5, max: 38 })
    const altered = fc
      .tuple(fc.constantFrom(...addresses), at, fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'))
      .map(([address, i, sign]) => {
        const secret = address.slice('/verify/'.length)
        return `/verify/${secret.slice(0, i)}${sign}${secret.slice(i + 1)}`
      })
    await fc.assert(
      fc.asyncProperty(altered, async (address) => {
        fc.pre(!secrets.includes(readToken(address.slice('/verify/'.length))?.token))
        const answer = await open(address)
        expect([answer.statusCode, answer.body.includes('Empat Keadaan')]).toEqual([404, false])
      }),
      { seed: 20260503, numRuns: 200 },
    )
    instance.setNow('2026-05-03T02:00:00.000Z')
  })

  it('of somebody who was erased keeps number and standing, and names nobody', async () => {
    const worker = await person('Terhapus Sama Sekali', { nik: '3510046107990099' })
    const { id, number } = await issue(worker, { kind: 'INTRODUCTION' })
    const address = await addressOf(id)
    await made(`/workers/${worker}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')
    await jobs.settleAll()
    const page = (await open(address)).body
    expect(page).toContain(number)
    expect(page).toContain('Nama sudah dihapus')
    expect(page).not.toContain('Terhapus Sama')
    expect((await instance.send('GET', `/letters/${id}/paper`, 'desa')).statusCode).toBe(404)
  })
})

it('leaves chains whole', async () => {
  await jobs.settleAll()
  expect(await verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities) })).toMatchObject({
    breaks: [],
  })
})
