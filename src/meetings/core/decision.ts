// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a decision: what offices agreed on in a room, who does what of it by when, and which of them confirmed it.

import type { Officer } from '#cases/core/assignment.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Host } from '#meetings/core/meeting.ts'

export const DECISION_TYPE = 'decision'

export const decisionAnswers = ['AGREED', 'OBJECTED'] as const
export type DecisionAnswer = (typeof decisionAnswers)[number]

export const taskResults = ['DONE', 'NOT_DONE'] as const
export type TaskResult = (typeof taskResults)[number]

/** What one office is to do; it has one in a decision at most. */
export interface Task extends Host {
  /** Which officer of that office has it, by account; otherwise it is the office's. */
  readonly officer?: string
  readonly due: LocalDate
  readonly result?: TaskResult
  /** When that was said. */
  readonly on?: LocalDate
}

/** An office that was in the room when it was decided. */
export interface Asked extends Host {
  readonly answer?: DecisionAnswer
  readonly on?: LocalDate
  readonly userId?: string
}

export interface Decision {
  /** The place of the office that wrote it down; it gives nobody there a way in. */
  readonly area: string
  /** The members of its room; while it is not settled, as they change. */
  readonly sealedTo: readonly string[]
  readonly roomId: string
  /** In which meeting; absent where it was agreed on between two. */
  readonly meetingId?: string
  /** The office that made the room: what an office that left it was to do, it settles. */
  readonly host: Host
  readonly takenOn: LocalDate
  readonly asked: readonly Asked[]
  readonly tasks: readonly Task[]
  readonly personal?: DecisionWords
  readonly erased?: true
}

export interface DecisionWords {
  readonly text: string
  /** In the order of the tasks. */
  readonly tasks: readonly TaskWords[]
  /** Why an office objected, by office. */
  readonly objections: Readonly<Record<string, string>>
  /** What came of each task, by office. */
  readonly said: Readonly<Record<string, string>>
}

export interface TaskWords {
  readonly what: string
  /** The name of that officer; of an office without accounts, whoever was said. */
  readonly who?: string
}

export interface NewTask extends TaskWords {
  readonly officeId: string
  readonly officer?: string
  readonly due: LocalDate
}

export type DecisionCommand =
  | {
      readonly type: 'TakeDecision'
      readonly area: string
      readonly roomId: string
      readonly meetingId?: string
      readonly text: string
      readonly tasks: readonly NewTask[]
    }
  | { readonly type: 'AnswerDecision'; readonly answer: DecisionAnswer; readonly said?: string }
  | { readonly type: 'SettleTask'; readonly officeId: string; readonly result: TaskResult; readonly said?: string }
  /** The own task of the office: to one of its officers, or without one to the office again. */
  | { readonly type: 'GiveTask'; readonly officer?: string }
  /** Of one decision, as part of a hand-over: without `to` it is the office's again. */
  | { readonly type: 'HandOverTask'; readonly from: string; readonly to?: Officer }
  | { readonly type: 'SealDecision'; readonly sealedTo: readonly string[] }
  | { readonly type: 'ForgetDecision' }

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}
interface Said {
  readonly personal?: { readonly said: string }
}

export type DecisionEvent =
  | (By & {
      readonly type: 'DecisionTaken'
      readonly area: string
      readonly sealedTo: readonly string[]
      readonly roomId: string
      readonly meetingId?: string
      readonly host: Host
      readonly asked: readonly Host[]
      readonly tasks: readonly (Host & { readonly officer?: string; readonly due: LocalDate })[]
      readonly personal: { readonly text: string; readonly tasks: readonly TaskWords[] }
    })
  | (By & Said & { readonly type: 'DecisionAnswered'; readonly answer: DecisionAnswer })
  | (By & Said & { readonly type: 'TaskSettled'; readonly office: string; readonly result: TaskResult })
  | (By & { readonly type: 'TaskGiven'; readonly office: string; readonly officer?: string; readonly personal?: { readonly who: string } })
  | (By & { readonly type: 'DecisionSealed'; readonly sealedTo: readonly string[] })
  | { readonly type: 'DecisionForgotten'; readonly on: LocalDate }

/** What a rule needs to know from elsewhere. */
export interface DecisionFacts {
  /** The room of a decision that is taken; absent where it is not within reach. */
  readonly room?: { readonly sealedTo: readonly string[]; readonly members: readonly Host[]; readonly host: string }
  /** The officers of the offices that have, or are given, a task. */
  readonly officers?: readonly Officer[]
  /** Whether the meeting that the command names lies in that room and is going on. */
  readonly meetingOpen?: boolean
}
