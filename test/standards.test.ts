// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables to which our credentials are held, held to the standards' own inputs; and both kinds of credential held to the tables.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Attested } from '#training/core/attested.ts'
import { credentialOf, statusListOf } from '#training/core/credential.ts'
import { obFindings } from './support/open-badges.ts'
import { vcFindings } from './support/vc-data-model.ts'

const file = new URL('fixtures/w3c/vc-data-model-2.0.json', import.meta.url)
const { inputs } = z
  .object({ inputs: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync(file, 'utf8')))

/** As the suite makes them: whoever issues adds their own name, and the days that are named in words are days. */
function issued(name: string, input: Readonly<Record<string, unknown>>): object {
  const days: Readonly<Record<string, string>> = { 'PAST DATE': '2001-01-01T00:00:00Z', 'FUTURE DATE': '2999-01-01T00:00:00Z' }
  const said = JSON.parse(JSON.stringify(input), (_, value: unknown) => (typeof value === 'string' ? (days[value] ?? value) : value))
  if (name === 'credential-no-issuer-fail') return said
  const own = z.record(z.string(), z.unknown()).safeParse(said.issuer)
  if (own.success && !('id' in own.data)) return { ...said, issuer: { ...own.data, id: 'did:example:issuer' } }
  return { issuer: 'did:example:issuer', ...said }
}

describe("the W3C's inputs of VC Data Model 2.0", () => {
  it('are all there', () => expect(Object.keys(inputs)).toHaveLength(95))
  it.each(Object.entries(inputs))('%s is told as its name says', (name, input) => {
    const findings = vcFindings(issued(name, input))
    if (name.endsWith('-ok')) expect(findings).toEqual([])
    else expect(findings).not.toEqual([])
  })
})

const certificate = {
  number: '3510/LSP/2026/00001',
  issuedOn: '2026-05-03',
  body: { name: 'LSP', licence: 'BNSP-1', licensedUntil: '2027-01-01' },
}
const common = {
  issuerId: '3510-01890000-0000-7000-8000-000000000001',
  holder: { name: 'Siti', token: '3510-ABCD' },
  on: '2026-05-02',
  units: [{ code: 'U1', title: 'Merawat lansia' }],
}
const kinds: readonly Attested[] = [
  {
    ...common,
    kind: 'COMPETENCE',
    certificate: { ...certificate, validUntil: '2029-05-03' },
    subject: { code: 'PRT', name: 'Tata graha', standard: 'SKKNI' },
  },
  { ...common, kind: 'TRAINING', certificate, subject: { name: 'Pengasuh lansia' }, hours: 200 },
]
const place = { publicUrl: 'https://kawal.example', status: { regency: '35.10', list: 1, index: 7 } }

describe.each(kinds)('a credential of $kind', (attested) => {
  const credential = z.record(z.string(), z.unknown()).parse(credentialOf(attested, place))

  it('follows VC Data Model 2.0 and Open Badges 3.0', () => {
    expect(vcFindings(credential)).toEqual([])
    expect(obFindings(credential)).toEqual([])
  })

  it('would be found out where any required property were missing', () => {
    for (const key of ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject']) {
      const { [key]: _, ...rest } = credential
      expect(obFindings(rest), key).not.toEqual([])
    }
  })

  it('would be found out where anything strange stood in it', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1 })
          .filter(
            (key) =>
              !/^(__proto__|name|description|image|evidence|proof|endorsement|endorsementJwt|awardedDate|termsOfUse|refreshService|credentialSchema|validUntil|exp)$/.test(
                key,
              ) && !(key in credential),
          ),
        (key) => {
          expect(obFindings({ ...credential, [key]: 1 })).not.toEqual([])
        },
      ),
      { numRuns: 50 },
    )
  })
})

it('a list of standing is a credential too', () => {
  const list = statusListOf(
    'https://kawal.example',
    { bodyId: common.issuerId, regencyDigits: '3510', list: 1 },
    'uAAAA',
    '2026-05-03T00:00:00.000Z',
  )
  expect(vcFindings(list)).toEqual([])
})
