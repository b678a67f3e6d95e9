// SPDX-License-Identifier: AGPL-3.0-or-later
// Which records are one person, from the pairs that likely are. A chain of likenesses is no likeness of its ends: two groups become one only where
// their records agree on the whole, each with each.

import type { Cards } from '#people/core/linkage-cards.ts'
import { makeComparer, priorBits } from '#people/core/linkage-compare.ts'
import { type Links, strongestFirst } from '#people/core/linkage-links.ts'

/** So much likelier one person than two must a pair be, in bits, before it joins anything: 8 to 1. */
const MARGIN = 3
/** What a single pair can say within a group, in bits: one lucky or unlucky comparison must not outvote the others. */
const MOST = 12

/** A person is entered so many times at the most, or it is no person. */
const LARGEST = 40

/** The least that links must say to be worth looking for. */
export function leastBits(people: number): number {
  return priorBits(people) + MARGIN
}

/** The group of each record: the number of one of its records. Decided by what the pairs say alone. */
export function findClusters(cards: Cards, links: Links): Uint32Array {
  const prior = priorBits(cards.live)
  const { weigh } = makeComparer(cards)
  const group = Uint32Array.from({ length: cards.size }, (_, slot) => slot)
  // The records of a group as a ring: each names the next.
  const next = Uint32Array.from(group)
  const sizes = new Uint32Array(cards.size).fill(1)

  function agreement(one: number, other: number): number {
    let sum = 0
    let a = one
    do {
      let b = other
      do {
        sum += Math.max(-MOST, Math.min(MOST, weigh(a, b) - prior))
        b = next[b] ?? 0
      } while (b !== other)
      a = next[a] ?? 0
    } while (a !== one)
    return sum / ((sizes[one] ?? 1) * (sizes[other] ?? 1))
  }

  function join(one: number, other: number): void {
    let record = other
    do {
      group[record] = one
      record = next[record] ?? 0
    } while (record !== other)
    const after = next[one] ?? 0
    next[one] = next[other] ?? 0
    next[other] = after
    sizes[one] = (sizes[one] ?? 1) + (sizes[other] ?? 1)
  }

  for (const link of strongestFirst(links)) {
    if ((links.bits[link] ?? 0) < prior + MARGIN) break
    const one = group[links.one[link] ?? 0] ?? 0
    const other = group[links.other[link] ?? 0] ?? 0
    if (one === other || (sizes[one] ?? 1) + (sizes[other] ?? 1) > LARGEST) continue
    if ((sizes[one] ?? 1) * (sizes[other] ?? 1) === 1 || agreement(one, other) >= 0) join(one, other)
  }
  return group
}
