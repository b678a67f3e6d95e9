// SPDX-License-Identifier: AGPL-3.0-or-later
// The copy on this device: taken from the server in blocks that count as they come, kept sealed, and told by its sums from what is within reach.

import * as z from 'zod/mini'
import type { Regency } from '#kernel/regency.ts'
import { CopyBlock, CopyHead, CROWDED, unpack } from '#kernel/sync-protocol.ts'
import type { Instant } from '#kernel/time.ts'
import { passes } from '#platform/web/offline/entry.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'
import { createTable, type Table } from '#platform/web/offline/table.ts'

export interface Coming {
  readonly done: number
  readonly total: number
}

/**
 * How taking a copy ended. `cut`: it goes on another time; `refused`: it does not come here, whenever it is asked for; `over`: the delegation does not
 * stand under which it was asked for.
 */
export type Taken = 'complete' | 'cut' | 'refused' | 'crowded' | 'away' | 'ended' | 'over'

/** No other copy fares better now. */
export const stops = (taken: Taken): boolean => taken === 'crowded' || taken === 'away' || taken === 'ended'

export interface Keeper {
  readonly table: Table
  /** The kinds of records that come here at all. */
  readonly parts: () => readonly string[]
  readonly regencies: () => ReadonlyMap<string, Regency>
  readonly places: () => ReadonlyMap<string, string>
  /** When a copy was last complete. */
  readonly heard: () => Instant | undefined
  /** Takes what moved, or everything where this device has nothing yet. */
  readonly take: (now: Instant, onComing: (coming: Coming) => void) => Promise<Taken>
}

/** The cursor of its first head, and behind what it goes on. */
const Cut = z.object({ cursor: z.string(), at: z.string() })
type Cut = z.output<typeof Cut>

/** Deltas after which everything is taken anew, so that it opens quickly. */
const MOST_BLOCKS = 200

function endOf({ status, problem }: Awaited<ReturnType<Line['copy']>>): Taken {
  if (status === 410) return 'ended'
  if (status === 0) return 'away'
  if (problem?.code === CROWDED) return 'crowded'
  if (problem?.code === 'delegation-over') return 'over'
  return passes(status) ? 'cut' : 'refused'
}

/** How many records lie in some copies together, and when the last of them was complete. */
export const countOf = (keepers: readonly Keeper[]): number => keepers.reduce((sum, { table }) => sum + table.count(), 0)

export function heardLast(keepers: readonly Keeper[]): Instant | undefined {
  return keepers
    .flatMap((each) => each.heard() ?? [])
    .sort()
    .at(-1)
}

/** @throws where the shelf keeps nothing more */
export async function openKeeper(shelf: Shelf, line: Line): Promise<Keeper> {
  const table = createTable()
  let head: CopyHead | undefined
  let heard: Instant | undefined
  /** Where a copy was cut that begins. */
  let cut: Cut | undefined
  let blocks = 0

  function layBlock(value: unknown): number {
    const block = CopyBlock.parse(value)
    const states = unpack(block.columns)
    for (const [nth, id] of block.ids.entries()) table.put(block.part, id, block.versions[nth] ?? 0, states[nth] ?? null)
    return block.ids.length
  }
  function layGone(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !('gone' in value) || !('part' in value) || !Array.isArray(value.gone)) return false
    for (const id of value.gone) table.drop(String(value.part), String(id))
    return true
  }
  async function keepBlock(value: unknown): Promise<void> {
    blocks += 1
    await shelf.put('block', String(blocks).padStart(12, '0'), value)
  }

  for (const { name, value } of await shelf.all('head')) {
    if (name === 'heard' && typeof value === 'string') heard = value
    else if (name === 'cut') cut = Cut.safeParse(value).data
    else head = CopyHead.safeParse(value).data ?? head
  }
  for (const { name, value } of await shelf.all('block')) {
    blocks = Math.max(blocks, Number(name))
    if (!layGone(value)) layBlock(value)
  }

  /** What is not in a whole copy is no longer within reach; the blocks before it are of no use. */
  async function forgetUnseen({ parts }: CopyHead, seen: ReadonlySet<string>, first: number): Promise<void> {
    for (const part of parts) for (const id of table.idsOf(part)) if (!seen.has(id)) table.drop(part, id)
    const names = await shelf.names('block')
    await shelf.drop(
      'block',
      names.filter((name) => Number(name) < first),
    )
  }

  async function takeSince(since: string | undefined, onComing: (coming: Coming) => void): Promise<CopyHead | Taken> {
    const answer = await line.copy(since ?? cut?.cursor, since === undefined ? cut?.at : undefined)
    if (answer.lines === undefined) return endOf(answer)
    const first = blocks + 1
    const seen = new Set<string>()
    let next: CopyHead | undefined
    let begun = cut?.cursor ?? ''
    let done = 0
    for await (const text of answer.lines) {
      const value: unknown = JSON.parse(text)
      if (next === undefined) {
        next = CopyHead.parse(value)
        if (next.whole) begun = next.cursor
        // Places and what differs between regencies are needed by the first record; how far it goes counts once all of it is here.
        head = { ...next, cursor: head?.cursor ?? '' }
        onComing({ done, total: next.total })
        continue
      }
      const { ids, at } = CopyBlock.parse(value)
      done += layBlock(value)
      for (const id of ids) seen.add(id)
      await keepBlock(value)
      if (at !== undefined && since === undefined) {
        cut = { cursor: begun, at }
        await shelf.put('head', 'cut', cut)
      }
      onComing({ done, total: next.total })
    }
    if (next === undefined || done < next.total) return 'cut'
    if (next.whole) await forgetUnseen(next, seen, first)
    await shelf.put('head', 'head', next)
    await shelf.drop('head', ['cut'])
    cut = undefined
    head = next
    return next
  }

  function differs({ sums }: CopyHead, part: string): boolean {
    const theirs = sums[part] ?? [0, 0, 0]
    return table.sumOf(part).some((each, nth) => each !== theirs[nth])
  }

  /** Drops what is no longer within reach. @returns whether nothing is lacking */
  async function settle(said: CopyHead): Promise<boolean> {
    for (const part of said.parts.filter((each) => differs(said, each))) {
      const { ids, versions } = await line.ids(part)
      if (ids === undefined) continue
      const within = new Set(ids)
      const gone = table.idsOf(part).filter((id) => !within.has(id))
      for (const id of gone) table.drop(part, id)
      if (gone.length > 0) await keepBlock({ part, gone })
      if (ids.some((id, nth) => (table.versionOf(id) ?? -1) < (versions?.[nth] ?? 0))) return false
    }
    return true
  }

  return {
    table,
    // They were checked when the server read them.
    parts: () => head?.parts ?? [],
    regencies: () => new Map(head?.regencies),
    places: () => new Map(head?.places),
    heard: () => heard,
    take: async (now, onComing) => {
      const since = head === undefined || head.cursor === '' || blocks > MOST_BLOCKS ? undefined : head.cursor
      const said = await takeSince(since, onComing)
      if (typeof said === 'string') return said
      const again = (await settle(said)) ? said : await takeSince(undefined, onComing)
      if (typeof again === 'string') return again
      heard = now
      await shelf.put('head', 'heard', now)
      return 'complete'
    },
  }
}
