// SPDX-License-Identifier: AGPL-3.0-or-later
// Copies for acting in another's place: one for each delegation, apart from one's own, so that neither shows what only the other reaches. Each goes
// with its delegation: by itself behind the last day, and at the next contact where it was taken back.

import type { Instant } from '#kernel/time.ts'
import { type Coming, type Keeper, openKeeper, type Pauses, stops, type Taken } from '#platform/web/offline/keeper.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Kind, Shelf } from '#platform/web/offline/shelf.ts'

export interface Lent {
  /** By the delegation's id. */
  readonly of: (under: string) => Keeper | undefined
  readonly all: () => readonly Keeper[]
  /** Takes what moved for each that stands, whatever becomes of the others, and forgets those that do not. */
  readonly take: (clock: () => Instant, onComing: (coming: Coming) => void, pauses?: Pauses) => Promise<Taken>
  readonly clear: () => void
}

const lentKind: Partial<Record<Kind, Kind>> = { block: 'lent-block', head: 'lent-head' }

function shelfOf(shelf: Shelf, under: string): Shelf {
  const start = `${under}/`
  const kindOf = (kind: Kind): Kind => lentKind[kind] ?? kind
  return {
    all: async (kind) =>
      (await shelf.all(kindOf(kind))).flatMap(({ name, value }) =>
        name.startsWith(start) ? [{ name: name.slice(start.length), value }] : [],
      ),
    names: async (kind) => (await shelf.names(kindOf(kind))).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : [])),
    put: (kind, name, value) => shelf.put(kindOf(kind), start + name, value),
    drop: (kind, names) =>
      shelf.drop(
        kindOf(kind),
        names.map((name) => start + name),
      ),
  }
}

const lineOf = (line: Line, under: string): Line => ({
  ...line,
  copy: (since, at) => line.copy(since, at, under),
  ids: (part) => line.ids(part, under),
})

/** @param standing the delegations that stand now; @param over called with one that the server says does not; @param comes whether one has a copy; @param renewed as of a copy of one's own */
export async function openLent(
  { shelf, line }: { readonly shelf: Shelf; readonly line: Line },
  {
    standing,
    over,
    comes,
    renewed,
  }: {
    readonly standing: () => readonly string[]
    readonly over: (under: string) => void
    readonly comes: (under: string) => boolean
    readonly renewed: () => Promise<void>
  },
): Promise<Lent> {
  const keepers = new Map<string, Keeper>()

  /** Whatever lies here of a delegation that does not stand goes. */
  async function prune(): Promise<void> {
    const stand = standing()
    for (const [under, { table }] of keepers) {
      if (stand.includes(under)) continue
      table.clear()
      keepers.delete(under)
    }
    for (const kind of ['lent-block', 'lent-head'] as const) {
      const names = await shelf.names(kind)
      await shelf.drop(
        kind,
        names.filter((name) => !stand.includes(name.split('/')[0] ?? '')),
      )
    }
    for (const under of stand)
      if (!keepers.has(under))
        keepers.set(under, await openKeeper(shelfOf(shelf, under), lineOf(line, under), { comes: () => comes(under), renewed }))
  }

  await prune()
  return {
    // One whose last day is past meanwhile is not read any more.
    of: (under) => (standing().includes(under) ? keepers.get(under) : undefined),
    all: () => [...keepers.values()],
    take: async (clock, onComing, pauses) => {
      await prune()
      for (const [under, keeper] of keepers) {
        const taken = await keeper.take(clock, onComing, pauses)
        if (taken === 'over') over(under)
        else if (stops(taken)) return taken
      }
      await prune()
      return 'complete'
    },
    clear: () => {
      for (const { table } of keepers.values()) table.clear()
      keepers.clear()
    },
  }
}
