// SPDX-License-Identifier: AGPL-3.0-or-later
// How letters are numbered: one series an office, kind and year, counted by the server at issue, so that none is left out.

import type { OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type LetterRule, letterRules } from '#letters/core/letter.law.ts'
import { type LetterKind, letterKinds } from '#letters/core/letter.ts'

/** What stands in a number for the kind of office: a regency has several at one place. */
const officeCodes: Readonly<Partial<Record<OfficeKind, string>>> = { VILLAGE: 'DS', REGENCY: 'DNK', ONE_ROOF: 'LTSA' }

interface Numbering {
  readonly rule: LetterRule
  readonly officeId: string
  readonly officeKind: OfficeKind
  /** Where the office sits. */
  readonly seat: string
  readonly on: LocalDate
}

/** By the office's id: two offices of a kind at one place never share one. */
export function seriesOf({ rule, officeId, on }: Numbering): string {
  return `${rule.code}/${officeId}/${on.slice(0, 4)}`
}

/** `SIK/DS-35.10.04.2006/2026/0001`. */
export function numberOf({ rule, officeKind, seat, on }: Numbering, serial: number): string {
  return `${rule.code}/${officeCodes[officeKind] ?? officeKind}-${seat}/${on.slice(0, 4)}/${String(serial).padStart(4, '0')}`
}

/** Which kind of letter a number is of; every code that ever numbered one counts. */
export function kindOfNumber(number: string): LetterKind | undefined {
  const code = number.split('/')[0]
  return letterKinds.find((kind) => letterRules[kind].some((rule) => rule.code === code))
}
