// SPDX-License-Identifier: AGPL-3.0-or-later

import { jakartaDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { formatDate } from '#platform/web/ui/format.ts'

const JAKARTA_OFFSET_MS = 7 * 3_600_000

/** *3 Mei 2026, 09.05 WIB*. */
export function momentWords(instant: string, language: Language): string {
  const time = new Date(Date.parse(instant) + JAKARTA_OFFSET_MS).toISOString().slice(11, 16)
  return `${formatDate(jakartaDate(instant), language)}, ${language === 'id' ? time.replace(':', '.') : time} WIB`
}
