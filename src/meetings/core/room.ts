// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a room: several offices, wherever their places are, work there on a case, on several, or on a standing matter.

import type { OfficeKind } from '#kernel/authority.ts'
import type { Brought, FileDanger } from '#kernel/file.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { SeatRole } from '#meetings/core/signal.ts'

export const ROOM_TYPE = 'room'

export interface Member {
  readonly officeId: string
  readonly kind: OfficeKind
  readonly since: LocalDate
}

export interface Message {
  readonly at: Instant
  readonly userId: string
  readonly officeId: string
  readonly text: string
}

export const fileScans = ['CLEAN', 'NOT_SCANNED'] as const
export type FileScan = (typeof fileScans)[number]

/** Somebody who said yes to being recorded: an account or a guest's link. */
export interface Agreed {
  readonly holder: string
  readonly as: SeatRole
  readonly officeId?: string
}

export interface Recorded {
  readonly meetingId: string
  readonly from: Instant
  readonly until: Instant
  /** Everybody who was in the call while it lasted. */
  readonly agreed: readonly Agreed[]
}

/** A file as it was looked at when it came. */
export interface NewFile {
  /** As whoever brought it calls it, without its ending. */
  readonly name: string
  readonly type: Brought
  readonly bytes: number
  /** What of a call it is, where it is a recording. */
  readonly recording?: Recorded
  readonly dangers: readonly FileDanger[]
  readonly scan: FileScan
  /** Under which it lies. */
  readonly address: string
}

export interface SharedFile extends NewFile {
  readonly at: Instant
  readonly userId: string
  readonly officeId: string
  /** Taken back: nobody opens it any more. */
  readonly withdrawn?: true
}

/** What lies in a room, and has a wall of its own that goes with the room's until it is ended. */
export const partKinds = ['meeting', 'decision'] as const
export type PartKind = (typeof partKinds)[number]

export interface Part {
  readonly kind: PartKind
  readonly id: string
}

export interface Room {
  /** The place of the office that made it; it gives nobody there a way in. */
  readonly area: string
  /** Its members: they alone read and write it. */
  readonly sealedTo: readonly string[]
  readonly members: readonly Member[]
  /** The office that made it: it takes others out. */
  readonly host: string
  /** The cases that it is about; none for a standing matter. */
  readonly cases: readonly string[]
  readonly createdOn: LocalDate
  /** What is not ended yet. */
  readonly parts: readonly Part[]
  readonly personal?: RoomWords
  readonly erased?: true
}

export interface RoomWords {
  readonly title: string
  /** The last of them, the oldest first. */
  readonly messages: readonly Message[]
  /** What is to be spoken about, in its order. */
  readonly agenda: readonly string[]
  /** In the order in which they came. */
  readonly files: readonly SharedFile[]
}

export type RoomCommand =
  | {
      readonly type: 'CreateRoom'
      readonly area: string
      readonly cases: readonly string[]
      readonly title: string
    }
  | { readonly type: 'AddRoomOffice'; readonly officeId: string }
  | { readonly type: 'RemoveRoomOffice'; readonly officeId: string }
  | { readonly type: 'LinkRoomCase'; readonly caseId: string }
  | { readonly type: 'SayInRoom'; readonly text: string }
  | { readonly type: 'SetAgenda'; readonly agenda: readonly string[] }
  | { readonly type: 'ShareFile'; readonly file: NewFile }
  | { readonly type: 'WithdrawFile'; readonly nth: number }
  | ({ readonly type: 'BeginPart'; readonly sealedTo: readonly string[] } & Part)
  | { readonly type: 'EndPart'; readonly id: string }
  | { readonly type: 'ForgetRoom' }

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

export type RoomEvent =
  | (By & {
      readonly type: 'RoomCreated'
      readonly area: string
      readonly kind: OfficeKind
      readonly cases: readonly string[]
      readonly personal: { readonly title: string }
    })
  | (By & { readonly type: 'RoomOfficeAdded'; readonly office: string; readonly kind: OfficeKind })
  | (By & { readonly type: 'RoomOfficeRemoved'; readonly office: string })
  | (By & { readonly type: 'RoomCaseLinked'; readonly caseId: string })
  | (By & { readonly type: 'RoomMessageSaid'; readonly at: Instant; readonly personal: { readonly text: string } })
  | (By & { readonly type: 'RoomAgendaSet'; readonly personal: { readonly agenda: readonly string[] } })
  | (By & { readonly type: 'RoomFileShared'; readonly at: Instant; readonly personal: NewFile })
  | (By & { readonly type: 'RoomFileWithdrawn'; readonly nth: number })
  | (By & { readonly type: 'RoomPartBegun' } & Part)
  | (By & { readonly type: 'RoomPartEnded'; readonly id: string })
  | { readonly type: 'RoomForgotten'; readonly on: LocalDate }

/** What a rule needs to know from elsewhere. */
export interface RoomFacts {
  /** The office that the command names; absent where there is none. */
  readonly office?: { readonly kind: OfficeKind }
  /** Whether every case that the command names is within reach of whoever acts. */
  readonly casesReached?: boolean
}
