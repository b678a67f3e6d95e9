// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a person's request about the data that are held on them (UU 27/2022 art 5 to 13).

import { type LimitRight, limitRights } from '#journeys/core/limit.ts'
import { correctable, correctingTypes } from '#journeys/core/worker.corrected.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Given, Issued, Numbering } from '#letters/core/office-paper.ts'

export const REQUEST_TYPE = 'rights-request'

/** To know and have a copy, to have corrected, to be erased, to withdraw a consent, to object, to have the use limited. */
export const rights = ['ACCESS', 'CORRECTION', 'ERASURE', 'WITHDRAWAL', 'OBJECTION', 'RESTRICTION'] as const
export type Right = (typeof rights)[number]

export const channels = ['IN_PERSON', 'LETTER', 'PHONE', 'MESSAGE', 'REPRESENTATIVE'] as const
export type Channel = (typeof channels)[number]

/** How it was seen that whoever asks is the person, or may ask for them. */
export const proofs = ['IDENTITY_CARD', 'KNOWN_IN_PERSON', 'CALLED_BACK', 'GUARDIAN', 'WRITTEN_MANDATE'] as const
export type Proof = (typeof proofs)[number]

export const outcomes = ['GRANTED', 'PARTLY', 'REFUSED'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a request is not, or not wholly, granted. */
export const grounds = ['NOT_THE_PERSON', 'ENDANGERS', 'REVEALS_OTHERS', 'NATIONAL_SECURITY', 'LAW_ENFORCEMENT', 'PUBLIC_DUTY'] as const
export type Ground = (typeof grounds)[number]

/** What a granted request still asks to be done: parts of the file that are corrected, or that the person is erased. */
export const owed = [...correctable, 'ERASURE'] as const
export type Owed = (typeof owed)[number]

/** Events of a file that may be the deed. */
export const deedEvents = [...correctingTypes, 'PersonErased'] as const

/** That it was done: by which event of which file. */
export interface Deed {
  readonly what: Owed
  readonly file: string
  readonly version: number
  readonly event: (typeof deedEvents)[number]
  readonly on: LocalDate
}

/** Why a limit ends before its last day: the person wants it no more, or what it was granted for is over. */
export const limitEnds = ['WITHDRAWN', 'GROUND_OVER'] as const
export type LimitEnd = (typeof limitEnds)[number]

export interface AnswerGiven {
  /** Of its letter; absent on answers from before they were numbered. */
  readonly number?: string
  readonly on: LocalDate
  /** From when on a deed counts; absent in answers that promised none. */
  readonly at?: Instant
  readonly owes?: readonly Owed[]
  /** The last day of what is limited. */
  readonly until?: LocalDate
  readonly outcome: Outcome
  readonly ground?: Ground
  readonly userId: string
  readonly officeId: string
}

export interface RequestState {
  /** Of the file. */
  readonly area: string
  readonly workerId: string
  readonly right: Right
  readonly channel: Channel
  readonly receivedAt: Instant
  /** By when it must be answered. */
  readonly dueAt: Instant
  /** Who asks was seen to be the person. */
  readonly checked?: { readonly on: LocalDate; readonly by: Proof }
  readonly answer?: AnswerGiven
  readonly deeds?: readonly Deed[]
  /** What was limited is free again. */
  readonly ended?: { readonly on: LocalDate; readonly why: LimitEnd; readonly userId: string; readonly officeId: string }
  /** Sealed with a key of this request, and gone with the person. */
  readonly personal?: RequestWords
  /** The person was erased: what was asked, when it was answered and how is left, and names nobody. */
  readonly erased?: true
}

export interface RequestWords {
  readonly name: string
  /** What is asked, in the person's words. */
  readonly wish?: string
  /** What was done and told. */
  readonly reply?: string
  /** Under which name the office issued the letter. */
  readonly issued?: Issued
}

export type RequestCommand =
  | {
      readonly type: 'ReceiveRequest'
      readonly workerId: string
      readonly right: Right
      readonly channel: Channel
      readonly receivedAt: Instant
      readonly wish?: string
    }
  | { readonly type: 'CheckRequester'; readonly by: Proof }
  | {
      readonly type: 'AnswerRequest'
      readonly outcome: Outcome
      readonly ground?: Ground
      /** Of a correction: what is corrected. */
      readonly fields?: readonly Owed[]
      readonly until?: LocalDate
      readonly reply: string
    }
  | { readonly type: 'EndLimit'; readonly why: LimitEnd }
  /** What was done of what is owed, as the histories of the person's files say it now. */
  | { readonly type: 'SeeDeeds'; readonly deeds: readonly Deed[] }
  /** `deed`: the erasure, as the file's history has it. */
  | { readonly type: 'ForgetRequester'; readonly deed?: Omit<Deed, 'on'> }

export type RequestEvent =
  | (Omit<RequestState, 'checked' | 'answer' | 'deeds' | 'ended' | 'personal' | 'erased'> & {
      readonly type: 'RequestReceived'
      readonly personal: RequestWords
    })
  | { readonly type: 'RequesterChecked'; readonly on: LocalDate; readonly by: Proof }
  | (Omit<AnswerGiven, 'number'> & {
      readonly type: 'RequestAnswered'
      readonly given?: Given
      readonly personal: { readonly reply: string; readonly issued?: Issued }
    })
  | ({ readonly type: 'LimitEnded' } & NonNullable<RequestState['ended']>)
  | { readonly type: 'DeedsSeen'; readonly deeds: readonly Deed[] }
  | { readonly type: 'RequesterForgotten'; readonly on: LocalDate; readonly deed?: Deed }

/** What a rule needs to know from elsewhere. */
export interface RequestFacts {
  readonly person?: { readonly name: string; readonly area: string }
  /** Of the letter with the answer. */
  readonly numbering?: Numbering
  /** What keeps the person from being erased today. */
  readonly kept?: readonly FailedGuard[]
}

/** What is owed and not done; nobody owes an erased person anything. */
export function owedOf({ answer, deeds = [], erased }: RequestState): readonly Owed[] {
  return erased === true ? [] : (answer?.owes ?? []).filter((what) => !deeds.some((deed) => deed.what === what))
}

/** Waits for an answer, or for what the answer promised. */
export function isOpen(state: RequestState): boolean {
  return state.erased !== true && (state.answer === undefined || owedOf(state).length > 0)
}

/** The right by which an answer limits a use; undefined where it limits none. */
export function limitOf({ right, answer }: RequestState): LimitRight | undefined {
  return answer === undefined || answer.outcome === 'REFUSED' ? undefined : limitRights.find((each) => each === right)
}
