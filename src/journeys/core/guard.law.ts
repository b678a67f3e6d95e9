// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which text a file may leave, move or be written on at all, where no milestone, gate or step says it.

import { type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import { type LocalDate, latestOf } from '#kernel/time.ts'

const since = { validFrom: '2017-11-22' } as const

interface AgeRule extends Dated {
  readonly years: number
}

/** How old somebody is who departs. */
export const ageRules: Lasting<AgeRule> = [{ years: 18, legalBasis: 'UU 18/2017 art 5a', standing: 'law', ...since }]

// That the order of a file is kept is no article's: it is what makes the duties of art 5 to 42 follow one another.
export const fileGuards = {
  STATE: [{ legalBasis: 'UU 18/2017', standing: 'practice', ...since }],
  NOT_BY_HAND: [{ legalBasis: 'UU 18/2017', standing: 'practice', ...since }],
  FILE_OPEN: [{ legalBasis: 'UU 18/2017', standing: 'practice', ...since }],
  DESTINATION_KNOWN: [{ legalBasis: 'UU 18/2017 art 13', standing: 'law', ...since }],
} as const satisfies Readonly<Record<string, Lasting<Dated>>>

/** By which day's gates a departure is judged: one that is dated back to before the law escapes none of them. */
export function gateDay(on: LocalDate): LocalDate {
  return latestOf([on], since.validFrom)
}

export function leastAge(on: LocalDate): AgeRule {
  return ruleOn(ageRules, on)
}
