// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a family's code opens a case, how much comes by it, and by when a question is answered. No text says; the numbers are our own.

import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

/** Decimal digits: typed on any phone, read out in any language. */
export const CODE_DIGITS = 16

export const MOST_QUESTION = 2000
/** So many questions of the family wait for an answer at once. */
export const MOST_WAITING = 5
/** So many stand in one case. */
export const MOST_QUESTIONS = 200
export const MOST_DOCUMENTS = 30

/** Without a look at the page for so long, the code is asked for again. */
export const IDLE_MINUTES = 20

interface FamilyRule extends Dated {
  /** A code opens for so many days. */
  readonly codeDays: number
  /** A question of the family is answered within so many days, by an office of this kind. */
  readonly answerDays: number
  readonly owner: OfficeKind
}

export const familyRules: Lasting<FamilyRule> = [
  { codeDays: 90, answerDays: 3, owner: 'REGENCY', legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' },
]
