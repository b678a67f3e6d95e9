// SPDX-License-Identifier: AGPL-3.0-or-later
// How many months of a paper must be left on the day of departure. A destination that asks for more gets a row of its own.

import type { Dated, Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'
import type { PaperKind } from '#papers/core/paper.ts'
import { daysInMonth } from '#people/core/birth-date.ts'

export interface LeftRule extends Dated {
  readonly kind: PaperKind
  /** ISO 3166-1 alpha-3; absent for every destination that has no row of its own. */
  readonly destination?: string
  readonly months: number
}

const rows: readonly (readonly [PaperKind, number, string, Standing])[] = [
  // What airlines and nearly all states ask of a passport.
  ['PASSPORT', 6, 'UU 18/2017 art 13e', 'practice'],
  ['VISA_KERJA', 0, 'UU 18/2017 art 13f', 'law'],
  ['MEDICAL', 0, 'UU 18/2017 art 13d', 'law'],
  ['MEDICAL_PELAUT', 0, 'UU 18/2017 art 13d', 'law'],
  ['BPJS_TK', 0, 'UU 18/2017 art 5d', 'law'],
  ['SERTIFIKAT_KOMPETENSI', 0, 'UU 18/2017 art 13c', 'law'],
  ['BUKU_PELAUT', 0, 'UU 18/2017 art 13', 'practice'],
  ['BST', 0, 'UU 18/2017 art 5b', 'practice'],
  ['PERJANJIAN_KERJA', 0, 'UU 18/2017 art 13h', 'law'],
  ['KONTRAK_STANDAR', 0, 'UU 18/2017 art 13h', 'law'],
  ['PKL', 0, 'UU 18/2017 art 13h', 'law'],
]

export const leftRules: readonly LeftRule[] = rows.map(([kind, months, legalBasis, standing]) => ({
  kind,
  months,
  legalBasis,
  standing,
  validFrom: basisFrom(legalBasis),
}))

/** The same day so many months earlier, or the last of that month where it has no such day. */
export function monthsBefore(date: LocalDate, months: number): LocalDate {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1]
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
