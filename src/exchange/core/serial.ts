// SPDX-License-Identifier: AGPL-3.0-or-later

import { addDays, type LocalDate } from '#kernel/time.ts'

/** Excel counts days from here; it takes 1900 for a leap year, which no birth date reaches. */
const ZERO = '1899-12-30'

/** The day of a serial number of Excel. */
export function serialDate(serial: number): LocalDate {
  return addDays(ZERO, Math.floor(serial))
}
