// SPDX-License-Identifier: AGPL-3.0-or-later
// Certificates of training: from attendance to a paper that anybody can check, by the mechanism of the certificates of competence.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { openJws, PublicKey } from '#kernel/jws.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { openProof } from '#training/core/paper-proof.ts'
import { decodeBits } from '#training/server/bitstring.ts'
import { checkSignature } from '#training/server/credential.handlers.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { obFindings } from '../support/open-badges.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'
import { vcFindings } from '../support/vc-data-model.ts'

let world: CertificationWorld

const Certificate = z.object({
  kind: z.string(),
  number: z.string(),
  status: z.string(),
  name: z.optional(z.string()),
  validUntil: z.optional(z.string()),
  check: z.optional(z.object({ url: z.string() })),
})
const Refused = z.object({ guards: z.array(z.object({ guard: z.string() })) })
const Listed = z.object({
  items: z.array(z.object({ kind: z.string(), number: z.string(), scheme: z.string(), validUntil: z.nullable(z.string()) })),
})
const Badge = z.looseObject({
  validUntil: z.optional(z.string()),
  exp: z.optional(z.number()),
  iss: z.string(),
  credentialStatus: z.object({ statusListCredential: z.string(), statusListIndex: z.string() }),
  credentialSubject: z.looseObject({
    achievement: z.looseObject({ achievementType: z.string(), criteria: z.object({ narrative: z.string() }) }),
  }),
})
const StatusList = z.looseObject({ issuer: z.string(), credentialSubject: z.object({ encodedList: z.string() }) })

beforeAll(async () => {
  world = await openCertification(await freshDatabase())
})
afterAll(() => world.close())

async function open(url: string, language = 'id') {
  const path = new URL(url, 'http://kawal.test').pathname
  return world.instance.app.inject({ method: 'GET', url: path, headers: { accept: '*/*', 'accept-language': language } })
}

async function keysOf() {
  return z.object({ keys: z.array(PublicKey) }).parse((await open('/.well-known/jwks.json')).json()).keys
}

async function certificate(id: string, as: 'blk' | 'desa' | 'blk-jember' = 'blk') {
  const answer = await world.get(`/certificates/${id}`, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return Certificate.parse(answer.json())
}

const addressOf = async (id: string): Promise<string> => new URL((await certificate(id)).check?.url ?? '').pathname

async function refusal(classId: string, workerId: string): Promise<readonly string[]> {
  const answer = await world.post(`/classes/${classId}/trainees/${workerId}/certificate`, {}, 'blk')
  expect(answer.statusCode, answer.body).toBe(422)
  return Refused.parse(answer.json()).guards.map(({ guard }) => guard)
}

async function badgeOf(id: string) {
  const answer = await world.get(`/certificates/${id}/credential`, 'blk')
  expect(answer.headers['content-type']).toBe('application/vc+jwt')
  const opened = await openJws(answer.body, { typ: 'vc+jwt', keys: await keysOf(), check: checkSignature })
  return { opened, badge: Badge.parse(opened) }
}

async function isRevoked(id: string): Promise<boolean | undefined> {
  const { badge } = await badgeOf(id)
  const text = (await open(badge.credentialStatus.statusListCredential)).body
  const list = StatusList.parse(await openJws(text, { typ: 'vc+jwt', keys: await keysOf(), check: checkSignature }))
  expect(list.issuer).toBe(badge.iss)
  return decodeBits(list.credentialSubject.encodedList)?.(Number(badge.credentialStatus.statusListIndex))
}

describe('a completed training', () => {
  it('becomes a paper, a credential and a page that say the same, without a last day', async () => {
    const worker = await world.candidate('Siti Nur Āminah')
    const group = await world.taught([worker])
    const { id, number } = await world.certify(group, worker)
    expect(number).toMatch(/^PLT\/3510\/2026\/\d{5}$/)
    expect(await certificate(id)).toMatchObject({ kind: 'TRAINING', number, status: 'valid', name: 'Siti Nur Āminah' })

    const paper = await world.get(`/certificates/${id}/paper`, 'blk')
    const texts = textsOf(paper.rawPayload)
    for (const fact of [
      'Sertifikat Pelatihan',
      'Siti Nur Āminah',
      'Pengasuh lansia',
      'LPK Melati',
      '8 jam pelajaran (JP), menurut daftar hadir',
    ])
      expect(texts).toContain(fact)
    const pdf = paper.rawPayload.toString('latin1')
    for (const marker of ['/MarkInfo', '/StructTreeRoot', 'pdfaid', '/OutputIntents', '/AFRelationship']) expect(pdf).toContain(marker)

    const proof = await openProof(readQr(modulesOf(paper.rawPayload)), await keysOf(), checkSignature)
    expect(proof).toEqual({
      kind: 'TRAINING',
      number,
      name: 'Siti Nur Āminah',
      scheme: 'Pengasuh lansia',
      body: 'LPK Melati',
      issuedOn: '2026-05-03',
    })

    const { opened, badge } = await badgeOf(id)
    expect([...vcFindings(opened), ...obFindings(opened)]).toEqual([])
    expect([badge.validUntil, badge.exp]).toEqual([undefined, undefined])
    expect(badge.credentialSubject.achievement).toMatchObject({
      achievementType: 'CertificateOfCompletion',
      criteria: { narrative: '8 JP\nP1 Merawat lansia' },
    })
    expect((await open(badge.iss)).json()).toMatchObject({ id: badge.iss, name: 'LPK Melati' })
    for (const secret of ['1999-', 'HKG', '35.10.04', worker, id, group]) expect(JSON.stringify(opened)).not.toContain(secret)

    const page = (await open(await addressOf(id), 'en')).body
    for (const fact of [
      'Certificate of Training',
      'This certificate is genuine and valid',
      'no last day',
      number,
      'LPK Melati',
      '503/12/LPK/2024',
    ])
      expect(page).toContain(fact)
    expect(page).not.toContain('Competence')
  })

  it('stands in the register beside the others, and never counts as a certificate of competence', async () => {
    const worker = await world.candidate('Wagini')
    const { number } = await world.certify(await world.taught([worker]), worker)
    await world.jobs.settleAll()
    const listed = Listed.parse((await world.get('/certificates?limit=200', 'blk')).json()).items
    expect(listed.find((each) => each.number === number)).toEqual({ kind: 'TRAINING', number, scheme: 'Pengasuh lansia', validUntil: null })
    const file = (await world.get(`/workers/${worker}`, 'dinas')).body
    expect(file).toContain('TRAINING_DONE')
    expect((await world.milestone(worker, 'CERTIFIED'))?.['status']).not.toBe('done')
    const training = await world.get(`/workers/${worker}/training`, 'desa')
    expect(training.json()).toMatchObject({ certificates: [{ number, revoked: false }] })
    expect((await world.get(`/assessments/${(await world.certifiedId(worker)) ?? ''}`, 'lsp')).statusCode).toBe(404)
  })

  it('is no certificate before the hours are reached and the class is closed, and only once', async () => {
    const [present, absent] = [await world.candidate('Hadir'), await world.candidate('Absen')]
    const running = await world.taught([present], { open: true })
    expect(await refusal(running, present)).toEqual(['CLASS_CLOSED'])
    expect((await world.post(`/classes/${running}/finish`, {}, 'blk')).statusCode).toBe(200)
    const group = await world.taught([absent], { absent: [absent] })
    expect(await refusal(group, absent)).toEqual(['HOURS_REACHED'])
    expect(await refusal(group, present)).toEqual(['HOURS_REACHED'])
    await world.certify(running, present)
    expect(await refusal(running, present)).toEqual(['TRAINING_NOT_CERTIFIED'])
    for (const as of ['lsp', 'dinas', 'desa'] as const)
      expect((await world.post(`/classes/${running}/trainees/${present}/certificate`, {}, as)).statusCode, as).toBe(403)
    const elsewhere = await world.post(`/classes/${running}/trainees/${present}/certificate`, {}, 'blk-jember')
    const nowhere = await world.post(`/classes/${running.slice(0, -6)}000000/trainees/${present}/certificate`, {}, 'blk-jember')
    expect(elsewhere.statusCode).toBe(404)
    expect({ ...elsewhere.json(), instance: '' }).toEqual({ ...nowhere.json(), instance: '' })
  })

  it('of thirty people has thirty numbers without a hole, however many ask at once, and one file to print', async () => {
    const workers = await Promise.all(Array.from({ length: 30 }, (_, nth) => world.candidate(`Peserta ${nth}`)))
    const group = await world.taught(workers)
    const before = Number((await world.lastNumber('PLT/')).slice(-5))
    const answers = await Promise.all(workers.map((worker) => world.certify(group, worker)))
    const serials = answers.map(({ number }) => Number(number.slice(-5))).sort((a, b) => a - b)
    expect(serials).toEqual(Array.from({ length: 30 }, (_, nth) => before + nth + 1))
    // The same person twice at once: one certificate, and the other is told.
    const papers = await world.get(`/certificates/papers?ids=${answers.map(({ id }) => id).join(',')}`, 'blk')
    const texts = textsOf(papers.rawPayload)
    expect(texts.filter((text) => text === 'Sertifikat Pelatihan')).toHaveLength(30)
    for (const nth of [0, 29]) expect(texts).toContain(`Peserta ${nth}`)
  })

  it('asked for twice in one moment becomes one certificate', async () => {
    const worker = await world.candidate('Kembar')
    const group = await world.taught([worker])
    const asked = await Promise.all([1, 2, 3].map(() => world.post(`/classes/${group}/trainees/${worker}/certificate`, {}, 'blk')))
    expect(asked.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422, 422])
  })
})

describe('a certificate of training that is taken back', () => {
  it('says so everywhere, and is issued anew under the next number where only its details were wrong', async () => {
    const worker = await world.candidate('Salah Eja')
    const group = await world.taught([worker])
    const { id, number } = await world.certify(group, worker)
    const address = await addressOf(id)
    expect(await isRevoked(id)).toBe(false)
    const revocation = { cause: 'WRONG_DETAILS', reason: 'Nama tidak sesuai KTP' }
    for (const as of ['lsp', 'dinas'] as const)
      expect((await world.post(`/certificates/${id}/revocation`, revocation, as)).statusCode, as).not.toBe(200)
    expect((await world.post(`/certificates/${id}/revocation`, { cause: 'OTHER' }, 'blk')).statusCode).toBe(422)
    expect((await world.post(`/certificates/${id}/revocation`, revocation, 'blk')).statusCode).toBe(200)
    expect(await isRevoked(id)).toBe(true)
    expect((await open(address)).body).toContain('Nama tidak sesuai KTP')
    expect(textsOf((await open(`${address}/paper`)).rawPayload)).toContain('DICABUT')
    const next = await world.certify(group, worker)
    expect(next.id).toBe(id)
    expect(Number(next.number.slice(-5))).toBeGreaterThan(Number(number.slice(-5)))
    expect(await isRevoked(id)).toBe(false)
    expect((await open(address)).body).toContain('Sertifikat ini sudah dicabut')
    expect((await world.post(`/certificates/${id}/revocation`, { cause: 'FALSE_IDENTITY', reason: 'Diwakili' }, 'blk')).statusCode).toBe(
      200,
    )
    expect(await refusal(group, worker)).toEqual(['TRAINING_STILL_COUNTS'])
  })

  it('an assessor takes back no training, and a centre no test', async () => {
    const worker = await world.trained('Silang')
    const { id } = await world.certify(await world.taught([worker]), worker)
    const tested = await world.test(worker)
    await world.issue(tested)
    const revocation = { cause: 'FALSE_RESULT', reason: 'x' }
    const byLsp = await world.post(`/certificates/${id}/revocation`, revocation, 'lsp')
    expect(Refused.parse(byLsp.json()).guards.map(({ guard }) => guard)).toEqual(['TRAINING_DESK'])
    const byBlk = await world.post(`/certificates/${tested}/revocation`, revocation, 'blk')
    expect(Refused.parse(byBlk.json()).guards.map(({ guard }) => guard)).toEqual(['OWN_BODY'])
  })
})

describe('a holder of a certificate of training who was erased', () => {
  it('is named nowhere, keeps number and standing in the register, and the certificate can still be revoked', async () => {
    const worker = await world.candidate('Terhapus')
    const group = await world.taught([worker])
    const { id, number } = await world.certify(group, worker)
    const address = await addressOf(id)
    expect((await open(address)).body).toContain('Terhapus')
    expect(await isRevoked(id)).toBe(false)
    expect((await world.post(`/workers/${worker}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    const page = (await open(address)).body
    expect(page).not.toContain('Terhapus')
    expect(page).toContain('Nama sudah dihapus')
    expect(page).toContain(number)
    for (const file of ['paper', 'credential']) {
      expect((await open(`${address}/${file}`)).headers['content-type']).toContain('text/html')
      expect((await world.get(`/certificates/${id}/${file}`, 'blk')).statusCode).toBe(404)
    }
    expect(await certificate(id)).toEqual({ kind: 'TRAINING', number, status: 'valid' })
    expect(
      (await world.post(`/certificates/${id}/revocation`, { cause: 'FALSE_IDENTITY', reason: 'Terhapus diwakili' }, 'blk')).statusCode,
    ).toBe(200)
    const after = (await open(address)).body
    expect(after).toContain('orang lain yang mengikuti pelatihan')
    expect(after).not.toContain('diwakili')
    expect((await world.post(`/classes/${group}/trainees/${worker}/certificate`, {}, 'blk')).statusCode).toBe(404)
    const { db, services, capabilities } = world.instance
    expect((await verifyChains(db, services.keyring, { folds: foldsOf(capabilities) })).breaks).toEqual([])
  })
})

describe('files of one person that were joined', () => {
  async function joined(): Promise<{ readonly lead: string; readonly led: string; readonly id: string; readonly group: string }> {
    const [lead, led] = [await world.candidate('Siti Gabung'), await world.candidate('Siti Gabbung')]
    const group = await world.taught([led])
    const pair = await world.post('/doubles', { one: lead, other: led }, 'dinas')
    const { id } = z.object({ id: z.string() }).parse(pair.json())
    expect((await world.post(`/doubles/${id}/outcome`, { outcome: 'SAME', lead }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    return { lead, led, group, id }
  }

  it('keep their certificates: what was attended under the one that rests is certified, and stays after parting', async () => {
    const { led, group, id: pair } = await joined()
    const { id, number } = await world.certify(group, led)
    expect((await open(await addressOf(id))).body).toContain(number)
    expect((await world.post(`/doubles/${pair}/undo`, {}, 'dinas')).statusCode).toBeLessThan(300)
    await world.jobs.settleAll()
    expect(await certificate(id)).toMatchObject({ number, status: 'valid', name: 'Siti Gabbung' })
  })

  it('are forgotten together, in every certificate', async () => {
    const { lead, led, group } = await joined()
    const { id } = await world.certify(group, led)
    const address = await addressOf(id)
    expect((await world.post(`/workers/${lead}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    const page = (await open(address)).body
    expect(page).not.toContain('Gabbung')
    expect(page).toContain('Nama sudah dihapus')
  })
})
