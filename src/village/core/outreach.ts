// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of outreach: a session in a village or a school, whom it reached, and what people knew before and after. It names nobody.

import type { LocalDate } from '#kernel/time.ts'

export const outreachKinds = ['VILLAGE', 'SCHOOL', 'HOMES', 'OTHER'] as const
/** A village session (*Adem Aman*), a school (*BTS*), from house to house, something else. */
export type OutreachKind = (typeof outreachKinds)[number]

export const ageGroups = ['UNDER_18', 'FROM_18', 'FROM_25', 'FROM_60'] as const
export type AgeGroup = (typeof ageGroups)[number]

export const sexes = ['F', 'M'] as const
export type Reached = Readonly<Record<(typeof sexes)[number], Readonly<Record<AgeGroup, number>>>>

export const audiences = ['VILLAGER', 'OFFICIAL'] as const
export type Audience = (typeof audiences)[number]

export const moments = ['BEFORE', 'AFTER'] as const
export type Moment = (typeof moments)[number]

export const questionCodes = [
  'VILLAGE_RECORDS',
  'ONE_ROOF',
  'AGE',
  'CONSENT',
  'VISA',
  'COSTS',
  'LOAN',
  'SOCIAL_SECURITY',
  'LICENCE',
  'COMPLAINT',
] as const
export type QuestionCode = (typeof questionCodes)[number]

/** Answer sheets of one audience at one moment, counted: how many there are, and of each question how many are right. */
export interface Tally {
  readonly audience: Audience
  readonly moment: Moment
  readonly sheets: number
  readonly right: Readonly<Partial<Record<QuestionCode, number>>>
}

export interface Session {
  readonly area: string
  readonly on: LocalDate
  readonly kind: OutreachKind
  readonly venue: string
  readonly reached: Reached
}

export interface OutreachState extends Session {
  /** One for each audience and moment at most. */
  readonly tallies: readonly Tally[]
  readonly withdrawn?: true
}

export type OutreachCommand =
  | ({ readonly type: 'HoldOutreach' } & Session)
  | ({ readonly type: 'CorrectOutreach' } & Omit<Session, 'area'>)
  | ({ readonly type: 'CountAnswers' } & Tally)
  | { readonly type: 'WithdrawOutreach' }

/** What a rule needs to know from elsewhere. */
export interface OutreachFacts {
  /** Somebody else changed it since it was looked at. */
  readonly changedSince?: boolean
}

export type OutreachEvent =
  | ({ readonly type: 'OutreachHeld' } & Session)
  | ({ readonly type: 'OutreachCorrected' } & Omit<Session, 'area'>)
  | ({ readonly type: 'AnswersCounted' } & Tally)
  | { readonly type: 'OutreachWithdrawn' }
