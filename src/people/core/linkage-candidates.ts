// SPDX-License-Identifier: AGPL-3.0-or-later
// Which pairs of a whole register somebody should look at. Of a person who was entered five times four pairs are enough: each joins one more.

import type { Compared } from '#people/core/linkage.ts'
import type { Cards } from '#people/core/linkage-cards.ts'
import { makeComparer } from '#people/core/linkage-compare.ts'
import { type Links, strongestFirst } from '#people/core/linkage-links.ts'

export interface CandidatePair extends Compared {
  readonly one: number
  readonly other: number
}

export interface Known {
  /** Pairs that wait already, or were said to be one person. */
  readonly together: readonly (readonly [number, number])[]
  /** Pairs that were said to be two. */
  readonly apart: readonly (readonly [number, number])[]
  readonly limit: number
}

/** The likeliest of these pairs first, and of each group no more than it takes to join it. */
export function candidatePairs(cards: Cards, links: Links, { together, apart, limit }: Known): readonly CandidatePair[] {
  const { explain } = makeComparer(cards)
  const groups = Uint32Array.from({ length: cards.size }, (_, record) => record)
  function groupOf(record: number): number {
    let group = record
    while (groups[group] !== group) {
      groups[group] = groups[groups[group] ?? 0] ?? 0
      group = groups[group] ?? 0
    }
    return group
  }
  function join(one: number, other: number): boolean {
    const [a, b] = [groupOf(one), groupOf(other)]
    groups[a] = b
    return a !== b
  }
  const keyOf = (one: number, other: number): number => Math.min(one, other) * cards.size + Math.max(one, other)
  const kept = new Set(apart.map(([one, other]) => keyOf(one, other)))
  for (const [one, other] of together) join(one, other)
  const pairs: CandidatePair[] = []
  for (const link of strongestFirst(links)) {
    if (pairs.length >= limit) break
    const [one, other] = [links.one[link] ?? 0, links.other[link] ?? 0]
    if (!kept.has(keyOf(one, other)) && join(one, other)) pairs.push({ one, other, ...explain(one, other) })
  }
  return pairs
}
