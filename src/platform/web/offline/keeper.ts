// SPDX-License-Identifier: AGPL-3.0-or-later
// The copy on this device: taken from the server in blocks that count as they come, kept sealed, and told by its sums from what is within reach.

import * as z from 'zod/mini'
import type { Regency } from '#kernel/regency.ts'
import { CopyBlock, CopyHead, CROWDED, isOtherPast, pack, unpack } from '#kernel/sync-protocol.ts'
import type { Instant } from '#kernel/time.ts'
import { passes } from '#platform/web/offline/entry.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'
import { createTable, type Table } from '#platform/web/offline/table.ts'

export interface Coming {
  readonly done: number
  readonly total: number
  /** So many days the copy may do without the server. */
  readonly keepDays: number
}

/**
 * How taking a copy ended. `cut`: it goes on another time; `paused`: as soon as what waits was sent; `refused`: it does not come here, whenever it is
 * asked for; `over`: the delegation does not stand under which it was asked for.
 */
export type Taken = 'complete' | 'cut' | 'paused' | 'refused' | 'crowded' | 'away' | 'ended' | 'over'

/** No other copy fares better now, or something goes before it. */
export const stops = (taken: Taken): boolean => taken === 'paused' || taken === 'crowded' || taken === 'away' || taken === 'ended'

/** Asked at each place from which a copy goes on: whether something goes before the rest of it. */
export type Pauses = () => Promise<boolean>

export interface Keeper {
  readonly table: Table
  /** The kinds of records that come here at all. */
  readonly parts: () => readonly string[]
  readonly regencies: () => ReadonlyMap<string, Regency>
  readonly places: () => ReadonlyMap<string, string>
  /** The cursor that says of which past it is; undefined before there is any. */
  readonly past: () => string | undefined
  /** When a copy was last complete. */
  readonly heard: () => Instant | undefined
  /** Takes what moved, or everything where this device has nothing yet; where none comes here any more, what lies here goes. */
  readonly take: (clock: () => Instant, onComing: (coming: Coming) => void, pauses?: Pauses) => Promise<Taken>
  /** All of it goes. */
  readonly letGo: () => Promise<void>
}

/** The cursor of its first head, behind what it goes on, and its first block here. */
const Cut = z.object({ cursor: z.string(), at: z.string(), first: z.optional(z.number()) })
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

/** Some records are of two kinds, one of which keeps less of them. */
const placeOf = (part: string, id: string): string => `${part}/${id}`

interface Around {
  /** Whether there is such a copy for whoever works here. */
  readonly comes: () => boolean
  /** The server is of another past than it was, as after a backup was restored: called before anything of it counts here. */
  readonly renewed: () => Promise<void>
}

/** @throws where the shelf keeps nothing more */
export async function openKeeper(shelf: Shelf, line: Line, { comes, renewed }: Around): Promise<Keeper> {
  const table = createTable()
  let head: CopyHead | undefined
  let heard: Instant | undefined
  /** Where a copy was cut that begins. */
  let cut: Cut | undefined
  /** The last that was written here; no number is used twice. */
  let last = 0

  function layBlock({ part, ids, versions, columns }: CopyBlock): void {
    const states = unpack(columns)
    for (const [nth, id] of ids.entries()) table.put(part, id, versions[nth] ?? 0, states[nth] ?? null)
  }
  async function keepBlock(block: CopyBlock): Promise<void> {
    await shelf.put('block', String(last + 1).padStart(12, '0'), block)
    last += 1
  }

  async function readHeads() {
    const found: { head?: CopyHead | undefined; heard?: Instant; cut?: Cut | undefined } = {}
    for (const { name, value } of await shelf.all('head')) {
      if (name === 'heard' && typeof value === 'string') found.heard = value
      else if (name === 'cut') found.cut = Cut.safeParse(value).data
      else if (name === 'head') found.head = CopyHead.safeParse(value).data
    }
    return found
  }

  /** As it lies here, and nothing else. */
  async function read(): Promise<void> {
    const [found, names, kept] = [await readHeads(), await shelf.names('block'), await shelf.all('block')]
    head = found.head
    heard = found.heard
    cut = found.cut
    last = Number(names.at(-1) ?? 0)
    const blocks = kept.flatMap(({ value }) => CopyBlock.safeParse(value).data ?? [])
    for (const block of blocks) layBlock(block)
    const seen = new Set(blocks.flatMap(({ part, ids }) => ids.map((id) => placeOf(part, id))))
    dropAll((part, id) => !seen.has(placeOf(part, id)))
  }

  /** Another page of this copy may have written meanwhile: what it wrote is read before anything is written behind it. */
  async function catchUp(names: readonly string[]): Promise<void> {
    const found = await readHeads()
    if (Number(names.at(-1) ?? 0) !== last || (found.head?.cursor ?? '') !== (head?.cursor ?? '')) await read()
  }

  function dropAll(isGone: (part: string, id: string) => boolean): void {
    for (const part of table.parts()) for (const id of table.idsOf(part)) if (isGone(part, id)) table.drop(part, id)
  }

  /** What is no longer within reach leaves the disk too. */
  async function forget(isGone: (part: string, id: string) => boolean): Promise<void> {
    dropAll(isGone)
    for (const { name, value } of await shelf.all('block')) {
      const { data: block } = CopyBlock.safeParse(value)
      const stay = block?.ids.flatMap((id, nth) => (isGone(block.part, id) ? [] : [nth])) ?? []
      if (block === undefined || stay.length === block.ids.length) continue
      const states = unpack(block.columns)
      await shelf.put('block', name, {
        ...block,
        ids: stay.map((nth) => block.ids[nth]),
        versions: stay.map((nth) => block.versions[nth]),
        columns: pack(stay.map((nth) => states[nth])),
      })
    }
  }

  /** What is not in a whole copy is no longer within reach; the blocks before it are of no use. */
  async function forgetBefore(first: number): Promise<void> {
    const before = (await shelf.names('block')).filter((name) => Number(name) < first)
    if (before.length === 0) return
    const seen = new Set<string>()
    for (const { name, value } of await shelf.all('block')) {
      const { data: block } = CopyBlock.safeParse(value)
      if (block !== undefined && Number(name) >= first) for (const id of block.ids) seen.add(placeOf(block.part, id))
    }
    dropAll((part, id) => !seen.has(placeOf(part, id)))
    await shelf.drop('block', before)
  }

  async function takeSince(since: string | undefined, onComing: (coming: Coming) => void, pauses: Pauses): Promise<CopyHead | Taken> {
    const asked = since ?? cut?.cursor
    const answer = await line.copy(asked, since === undefined ? cut?.at : undefined)
    if (answer.lines === undefined) return endOf(answer)
    let first = cut?.first ?? 0
    let next: CopyHead | undefined
    let begun = cut?.cursor ?? ''
    let done = 0
    for await (const text of answer.lines) {
      const value: unknown = JSON.parse(text)
      if (next === undefined) {
        next = CopyHead.parse(value)
        if (next.whole) [begun, first] = [next.cursor, last + 1]
        // Places and what differs between regencies are needed by the first record; how far it goes counts once all of it is here.
        head = { ...next, cursor: head?.cursor ?? '' }
        onComing({ done, total: next.total, keepDays: next.keepDays })
        continue
      }
      const block = CopyBlock.parse(value)
      const { ids, at } = block
      layBlock(block)
      done += ids.length
      await keepBlock(block)
      if (at !== undefined && since === undefined) {
        cut = { cursor: begun, at, first }
        await shelf.put('head', 'cut', cut)
      }
      onComing({ done, total: next.total, keepDays: next.keepDays })
      if (at !== undefined && since === undefined && done < next.total && (await pauses())) return 'paused'
    }
    if (next === undefined || done < next.total) return 'cut'
    if (next.whole || since === undefined) await forgetBefore(first)
    // Killed before the head is kept, it comes again.
    if (isOtherPast(asked ?? '', next) || isOtherPast(head?.cursor ?? '', { ...next, whole: false })) await renewed()
    await shelf.put('head', 'head', next)
    if (since === undefined) await forgetCut()
    head = next
    return next
  }

  async function forgetCut(): Promise<void> {
    if (cut !== undefined) await shelf.drop('head', ['cut'])
    cut = undefined
  }

  function differs({ sums }: CopyHead, part: string): boolean {
    const theirs = sums[part] ?? [0, 0, 0]
    return table.sumOf(part).some((each, nth) => each !== theirs[nth])
  }

  /** Drops what is no longer within reach. @returns whether nothing is lacking */
  async function settle(said: CopyHead): Promise<boolean> {
    const gone = new Set<string>()
    let complete = true
    for (const part of said.parts.filter((each) => differs(said, each))) {
      const { ids, versions } = await line.ids(part)
      if (ids === undefined) continue
      const [here, within] = [new Set(table.idsOf(part)), new Set(ids)]
      for (const id of here) if (!within.has(id)) gone.add(placeOf(part, id))
      complete &&= ids.every((id, nth) => here.has(id) && (table.versionOf(id) ?? -1) >= (versions?.[nth] ?? 0))
    }
    const isGone = (part: string, id: string): boolean => gone.has(placeOf(part, id)) || !said.parts.includes(part)
    if (table.parts().some((part) => table.idsOf(part).some((id) => isGone(part, id)))) await forget(isGone)
    return complete
  }

  async function clear(): Promise<void> {
    dropAll(() => true)
    head = undefined
    heard = undefined
    cut = undefined
    for (const kind of ['block', 'head'] as const) await shelf.drop(kind, await shelf.names(kind))
  }

  // What does not go for want of room goes with the next contact.
  await (comes() ? read() : clear().catch(() => undefined))
  return {
    table,
    // They were checked when the server read them.
    parts: () => head?.parts ?? [],
    regencies: () => new Map(head?.regencies),
    places: () => new Map(head?.places),
    past: () => head?.cursor || undefined,
    heard: () => heard,
    letGo: clear,
    take: async (clock, onComing, pauses = async () => false) => {
      if (!comes()) return clear().then(() => 'complete')
      const names = await shelf.names('block')
      await catchUp(names)
      const since = head === undefined || head.cursor === '' || names.length > MOST_BLOCKS ? undefined : head.cursor
      // As of when its answer came, by which the time is known too.
      let now: Instant | undefined
      const begins = (coming: Coming): void => {
        now ??= clock()
        onComing(coming)
      }
      const said = await takeSince(since, begins, pauses)
      if (typeof said === 'string') return said
      const again = (await settle(said)) ? said : await takeSince(undefined, begins, pauses)
      if (typeof again === 'string') return again
      await forgetCut()
      heard = now ?? clock()
      await shelf.put('head', 'heard', heard)
      return 'complete'
    },
  }
}
