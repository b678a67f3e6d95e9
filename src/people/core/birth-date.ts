// SPDX-License-Identifier: AGPL-3.0-or-later
// Birth dates: ages in whole years, and which of several stated dates counts.

import { type LocalDate, latestOf } from '#kernel/time.ts'

/** Whole years lived on a day. Whoever was born on 29 February has a birthday on 1 March in other years: text compares just so. */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** The latest of all stated birth dates, which makes the person youngest: papers that make somebody older do not help (UU 18/2017 art 5a). */
export function youngestBirthDate(dates: readonly [LocalDate, ...LocalDate[]]): LocalDate {
  return latestOf(dates, dates[0])
}
