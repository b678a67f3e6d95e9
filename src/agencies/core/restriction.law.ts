// SPDX-License-Identifier: AGPL-3.0-or-later
// Where placement is stopped, for whom, since when. A status always comes from this table, never from code.

import type { OccupationGroup } from '#agencies/core/occupation.law.ts'
import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface PlacementRestriction extends Dated {
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  /** The group of occupations it covers; absent: all. */
  readonly occupationGroup?: OccupationGroup
}

const moratorium2015 = [
  'SAU',
  'DZA',
  'BHR',
  'IRQ',
  'KWT',
  'LBN',
  'LBY',
  'MAR',
  'MRT',
  'EGY',
  'OMN',
  'PSE',
  'QAT',
  'SDN',
  'SYR',
  'TUN',
  'ARE',
  'YEM',
  'JOR',
] as const

/**
 * Kepmenaker 260/2015: no placement with individual employers (domestic work) in 19 states.
 * Lifting it for Saudi Arabia was being prepared in mid-2025 and was not yet decided.
 */
export const placementRestrictions: readonly PlacementRestriction[] = moratorium2015.map((country) => ({
  country,
  occupationGroup: 'DOMESTIC',
  legalBasis: 'Kepmenaker 260/2015',
  standing: 'law',
  validFrom: '2015-05-26',
}))

/**
 * The restriction that closes this country and occupation on a day; undefined where it is open. An occupation that is not stated,
 * or stated in other words than the list's, may be the one that is closed: it is, until the list's word says otherwise.
 */
export function restrictionFor(
  country: string,
  group: OccupationGroup | undefined,
  date: LocalDate,
  table: readonly PlacementRestriction[] = placementRestrictions,
): PlacementRestriction | undefined {
  return at(table, date).find(
    (rule) => rule.country === country && (rule.occupationGroup === undefined || group === undefined || rule.occupationGroup === group),
  )
}
