// SPDX-License-Identifier: AGPL-3.0-or-later
// The code of a paper of either kind, and hundreds of codes that are almost one: each is told apart by the published key alone.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckSignature, type PublicKey, writeJws } from '#kernel/jws.ts'
import { addDays } from '#kernel/time.ts'
import type { Attested } from '#training/core/attested.ts'
import { statusOn } from '#training/core/certificate.ts'
import { isInOurForm, openProof, PROOF_TYPE, proofPayload } from '#training/core/paper-proof.ts'
import { rfc8037, vcJoseCose } from '../../../test/support/vectors.ts'

const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)
const keyOf = (x: string): PublicKey => ({ kty: 'OKP', crv: 'Ed25519', x })
const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc8037.x, d: rfc8037.d }, format: 'jwk' })
const signed = (payload: string, typ: string = PROOF_TYPE): string =>
  writeJws({ alg: 'EdDSA', typ }, payload, (bytes) => sign(null, bytes, secret))
const open = (text: string, x: string = rfc8037.x) => openProof(text, [keyOf(x)], check)

const issued = { number: 'PLT/3510/2026/00007', issuedOn: '2026-05-03', body: { name: 'LPK Melati', licence: '503/7' } }
const common = { issuerId: '3510-x', holder: { name: 'Siti Nur Āminah', token: '3510-ABCD' }, on: '2026-05-02', units: [] }
const papers: readonly Attested[] = [
  { ...common, kind: 'TRAINING', certificate: issued, subject: { name: 'Pengasuh lansia' }, hours: 200 },
  { ...common, kind: 'COMPETENCE', certificate: { ...issued, validUntil: '2029-05-03' }, subject: { code: 'PRT', name: 'Tata graha' } },
]

describe.each(papers)('the code of a paper of $kind', (paper) => {
  const payload = proofPayload(paper) ?? ''
  const code = `https://kawal.example/verify/3510-ABCD#${signed(payload)}`
  const start = code.indexOf('#') + 1

  it('opens to what the paper says, and to nothing under another key', async () => {
    expect(await open(code)).toMatchObject({ kind: paper.kind, number: issued.number, name: 'Siti Nur Āminah', body: 'LPK Melati' })
    expect(await open(code, vcJoseCose.x)).toBeUndefined()
  })

  it('is in our form under whatever key it was signed, at this address and whole', () => {
    expect(isInOurForm(code, 'kawal.example')).toBe(true)
    for (const other of [code.replace('kawal.example', 'kawal.example.org'), code.slice(0, -4), code.slice(0, start), 'halo', `${code}#`])
      expect(isInOurForm(other, 'kawal.example'), other).toBe(false)
  })

  it('altered in any place, in any way, is none of ours', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
    const at = fc.integer({ min: start, max: code.length - 1 })
    const altered = fc.oneof(
      fc.tuple(at, fc.constantFrom(...letters)).map(([i, letter]) => code.slice(0, i) + letter + code.slice(i + 1)),
      fc.tuple(at, fc.constantFrom(...letters)).map(([i, letter]) => code.slice(0, i) + letter + code.slice(i)),
      at.map((i) => code.slice(0, i) + code.slice(i + 1)),
      at.map((i) => code.slice(0, i)),
      fc.tuple(at, at).map(([i, j]) => {
        const all = [...code]
        ;[all[i], all[j]] = [all[j] ?? '', all[i] ?? '']
        return all.join('')
      }),
    )
    await fc.assert(
      fc.asyncProperty(altered, async (text) => {
        fc.pre(text !== code)
        expect(await open(text)).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it('with other facts under the old signature is none of ours', async () => {
    const [head = '', , signature = ''] = signed(payload).split('.')
    const facts: Readonly<Record<string, unknown>> = JSON.parse(payload)
    const changed = fc
      .tuple(
        fc.constantFrom(...Object.keys(facts), 'u', 'k'),
        fc.oneof(fc.constant(undefined), fc.constant('T'), fc.constant('2099-01-01'), fc.string()),
      )
      .map(([key, value]) => JSON.stringify({ ...facts, [key]: value }))
    await fc.assert(
      fc.asyncProperty(changed, async (other) => {
        fc.pre(other !== payload)
        expect(await open(`${head}.${Buffer.from(other).toString('base64url')}.${signature}`)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  it('signed as another kind of text, or with a fact too many, is none of ours', async () => {
    const facts: Readonly<Record<string, unknown>> = JSON.parse(payload)
    expect(await open(signed(payload, 'vc+jwt'))).toBeUndefined()
    expect(await open(signed(JSON.stringify({ ...facts, k: 'K' })))).toBeUndefined()
    expect(await open(signed(JSON.stringify({ ...facts, x: 1 })))).toBeUndefined()
  })

  it('is right on its days, and has ended after them where it ends', async () => {
    const proof = await open(code)
    const until = paper.certificate.validUntil
    for (const days of [0, 1, 400, 2000, 20_000]) {
      const on = addDays(issued.issuedOn, days)
      expect(proof && statusOn(proof, on), on).toBe(until !== undefined && on > until ? 'expired' : 'valid')
    }
  })

  it('is not made once the holder was erased', () => {
    const { holder: _, ...nobody } = paper
    expect(proofPayload(nobody)).toBeUndefined()
  })
})

it('a paper of competence without a last day is none of ours, however it is signed', async () => {
  const { u: _, ...endless }: Record<string, unknown> = JSON.parse(
    proofPayload(papers[1] ?? { ...common, kind: 'COMPETENCE', certificate: issued, subject: { name: '' } }) ?? '{}',
  )
  expect(await open(signed(JSON.stringify(endless)))).toBeUndefined()
})
