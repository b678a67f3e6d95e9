// SPDX-License-Identifier: AGPL-3.0-or-later
// A call as whoever shows it sees it.

import type { End, Seat } from '#meetings/core/signal.ts'
import type { Coming } from '#meetings/web/call-peer.ts'

export interface Other {
  readonly seat: Seat
  readonly coming: Coming | undefined
  readonly isConnected: boolean
  /** It is not connected although there was time enough, and is tried again. */
  readonly isLate: boolean
  /** Its picture arrives. */
  readonly isSeen: boolean
  /** The line to it carries the voice alone. */
  readonly isNarrow: boolean
}

export interface CallState {
  readonly phase: 'connecting' | 'waiting' | 'in' | 'over'
  /** Why it is over, where the instance says so; undefined for whoever left. */
  readonly end: End | undefined
  /** The line to the instance broke; it comes again by itself. */
  readonly isLost: boolean
  /** It goes through the office's own server, since there are too many to send to each other. */
  readonly isThrough: boolean
  /** Who records now. */
  readonly recorder: Seat | undefined
  /** It was recorded and is not any more. */
  readonly isRecordingOver: boolean
  /** Of what this browser recorded: it is on its way into the room, lies there, or could not be kept yet and is tried again. */
  readonly kept: 'keeping' | 'kept' | 'unkept' | undefined
  readonly you: Seat | undefined
  readonly others: readonly Other[]
  /** Who waits at the door, for those who may let them in. */
  readonly waiting: readonly Seat[]
  readonly picture: MediaStreamTrack | undefined
  readonly mic: boolean
  readonly cam: boolean
  readonly screen: boolean
  readonly hand: boolean
  /** What was asked for and is not there. */
  readonly missing: 'microphone' | 'camera' | 'room' | undefined
}
