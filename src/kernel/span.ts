// SPDX-License-Identifier: AGPL-3.0-or-later
// Days on which something holds, from one to another: a licence, a registration, a decree.

import { addDays, type LocalDate } from '#kernel/time.ts'

export interface Span {
  readonly from: LocalDate
  /** Last day; absent where it has no end. */
  readonly to?: LocalDate | undefined
}

/**
 * The span that ends a row without a break from a day on: neighbours and overlaps go on, a gap stops it.
 * @returns undefined where none holds on that day
 */
export function lastInRow<S extends Span>(spans: readonly S[], on: LocalDate): S | undefined {
  let last: S | undefined
  let next = on
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.from > next || (span.to !== undefined && span.to < next)) continue
    if (span.to === undefined) return span
    last = span
    next = addDays(span.to, 1)
  }
  return last
}

/** What is left of a span that does not hold from a day on; where that is its first day, no day is. */
export function cutAt<S extends Span>(span: S, day: LocalDate | undefined): S {
  if (day === undefined || (span.to !== undefined && span.to < day)) return span
  return { ...span, to: addDays(day, -1) }
}
