// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being recorded at this instance, and what was and is to be kept yet: who said yes, from when until when. In memory: a recording that is not
// brought by the officer who made it, soon after, is never kept.

import { randomUUID } from 'node:crypto'
import type { Instant } from '#kernel/time.ts'
import type { Agreed } from '#meetings/core/room.ts'

export interface Recording {
  readonly meetingId: string
  readonly from: Instant
  readonly until: Instant
  readonly agreed: readonly Agreed[]
}

interface Entry extends Omit<Recording, 'until'> {
  readonly userId: string
  until: Instant | undefined
}

/** Older ones are given up first. */
const MOST = 500

export function openLedger(clock: () => Instant) {
  const entries = new Map<string, Entry>()
  return {
    begin: ({
      meeting,
      userId,
      agreed,
    }: {
      readonly meeting: string
      readonly userId: string
      readonly agreed: readonly Agreed[]
    }): string => {
      const [oldest] = entries.keys()
      if (entries.size >= MOST && oldest !== undefined) entries.delete(oldest)
      const id = randomUUID()
      entries.set(id, { meetingId: meeting, userId, from: clock(), until: undefined, agreed })
      return id
    },
    end: (meeting: string): void => {
      for (const entry of entries.values()) if (entry.meetingId === meeting) entry.until ??= clock()
    },
    /** For whoever made it alone, after it has ended. */
    of: (id: string, by: { readonly userId: string; readonly meeting: string }): Recording | undefined => {
      const entry = entries.get(id)
      if (entry?.until === undefined || entry.userId !== by.userId || entry.meetingId !== by.meeting) return undefined
      const { meetingId, from, until, agreed } = entry
      return { meetingId, from, until, agreed }
    },
  }
}
