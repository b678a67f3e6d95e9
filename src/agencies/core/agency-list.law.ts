// SPDX-License-Identifier: AGPL-3.0-or-later
// For how long a snapshot of the official list speaks for the list. Before departure the *current* list must be told (PP 59/2021 art 4); how
// current is our own choice.

import { type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface ListAge extends Dated {
  readonly days: number
}

export const listAges: Lasting<ListAge> = [{ days: 30, legalBasis: 'PP 59/2021 art 4', standing: 'assumed', validFrom: '2021-04-07' }]

export function daysCurrent(on: LocalDate): number {
  return ruleOn(listAges, on).days
}
