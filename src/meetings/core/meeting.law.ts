// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due of a meeting and of what was decided in it. The law lays protection on centre, province, regency and village together; how they meet, no text says.

import type { Dated, Lasting } from '#kernel/law.ts'

export interface MeetingTerm extends Dated {
  /** Days after it was opened until its minutes are written. */
  readonly minutesDays: number
}

export const meetingTerms: Lasting<MeetingTerm> = [
  { minutesDays: 1, legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' },
]

export interface DecisionTerm extends Dated {
  /** Days after it was decided until each office has confirmed it. */
  readonly answerDays: number
}

export const decisionTerms: Lasting<DecisionTerm> = [
  { answerDays: 3, legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' },
]
