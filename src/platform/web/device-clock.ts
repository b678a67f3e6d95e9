// SPDX-License-Identifier: AGPL-3.0-or-later
// The clock of this device, set against what the server said at the last contact. Whoever asks here for the time or the day gets the server's, as
// far as it is known; and how far this clock is off can be said.

import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import { keep, recall } from '#platform/web/kept.ts'

/** In milliseconds, as clocks count them. */
export interface Known {
  /** What the server said last: it is no earlier now, whatever this clock says. */
  readonly at: number
  /** By how much this clock was ahead of it then; less than nothing where it was behind, nothing where it was right. */
  readonly off: number
  /** What this clock said when it was last looked at. */
  readonly seen: number
}

const MINUTE_MS = 60_000
/** Less than this no day is wrong by, and no more is said of. */
export const FEW_MS = 10 * MINUTE_MS
/** Whoever reads that it is wrong, and puts it right, is back within this. */
const SOON_MS = 30 * MINUTE_MS
/** Longer than any copy does without the server: what was known before says nothing. */
const LONGEST_MS = 30 * 24 * 60 * MINUTE_MS
/** The server says whole seconds. */
const SECOND_MS = 1000

interface Heard {
  readonly server: number
  /** What this clock said when it was asked, and when the answer came: in between the server wrote down its own. */
  readonly asked: number
  readonly came: number
}

/** After an answer: a slow line is no wrong clock, so it is off by no more than is certain. */
export function heardOf({ server, asked, came }: Heard): Known {
  const [least, most] = [Math.min(asked, came) - server - SECOND_MS, came - server]
  const off = least > 0 ? least : Math.min(most, 0)
  return { at: server, off: Math.abs(off) > FEW_MS ? off : 0, seen: came }
}

/** At a look: a clock that was set meanwhile is not what it was. */
export function lookedAt(known: Known, clock: number): Known {
  const { at, off, seen } = known
  const moved = clock - seen
  const setBack = moved < -FEW_MS
  // It went on by as much as it was behind while somebody read that it was.
  const putRight = off < 0 && moved > -off - FEW_MS && moved < -off + SOON_MS
  return { at, off: setBack || putRight || clock - off - at > LONGEST_MS ? 0 : off, seen: clock }
}

/** The time as the server would say it. */
export function timeOf({ at, off }: Pick<Known, 'at' | 'off'>, clock: number): number {
  return Math.max(at, clock - off)
}

/** By how much a clock is ahead as far as is known; nothing where it is so little that nobody need know. */
export function offOf(known: Known, clock: number): number {
  const off = clock - timeOf(known, clock)
  return Math.abs(off) > FEW_MS ? off : 0
}

const KEPT = 'clock'
const NOTHING: Known = { at: Number.NEGATIVE_INFINITY, off: 0, seen: Number.NEGATIVE_INFINITY }
const listeners = new Set<() => void>()
let known: Known | undefined
/** As it lies on this device, where other pages and the next find it. */
let lying: Known = NOTHING

function read(): Known {
  const [at, off, seen] = (recall('device', KEPT) ?? '').split(' ').map(Number)
  const isKept = at !== undefined && off !== undefined && seen !== undefined && [at, off, seen].every(Number.isFinite)
  lying = isKept ? { at, off, seen } : NOTHING
  return lying
}

function note(next: Known): Known {
  const before = known
  known = next
  // Once a minute is enough where nothing else changed.
  if (next.off !== lying.off || Math.abs(next.seen - lying.seen) >= MINUTE_MS) {
    lying = next
    if (Number.isFinite(next.at)) keep('device', KEPT, `${next.at} ${next.off} ${next.seen}`)
  }
  if (before?.off !== next.off) for (const listener of listeners) listener()
  return next
}

function look(): { readonly known: Known; readonly clock: number } {
  const clock = Date.now()
  return { known: note(lookedAt(known ?? read(), clock)), clock }
}

/** Takes the time from an answer of the server. What a browser had kept says the time of another day. */
export function hearTime({ headers }: Pick<Response, 'headers'>, asked: number): void {
  const server = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(server) || headers.get('cache-control')?.includes('no-store') !== true) return
  if (known === undefined) read()
  note(heardOf({ server, asked, came: Date.now() }))
}

/** The time, in milliseconds. */
export function now(): number {
  const at = look()
  return timeOf(at.known, at.clock)
}

export const instant = (): Instant => new Date(now()).toISOString()
export const today = (): LocalDate => jakartaDate(instant())

/** By how many milliseconds the clock of this device is ahead; behind where it is less than nothing, and right, or not known, where it is nothing. */
export function clockOff(): number {
  const at = look()
  return offOf(at.known, at.clock)
}

/** Calls back when that may have changed. */
export function onClock(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
