// SPDX-License-Identifier: AGPL-3.0-or-later
// Calendar dates are ISO strings, `2026-05-03`: they compare as text, survive JSON and have no time zone.
// An instant is an ISO timestamp in UTC. Which day an instant falls on is decided in Asia/Jakarta (UTC+7, no daylight saving).

import * as z from 'zod/mini'
import { remember } from '#kernel/remember.ts'

export type LocalDate = string
export type Instant = string

const DAY_MS = 86_400_000
const JAKARTA_OFFSET_MS = 7 * 3_600_000

// PostgreSQL has no year 0, and what is counted on from the last year of four digits would have five.
const countable = z.refine<string>((text) => text >= '1000' && text < '3000')

/** A date of the calendar, `YYYY-MM-DD`; 31 February is refused. */
export const LocalDate = z.iso.date().check(countable)

// Its days in Greenwich and in Jakarta can be counted on from, whatever its offset; and no clock is farther off, which PostgreSQL would refuse.
const FIRST = Date.parse('1000-01-01T00:00:00Z')
const LAST = Date.parse('3000-01-01T00:00:00Z') - JAKARTA_OFFSET_MS
const placeable = z.refine<string>(
  (text) => /(Z|[+-](0\d|1[0-4]):\d\d)$/.test(text) && Date.parse(text) >= FIRST && Date.parse(text) < LAST,
)

export const Instant = z.iso.datetime({ offset: true }).check(countable, placeable)

// The same days are counted from at every command and every look.
const MOST_DAYS = 20_000
const toEpochDay = remember(MOST_DAYS, (date: LocalDate) => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS))
const fromEpochDay = remember(MOST_DAYS, (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10))

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/** So long what was done on a device may have waited there. */
const MOST_WAITED_DAYS = 90

/**
 * The day on which something was done on a device that had no network, as it says. A device whose clock is wrong loses nothing by it: the day of
 * arrival counts then.
 *
 * @param since the day on which its copy was begun
 */
export function dayDone(said: LocalDate | undefined, today: LocalDate, since = addDays(today, -MOST_WAITED_DAYS)): LocalDate {
  return said === undefined || said > today || said < since || said < addDays(today, -MOST_WAITED_DAYS) ? today : said
}

/** The same day of the month so many months later; the last day of that month where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = year * 12 + month - 1 + months
  const last = new Date(Date.UTC(Math.floor(first / 12), (first % 12) + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10)
}

/** The instant so many minutes later. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** The calendar day in Asia/Jakarta on which an instant falls. */
export function jakartaDate(instant: Instant): LocalDate {
  // As our own clocks write it, the day can be read off; every command and every look asks for it.
  if (/^\d{4}-\d\d-\d\dT[01]\d:.*Z$/.test(instant) && instant.slice(11, 13) < '17') return instant.slice(0, 10)
  return new Date(Date.parse(instant) + JAKARTA_OFFSET_MS).toISOString().slice(0, 10)
}

/** The last of some dates and another one. */
export function latestOf(dates: readonly LocalDate[], otherwise: LocalDate): LocalDate {
  return [...dates, otherwise].sort().at(-1) ?? otherwise
}
