// SPDX-License-Identifier: AGPL-3.0-or-later
// Birth dates: ages in whole years, and which of several stated dates counts.

import { type LocalDate, latestOf } from '#kernel/time.ts'

/** Whole years lived on a day. Whoever was born on 29 February has a birthday on 1 March in other years: text compares just so. */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** The day on which somebody reaches an age: the first on which `ageOn` says so. */
export function dayOfAge(birthDate: LocalDate, years: number): LocalDate {
  const year = String(Number(birthDate.slice(0, 4)) + years).padStart(4, '0')
  const day = birthDate.slice(5)
  return day === '02-29' && daysInMonth(Number(year), 2) < 29 ? `${year}-03-01` : `${year}-${day}`
}

/** The latest of all stated birth dates, which makes the person youngest: papers that make somebody older do not help (UU 18/2017 art 5a). */
export function youngestBirthDate(dates: readonly [LocalDate, ...LocalDate[]]): LocalDate {
  return latestOf(dates, dates[0])
}

/** Older than this, a date is a slip of the pen. */
export const OLDEST_AGE = 110

export const birthDateRefusals = ['BIRTH_DATE_NOT_A_DATE', 'BIRTH_DATE_IN_FUTURE', 'BIRTH_DATE_TOO_LONG_AGO'] as const
export type BirthDateRefusal = (typeof birthDateRefusals)[number]

/** Days of a month, 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30
  return month >= 1 && month <= 12 ? 31 : 0
}

/** Why `text` is not the birth date (`YYYY-MM-DD`) of somebody alive on a day, or nothing. */
export function birthDateRefusal(text: string, on: LocalDate): BirthDateRefusal | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return 'BIRTH_DATE_NOT_A_DATE'
  if (text > on) return 'BIRTH_DATE_IN_FUTURE'
  return ageOn(text, on) > OLDEST_AGE ? 'BIRTH_DATE_TOO_LONG_AGO' : undefined
}
