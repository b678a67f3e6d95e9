// SPDX-License-Identifier: AGPL-3.0-or-later
// Marks that are being given: each is kept on this device at once, so that a reload loses none, and each can be taken back.

import { useState } from 'preact/hooks'
import { keep, recall } from '#platform/web/kept.ts'
import { type AttendanceMark, attendanceMarks } from '#training/core/class.ts'

export type GivenMarks = Readonly<Record<string, AttendanceMark>>

export interface MarkBook {
  readonly marks: GivenMarks
  /** Whether what is shown was marked earlier and brought back. */
  readonly restored: boolean
  readonly give: (more: GivenMarks) => void
  /** Takes the last one back; absent where there is none. */
  readonly undo: (() => void) | undefined
  /** Forgets them: they were saved. */
  readonly clear: () => void
}

export function isMark(value: unknown): value is AttendanceMark {
  return attendanceMarks.some((mark) => mark === value)
}

/** What was kept of people who are still in the class. */
function restore(key: string, ids: readonly string[]): GivenMarks {
  try {
    const saved: unknown = JSON.parse(recall('session', key) ?? '{}')
    if (typeof saved !== 'object' || saved === null) return {}
    const marks: Record<string, AttendanceMark> = {}
    for (const [id, mark] of Object.entries(saved)) if (ids.includes(id) && isMark(mark)) marks[id] = mark
    return marks
  } catch {
    return {}
  }
}

/** @param name of the board, one for each session of each class */
export function useMarks(name: string, ids: readonly string[]): MarkBook {
  const key = `marks.${name}`
  const [past, setPast] = useState<readonly GivenMarks[]>(() => [restore(key, ids)])
  const [restored, setRestored] = useState(() => Object.keys(past[0] ?? {}).length > 0)
  const marks = past.at(-1) ?? {}
  const show = (next: readonly GivenMarks[]): void => {
    const now = next.at(-1) ?? {}
    keep('session', key, Object.keys(now).length === 0 ? undefined : JSON.stringify(now))
    setPast(next)
    setRestored(false)
  }
  return {
    marks,
    restored,
    give: (more) => show([...past, { ...marks, ...more }]),
    undo: past.length > 1 ? () => show(past.slice(0, -1)) : undefined,
    clear: () => {
      keep('session', key, undefined)
      setPast([{}])
    },
  }
}
