// SPDX-License-Identifier: AGPL-3.0-or-later
// Small counts point at people: in a village of forty, "one woman, contact lost" is a name. Whoever may see no rows is not told them,
// nor what would let them be worked out from a total (UU 27/2022 art 16, 36: no more than the purpose needs).

/** Below this a count is not told; the usual threshold of statistical offices, our own choice here. */
export const SMALLEST_TOLD = 5

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_TOLD
}

/**
 * The counts of a table whose sum is known, with those hidden that must not be told: the small ones, and as many of the next
 * smallest as keep the hidden from being worked out by subtraction.
 */
export function tellableCounts(counts: readonly number[]): readonly (number | null)[] {
  const hidden = new Set(counts.flatMap((count, index) => (isSmall(count) ? [index] : [])))
  const rest = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count >= SMALLEST_TOLD)
    .sort((a, b) => a.count - b.count)
  while (hidden.size > 0 && (hidden.size < 2 || isSmall(sumOf(counts, hidden)))) {
    const next = rest.shift()
    if (next === undefined) break
    hidden.add(next.index)
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count))
}

function sumOf(counts: readonly number[], indexes: ReadonlySet<number>): number {
  return counts.reduce((sum, count, index) => (indexes.has(index) ? sum + count : sum), 0)
}

/** A part of a told whole: hidden when it, or what is left without it, is small. */
export function tellablePart(part: number, whole: number | null): number | null {
  return whole === null || isSmall(part) || isSmall(whole - part) ? null : part
}

/** A sum that is only small numbers is small itself. */
export function tellableTotal(total: number): number | null {
  return isSmall(total) ? null : total
}
