// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom a letter that stands out waits for, and until when.

import { expect, it } from 'vitest'
import { letterSteps, openFlags } from '#letters/core/letter.steps.ts'
import type { LetterFlag, LetterState, Settlement } from '#letters/core/letter.ts'

const DAY = '2026-05-03'
const flagged = (flags: readonly LetterFlag[], more: Partial<LetterState> = {}): LetterState => ({
  area: '35.10.04.2006',
  workerId: '3510-0196934c-9b80-7000-8000-000000000001',
  kind: 'FAMILY_CONSENT',
  officeId: 'issuer',
  officeKind: 'VILLAGE',
  number: 'SIK/1',
  issuedOn: DAY,
  by: 'somebody',
  flags,
  ...more,
})
const settled = (as: Settlement) => ({ settled: { on: DAY, by: 'ani', officeId: 'dinas', as } })
const asked = (letter: LetterState) => letterSteps(letter).map(({ code, owner }) => [code, owner])

it('waits for the manpower office above a village, and for the province above that one', () => {
  expect(asked(flagged(['BULK_DAY']))).toEqual([['LOOK_AT_LETTER', 'REGENCY']])
  expect(asked(flagged(['CONSENT_NOT_DONE'], { kind: 'PASSPORT_RECOMMENDATION', officeKind: 'ONE_ROOF' }))).toEqual([
    ['LOOK_AT_LETTER', 'PROVINCE'],
  ])
  for (const letter of [flagged([]), flagged(['SIGNER_NEW', 'SIGNER_AGE_UNKNOWN']), flagged(['BULK_DAY'], { erased: true })])
    expect(asked(letter)).toEqual([])
})

it('in which nothing is wrong waits for nobody; in which something is, until it counts no more', () => {
  const [fine, wrong] = [flagged(['BULK_DAY'], settled('IN_ORDER')), flagged(['BULK_DAY'], settled('NOT_IN_ORDER'))]
  expect([asked(fine), openFlags(fine)]).toEqual([[], []])
  expect([asked(wrong), openFlags(wrong)]).toEqual([[['TAKE_LETTER_BACK', 'REGENCY']], ['BULK_DAY']])
  const gone = [{ revoked: { on: DAY, cause: 'FALSE_STATEMENT' } }, { replaced: { on: DAY, by: 'another' } }] as const
  for (const each of gone) expect([asked({ ...wrong, ...each }), openFlags({ ...wrong, ...each })]).toEqual([[], []])
  // Whoever issued it does not end the looking by taking it back.
  for (const each of gone) expect(asked(flagged(['BULK_DAY'], each))).toEqual([['LOOK_AT_LETTER', 'REGENCY']])
})
