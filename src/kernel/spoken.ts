// SPDX-License-Identifier: AGPL-3.0-or-later
// Dates as people write them. Without Intl, so that every phone and server writes the same.

import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'

const months: Readonly<Record<Language, readonly string[]>> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

export function monthName(date: LocalDate, language: Language): string {
  return months[language][Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7)
}

/** *3 Mei 2026*, *3 May 2026*. */
export function spokenDate(date: LocalDate, language: Language): string {
  return `${Number(date.slice(8, 10))} ${monthName(date, language)} ${date.slice(0, 4)}`
}
