// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a late step climbs to. UU 18/2017 art 40 to 42 lay the duties on province, regency and village; how many days late it climbs,
// no text says.

import type { OfficeKind } from '#kernel/authority.ts'
import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface EscalationRung extends Dated {
  readonly to: OfficeKind
  /** Days past its due date. */
  readonly afterDays: number
}

const assumed = { legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' } as const

/** The lowest first. */
export const escalationRungs: readonly EscalationRung[] = [
  { to: 'DISTRICT', afterDays: 3, ...assumed },
  { to: 'REGENCY', afterDays: 7, ...assumed },
  { to: 'AGENCY', afterDays: 14, ...assumed },
]

/**
 * Kinds of records that climb another way. A case goes from village to regency, province and the national agency: somebody is in trouble, and
 * waits less (art 39 to 42: the duties of the centre, province, regency and village while somebody works abroad and after).
 */
export const ownRungs: Readonly<Record<string, readonly EscalationRung[]>> = {
  case: [
    { to: 'REGENCY', afterDays: 2, ...assumed },
    { to: 'PROVINCE', afterDays: 7, ...assumed },
    { to: 'AGENCY', afterDays: 14, ...assumed },
  ],
}

/**
 * Kinds of records of which a step that one office alone is asked for climbs too, to those above it who reach the record: what offices agreed
 * among themselves is followed by all of them, and in a case that one office was asked for by name somebody waits. Of others it stays between that office and the record.
 */
export const climbsFromOne: readonly string[] = ['meeting', 'decision', 'agreement', 'case']

/** @param type the kind of record; where it climbs no way of its own, the way of all others. */
export function ladderOn(today: LocalDate, type = ''): readonly EscalationRung[] {
  return at(ownRungs[type] ?? escalationRungs, today)
}
