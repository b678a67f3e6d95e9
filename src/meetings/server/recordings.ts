// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being recorded at this instance, piece by piece as the officer's browser sends it: who said yes, from when until when. It is in memory until
// the recording is over, and kept then by itself: whoever recorded may have left, by one key or with the machine.

import { randomUUID } from 'node:crypto'
import type { Instant } from '#kernel/time.ts'
import type { Agreed, Recorded } from '#meetings/core/room.ts'
import type { ServerMessage } from '#meetings/core/signal.ts'

/** Keeps it in the room of the meeting. Resolves whether it did; `never` where there is no such room for them any more. */
export type Keep = (id: string, recorded: Recorded, bytes: Buffer) => Promise<boolean | 'never'>

interface Entry {
  readonly id: string
  readonly seat: string
  readonly meetingId: string
  readonly from: Instant
  readonly agreed: readonly Agreed[]
  readonly keep: Keep
  until: Instant | undefined
  readonly parts: Buffer[]
  bytes: number
  tries: number
  /** Nothing more is taken: it is being kept, or was tried to be. */
  keeping?: Promise<void>
  timer?: NodeJS.Timeout
}

export interface Piece {
  readonly recording: string
  /** Its place among all, from 0. */
  readonly nth: number
  readonly bytes: Buffer
}

interface RecordingsOptions {
  readonly clock: () => Instant
  readonly logError: (error: unknown) => void
  readonly tell: (seat: string, message: ServerMessage) => void
  /** In milliseconds: for what is still on its way once it is over, and between two trials to keep it. */
  readonly times: { readonly rest: number; readonly again: number }
  /** In bytes: what a room takes as one file. */
  readonly most: number
}

/** Some hours: a store that is full may be given room, and memory is not for ever. */
const MOST_TRIES = 240

export function openRecordings({ clock, logError, tell, times, most }: RecordingsOptions) {
  const entries = new Map<string, Entry>()
  const under = (seat: string): readonly Entry[] => [...entries.values()].filter((entry) => entry.seat === seat)

  function forget(entry: Entry): void {
    clearTimeout(entry.timer)
    entries.delete(entry.id)
  }

  function keep(entry: Entry): Promise<void> {
    clearTimeout(entry.timer)
    entry.keeping = tryToKeep(entry)
    return entry.keeping
  }

  async function tryToKeep(entry: Entry): Promise<void> {
    if (entry.parts.length === 0) return forget(entry)
    const { id, meetingId, from, agreed, until = clock() } = entry
    entry.tries += 1
    const kept = await entry.keep(id, { meetingId, from, until, agreed }, Buffer.concat(entry.parts)).catch((error: unknown) => {
      logError(error)
      return false
    })
    tell(entry.seat, { type: 'kept', recording: id, kept: kept === true })
    if (kept !== false || entry.tries >= MOST_TRIES) forget(entry)
    else entry.timer = setTimeout(() => void keep(entry), times.again).unref()
  }

  function over(entry: Entry): void {
    if (entry.until !== undefined) return
    entry.until = clock()
    entry.timer = setTimeout(() => void keep(entry), times.rest).unref()
  }

  return {
    begin: (entering: Pick<Entry, 'seat' | 'meetingId' | 'agreed' | 'keep'>): string => {
      const id = randomUUID()
      entries.set(id, { ...entering, id, from: clock(), until: undefined, parts: [], bytes: 0, tries: 0 })
      return id
    },
    /** Nobody records there any more; what was recorded before is still taken. */
    end: (meetingId: string): void => {
      for (const entry of entries.values()) if (entry.meetingId === meetingId) over(entry)
    },
    /**
     * One piece after the other: with a hole in it nothing behind could be heard.
     * @returns whether there is room for more
     */
    hear: (seat: string, { recording, nth, bytes }: Piece): boolean => {
      const entry = entries.get(recording)
      if (entry?.seat !== seat || entry.keeping !== undefined) return true
      if (nth === entry.parts.length && entry.bytes + bytes.length <= most) {
        entry.parts.push(bytes)
        entry.bytes += bytes.length
      }
      tell(seat, { type: 'heard', recording, parts: entry.parts.length })
      return entry.bytes + 2 * bytes.length <= most
    },
    /** Whoever recorded says that this was all. */
    finish: (seat: string, recording: string): void => {
      const entry = entries.get(recording)
      if (entry?.seat !== seat || entry.keeping !== undefined) return
      over(entry)
      void keep(entry)
    },
    /** Nothing more comes from this seat. */
    leave: (seat: string): void => {
      for (const entry of under(seat)) {
        over(entry)
        if (entry.keeping === undefined) void keep(entry)
      }
    },
    /** The instance stops: what there is, is kept once more if it can be. */
    close: async (): Promise<void> => {
      await Promise.all(
        [...entries.values()].map(async (entry) => {
          over(entry)
          await entry.keeping
          if (entries.has(entry.id)) await keep(entry)
          forget(entry)
        }),
      )
    },
  }
}
