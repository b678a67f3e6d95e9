// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked before and after a session. Each question is a sentence that is true or not, and its text says why; that these are the ones
// to ask is our own choice.

import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { QuestionCode } from '#village/core/outreach.ts'

export interface QuestionRule extends Dated {
  readonly code: QuestionCode
  /** Whether the sentence is true. */
  readonly answer: boolean
}

type Short = readonly [code: QuestionCode, answer: boolean, legalBasis: string, standing: 'law' | 'assumed', validFrom: LocalDate]

const rows: readonly Short[] = [
  ['VILLAGE_RECORDS', true, 'UU 18/2017 art 42b, 42d', 'law', '2017-11-22'],
  ['ONE_ROOF', true, 'PP 59/2021', 'law', '2021-04-07'],
  ['AGE', false, 'UU 18/2017 art 5a', 'law', '2017-11-22'],
  ['CONSENT', true, 'UU 18/2017 art 13b', 'law', '2017-11-22'],
  ['VISA', false, 'UU 18/2017 art 13f', 'law', '2017-11-22'],
  ['COSTS', false, 'Peraturan BP2MI 9/2020', 'law', '2021-01-15'],
  ['LOAN', false, 'Peraturan BP2MI 9/2020 art 4', 'law', '2021-01-15'],
  ['SOCIAL_SECURITY', true, 'Permenaker 4/2023 art 18', 'law', '2023-03-10'],
  ['LICENCE', true, 'UU 18/2017 art 51', 'law', '2017-11-22'],
  ['COMPLAINT', true, 'UU 18/2017 art 21', 'assumed', '2017-11-22'],
]

export const questionRules: readonly QuestionRule[] = rows.map(([code, answer, legalBasis, standing, validFrom]) => ({
  code,
  answer,
  legalBasis,
  standing,
  validFrom,
}))

/** What is asked in a session of that day, in this order. */
export function questionsOn(day: LocalDate): readonly QuestionRule[] {
  return at(questionRules, day)
}
