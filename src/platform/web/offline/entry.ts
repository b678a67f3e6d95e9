// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on this device and what becomes of it. Each entry goes its own way: what is refused or cannot be sent holds up none but what
// builds on it.

import * as z from 'zod/mini'
import type { DecidedHere, OfflineCommand } from '#kernel/offline.ts'
import { CROWDED, MOST_OWN, type OutboxItem } from '#kernel/sync-protocol.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import { ARRIVED } from '#platform/web/offline/problem-here.ts'
import { isUnsure, type Problem } from '#platform/web/problem.ts'

export const Entry = z.object({
  /** A UUID of version 7: under it the command happens once, in its order, and what it creates bears it. */
  key: z.uuid(),
  contract: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** The version of the record that the server had said last, or an older one that still stood on the screen. */
  madeOn: z.optional(z.number()),
  made: z.string(),
  /** The record that it is of, once that is known. */
  on: z.optional(z.string()),
  /** The record that it builds on, where that is another. */
  of: z.optional(z.string()),
  /** The delegation under which it was done, where it was done in another's place. */
  under: z.optional(z.string()),
  /** The kind of that record. */
  part: z.optional(z.string()),
  /** The file that goes with it, which lies beside it. */
  file: z.optional(z.object({ name: z.string(), type: z.string(), bytes: z.number() })),
  /** It began that record. */
  begins: z.optional(z.boolean()),
  /** `sent`: the server has it, and this device has not yet heard what it made of it; `landed`: it has; `lost`: it had, in a past that is gone. */
  state: z.enum(['waiting', 'refused', 'sent', 'landed', 'lost']),
  tries: z.number(),
  /** It was on the line and no answer came: it may have arrived. */
  went: z.optional(z.literal(true)),
  /** The version that its record has with it, once the server said so. */
  lands: z.optional(z.number()),
  /** It had arrived in another past, and cannot go again: it is looked for in the copy of this one. */
  sought: z.optional(z.literal(true)),
  /** It was taken into its form again, and comes from there under the same key. Until then it is not sent, nor what builds on it. */
  inForm: z.optional(z.literal(true)),
  /** Not before. */
  after: z.optional(z.string()),
  /** Why it waits, or was refused. */
  problem: z.optional(z.unknown()),
})
export type Entry = z.output<typeof Entry>

interface Begun {
  readonly key: string
  readonly under: string | undefined
  readonly file: File | undefined
  /** The version that stood on the screen, where it says so. What is not sent yet counts there and not at the server. */
  readonly seen: number | undefined
  readonly made: Instant
}

/** What comes from its form again is of the record that it was of, and was done when it was. */
export function comingBack(entry: Entry, { made, on, begins, part, went }: Entry): Entry {
  return {
    ...entry,
    made,
    ...(on === undefined ? {} : { on }),
    ...(begins === undefined ? {} : { begins }),
    ...(part === undefined ? {} : { part }),
    ...(went === undefined ? {} : { went }),
  }
}

/** As it begins. @param versionOf what this device knows of a record */
export function entryOf(
  found: Pick<OfflineCommand, 'name' | 'on' | 'of'>,
  input: Readonly<Record<string, unknown>>,
  { key, under, file, seen, made }: Begun,
  versionOf: (id: string) => number | undefined,
): Entry {
  const named = typeof input['id'] === 'string' ? input['id'] : undefined
  const other = found.on?.(input)
  const on = other ?? named
  const of = found.of?.(input) ?? (other === undefined ? undefined : named)
  // Of what the server has not yet said here, nothing was known, also where it was begun here.
  const madeOn = on === undefined ? undefined : Math.min(versionOf(on) ?? 0, seen ?? Number.POSITIVE_INFINITY)
  return {
    key,
    contract: found.name,
    input,
    made,
    state: 'waiting',
    tries: 0,
    ...(on === undefined ? {} : { on }),
    ...(of === undefined ? {} : { of }),
    ...(madeOn === undefined ? {} : { madeOn }),
    ...(under === undefined ? {} : { under }),
    ...(file === undefined ? {} : { file: { name: file.name, type: file.type, bytes: file.size } }),
  }
}

const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 300_000
/** What failed so often goes alone, so that it fails for nobody else. */
const ALONE_AFTER = 2
export const MOST_TOGETHER = 50

/** @param chance from 0 to 1: a thousand devices that lost the same server do not come back in the same second */
export function pauseAfter(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 20))
  return longest * (0.5 + chance / 2)
}

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString()

interface Heard {
  /** 0 where nothing came back. */
  readonly status: number
  readonly problem?: unknown
  readonly version?: number | undefined
}

const UNAUTHENTICATED = 401
/** So the server answers before it looks whether it had it: nobody may do it now, there is nothing to do it on, or it had something else. */
const UNLOOKED: readonly number[] = [403, 404, 409]

/** Whether the same may fare better another time: nothing came, the server's own trouble, or too many at once. */
export function passes(status: number): boolean {
  return status === UNAUTHENTICATED || isUnsure({ status })
}

/** What becomes of an entry by an answer. */
function heardOf(entry: Entry, { status, problem, version }: Heard, now: Instant, chance: number): Entry {
  // Without a network nothing is wrong with it.
  if (status === 0 || status === UNAUTHENTICATED) return entry
  const { after: _after, problem: _problem, went, ...rest } = entry
  if (status >= 200 && status < 300) return { ...rest, state: 'sent', tries: 0, ...(version === undefined ? {} : { lands: version }) }
  const said = problem === undefined ? {} : { problem }
  const perhaps = went === undefined ? {} : { went }
  // What was looked at and refused did not arrive.
  if (!passes(status)) return { ...rest, ...said, ...(UNLOOKED.includes(status) ? perhaps : {}), state: 'refused' }
  return { ...rest, ...said, ...perhaps, state: 'waiting', tries: entry.tries + 1, after: later(now, pauseAfter(entry.tries, chance)) }
}

interface Reread {
  readonly before: readonly Entry[]
  readonly now: readonly Entry[]
  readonly read: readonly Entry[]
  readonly inHand: ReadonlySet<string>
}

/** What a device holds after it read again: what is in hand, or moved while it was read, is as it is here. */
export function reread({ before, now, read, inHand }: Reread): readonly Entry[] {
  const [then, here] = [before, now].map((entries) => new Map(entries.map((entry) => [entry.key, entry])))
  const isOurs = ({ key }: Entry): boolean => inHand.has(key) || then?.get(key) !== here?.get(key)
  return [...read.filter((entry) => !isOurs(entry)), ...now.filter(isOurs)].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Whether one was done before another on the same record, or began it: what a device begins bears its key. */
export function isBefore(one: Pick<Entry, 'key' | 'on'>, { key, on }: Entry): boolean {
  return on !== undefined && one.key < key && (one.on === on || on.endsWith(one.key))
}

/** As it goes together with others. @param own what this device did before on its record, by its keys */
export function itemOf({ key, contract, input, madeOn, made, under }: Entry, own: readonly string[]): z.input<typeof OutboxItem> {
  const doneOn = jakartaDate(made)
  return {
    key,
    contract,
    input,
    doneOn,
    ...(madeOn === undefined ? {} : { madeOn, own: own.slice(-MOST_OWN) }),
    ...(under === undefined ? {} : { actingFor: under }),
  }
}

interface Together {
  readonly status: number
  readonly problem?: Problem | undefined
  readonly items?:
    | readonly { readonly key: string; readonly status: number; readonly body: unknown; readonly version?: number | undefined }[]
    | undefined
}

/** What one answer says of each that was sent together. */
export function saidOf(answer: Together, due: readonly Entry[]): readonly Heard[] {
  const none = answer.items === undefined
  // That many come at once, that the device is not known, or that nobody may send is no entry's fault.
  const faultless = answer.status === 403 || answer.problem?.code === CROWDED
  // What was refused together goes alone from now on, to be told apart.
  const status = !none ? answer.status : faultless ? 0 : passes(answer.status) || due.length === 1 ? answer.status : 503
  return due.map((entry) => {
    const item = answer.items?.find(({ key }) => key === entry.key)
    if (item === undefined) return { status: none ? status : 0, problem: answer.problem }
    return { status: item.status, version: item.version, ...(item.status < 300 ? {} : { problem: item.body }) }
  })
}

/** Nobody knows what became of what one answer says nothing of. */
export function isLost({ status, problem, items }: Together): boolean {
  return items === undefined && (status === 0 || status >= 500) && problem?.code !== CROWDED
}

/** What the server says of a file that it does not have as it was sent: it is sent again. */
const halfway: readonly unknown[] = ['upload-incomplete', 'upload-differs']

/** The same of an entry that went by itself with its file. */
export function heardOfFile(entry: Entry, heard: Heard & { readonly problem?: Problem | undefined }, now: Instant, chance: number): Entry {
  return heardOf(entry, halfway.includes(heard.problem?.code) ? { ...heard, status: 503 } : heard, now, chance)
}

/** The record that it turned out to be of, and what that lies on. */
export function laidOn(entry: Entry, { kept, of, part }: Extract<DecidedHere, { type: 'done' }>): Entry {
  return { ...entry, on: kept.id, part, ...(of === undefined ? {} : { of }) }
}

/** Of its pause what is left, in milliseconds: none where it ends so far off that the clock was another when it began. */
function pauseLeft({ after }: Entry, now: Instant): number {
  const rest = after === undefined ? 0 : Date.parse(after) - Date.parse(now)
  return rest > LONGEST_PAUSE_MS ? 0 : Math.max(0, rest)
}

/** Whether it waits and its pause is over. */
function isDue(entry: Entry, now: Instant): boolean {
  return entry.state === 'waiting' && entry.inForm !== true && pauseLeft(entry, now) === 0
}

/** Refused since the server had it already, with what was written at first: what it begins is there. */
export function hadArrived({ state, problem }: Entry): boolean {
  return state === 'refused' && z.object({ code: z.literal(ARRIVED) }).safeParse(problem).success
}

/** Whether an entry has nothing to build on as long as another is where it is. */
export function holdsUp(before: Entry, entry: Entry): boolean {
  const begins = before.begins === true
  if (before.on === undefined || (before.on !== entry.on && !(begins && before.on === entry.of))) return false
  return before.state === 'waiting' || (before.state === 'refused' && begins && !hadArrived(before))
}

/** Whether what carries a file has nothing to lie on yet. */
function lacksGround({ of, file }: Entry, entries: readonly Entry[]): boolean {
  if (file === undefined) return false
  return entries.some(
    (one) => one.begins === true && one.on === of && (one.state === 'waiting' || one.state === 'refused') && !hadArrived(one),
  )
}

/** What carries a file and goes now: by itself, once what it lies on is at the server; one that is stuck holds up no other. */
export function filesDueOf(entries: readonly Entry[], now: Instant, inHand: ReadonlySet<string>): readonly Entry[] {
  return entries
    .filter((entry) => entry.file !== undefined && isDue(entry, now) && !inHand.has(entry.key) && !lacksGround(entry, entries))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** What goes together now, in its order, but for what carries a file. What is in hand goes its own way, and what builds on it waits for it. */
export function dueOf(entries: readonly Entry[], now: Instant, inHand: ReadonlySet<string>): readonly Entry[] {
  const due: Entry[] = []
  const ordered = [...entries].sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const [nth, entry] of ordered.entries()) {
    if (
      entry.file !== undefined ||
      !isDue(entry, now) ||
      inHand.has(entry.key) ||
      ordered.slice(0, nth).some((before) => holdsUp(before, entry) && !due.includes(before))
    )
      continue
    if (entry.tries >= ALONE_AFTER) return due.length === 0 ? [entry] : due
    due.push(entry)
    if (due.length === MOST_TOGETHER) break
  }
  return due
}

/** So often it is looked for in a copy at most: it may have left this officer's reach meanwhile. */
const MOST_LOOKS = 5

/** What was sent has landed when the copy knows of it, which may be a moment after the server said yes. */
function lookedFor({ sought, ...entry }: Entry, known: number | undefined): Entry {
  if (sought === true) return { ...entry, tries: 0, state: (known ?? 0) >= (entry.lands ?? 0) ? 'landed' : 'lost' }
  const there = entry.lands === undefined || (known ?? 0) >= entry.lands || entry.tries >= MOST_LOOKS
  return there ? { ...entry, state: 'landed' } : { ...entry, tries: entry.tries + 1 }
}

interface Landing {
  /** The version that the copy has. */
  readonly known: number | undefined
  /** Its kind comes to this device at all. */
  readonly comes: boolean
  readonly leaves: boolean
}

/** Without what was written, nor what its file was called: that it was done stays. */
export function bare(entry: Entry): Entry {
  return { ...entry, input: {}, ...(entry.file === undefined ? {} : { file: { ...entry.file, name: '' } }) }
}

/** With a record that left reach it leaves as well, and nothing here tells what becomes of it. */
export function gone({ lands: _lands, ...entry }: Entry): Entry {
  return bare(entry)
}

export function isBare({ input, file }: Entry): boolean {
  return Object.keys(input).length === 0 && (file?.name ?? '') === ''
}

/** What its doer sees no further leaves this device with what was written. */
export function landed(entry: Entry, { known, comes, leaves }: Landing): Entry {
  const looked: Entry = comes || entry.sought === true ? lookedFor(entry, known) : { ...entry, state: 'landed' }
  return looked.state === 'landed' && (leaves || known === undefined) ? bare(looked) : looked
}

/**
 * Where the server is of another past than it was, as after a backup was restored: what had arrived goes again under its key, as far as it is still
 * here, and is done once. What is not here any more is looked for. What was known of a record says nothing of it now.
 */
export function goingAgain(entry: Entry): Entry {
  const unknowing: Entry = entry.madeOn === undefined ? entry : { ...entry, madeOn: 0 }
  if (entry.state !== 'sent' && entry.state !== 'landed') return unknowing
  // A file leaves this device once it has arrived.
  if (isBare(entry) || entry.file !== undefined)
    return entry.lands === undefined ? unknowing : { ...unknowing, state: 'sent', sought: true }
  const { lands: _lands, after: _after, problem: _problem, ...rest } = unknowing
  return { ...rest, state: 'waiting', tries: 0, went: true }
}

/** What the server does not have, by the command: how often. */
export function unsentOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { contract, state } of entries)
    if (state === 'waiting' || state === 'refused') counts.set(contract, (counts.get(contract) ?? 0) + 1)
  return counts
}

/** Of what was sent and has landed, so many stay to be looked at. */
const MOST_LANDED = 20

/** What landed before those. */
export function pastOf(entries: readonly Entry[]): readonly Entry[] {
  const arrived = entries.filter(({ state }) => state === 'landed')
  return arrived.slice(0, Math.max(0, arrived.length - MOST_LANDED))
}

/** When something is due next, in milliseconds, but for what builds on something else and is due with that; undefined where nothing waits. */
export function nextIn(entries: readonly Entry[], now: Instant): number | undefined {
  const isHeld = (entry: Entry): boolean =>
    lacksGround(entry, entries) || entries.some((before) => before.key < entry.key && holdsUp(before, entry))
  const waiting = entries
    .filter((entry) => entry.state === 'waiting' && entry.inForm !== true && !isHeld(entry))
    .map((entry) => pauseLeft(entry, now))
  return waiting.length === 0 ? undefined : Math.min(...waiting)
}

/** Applies the answers to what was sent together: what was refused for want of something that is not there yet, waits for it. */
export function heardTogether(sent: readonly Entry[], heard: readonly Heard[], now: Instant, chance: number): readonly Entry[] {
  const after: Entry[] = []
  for (const [nth, entry] of sent.entries()) {
    const next = heardOf(entry, heard[nth] ?? { status: 0 }, now, chance)
    const held = next.state === 'refused' && after.some((before) => holdsUp(before, entry))
    after.push(held ? entry : next)
  }
  return after
}
