// SPDX-License-Identifier: AGPL-3.0-or-later
// Birth dates as lists have them. Only year-month-day says by itself what it means; every other form is offered as that one.

import { faulty, type Reading, type RepairKind, readAs } from '#exchange/core/cell.ts'
import { serialDate } from '#exchange/core/serial.ts'
import type { LocalDate } from '#kernel/time.ts'
import { daysInMonth } from '#people/core/birth-date.ts'

/** In which order a column writes day and month, as far as its own dates show: no month is a 13th. */
export type DateOrder = 'dmy' | 'mdy' | 'unknown'

const NUMBERS = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T]0?0[:.]00(?:[:.]00)?)?$/

/** What one date shows of the order of its column. */
export function orderShown(text: string): DateOrder {
  const [, first = '', second = ''] = NUMBERS.exec(text.trim()) ?? []
  if (Number(first) > 12 && Number(second) <= 12) return 'dmy'
  return Number(second) > 12 && Number(first) <= 12 && first !== '' ? 'mdy' : 'unknown'
}

const months: readonly (readonly string[])[] = [
  ['januari', 'jan', 'january'],
  ['februari', 'feb', 'february', 'peb', 'pebruari'],
  ['maret', 'mar', 'march', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['agustus', 'agu', 'agt', 'ags', 'aug', 'august', 'agst'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'oct', 'october'],
  ['november', 'nov', 'nop', 'nopember'],
  ['desember', 'des', 'dec', 'december'],
]

function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Of two digits the year in which somebody of a working age was born, or is yet to be. */
function yearOf(digits: string, today: LocalDate): number {
  if (digits.length === 4) return Number(digits)
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  const year = century + Number(digits)
  return year > Number(today.slice(0, 4)) - YOUNGEST ? year - 100 : year
}
const YOUNGEST = 10

export interface DateSurroundings {
  readonly today: LocalDate
  readonly order: DateOrder
  /** The date that the NIK beside it says, which settles what the digits leave open. */
  readonly byNik: () => LocalDate | undefined
}

function byNumbers(match: RegExpExecArray, { today, order, byNik }: DateSurroundings): Reading {
  const [, first = '', second = '', written = ''] = match
  const year = yearOf(written, today)
  const dmy = dateOf(year, Number(second), Number(first))
  const mdy = dateOf(year, Number(first), Number(second))
  const offer = (kind: RepairKind, value: LocalDate): Reading => faulty('DATE_WRITTEN_OTHERWISE', { kind, value })
  if (dmy !== undefined && (mdy === undefined || dmy === mdy)) return offer('date-dmy', dmy)
  if (mdy !== undefined && dmy === undefined) return offer('date-mdy', mdy)
  if (dmy === undefined || mdy === undefined) return faulty('DATE_UNREADABLE')
  const settled = byNik()
  if (order === 'dmy' || settled === dmy) return offer('date-dmy', dmy)
  if (order === 'mdy' || settled === mdy) return offer('date-mdy', mdy)
  // Day before month is how dates are written here; which it was, the paper says.
  return faulty('DATE_AMBIGUOUS', { kind: 'date-dmy', value: dmy }, { one: dmy, other: mdy })
}

/** The first serial number that is a year of somebody's birth: 1910. */
const FIRST_SERIAL = 3654

export function readDate(text: string, surroundings: DateSurroundings): Reading {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return readAs(text)
  const [, y = '', m = '', d = ''] = /^(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})(?:[ T].*)?$/.exec(text) ?? []
  const ordered = y === '' ? undefined : dateOf(Number(y), Number(m), Number(d))
  if (ordered !== undefined) return faulty('DATE_WRITTEN_OTHERWISE', { kind: 'date-form', value: ordered })
  const numbers = NUMBERS.exec(text)
  if (numbers !== null) return byNumbers(numbers, surroundings)
  const [, day = '', word = '', year = ''] = /^(\d{1,2})[\s.-]*([a-z]+)[\s.,-]*(\d{4}|\d{2})$/i.exec(text) ?? []
  const month = months.findIndex((names) => names.includes(word.toLowerCase()))
  const spelt = month < 0 ? undefined : dateOf(yearOf(year, surroundings.today), month + 1, Number(day))
  if (spelt !== undefined) return faulty('DATE_WRITTEN_OTHERWISE', { kind: 'date-words', value: spelt })
  const serial = /^\d{4,5}(?:\.\d+)?$/.test(text) ? Number(text) : 0
  const counted = serial >= FIRST_SERIAL ? serialDate(serial) : undefined
  if (counted !== undefined && counted <= surroundings.today)
    return faulty('DATE_WRITTEN_OTHERWISE', { kind: 'date-serial', value: counted })
  return faulty('DATE_UNREADABLE')
}
