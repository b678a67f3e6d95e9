// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a meeting: it lies in a room, is scheduled, opened, and closed with its minutes.

import type { OfficeKind } from '#kernel/authority.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Given, Issued, Numbering } from '#letters/core/office-paper.ts'
import type { KeepsAfter, PaperCommand, PaperEvent } from '#letters/core/paper-after.ts'

export const MEETING_TYPE = 'meeting'

export const meetingStates = ['SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED'] as const
export type MeetingState = (typeof meetingStates)[number]

export interface Host {
  readonly officeId: string
  readonly kind: OfficeKind
}

export interface Attended {
  readonly userId: string
  readonly officeId: string
  readonly at: Instant
}

export interface Meeting extends KeepsAfter {
  /** The place of the office that scheduled it; it gives nobody there a way in. */
  readonly area: string
  /** The members of its room; while it is not closed, as they change. */
  readonly sealedTo: readonly string[]
  readonly roomId: string
  /** The office that scheduled it, or after it left, the one that made the room. */
  readonly host: Host
  readonly state: MeetingState
  readonly startsAt: Instant
  /** How long it is meant to last. */
  readonly minutes: number
  /** How often its time was changed: what calendars tell an old invitation from a new one by. */
  readonly sequence: number
  readonly openedAt?: Instant
  readonly closedAt?: Instant
  /** Which officers were there, in the order in which they came. */
  readonly attended: readonly Attended[]
  /** Of its minutes; absent on those from before they were numbered. */
  readonly number?: string
  /** The office that issued them. */
  readonly issuer?: string
  readonly personal?: MeetingWords
  readonly erased?: true
}

export interface MeetingWords extends NonNullable<KeepsAfter['personal']> {
  readonly title: string
  /** Addresses that an invitation is sent to. */
  readonly invited: readonly string[]
  /** What was spoken about, once it is closed. */
  readonly said?: string
  /** Under which name the office issued its minutes. */
  readonly issued?: Issued
}

export type MeetingCommand =
  | {
      readonly type: 'ScheduleMeeting'
      readonly area: string
      readonly roomId: string
      readonly startsAt: Instant
      readonly minutes: number
      readonly title: string
      readonly invite: readonly string[]
    }
  | { readonly type: 'MoveMeeting'; readonly startsAt: Instant; readonly minutes: number }
  | { readonly type: 'InviteToMeeting'; readonly invite: readonly string[] }
  | { readonly type: 'CancelMeeting' }
  | { readonly type: 'OpenMeeting' }
  | { readonly type: 'JoinMeeting' }
  | { readonly type: 'CloseMeeting'; readonly said: string }
  | { readonly type: 'SealMeeting'; readonly sealedTo: readonly string[]; readonly otherwise: Host }
  | PaperCommand
  | { readonly type: 'ForgetMeeting' }

interface By {
  readonly at: Instant
  readonly userId: string
  readonly officeId: string
}

export type MeetingEvent =
  | (By & {
      readonly type: 'MeetingScheduled'
      readonly area: string
      readonly kind: OfficeKind
      readonly roomId: string
      readonly sealedTo: readonly string[]
      readonly startsAt: Instant
      readonly minutes: number
      readonly personal: { readonly title: string; readonly invited: readonly string[] }
    })
  | (By & { readonly type: 'MeetingMoved'; readonly startsAt: Instant; readonly minutes: number })
  | (By & { readonly type: 'MeetingInvited'; readonly personal: { readonly invited: readonly string[] } })
  | (By & { readonly type: 'MeetingCancelled' })
  | (By & { readonly type: 'MeetingOpened' })
  | (By & { readonly type: 'MeetingJoined' })
  | (By & {
      readonly type: 'MeetingClosed'
      readonly given?: Given
      readonly personal: { readonly said: string; readonly issued?: Issued }
    })
  /** `host` where the office that called it is no longer among them. */
  | (By & { readonly type: 'MeetingSealed'; readonly sealedTo: readonly string[]; readonly host?: Host })
  | PaperEvent
  | { readonly type: 'MeetingForgotten'; readonly on: LocalDate }

/** What a rule needs to know from elsewhere. */
export interface MeetingFacts {
  /** The room of a meeting that is scheduled; absent where it is not within reach. */
  readonly room?: { readonly sealedTo: readonly string[] }
  /** Of the minutes, where it is closed. */
  readonly numbering?: Numbering
}
