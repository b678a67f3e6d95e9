// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach counts and never guesses: scores lie between nothing and a hundred, rise with every right answer, and come of counted sheets alone.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/authority.ts'
import { languages } from '#kernel/words.ts'
import { questionsOn } from '#village/core/outreach.law.ts'
import { answersOf, outreachDecider, peopleReached, scoreOf } from '#village/core/outreach.rules.ts'
import { audiences, moments, type OutreachCommand, type OutreachState, questionCodes, type Reached } from '#village/core/outreach.ts'
import { outreachWords } from '#village/core/outreach.words.ts'

const today = '2026-05-03'
const actor: Actor = { userId: 'desa', name: 'desa', role: 'village-officer', officeId: 'd', officeKind: 'VILLAGE', prefixes: ['35'] }
const context = { actor, now: `${today}T02:00:00.000Z`, today }
const none = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
const reached: Reached = { F: { ...none, FROM_25: 20 }, M: { ...none, UNDER_18: 3 } }
const held = { type: 'HoldOutreach', area: '35.10.04.2006', on: today, kind: 'VILLAGE', venue: 'Balai desa', reached } as const

function after(state: OutreachState | undefined, command: OutreachCommand): OutreachState | string {
  const decision = outreachDecider.decide(state, command, context, {})
  if (!decision.ok) return decision.refusal.fields?.map(({ code }) => code).join() ?? decision.refusal.code
  return decision.events.reduce<OutreachState | undefined>((before, event) => outreachDecider.evolve(before, event), state) ?? 'nothing'
}

const sheets = fc.integer({ min: 1, max: 300 })
const tally = sheets.chain((count) =>
  fc.record({
    sheets: fc.constant(count),
    right: fc.dictionary(fc.constantFrom(...questionCodes), fc.integer({ min: 0, max: count })),
  }),
)

test('a score lies between nothing and a hundred, is a hundred when all is right, and never falls with one more right answer', () => {
  fc.assert(
    fc.property(tally, fc.constantFrom(...questionCodes), (counted, code) => {
      const score = scoreOf(answersOf(counted, today)) ?? -1
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      const more = Math.min((counted.right[code] ?? 0) + 1, counted.sheets)
      expect(scoreOf(answersOf({ ...counted, right: { ...counted.right, [code]: more } }, today))).toBeGreaterThanOrEqual(score)
    }),
  )
  const all = Object.fromEntries(questionCodes.map((code) => [code, 7]))
  expect(scoreOf(answersOf({ sheets: 7, right: all }, today))).toBe(100)
  expect(scoreOf({ right: 0, asked: 0 })).toBeUndefined()
})

test('a session is asked what its day asks: before a text there is no question about it', () => {
  expect(questionsOn(today).map(({ code }) => code)).toEqual(questionCodes)
  expect(questionsOn('2020-06-01').map(({ code }) => code)).not.toContain('COSTS')
  for (const language of languages) for (const code of questionCodes) expect(outreachWords[language][`question.${code}`]).toMatch(/\.$/)
})

test('counts are kept by audience and moment, the last of each; what cannot be is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(tally, fc.constantFrom(...audiences), fc.constantFrom(...moments)), { maxLength: 8 }), (counted) => {
      let state = after(undefined, held)
      for (const [{ sheets: many, right }, audience, moment] of counted)
        if (typeof state !== 'string') state = after(state, { type: 'CountAnswers', audience, moment, sheets: many, right })
      if (typeof state === 'string') throw new Error(state)
      for (const { audience, moment, sheets: many } of state.tallies)
        expect(many).toBe(counted.findLast(([, who, when]) => who === audience && when === moment)?.[0].sheets)
      expect(new Set(state.tallies.map((each) => `${each.audience}${each.moment}`)).size).toBe(state.tallies.length)
    }),
  )
  expect(peopleReached(reached)).toBe(23)
  expect(after(undefined, { ...held, on: '2026-05-04' })).toBe('outreach-day')
  expect(after(undefined, { ...held, reached: { F: none, M: none } })).toBe('outreach-nobody')
  const state = after(undefined, held)
  if (typeof state === 'string') throw new Error(state)
  const count = { type: 'CountAnswers', audience: 'OFFICIAL', moment: 'BEFORE', sheets: 3 } as const
  expect(after(state, { ...count, right: { AGE: 4 } })).toBe('outreach-right')
  const gone = after(state, { type: 'WithdrawOutreach' })
  expect(after(typeof gone === 'string' ? undefined : gone, { ...count, right: {} })).toBe('outreach-withdrawn')
})
