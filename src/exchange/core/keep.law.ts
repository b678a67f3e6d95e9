// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a list that was handed in is kept: until nobody needs it to put right what it said wrongly, or to undo it.

import { type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

interface Keeping extends Dated {
  readonly days: number
}

/** No text names the days; that nothing is kept longer than its purpose needs does (principle of storage limitation). */
export const listKeeping: Lasting<Keeping> = [{ days: 30, legalBasis: 'UU 27/2022 art 44', standing: 'assumed', validFrom: '2022-10-17' }]

/** The last day of a list that was handed in on a day. */
export function keepUntil(on: LocalDate): LocalDate {
  return addDays(on, ruleOn(listKeeping, on).days)
}
