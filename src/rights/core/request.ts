// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a person's request about the data that are held on them (UU 27/2022 art 5 to 13).

import type { Instant, LocalDate } from '#kernel/time.ts'

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

export interface AnswerGiven {
  readonly on: LocalDate
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
  | { readonly type: 'AnswerRequest'; readonly outcome: Outcome; readonly ground?: Ground; readonly reply: string }
  | { readonly type: 'ForgetRequester' }

export type RequestEvent =
  | (Omit<RequestState, 'checked' | 'answer' | 'personal' | 'erased'> & {
      readonly type: 'RequestReceived'
      readonly personal: RequestWords
    })
  | { readonly type: 'RequesterChecked'; readonly on: LocalDate; readonly by: Proof }
  | (AnswerGiven & { readonly type: 'RequestAnswered'; readonly personal: { readonly reply: string } })
  | { readonly type: 'RequesterForgotten'; readonly on: LocalDate }

/** What a rule needs to know from elsewhere. */
export interface RequestFacts {
  readonly person?: { readonly name: string; readonly area: string }
}
