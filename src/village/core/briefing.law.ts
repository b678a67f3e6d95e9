// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody must be told before leaving: eleven things, as PP 59/2021 art 4(4) lists them; known from a summary of it. For how long it
// counts as told no text says.

import { at, type Dated, type Lasting } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type BriefingItem, briefingItems } from '#village/core/briefing.ts'

interface ItemRule extends Dated {
  readonly code: BriefingItem
}

export const itemRules: readonly ItemRule[] = briefingItems.map((code) => ({
  code,
  legalBasis: 'PP 59/2021 art 4(4)',
  standing: 'law',
  validFrom: '2021-04-07',
}))

/** What is told on a day, in the order of telling. */
export function itemsOn(day: LocalDate): readonly ItemRule[] {
  return at(itemRules, day)
}

interface ToldRule extends Dated {
  /** Days from the telling on which it counts. */
  readonly days: number
}

export const toldRules: Lasting<ToldRule> = [{ days: 365, legalBasis: 'PP 59/2021 art 4(4)', standing: 'assumed', validFrom: '2021-04-07' }]
