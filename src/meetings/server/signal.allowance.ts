// SPDX-License-Identifier: AGPL-3.0-or-later
// How much one connection may say: many words at once when a call begins, few a second in the long run.

/** Seven others, each with an offer and some twenty ways to be reached, twice. */
const AT_ONCE = 400
const A_SECOND = 30

/** @returns whether another message is allowed at this moment, in milliseconds of a clock that only goes forward. */
export function newAllowance(): (now: number) => boolean {
  let left = AT_ONCE
  let before: number | undefined
  return (now) => {
    left = Math.min(AT_ONCE, left + ((now - (before ?? now)) * A_SECOND) / 1000) - 1
    before = now
    return left >= 0
  }
}
