// SPDX-License-Identifier: AGPL-3.0-or-later
// What still has to be told: pure, from what was told and when.

import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { itemsOn, toldRules } from '#village/core/briefing.law.ts'
import type { Briefing, BriefingItem } from '#village/core/briefing.ts'

interface ToldItem {
  readonly code: BriefingItem
  /** The number of the telling that told it last, as far as that counts today. */
  readonly nth?: number
}

/** Each item in force, with where it was told last. */
export function toldItems(briefings: readonly Briefing[], today: LocalDate): readonly ToldItem[] {
  const { days } = ruleOn(toldRules, today)
  return itemsOn(today).map(({ code }) => {
    const nth = briefings.findLastIndex(({ on, items }) => today <= addDays(on, days) && items.includes(code))
    return nth < 0 ? { code } : { code, nth }
  })
}

export function isComplete(briefings: readonly Briefing[], today: LocalDate): boolean {
  return toldItems(briefings, today).every(({ nth }) => nth !== undefined)
}

/** Why a telling is not taken; nothing of the candidate is asked but that somebody was told something in force. */
export function briefingFault(items: readonly BriefingItem[], today: LocalDate): string | undefined {
  const known = itemsOn(today).map(({ code }) => code)
  if (items.length === 0) return 'briefing-items'
  return items.every((each) => known.includes(each)) && new Set(items).size === items.length ? undefined : 'briefing-items'
}
