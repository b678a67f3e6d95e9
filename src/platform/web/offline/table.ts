// SPDX-License-Identifier: AGPL-3.0-or-later
// The records on this device: as the server last said, and over them what was done here and is not sent yet.

import type { AnyState } from '#kernel/aggregate.ts'
import type { Copy, CopyPart, Kept } from '#kernel/offline.ts'
import { type Json, NO_SUM, type Sum, summed } from '#kernel/sync-protocol.ts'

export interface Table extends Copy {
  /** As the server said. */
  readonly put: (part: string, id: string, version: number, state: Json) => void
  readonly drop: (part: string, id: string) => void
  /** The version that the server last said of a record. */
  readonly versionOf: (id: string) => number | undefined
  /** Of which kind a record is, whoever said it. */
  readonly kindOf: (id: string) => string | undefined
  /** The kinds of which the server said some. */
  readonly parts: () => readonly string[]
  readonly idsOf: (part: string) => readonly string[]
  readonly sumOf: (part: string) => Sum
  readonly count: () => number
  /** As it is with what was done here. */
  readonly lay: (part: string, kept: Kept) => void
  readonly lift: () => void
  readonly clear: () => void
}

type Part = Map<string, Kept>

export function createTable(): Table {
  const said = new Map<string, Part>()
  const laid = new Map<string, Part>()
  // What is read as a state was written as that part's: the part alone says which.
  const lists = new Map<string, readonly ReturnType<typeof JSON.parse>[]>()

  function partOf(parts: Map<string, Part>, type: string): Part {
    const part = parts.get(type) ?? new Map<string, Kept>()
    parts.set(type, part)
    return part
  }
  function listOf(type: string): readonly ReturnType<typeof JSON.parse>[] {
    const list = lists.get(type) ?? [...new Map([...partOf(said, type), ...partOf(laid, type)]).values()]
    lists.set(type, list)
    return list
  }
  const oneOf = (type: string, id: string): ReturnType<typeof JSON.parse> => partOf(laid, type).get(id) ?? partOf(said, type).get(id)

  return {
    get: <S extends AnyState>({ type }: CopyPart<S>, id: string): Kept<S> | undefined => oneOf(type, id),
    all: <S extends AnyState>({ type }: CopyPart<S>): readonly Kept<S>[] => listOf(type),
    put: (type, id, version, state) => {
      // Only what the server packed of a state comes here.
      const kept: ReturnType<typeof JSON.parse> = { id, version, state }
      partOf(said, type).set(id, kept)
      lists.delete(type)
    },
    drop: (type, id) => {
      partOf(said, type).delete(id)
      lists.delete(type)
    },
    versionOf: (id) => [...said.values()].flatMap((part) => part.get(id)?.version ?? [])[0],
    kindOf: (id) => [...said, ...laid].find(([, part]) => part.has(id))?.[0],
    parts: () => [...said].flatMap(([type, part]) => (part.size > 0 ? [type] : [])),
    idsOf: (type) => [...partOf(said, type).keys()],
    sumOf: (type) => [...partOf(said, type).values()].reduce((sum, { id, version }) => summed(sum, id.slice(5), version), NO_SUM),
    count: () => [...said.values()].reduce((sum, part) => sum + part.size, 0),
    lay: (type, kept) => {
      partOf(laid, type).set(kept.id, kept)
      lists.delete(type)
    },
    lift: () => {
      for (const type of laid.keys()) lists.delete(type)
      laid.clear()
    },
    clear: () => {
      for (const map of [said, laid, lists]) map.clear()
    },
  }
}
