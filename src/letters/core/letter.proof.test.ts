// SPDX-License-Identifier: AGPL-3.0-or-later
// The code of a letter, and more than a thousand that are almost one: forged, altered, moved to another address or another letter, each is told
// apart by the published keys alone; one that has ended is told from one that counts.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckSignature, type PublicKey, writeJws } from '#kernel/jws.ts'
import { addDays } from '#kernel/time.ts'
import { factsOf } from '#letters/core/letter.facts.ts'
import { letterCode, openLetterCode } from '#letters/core/letter.proof.ts'
import { letterRecord } from '#letters/core/letter.record.ts'
import { proofKeys, shownProof, uncarriedKeys } from '#letters/core/letter.shown.ts'
import { closedKinds, type LetterState, letterKinds, maritalStatuses, statusOn, witnessings } from '#letters/core/letter.ts'
import { openProof, PROOF_TYPE } from '#training/core/paper-proof.ts'
import { rfc8037, vcJoseCose } from '../../../test/support/vectors.ts'

const SEED = 20260503
const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)
const keyOf = (x: string): PublicKey => ({ kty: 'OKP', crv: 'Ed25519', x })
const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc8037.x, d: rfc8037.d }, format: 'jwk' })
const write = (header: object, payload: string): string => writeJws(header, payload, (bytes) => sign(null, bytes, secret))
const open = (text: string, x: string = rfc8037.x) => openLetterCode(text, [keyOf(x)], check)

const codes = {
  FAMILY_CONSENT: 'SIK',
  MARITAL_STATUS: 'SKP',
  INTRODUCTION: 'SP',
  DOMICILE: 'SKD',
  PASSPORT_RECOMMENDATION: 'RP',
  REFERRAL: 'SRB',
  COSTS: 'SKB',
} as const
// Whoever registers may type a bar, which parts the fields of a code.
const word = fc.stringMatching(/^[A-Z][a-zā|]{2,12}( [A-Z][a-z]{2,12}){0,3}$/)
const letters: fc.Arbitrary<LetterState> = fc
  .record({
    kind: fc.constantFrom(...letterKinds),
    serial: fc.integer({ min: 1, max: 9999 }),
    issuedOn: fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2025-01-01', days)),
    days: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
    name: word,
    consenter: word,
    signer: word,
    nik: fc.option(fc.stringMatching(/^\d{16}$/), { nil: undefined }),
    seen: fc.constantFrom(...witnessings),
    marital: fc.constantFrom(...maritalStatuses),
  })
  .map(({ kind, serial, issuedOn, days, name, consenter, signer, nik, seen, marital }) => ({
    area: '35.10.04.2006',
    workerId: '3510-01890000-0000-7000-8000-000000000001',
    kind,
    officeId: 'office-desa',
    officeKind: 'VILLAGE',
    number: `${codes[kind]}/DS-35.10.04.2006/${issuedOn.slice(0, 4)}/${String(serial).padStart(4, '0')}`,
    issuedOn,
    ...(days === undefined ? {} : { validUntil: addDays(issuedOn, days) }),
    by: 'desa',
    ...(kind === 'FAMILY_CONSENT' ? { seen } : {}),
    flags: [],
    personal: {
      token: '3510-ABCD',
      facts: {
        name,
        sex: 'F',
        birthDate: '1999-07-01',
        ...(nik === undefined ? {} : { nik }),
        place: 'Wringinpitu',
        ...(kind === 'FAMILY_CONSENT' ? { consenter: { name: consenter, relation: 'SPOUSE' } } : {}),
        ...(kind === 'MARITAL_STATUS' ? { marital } : {}),
        office: { name: 'Desa Wringinpitu', lines: [] },
        signer: { name: signer },
      },
    },
  }))

const token = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/)
const made = fc
  .record({ letter: letters, token, digest: fc.stringMatching(/^[\w-]{16}$/) })
  .map(({ letter, token: secretPart, digest }) => {
    const address = `https://kawal.banyuwangikab.go.id/verify/3510-${secretPart}`
    return { letter, address, digest, code: letterCode(letter, { address, digest, sign: write }) ?? '' }
  })

/** Signed once: what is tried on them are their codes. */
const known = fc.sample(made, { seed: SEED, numRuns: 24 })
const any = fc.constantFrom(...known)

const anySign = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#:/?'
/** One sign changed, added, left out; two swapped; the rest cut off; a run repeated. */
function alteredOf(code: string): fc.Arbitrary<string> {
  const at = fc.integer({ min: 0, max: code.length - 1 })
  return fc.oneof(
    fc.tuple(at, fc.constantFrom(...anySign)).map(([i, sign1]) => code.slice(0, i) + sign1 + code.slice(i + 1)),
    fc.tuple(at, fc.constantFrom(...anySign)).map(([i, sign1]) => code.slice(0, i) + sign1 + code.slice(i)),
    at.map((i) => code.slice(0, i) + code.slice(i + 1)),
    at.map((i) => code.slice(0, i)),
    fc.tuple(at, at).map(([i, j]) => {
      const all = [...code]
      ;[all[i], all[j]] = [all[j] ?? '', all[i] ?? '']
      return all.join('')
    }),
    fc.tuple(at, at).map(([i, j]) => code.slice(0, Math.max(i, j)) + code.slice(Math.min(i, j))),
  )
}

describe('the code of a letter', () => {
  it('opens to what the paper says, whatever the letter, and to nothing under another key', async () => {
    await fc.assert(
      fc.asyncProperty(made, async ({ letter, code, digest }) => {
        const { number, issuedOn, validUntil, kind, seen, personal } = letter
        const proof = await open(code)
        expect(proof).toMatchObject({ kind, number, issuedOn, digest })
        expect([proof?.validUntil, proof?.seen, proof?.nik]).toEqual([validUntil, seen, personal?.facts.nik?.slice(-4)])
        expect(personal?.facts.name.replaceAll('|', '/').startsWith(proof?.name?.replace('…', '') ?? '–')).toBe(true)
        expect(await open(code, vcJoseCose.x)).toBeUndefined()
        // Copied over two lines, as messengers do.
        expect(await open(`${code.slice(0, 90)}\n${code.slice(90)}`)).toEqual(proof)
        for (const day of [issuedOn, addDays(issuedOn, 500)])
          expect(proof && statusOn(proof, day)).toBe(validUntil !== undefined && day > validUntil ? 'expired' : 'valid')
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  it('altered in any place, in any way, is none of ours: 1,200 of them', async () => {
    let tried = 0
    const altered = any.chain(({ code }) => alteredOf(code).map((text) => ({ code, text })))
    await fc.assert(
      fc.asyncProperty(altered, async ({ code, text }) => {
        fc.pre(text !== code)
        tried += 1
        expect(await open(text)).toBeUndefined()
      }),
      { seed: SEED, numRuns: 1200 },
    )
    expect(tried).toBeGreaterThanOrEqual(1200)
  })

  it('under another letter’s address, or with another’s facts or signature, is none of ours', async () => {
    await fc.assert(
      fc.asyncProperty(any, any, async (one, other) => {
        fc.pre(one.code !== other.code && one.address !== other.address)
        const [body, mark] = (one.code.split('#')[1] ?? '').split('.')
        const [otherBody, otherMark] = (other.code.split('#')[1] ?? '').split('.')
        for (const mixed of [
          `${other.address}#${body}.${mark}`,
          `${one.address}#${otherBody}.${mark}`,
          `${one.address}#${body}.${otherMark}`,
          `${one.address}#${body}`,
          `${one.address}#${one.code.split('#')[1]}#`,
          one.code.replace('kawal.banyuwangikab.go.id', 'kawal-banyuwangikab.go.id'),
          `${body}.${mark}`,
        ])
          expect(await open(mixed), mixed).toBeUndefined()
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('signed by us as something else is no letter, and no letter is a certificate', async () => {
    await fc.assert(
      fc.asyncProperty(any, async ({ address, code }) => {
        const payload = Buffer.from((code.split('#')[1] ?? '').split('.')[0] ?? '', 'base64url').toString()
        const again = (header: object, text: string): string => `${address}#${write(header, text).split('.').slice(1).join('.')}`
        expect(await open(again({ alg: 'EdDSA', typ: PROOF_TYPE, url: address }, payload))).toBeUndefined()
        expect(await open(again({ alg: 'EdDSA', typ: 'kawal-letter' }, payload))).toBeUndefined()
        // With a fact too many, of an unknown series, or on a day that is none.
        const facts = String(JSON.parse(payload).l).split('|')
        const others: readonly (readonly string[])[] = [
          [...facts, 'x'],
          facts.slice(1),
          facts.with(0, 'XXX/1/2026/0001'),
          facts.with(7, '260231'),
          facts.with(9, 'short'),
        ]
        for (const other of others)
          expect(
            await open(again({ alg: 'EdDSA', typ: 'kawal-letter', url: address }, JSON.stringify({ l: other.join('|') }))),
          ).toBeUndefined()
        expect(
          await open(again({ alg: 'EdDSA', typ: 'kawal-letter', url: address }, JSON.stringify({ l: facts.join('|'), x: 1 }))),
        ).toBeUndefined()
        expect(await openProof(code, [keyOf(rfc8037.x)], check)).toBeUndefined()
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  it('is shown with every fact that it says, in both languages', async () => {
    await fc.assert(
      fc.asyncProperty(any, async ({ code }) => {
        const proof = await open(code)
        for (const language of ['id', 'en'] as const) {
          const shown = proof === undefined ? {} : shownProof(proof, language)
          expect(Object.keys(shown).sort()).toEqual([...proofKeys].sort())
        }
      }),
      { seed: SEED, numRuns: 10 },
    )
  })

  it('carries every fact of the paper but those of which the page says so', () => {
    const said: readonly string[] = [...proofKeys, ...uncarriedKeys]
    const more = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', text: 'Dusun Krajan' } as const
    fc.assert(
      fc.property(letters, ({ personal, ...letter }) => {
        if (personal === undefined || closedKinds.includes(letter.kind)) return
        const full = { ...letter, personal: { ...personal, facts: { ...personal.facts, ...more } } }
        // Of the NIK it carries the end.
        const printed = factsOf(full, 'id')
          .map(({ key }) => key)
          .filter((key) => key !== 'nik')
        expect(printed.filter((key) => !said.includes(key))).toEqual([])
      }),
      { seed: SEED },
    )
  })

  it('is not made once the person was erased, nor is the record', () => {
    const [letter] = fc.sample(letters, { seed: SEED, numRuns: 1 })
    if (letter === undefined) throw new Error('a letter')
    const { personal: _, ...nobody } = letter
    expect(letterCode(nobody, { address: 'https://x', digest: 'x'.repeat(16), sign: write })).toBeUndefined()
    expect(letterRecord(nobody)).toBeUndefined()
  })
})
