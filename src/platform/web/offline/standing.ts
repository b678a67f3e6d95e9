// SPDX-License-Identifier: AGPL-3.0-or-later
// What an engine says of how the device stands, and what can be asked of it.

import type { Instant } from '#kernel/time.ts'
import type { NotTakenBack, OfflinePort } from '#platform/web/api.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import type { Coming } from '#platform/web/offline/keeper.ts'

/** How the device stands, for whoever works on it. */
export interface Standing {
  readonly entries: readonly Entry[]
  /** The last that was asked of the server came to nothing. */
  readonly away: boolean
  readonly busy: boolean
  /** The server said that too many devices come at once: everything waits here, and goes by itself. */
  readonly crowded: boolean
  /** Records that have come, of how many, while a copy comes. */
  readonly coming?: Coming | undefined
  /** When a copy was last complete. */
  readonly heard?: Instant | undefined
  readonly records: number
  /** The device holds nothing more: it is full, or forbids it. */
  readonly full: boolean
  /** It was ended from elsewhere, and everything on it is gone. */
  readonly ended: boolean
}

/** What was taken back, or why it was not. */
export type TakenBack = Entry | NotTakenBack

export interface Engine extends OfflinePort {
  readonly standing: () => Standing
  /** Sends what waits and takes what moved; then the files, each by itself. */
  readonly sync: () => Promise<void>
  /** Makes what answers are sought in, a little at each step. */
  readonly readAhead: () => Iterator<void>
  /** Milliseconds until something is due; undefined where nothing waits. */
  readonly nextIn: () => number | undefined
  /** Takes back what was not sent. @returns what it said */
  readonly withdraw: (key: string) => Promise<TakenBack>
  /** Takes it into its form, where it is changed: until it comes from there, or is sent as it was, it waits. */
  readonly edit: (key: string) => Promise<TakenBack>
  /** Sends now what waits for another time. */
  readonly retry: (key: string) => Promise<void>
  /** The file that goes with it; undefined where it is not here any more. */
  readonly fileOf: (entry: Entry) => Promise<File | undefined>
  /** How the record is called that something was done on. */
  readonly labelOf: (entry: Entry) => string | undefined
  /** Of which kind that record is. */
  readonly kindOf: (entry: Entry) => string | undefined
  /** The page with the form that it came from. */
  readonly formOf: (entry: Entry) => string | undefined
  /** Whether the delegation does not stand any more under which it was done. */
  readonly isOver: (entry: Entry) => boolean
}
