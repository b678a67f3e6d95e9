// SPDX-License-Identifier: AGPL-3.0-or-later
// Signed texts against the vectors of the RFCs and of the W3C's suite, and against whatever is not exactly a signed text.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckSignature, fromBase64url, openJws, type PublicKey, readJws, toBase64url, writeJws } from '#kernel/jws.ts'
import { rfc7515, rfc8037, vcJoseCose } from '../../test/support/vectors.ts'

const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)
const keyOf = (x: string): PublicKey => ({ kty: 'OKP', crv: 'Ed25519', x })
const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc8037.x, d: rfc8037.d }, format: 'jwk' })
const signAs = (header: object, payload: string): string => writeJws(header, payload, (bytes) => sign(null, bytes, secret))
const open = (text: string, typ = 'vc+jwt', x: string = rfc8037.x) => openJws(text, { typ, keys: [keyOf(x)], check })

describe('a signed text', () => {
  it('is written as RFC 8037 appendix A.4 writes it', () => expect(signAs({ alg: 'EdDSA' }, rfc8037.payload)).toBe(rfc8037.jws))

  it.each([
    ['RFC 8037 A.4', rfc8037.jws, rfc8037.payload],
    ['RFC 7515 A.3', rfc7515.es256, rfc7515.payload],
  ])('of %s is read back', (_name, text, payload) => expect(readJws(text)?.payload).toBe(payload))

  it('gives the very bytes that RFC 7515 A.3 signs', () => {
    const jws = readJws(rfc7515.es256)
    const key = createPublicKey({ key: { ...rfc7515.key }, format: 'jwk' })
    expect(jws && verify('sha256', jws.signed, { key, dsaEncoding: 'ieee-p1363' }, jws.signature)).toBe(true)
  })

  it('opens as what it says it is, under the key that signed it', async () => {
    const text = signAs({ alg: 'EdDSA', typ: 'vc+jwt' }, '{"name":"Siti Āminah 🌾"}')
    expect(await open(text)).toEqual({ name: 'Siti Āminah 🌾' })
    expect(await open(text, 'other')).toBeUndefined()
    expect(await open(text, 'vc+jwt', vcJoseCose.x)).toBeUndefined()
    expect(await openJws(text, { typ: 'vc+jwt', keys: [keyOf(vcJoseCose.x), keyOf(rfc8037.x)], check })).toBeDefined()
  })

  it('of the W3C suite opens, where its signature and type are right', async () => {
    expect(await open(vcJoseCose.vcClaims, 'vc+jwt', vcJoseCose.x)).toMatchObject({ iss: 'https://example.issuer/vc-jose-cose' })
    expect(await open(vcJoseCose.badSignature, 'vc+jwt', vcJoseCose.x)).toBeUndefined()
    expect(await open(vcJoseCose.badType, 'vc+jwt', vcJoseCose.x)).toBeUndefined()
    expect(await open(vcJoseCose.badType, 'bad+typ', vcJoseCose.x)).toBeDefined()
  })

  it.each([
    ['nobody signed', rfc7515.unsigned],
    ['another algorithm signed', rfc7515.es256],
    ['names an extension that must be understood', signAs({ alg: 'EdDSA', typ: 'vc+jwt', crit: ['b64'], b64: false }, '{}')],
    ['is no object', signAs({ alg: 'EdDSA', typ: 'vc+jwt' }, '[1]')],
    ['has a header that is no object', signAs([], '{}')],
    ['has a fourth part', `${signAs({ alg: 'EdDSA', typ: 'vc+jwt' }, '{}')}.x`],
    ['is padded', `${signAs({ alg: 'EdDSA', typ: 'vc+jwt' }, '{}')}=`],
    ['is nothing', ''],
  ])('that %s does not open', async (_what, text) => expect(await open(text)).toBeUndefined())

  it('does not open once any letter of it is another', async () => {
    const text = signAs({ alg: 'EdDSA', typ: 'vc+jwt' }, '{"n":"Siti"}')
    const letter = fc.constantFrom(...'ABCDEFabcdef0123-_.')
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), letter, async (at, other) => {
        const changed = text.slice(0, at) + other + text.slice(at + 1)
        expect(await open(changed)).toEqual(changed === text ? { n: 'Siti' } : undefined)
      }),
    )
  })

  it('of any letters is read without throwing', () => fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readJws(text))))
})

describe('base64url', () => {
  it('is what Node writes, and is read back', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes))
      }),
    ))
  it.each(['A', 'AB', 'AA=', 'A+', 'AAAAB'])('reads no second spelling: %s', (text) => expect(fromBase64url(text)).toBeUndefined())
})
