// SPDX-License-Identifier: AGPL-3.0-or-later
// How letters and papers are numbered: one series an office, kind and year, counted by the server at issue, so that none is left out.

import { type RegencyCode, regencyOf } from '#kernel/area.ts'
import type { Actor, OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { letterRules } from '#letters/core/letter.law.ts'
import { type LetterKind, letterKinds } from '#letters/core/letter.ts'
import { type OfficePaperKind, officePaperKinds, paperCodes } from '#letters/core/office-paper.ts'

/** What stands in a number for the kind of office: a regency has several at one place. */
const officeCodes: Readonly<Partial<Record<OfficeKind, string>>> = { VILLAGE: 'DS', REGENCY: 'DNK', ONE_ROOF: 'LTSA' }

/** What tells an office from every other on paper. */
export interface Sits {
  readonly seat: string
  /** Which of its kind there it is, in the order of their opening. */
  readonly nth: number
}

interface Numbering extends Sits {
  /** What numbers of this kind begin with. */
  readonly code: string
  readonly officeId: string
  readonly officeKind: OfficeKind
  readonly on: LocalDate
}

/** Where all numbers of an office are counted: it may be there for several regencies, whose people would each begin a series of their own. */
export function homeOf({ prefixes }: Pick<Actor, 'prefixes'>): RegencyCode {
  return regencyOf(prefixes[0] ?? '')
}

/** By the office's id: two offices of a kind at one place never share one. */
export function seriesOf({ code, officeId, on }: Pick<Numbering, 'code' | 'officeId' | 'on'>): string {
  return `${code}/${officeId}/${on.slice(0, 4)}`
}

/** `SIK/DS-35.10.04.2006/2026/0001`; `SIK/LTSA2-35.10/2026/0001` of the second of its kind there. */
export function numberOf({ code, officeKind, seat, nth, on }: Omit<Numbering, 'officeId'>, serial: number): string {
  return `${code}/${officeCodes[officeKind] ?? officeKind}${nth === 1 ? '' : nth}-${seat}/${on.slice(0, 4)}/${String(serial).padStart(4, '0')}`
}

/** Which kind of letter or paper a number is of; every code that ever numbered one counts. */
export function kindOfNumber(number: string): LetterKind | OfficePaperKind | undefined {
  const code = number.split('/')[0]
  return (
    letterKinds.find((kind) => letterRules[kind].some((rule) => rule.code === code)) ??
    officePaperKinds.find((kind) => paperCodes[kind] === code)
  )
}
