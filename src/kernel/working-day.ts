// SPDX-License-Identifier: AGPL-3.0-or-later
// Working days: Monday to Friday, without the days on which offices do not work.

import { holidays } from '#kernel/holiday.law.ts'
import { addDays, daysBetween, type LocalDate } from '#kernel/time.ts'

const A_MONDAY = '2024-01-01'
const free: ReadonlySet<LocalDate> = new Set(holidays.map(({ day }) => day))

const decreed: ReadonlySet<string> = new Set(holidays.flatMap(({ day, standing }) => (standing === 'law' ? [day.slice(0, 4)] : [])))

/** The free days of its year are decreed; otherwise a day that was counted to is *assumed*. */
export function isDecreed(date: LocalDate): boolean {
  return decreed.has(date.slice(0, 4))
}

export function isWorkingDay(date: LocalDate): boolean {
  const weekday = ((daysBetween(A_MONDAY, date) % 7) + 7) % 7
  return weekday < 5 && !free.has(date)
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
