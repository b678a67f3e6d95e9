// SPDX-License-Identifier: AGPL-3.0-or-later
// Two birth dates, with what happens to them: day and month in each other's place, 1 January where only the year is known, a slip in the year, and
// the date that a NIK says where the stated one is wrong.

import type { LinkageLevel } from '#people/core/linkage.ts'
import { AT, CARD, type Cards, dayOf, monthOf, pack, yearOf } from '#people/core/linkage-cards.ts'
import type { Said } from '#people/core/linkage-names.ts'
import { assumed, birthShares, waysOfDate } from '#people/core/linkage-weights.ts'

/** How two dates that differ may still be one. */
function likeness(a: number, b: number): Extract<LinkageLevel, 'swapped' | 'default' | 'near' | 'year-slip' | 'different'> {
  const years = Math.abs(yearOf(a) - yearOf(b))
  const sameDay = dayOf(a) === dayOf(b)
  const sameMonth = monthOf(a) === monthOf(b)
  if (years > 0) return sameDay && sameMonth && (years <= 2 || years === 10) ? 'year-slip' : 'different'
  if (dayOf(a) === monthOf(b) && monthOf(a) === dayOf(b)) return 'swapped'
  const first = pack(yearOf(a), 1, 1)
  if (a === first || b === first) return 'default'
  // The last of a month and the first of the next are a day apart.
  const beside = Math.abs(monthOf(a) - monthOf(b)) === 1 && Math.abs(dayOf(a) - dayOf(b)) >= 27
  return sameDay || sameMonth || beside ? 'near' : 'different'
}

/** Writes what the birth dates of two records say. */
export function makeBirthComparer(cards: Cards): (said: Said, one: number, other: number) => void {
  /** How many times likelier two records share a date than chance has it. */
  const rarity = (date: number): number => (cards.live + assumed.dates) / ((cards.birthCount[date] ?? 0) + assumed.dates / assumed.days)

  function haveOneNik(one: number, other: number): boolean {
    const a = one * CARD + AT.nik
    const b = other * CARD + AT.nik
    return cards.data[a] === cards.data[b] && cards.data[a + 1] === cards.data[b + 1]
  }

  function say(said: Said, level: LinkageLevel, ratio: number): void {
    said.level = level
    said.bits = level === 'unknown' ? 0 : Math.log2(ratio)
  }

  return (said, one, other) => {
    const { data } = cards
    const a = data[one * CARD + AT.birth] ?? 0
    const b = data[other * CARD + AT.birth] ?? 0
    const nikA = data[one * CARD + AT.nikBirth] ?? 0
    const nikB = data[other * CARD + AT.nikBirth] ?? 0
    if (a === 0 || b === 0) {
      const known = a === 0 ? nikA : a
      const shared = known !== 0 && known === (b === 0 ? nikB : b)
      say(said, shared ? 'by-nik' : 'unknown', birthShares.same * rarity(known))
    } else if (a === b) say(said, 'same', birthShares.same * rarity(a))
    // Where both have one NIK, it says so itself.
    else if ((a === nikB || b === nikA) && !haveOneNik(one, other)) say(said, 'by-nik', birthShares.byNik * rarity(a === nikB ? a : b))
    else {
      const level = likeness(a, b)
      if (level === 'different') say(said, level, birthShares.different)
      else if (level === 'default') say(said, level, (birthShares.default / 2) * rarity(pack(yearOf(a), 1, 1)))
      else {
        const share = level === 'swapped' ? birthShares.swapped : level === 'near' ? birthShares.near : birthShares.yearSlip
        const ways = level === 'swapped' ? 1 : level === 'near' ? waysOfDate.near : waysOfDate.yearSlip
        // Both ways round: what one date says of the other, and the other of it.
        say(said, level, ((share / ways) * (rarity(a) + rarity(b))) / 2)
      }
    }
  }
}
