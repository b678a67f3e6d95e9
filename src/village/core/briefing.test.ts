// SPDX-License-Identifier: AGPL-3.0-or-later
// Eleven things are told before leaving; it is complete when each was told within the days for which a telling counts, and then alone.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { languages } from '#kernel/words.ts'
import { itemsOn } from '#village/core/briefing.law.ts'
import { briefingFault, isComplete, toldItems } from '#village/core/briefing.rules.ts'
import { type Briefing, briefingItems } from '#village/core/briefing.ts'
import { briefingWords } from '#village/core/briefing.words.ts'

const today = '2026-05-03'
const told = { by: 'desa', officeId: 'kantor', telling: 'TOLD', confirmation: 'SIGNED' } as const
const anyBriefing: fc.Arbitrary<Briefing> = fc.record({
  on: fc.integer({ min: -700, max: 0 }).map((days) => addDays(today, days)),
  by: fc.constant(told.by),
  officeId: fc.constant(told.officeId),
  telling: fc.constant(told.telling),
  confirmation: fc.constant(told.confirmation),
  items: fc.uniqueArray(fc.constantFrom(...briefingItems), { minLength: 1 }),
})

test('it is complete when each item was told within a year, and then alone; whatever was told last is what counts', () => {
  fc.assert(
    fc.property(fc.array(anyBriefing, { maxLength: 6 }), (briefings) => {
      const counting = briefings.filter(({ on }) => on >= addDays(today, -365))
      const known = new Set(counting.flatMap(({ items }) => items))
      expect(isComplete(briefings, today)).toBe(briefingItems.every((each) => known.has(each)))
      for (const { code, nth } of toldItems(briefings, today)) {
        expect(nth !== undefined).toBe(known.has(code))
        if (nth !== undefined)
          expect(briefings.slice(nth + 1).some((each) => counting.includes(each) && each.items.includes(code))).toBe(false)
      }
    }),
  )
})

test('eleven items, each of the article, each in words of both languages that can be read aloud', () => {
  expect(itemsOn(today)).toHaveLength(11)
  for (const language of languages)
    for (const code of briefingItems) {
      expect(briefingWords[language][code].length).toBeGreaterThan(5)
      expect(briefingWords[language][`told.${code}`]).toMatch(/^\p{Lu}.*\.$/su)
    }
})

test('nothing, or the same twice, is no telling', () => {
  expect(briefingFault([], today)).toBe('briefing-items')
  expect(briefingFault(['COSTS', 'COSTS'], today)).toBe('briefing-items')
  expect(briefingFault(['COSTS'], today)).toBeUndefined()
})
