// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers whose content stays sealed: the code says which, from whom and when, a letter more or less is none of ours, and no two kinds share a series.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '#kernel/decider.ts'
import { type CheckSignature, writeJws } from '#kernel/jws.ts'
import { letterRules } from '#letters/core/letter.law.ts'
import { kindOfNumber, numberOf } from '#letters/core/letter.number.ts'
import { officePaperCode, openLetterCode } from '#letters/core/letter.proof.ts'
import { shownProof } from '#letters/core/letter.shown.ts'
import { officePaperKinds, officePaperRecord, paperCodes, statementKinds } from '#letters/core/office-paper.ts'
import { rfc8037 } from '../../../test/support/vectors.ts'

const SEED = 20260503
const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc8037.x, d: rfc8037.d }, format: 'jwk' })
const write = (header: object, payload: string): string => writeJws(header, payload, (bytes) => sign(null, bytes, secret))
const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)
const open = (text: string) => openLetterCode(text, [{ kty: 'OKP', crv: 'Ed25519', x: rfc8037.x }], check)

describe('a paper of an office', () => {
  it('is numbered in a series of its kind alone, which no letter shares', () => {
    const codes = [
      ...Object.values(letterRules)
        .flat()
        .map(({ code }) => code),
      ...Object.values(paperCodes),
      'PLT',
    ]
    expect(new Set(codes).size).toBe(codes.length)
    for (const kind of officePaperKinds) {
      const numbered = { code: paperCodes[kind], officeKind: 'REGENCY', seat: '35.10', nth: 1, on: '2026-05-03' } as const
      expect(kindOfNumber(numberOf(numbered, 7))).toBe(kind)
    }
  })

  it('says in its code which it is, and nothing of whom it speaks; altered in any place it is none of ours', async () => {
    const paper = fc.record({
      kind: fc.constantFrom(...officePaperKinds),
      serial: fc.integer({ min: 1, max: 99_999 }),
      office: fc.stringMatching(/^[A-Z][a-z]{2,20}( [A-Z][a-z]{2,20}){0,2}$/),
      signer: fc.stringMatching(/^[A-Z][a-z]{2,12} [A-Z][a-z]{2,12}$/),
      at: fc.nat(),
      instead: fc.constantFrom(...'ABab01-_'),
    })
    await fc.assert(
      fc.asyncProperty(paper, async ({ kind, serial, office, signer, at, instead }) => {
        const on = '2026-05-03'
        const number = numberOf({ code: paperCodes[kind], officeKind: 'REGENCY', seat: '35.10', nth: 1, on }, serial)
        const address = 'https://kawal.banyuwangikab.go.id/verify/3510-7ZQ4-M0XC-9KTN-41RV-HG2P-WS8D-5EJB'
        const code = officePaperCode({ number, office, signer, issuedOn: on }, { address, digest: 'x'.repeat(16), sign: write })
        expect(await open(code)).toMatchObject({ kind, number, signer, issuedOn: on })
        expect(Object.keys((await open(code)) ?? {}).sort()).toEqual(['digest', 'issuedOn', 'kind', 'number', 'office', 'signer'])
        const place = at % code.length
        fc.pre(code[place] !== instead)
        expect(await open(`${code.slice(0, place)}${instead}${code.slice(place + 1)}`)).toBeUndefined()
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('is shown without a network as signed by its officer only where the office signs it', async () => {
    const on = '2026-05-03'
    const address = 'https://kawal.banyuwangikab.go.id/verify/3510-7ZQ4-M0XC-9KTN-41RV-HG2P-WS8D-5EJB'
    const statements: readonly string[] = statementKinds
    for (const kind of officePaperKinds) {
      const number = numberOf({ code: paperCodes[kind], officeKind: 'REGENCY', seat: '35.10', nth: 1, on }, 7)
      const proof = must(
        await open(
          officePaperCode({ number, office: 'Disnaker', signer: 'Wati', issuedOn: on }, { address, digest: 'x'.repeat(16), sign: write }),
        ),
        kind,
      )
      const { signer, 'recorded-by': recorded } = shownProof(proof, 'id')
      expect([kind, signer, recorded]).toEqual(statements.includes(kind) ? [kind, undefined, 'Wati'] : [kind, 'Wati', undefined])
    }
  })

  it('gives the same record for the same words, and another for another secret', () => {
    const issued = { token: '3510-ABCD', office: { name: 'Disnaker', lines: [] }, signer: 'Wati' }
    const said = { kind: 'NOTULA', number: 'NTL/DNK-35.10/2026/0001', on: '2026-05-03', issued, says: { said: 'Selesai' } } as const
    expect(officePaperRecord(said)).toBe(officePaperRecord({ ...said }))
    expect(officePaperRecord({ ...said, issued: { ...issued, token: '3510-ABCE' } })).not.toBe(officePaperRecord(said))
  })
})
