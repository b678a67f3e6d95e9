// SPDX-License-Identifier: AGPL-3.0-or-later
// Small counts point at people: in a village of forty, "one woman, contact lost" is a name. Whoever may see no rows is not told them,
// nor what would let them be worked out from a total (UU 27/2022 art 16, 36: no more than the purpose needs).

/** Below this a count is not told; the usual threshold of statistical offices, our own choice here. */
export const SMALLEST_TOLD = 5

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_TOLD
}

function sumOf(counts: readonly number[], indexes: ReadonlySet<number>): number {
  return counts.reduce((sum, count, index) => (indexes.has(index) ? sum + count : sum), 0)
}

/**
 * Hides as many of the next smallest as keep the hidden from being worked out by subtraction.
 * @param lists numbers of which the totals are known; over the hidden rows none may add up to something small
 * @param others whether anything is left open about a row by hiding it
 */
function withOthers(
  first: readonly number[],
  counts: readonly number[],
  lists: readonly (readonly number[])[],
  others: (index: number) => boolean,
): ReadonlySet<number> {
  const hidden = new Set(first)
  const rest = counts
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => !hidden.has(index) && others(index))
    .sort((a, b) => a.count - b.count)
  while (hidden.size > 0 && (hidden.size < 2 || lists.some((list) => isSmall(sumOf(list, hidden))))) {
    const next = rest.shift()
    if (next === undefined) break
    hidden.add(next.index)
  }
  return hidden
}

/** The counts of a table whose sum is known, with those hidden that must not be told: the small ones, and others beside them. */
export function tellableCounts(counts: readonly number[]): readonly (number | null)[] {
  const small = counts.flatMap((count, index) => (isSmall(count) ? [index] : []))
  const hidden = withOthers(small, counts, [counts], (index) => (counts[index] ?? 0) >= SMALLEST_TOLD)
  return counts.map((count, index) => (hidden.has(index) ? null : count))
}

/**
 * A part of each row of a table, beside the counts of the rows as they are told. Neither the parts nor what is left without them may be
 * worked out from the totals.
 */
export function tellableParts(
  parts: readonly number[],
  counts: readonly number[],
  told: readonly (number | null)[],
): readonly (number | null)[] {
  const untellable = parts.flatMap((part, index) => (tellablePart(part, told[index] ?? null) === null ? [index] : []))
  const left = counts.map((count, index) => count - (parts[index] ?? 0))
  const hidden = withOthers(untellable, parts, [parts, left], (index) => (counts[index] ?? 0) > 0)
  return parts.map((part, index) => (hidden.has(index) ? null : part))
}

/** A part of a told whole: hidden when it, or what is left without it, is small. */
export function tellablePart(part: number, whole: number | null): number | null {
  return whole === null || isSmall(part) || isSmall(whole - part) ? null : part
}

/** A sum that is only small numbers is small itself. */
export function tellableTotal(total: number): number | null {
  return isSmall(total) ? null : total
}
