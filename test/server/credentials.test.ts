// SPDX-License-Identifier: AGPL-3.0-or-later
// A certificate as a credential: what whoever checks it does, with nothing but what is published; and what it gives away, which is the paper's.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { program } from '#apps/cli/program.ts'
import { openJws, PublicKey, readJws } from '#kernel/jws.ts'
import { runProgram } from '#platform/cli/program.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { openProof } from '#training/core/paper-proof.ts'
import { decodeBits, encodeBits } from '#training/server/bitstring.ts'
import { checkSignature, openSigner, thumbprintOf } from '#training/server/credential.handlers.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'
import { EMPTY_STATUS_LIST, rfc8037, vcJoseCose } from '../support/vectors.ts'

let world: CertificationWorld
let worker: string
let id: string
let number: string

/** What Open Badges 3.0 requires of a credential (its tables of OpenBadgeCredential, Profile, AchievementSubject, Achievement), and VC 2.0. */
const Uri = z.string().check(z.regex(/^[a-z][a-z0-9+.-]*:/))
const Moment = z.iso.datetime({ offset: true })
const Badge = z.strictObject({
  '@context': z.array(z.string()).check(z.minLength(2)),
  id: Uri,
  type: z.tuple([z.literal('VerifiableCredential'), z.enum(['OpenBadgeCredential', 'AchievementCredential'])]),
  name: z.string(),
  issuer: z.looseObject({ id: Uri, type: z.array(z.literal('Profile')), name: z.string() }),
  validFrom: Moment,
  validUntil: Moment,
  credentialStatus: z.strictObject({
    id: Uri,
    type: z.literal('BitstringStatusListEntry'),
    statusPurpose: z.literal('revocation'),
    statusListIndex: z.string().check(z.regex(/^(0|[1-9]\d*)$/)),
    statusListCredential: Uri,
  }),
  credentialSubject: z.looseObject({
    id: Uri,
    type: z.array(z.literal('AchievementSubject')),
    identifier: z.array(
      z.strictObject({
        type: z.literal('IdentityObject'),
        hashed: z.boolean(),
        identityHash: z.string(),
        identityType: z.literal('name'),
      }),
    ),
    licenseNumber: z.string(),
    achievement: z.looseObject({
      id: Uri,
      type: z.array(z.literal('Achievement')),
      achievementType: z.literal('Certification'),
      name: z.string(),
      description: z.string(),
      criteria: z.object({ narrative: z.string() }),
    }),
  }),
  iss: Uri,
  jti: Uri,
  sub: Uri,
  nbf: z.int(),
  exp: z.int(),
})
const Keys = z.object({ keys: z.array(z.extend(PublicKey, { kid: Uri, alg: z.literal('EdDSA'), use: z.literal('sig') })) })
const List = z.looseObject({
  id: Uri,
  type: z.array(z.string()),
  issuer: Uri,
  validFrom: Moment,
  credentialSubject: z.object({ type: z.literal('BitstringStatusList'), statusPurpose: z.literal('revocation'), encodedList: z.string() }),
})
const Full = z.object({ check: z.object({ url: z.string() }) })

async function open(url: string) {
  return world.instance.app.inject({ method: 'GET', url: new URL(url, 'http://kawal.test').pathname, headers: { accept: '*/*' } })
}

/** Opens a credential as anybody does: with the published keys. */
async function opened(text: string) {
  const { keys } = Keys.parse((await open('/.well-known/jwks.json')).json())
  return openJws(text, { typ: 'vc+jwt', keys, check: checkSignature })
}

async function credentialOf(assessment: string): Promise<string> {
  const answer = await world.get(`/certificates/${assessment}/credential`, 'lsp')
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.body
}

/** The standing of a credential, read as Bitstring Status List 1.0 section 3.2 says. */
async function revoked(text: string): Promise<boolean | undefined> {
  const { credentialStatus, iss } = Badge.parse(await opened(text))
  const list = List.parse(await opened((await open(credentialStatus.statusListCredential)).body))
  expect(list.id).toBe(credentialStatus.statusListCredential)
  expect(list.issuer).toBe(iss)
  expect(list.type).toContain('BitstringStatusListCredential')
  const bits = decodeBits(list.credentialSubject.encodedList)
  expect(bits?.(131_071)).toBe(false)
  return bits?.(Number(credentialStatus.statusListIndex))
}

beforeAll(async () => {
  world = await openCertification(await freshDatabase())
  worker = await world.trained('Siti Nur Āminah')
  id = await world.test(worker)
  number = await world.issue(id)
})
afterAll(() => world.close())

describe('a credential', () => {
  it('is a VC 2.0 and an Open Badge 3.0 whose claims say what it says', async () => {
    const text = await credentialOf(id)
    const badge = Badge.parse(await opened(text))
    expect(badge['@context'][0]).toBe('https://www.w3.org/ns/credentials/v2')
    expect(badge['@context'][1]).toMatch(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d\.json$/)
    expect([badge.iss, badge.jti, badge.sub]).toEqual([badge.issuer.id, badge.id, badge.credentialSubject.id])
    expect([badge.nbf, badge.exp]).toEqual([Date.parse(badge.validFrom) / 1000, Date.parse(badge.validUntil) / 1000])
    expect(badge.validFrom).toBe('2026-05-03T00:00:00+07:00')
    expect(badge.validUntil).toBe('2029-05-03T23:59:59+07:00')
    expect(badge.credentialSubject.identifier[0]?.identityHash).toBe('Siti Nur Āminah')
    expect(badge.credentialSubject.licenseNumber).toBe(number)
    expect(badge.credentialSubject.achievement.criteria.narrative).toContain('U2 Unit U2')
    expect(badge).not.toHaveProperty('vc')
  })

  it('names a key that its address answers, and an issuer that lists it', async () => {
    const text = await credentialOf(id)
    const header = readJws(text)?.header
    expect(header).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt' })
    const kid = z.string().parse(header?.['kid'])
    const key = await open(kid)
    expect(key.headers['content-type']).toContain('application/jwk+json')
    const { x } = PublicKey.parse(key.json())
    expect(kid.endsWith(thumbprintOf(x))).toBe(true)
    const issuer = await open(Badge.parse(await opened(text)).iss)
    expect(issuer.json()).toMatchObject({
      name: 'LSP Banyuwangi',
      assertionMethod: [kid],
      verificationMethod: [{ id: kid, type: 'JsonWebKey' }],
    })
    expect(issuer.headers['access-control-allow-origin']).toBe('*')
  })

  it('gives away what the paper says, and no more', async () => {
    const payload = readJws(await credentialOf(id))?.payload ?? ''
    for (const secret of ['1999-', 'HKG', '35.10.04', 'PENGASUH', worker, id]) expect(payload).not.toContain(secret)
  })

  it('is had by whoever may have the paper, and each look is written down', async () => {
    const url = Full.parse((await world.get(`/assessments/${id}`, 'lsp')).json()).check.url
    const byCode = await open(`${url}/credential`)
    expect(byCode.headers['content-type']).toBe('application/vc+jwt')
    expect(byCode.headers['cache-control']).toBe('no-store')
    expect(byCode.headers['content-disposition']).toContain('.vc.jwt')
    expect(await opened(byCode.body)).toEqual(await opened(await credentialOf(id)))
    expect((await world.get(`/certificates/${id}/credential`, 'auditor')).statusCode).toBe(403)
    const looks = await world.instance.db.read(
      everywhere,
      "select count(*)::int as n from read_log where contract = 'GetCertificateCredential'",
    )
    expect(looks[0]?.['n']).toBeGreaterThan(0)
    expect((await open('/verify/3510-0000-0000-0000-0000-0000-0000-0000/credential')).statusCode).toBe(404)
  })

  it('stands in its list until it is revoked, at a place that nothing leads to', async () => {
    const others = await Promise.all(['Dewi', 'Lestari', 'Wulan'].map(async (name) => world.test(await world.trained(name))))
    for (const other of others) await world.issue(other)
    const texts = await Promise.all([id, ...others].map(credentialOf))
    const places = await Promise.all(texts.map(async (text) => Number(Badge.parse(await opened(text)).credentialStatus.statusListIndex)))
    expect(new Set(places).size).toBe(4)
    expect([...places].sort((a, b) => a - b)).not.toEqual([0, 1, 2, 3])
    // Asked at once, and again: one certificate has one place.
    const again = await Promise.all([credentialOf(id), credentialOf(id), credentialOf(id)])
    expect(new Set(again).size).toBe(1)
    expect(await Promise.all(texts.map(revoked))).toEqual([false, false, false, false])
    await world.post(`/certificates/${others[0]}/revocation`, { cause: 'FALSE_RESULT', reason: 'Peserta diwakili' }, 'lsp')
    expect(await Promise.all(texts.map(revoked))).toEqual([false, true, false, false])
  })

  it('is checked with the key of its day, when the instance has another', async () => {
    const text = await credentialOf(id)
    const { services } = world.instance
    const later = openSigner({ ...services, keyring: openKeyring(Buffer.alloc(32, 9)) })
    const keys = (await later.keys()).map(({ x }) => ({ kty: 'OKP', crv: 'Ed25519', x }) as const)
    expect(keys).toHaveLength(2)
    expect(await openJws(text, { typ: 'vc+jwt', keys, check: checkSignature })).toBeDefined()
    // What the new key signed is checked once it is published, and not before.
    expect(await opened(later.sign({ id: 'x' }))).toBeUndefined()
    await later.publish(services.clock())
    expect(await opened(later.sign({ id: 'x' }))).toEqual({ id: 'x' })
  })
})

describe('the code on the paper', () => {
  it('is checked without a network, with the published keys and nothing else', async () => {
    const paper = await world.get(`/certificates/${id}/paper`, 'lsp')
    expect(paper.rawPayload.length).toBeLessThan(72_000)
    const code = readQr(modulesOf(paper.rawPayload))
    const { keys } = Keys.parse((await open('/.well-known/jwks.json')).json())
    const proof = {
      kind: 'COMPETENCE',
      number,
      name: 'Siti Nur Āminah',
      scheme: 'Pelayanan Rumah Tangga',
      body: 'LSP Banyuwangi',
      issuedOn: '2026-05-03',
      validUntil: '2029-05-03',
    }
    expect(await openProof(code, keys, checkSignature)).toEqual(proof)
    expect(await openProof(` ${code.split('#')[1]}\n`, keys, checkSignature)).toEqual(proof)
    // Neither passes for the other, nor does one under a key that is not ours.
    expect(await openProof(await credentialOf(id), keys, checkSignature)).toBeUndefined()
    expect(await opened(code.split('#')[1] ?? '')).toBeUndefined()
    expect(await openProof(code, [{ kty: 'OKP', crv: 'Ed25519', x: rfc8037.x }], checkSignature)).toBeUndefined()
    expect(
      await openProof(
        code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        keys,
        checkSignature,
      ),
    ).toBeUndefined()
  })

  it('stays small enough to be read, however long the names are', async () => {
    const long = await world.test(
      await world.trained('Raden Ajeng Siti Nur Aisyah Kusumaningtyas Wulandari Puspaningrum binti Muhammad Abdurrahman'),
    )
    await world.issue(long)
    const modules = modulesOf((await world.get(`/certificates/${long}/paper`, 'lsp')).rawPayload)
    // At 112 points with its quiet zone, a module is 0.4 mm and more.
    expect(modules.length).toBeLessThanOrEqual(89)
    expect(
      (await openProof(readQr(modules), Keys.parse((await open('/.well-known/jwks.json')).json()).keys, checkSignature))?.name,
    ).toMatch(/^Raden .{53}…$/)
  })

  it('and the credential are checked by the command line, with a file of keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kawal-'))
    const [keys, credential] = [join(folder, 'jwks.json'), join(folder, 'a.vc.jwt')]
    writeFileSync(keys, (await open('/.well-known/jwks.json')).body)
    writeFileSync(credential, `${await credentialOf(id)}\n`)
    const typed = async (...args: readonly string[]) => {
      const out: string[] = []
      const screen = { out: (line: string) => void out.push(line), err: (line: string) => void out.push(line) }
      return { code: await runProgram(program, { args: ['verify-certificate', ...args], locale: 'en', screen }), said: out.join('\n') }
    }
    const code = readQr(modulesOf((await world.get(`/certificates/${id}/paper`, 'lsp')).rawPayload))
    for (const given of [code, credential])
      expect(await typed(given, '--keys', keys, '--json')).toMatchObject({
        code: 0,
        said: expect.stringContaining(`"number":"${number}","name":"Siti Nur Āminah"`),
      })
    expect(await typed(code.slice(0, -1), '--keys', keys)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Do not trust the paper'),
    })
    expect(await typed(code, '--keys', credential)).toMatchObject({ code: 1, said: expect.stringContaining('cannot be read as keys') })
    rmSync(folder, { recursive: true })
  })

  it('has a page for it that names nobody and brings the keys along', async () => {
    const page = await open('/verify/offline')
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    const { keys } = Keys.parse((await open('/.well-known/jwks.json')).json())
    for (const { x } of keys) expect(page.body).toContain(x)
    expect(page.body).not.toContain('Siti')
    // What no code says, and whether anybody signed, is seen only with a network.
    expect(page.body).toMatch(/tanggal lahir, .*sudah ditandatangani pemberi izinnya/s)
  })
})

describe('the certificates of a class', () => {
  it('are one file to print, without those that are not within reach', async () => {
    const one = await world.test(await world.trained('Wulan Sari'))
    await world.issue(one)
    const absent = '3510-00000000-0000-7000-8000-000000000000'
    const papers = (ids: readonly string[], as: 'lsp' | 'jember' = 'lsp') => world.get(`/certificates/papers?ids=${ids.join(',')}`, as)
    const many = await papers([id, absent, one, id])
    expect(many.headers['content-type']).toBe('application/pdf')
    const texts = textsOf(many.rawPayload)
    expect(texts.filter((text) => text === 'Sertifikat Kompetensi')).toHaveLength(2)
    expect(texts).toContain('Wulan Sari')
    expect(many.rawPayload.toString('latin1').match(/\/Type \/EmbeddedFile/g)).toHaveLength(2)
    expect((await papers([id, one], 'jember')).statusCode).toBe(404)
    expect((await papers([absent])).statusCode).toBe(404)
    expect((await papers(['x'])).statusCode).toBe(400)
  })
})

describe('what is published', () => {
  it.each([
    ['/credentials/keys/none'],
    ['/credentials/issuers/3510-00000000-0000-7000-8000-000000000000'],
    ['/credentials/issuers/x'],
    ['/credentials/status/3510-00000000-0000-7000-8000-000000000000-3510-1'],
    ['/credentials/status/x'],
  ])('says of %s that there is none', async (url) => {
    const answer = await open(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('has thumbprints as RFC 8037 appendix A.3 and the W3C suite have them', () => {
    expect(thumbprintOf(rfc8037.x)).toBe(rfc8037.thumbprint)
    expect(thumbprintOf(vcJoseCose.x)).toBe(vcJoseCose.thumbprint)
  })
})

describe('a list of bits', () => {
  it('is that of the standard where nothing is set', () => {
    const bits = decodeBits(EMPTY_STATUS_LIST)
    expect(bits?.(0)).toBe(false)
    expect(bits?.(131_071)).toBe(false)
    expect(bits?.(131_072)).toBeUndefined()
    // Compressors may differ in their bytes; unpacked, ours is the same list.
    const ours = decodeBits(encodeBits([], 131_072))
    expect([ours?.(0), ours?.(131_071), ours?.(131_072)]).toEqual([false, false, undefined])
  })
  it('has its first entry leftmost, and no other set', () => {
    const bits = decodeBits(encodeBits([0, 9, 131_071], 131_072))
    expect([0, 1, 7, 8, 9, 10, 131_070, 131_071].map((at) => bits?.(at))).toEqual([true, false, false, false, true, false, false, true])
  })
  it.each(['', 'u', 'zabc', 'uAAAA', EMPTY_STATUS_LIST.slice(1)])('%s is none', (text) => expect(decodeBits(text)).toBeUndefined())
  it('that unpacks to more than anybody needs is none', () => expect(decodeBits(encodeBits([], 1 << 24))).toBeUndefined())
})
