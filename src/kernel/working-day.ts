// SPDX-License-Identifier: AGPL-3.0-or-later
// Working days: Monday to Friday.

import { addDays, daysBetween, type LocalDate } from '#kernel/time.ts'

const A_MONDAY = '2024-01-01'

function isWorkingDay(date: LocalDate): boolean {
  return ((daysBetween(A_MONDAY, date) % 7) + 7) % 7 < 5
}

/** The working day that is so many working days after a day; that day itself does not count. */
export function addWorkingDays(date: LocalDate, count: number): LocalDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}
