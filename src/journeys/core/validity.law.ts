// SPDX-License-Identifier: AGPL-3.0-or-later
// How long what a milestone shows can count at most. A later last day on a paper is a slip of the pen, and would let a lapsed paper open
// the gate. Most of it stands in no text at hand and is assumed, wide enough that no real paper is turned away.

import type { MilestoneCode } from '#journeys/core/worker.ts'
import { at, type Dated, type Standing } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

export interface ValidityRule extends Dated {
  /** Absent: every milestone that has no row of its own. */
  readonly milestone?: MilestoneCode
  readonly mostDays: number
}

// The longest that so many months or years can be.
const THREE_MONTHS = 92
const ONE_YEAR = 366
const THREE_YEARS = 1096
const FIVE_YEARS = 1827
const TEN_YEARS = 3653

const rows: readonly (readonly [MilestoneCode | undefined, number, string, Standing])[] = [
  ['MEDICAL_FIT', THREE_MONTHS, 'UU 18/2017 art 13d', 'assumed'],
  ['PASSPORT_RECOMMENDED', THREE_MONTHS, 'UU 18/2017 art 13e', 'assumed'],
  ['PSYCHOLOGY_OK', ONE_YEAR, 'UU 18/2017 art 13d', 'assumed'],
  ['CERTIFIED', THREE_YEARS, '03/BNSP.302/X/2013', 'law'],
  ['SEA_BOOK', FIVE_YEARS, 'UU 18/2017 art 13', 'assumed'],
  ['BASIC_SAFETY', FIVE_YEARS, 'UU 18/2017 art 5b', 'assumed'],
  // Two or three years are usual.
  ['CONTRACT_SIGNED', FIVE_YEARS, 'UU 18/2017 art 13h, 15', 'assumed'],
  ['CONTRACT_EXTENDED', FIVE_YEARS, 'UU 18/2017 art 17', 'assumed'],
  ['PKL_ENDORSED', FIVE_YEARS, 'UU 18/2017 art 13h', 'assumed'],
  ['SS_DURING', FIVE_YEARS, 'UU 18/2017 art 5d', 'assumed'],
  ['VISA_ISSUED', FIVE_YEARS, 'UU 18/2017 art 13f', 'assumed'],
  ['PASSPORT_ISSUED', TEN_YEARS, 'UU 6/2011', 'assumed'],
  [undefined, TEN_YEARS, 'UU 18/2017', 'assumed'],
]

export const validityRules: readonly ValidityRule[] = rows.map(([milestone, mostDays, legalBasis, standing]) => ({
  ...(milestone === undefined ? {} : { milestone }),
  mostDays,
  legalBasis,
  standing,
  validFrom: basisFrom(legalBasis),
}))

/** The last day until which a milestone of a day may count, and by which text; undefined where no rule is in force. */
export function longestUntil(code: MilestoneCode, on: LocalDate): (ValidityRule & { readonly until: LocalDate }) | undefined {
  const rules = at(validityRules, on)
  const rule = rules.find((each) => each.milestone === code) ?? rules.find((each) => each.milestone === undefined)
  return rule === undefined ? undefined : { ...rule, until: addDays(on, rule.mostDays) }
}
