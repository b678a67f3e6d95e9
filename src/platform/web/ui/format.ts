// SPDX-License-Identifier: AGPL-3.0-or-later
// Dates, numbers and waiting times as people write them. Without Intl, so that every phone and server writes the same.

import { monthName, spokenDate } from '#kernel/spoken.ts'
import { daysBetween, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'

/** *3 Mei 2026*, *3 May 2026*. */
export const formatDate = spokenDate

/** Short months for narrow columns: *3 Agu 2026*, *3 Aug 2026*. */
export function formatShortDate(date: LocalDate, language: Language): string {
  return `${Number(date.slice(8, 10))} ${monthName(date, language).slice(0, 3)} ${date.slice(0, 4)}`
}

/** *3.000*, *3,000*; a fraction keeps at most one digit: *2,5*, *2.5*. */
export function formatNumber(value: number, language: Language): string {
  const [whole = '0', fraction] = String(Math.round(Math.abs(value) * 10) / 10).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',')
  const sign = value < 0 && (whole !== '0' || fraction !== undefined) ? '−' : ''
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}${language === 'id' ? ',' : '.'}${fraction}`
}

/** *1 hari*, *12 days*. */
export function formatDays(days: number, language: Language): string {
  if (language === 'id') return `${formatNumber(days, language)} hari`
  return days === 1 ? '1 day' : `${formatNumber(days, language)} days`
}

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000]

/** How long it is, roughly: *12 menit*, *3 jam*, *2 hari*. */
export function formatLength(ms: number, language: Language): string {
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes < 120) return `${minutes} ${language === 'id' ? 'menit' : minutes === 1 ? 'minute' : 'minutes'}`
  const hours = Math.round(ms / HOUR_MS)
  return hours < 48 ? `${hours} ${language === 'id' ? 'jam' : 'hours'}` : formatDays(Math.round(ms / DAY_MS), language)
}

/** How far a due date is: *hari ini*, *besok*, *3 hari lagi*, *terlambat 3 hari*. */
export function dueWords(due: LocalDate, today: LocalDate, language: Language): string {
  const days = daysBetween(today, due)
  if (days === 0) return language === 'id' ? 'hari ini' : 'today'
  if (days === 1) return language === 'id' ? 'besok' : 'tomorrow'
  if (days > 1) return language === 'id' ? `${formatDays(days, language)} lagi` : `in ${formatDays(days, language)}`
  return language === 'id' ? `terlambat ${formatDays(-days, language)}` : `${formatDays(-days, language)} late`
}

/** How long ago a day was: *hari ini*, *kemarin*, *3 hari lalu*. A day still to come is written as its date. */
export function agoWords(date: LocalDate, today: LocalDate, language: Language): string {
  const days = daysBetween(date, today)
  if (days === 0) return language === 'id' ? 'hari ini' : 'today'
  if (days === 1) return language === 'id' ? 'kemarin' : 'yesterday'
  if (days < 0) return formatDate(date, language)
  return language === 'id' ? `${formatDays(days, language)} lalu` : `${formatDays(days, language)} ago`
}

/** First letter upper case, for a phrase that starts a line. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
