// SPDX-License-Identifier: AGPL-3.0-or-later
// The lines of records in a copy; and those of a copy that was made before, brought to what is true now: where nothing moved, a line stays.

import type * as z from 'zod/mini'
import { CopyBlock, NO_SUM, pack, type Sum, summed, unpack, unsummed } from '#kernel/sync-protocol.ts'

export const BLOCK = 1000
/** The first one is soon there, also on a slow line, and can be worked with while the others come. */
export const FIRST_BLOCK = 100

/** Up to where a device has a copy that was cut. */
export interface Place {
  readonly type: string
  readonly uuid: string
}

export function parsePlace(text: string): Place {
  const [type = '', uuid = ''] = text.split(':')
  return { type, uuid }
}

/** Records of one part, and which of them is the last. */
export interface Line extends Place {
  readonly text: string
}

/** A record as it goes to a device. */
export interface Picked {
  readonly id: string
  readonly version: number
  readonly state: () => unknown
}

const uuidOf = (id: string): string => id.slice(5)

export function lineOf(type: string, some: readonly Picked[], goesOn: boolean): Line {
  const uuid = uuidOf(some.at(-1)?.id ?? '')
  const block: z.input<typeof CopyBlock> = {
    part: type,
    ...(goesOn ? { at: `${type}:${uuid}` } : {}),
    ids: some.map(({ id }) => id),
    versions: some.map(({ version }) => version),
    columns: pack(some.map(({ state }) => state())),
  }
  return { type, uuid, text: JSON.stringify(block) }
}

/** @param picked the newest first, as `readCopied` gives them */
export function* linesOf(type: string, picked: readonly Picked[], goesOn: boolean): Generator<Line> {
  for (let from = 0; from < picked.length; from += from === 0 ? FIRST_BLOCK : BLOCK)
    yield lineOf(type, picked.slice(from, from + (from === 0 ? FIRST_BLOCK : BLOCK)), goesOn)
}

/** One line that holds others than it did: as it was, or in several, where it has become too long. */
function* lineAgain(type: string, picked: readonly Picked[], most: number): Generator<Line> {
  const size = picked.length > 2 * most ? most : Math.max(1, picked.length)
  for (let from = 0; from < picked.length; from += size) yield lineOf(type, picked.slice(from, from + size), true)
}

export interface Moved {
  /** Of everything that may have moved: what it was before counts no more. */
  readonly ids: ReadonlySet<string>
  /** Those of one part that are within reach now, the newest first. */
  readonly now: readonly Picked[]
}

interface Brought {
  readonly sum: Sum
  readonly lines: () => Generator<Line>
}

/** A line reaches from behind the one before it to its last record; the last one to the end. */
function within(lines: readonly Line[], nth: number): (id: string) => boolean {
  const [before, mine, isLast] = [lines[nth - 1], lines[nth], nth === lines.length - 1]
  return (id) => (before === undefined || uuidOf(id) < before.uuid) && (isLast || mine === undefined || uuidOf(id) >= mine.uuid)
}

/** The lines of one part, brought on. Only those are read in which something may have moved, and only where it did they are written anew. */
export function broughtOn(type: string, lines: readonly Line[], { ids, now }: Moved, before: Sum | undefined): Brought {
  let sum = before ?? NO_SUM
  for (const { id, version } of now) sum = summed(sum, uuidOf(id), version)
  const moved = [...ids]
  const made = lines.map((line, nth): (() => Iterable<Line>) => {
    const isHere = within(lines, nth)
    const come = now.filter(({ id }) => isHere(id))
    if (!moved.some(isHere)) return () => [line]
    const block = CopyBlock.parse(JSON.parse(line.text))
    const gone = block.ids.flatMap((id, at) => (ids.has(id) ? [{ id, version: block.versions[at] ?? 0 }] : []))
    if (gone.length + come.length === 0) return () => [line]
    for (const { id, version } of gone) sum = unsummed(sum, uuidOf(id), version)
    return () => {
      const states = unpack(block.columns)
      const stay = block.ids.flatMap((id, at) =>
        ids.has(id) ? [] : [{ id, version: block.versions[at] ?? 0, state: () => states[at] ?? null }],
      )
      const all = [...stay, ...come].sort((a, b) => (uuidOf(a.id) < uuidOf(b.id) ? 1 : -1))
      return lineAgain(type, all, nth === 0 ? FIRST_BLOCK : BLOCK)
    }
  })
  function* brought(): Generator<Line> {
    if (lines.length === 0) yield* linesOf(type, now, true)
    for (const make of made) yield* make()
  }
  return { sum, lines: brought }
}
