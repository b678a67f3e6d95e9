// SPDX-License-Identifier: AGPL-3.0-or-later
// No row of a law table cites a text from before that text was in force, and no two rows of one thing overlap.

import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { licenceDuty } from '#agencies/core/licence.law.ts'
import { confirmSteps, obstacleSteps, stateSteps, troubleSteps } from '#journeys/core/arrow.law.ts'
import { keepRules } from '#journeys/core/erasure.law.ts'
import { ageRules, fileGuards } from '#journeys/core/guard.law.ts'
import { milestoneRules } from '#journeys/core/milestone.law.ts'
import { gateRules, schemeRules } from '#journeys/core/scheme.law.ts'
import { milestoneCodes, schemes } from '#journeys/core/worker.ts'
import { at, type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { daysIn, inForceFrom } from '#laws/core/in-force.law.ts'
import { lawTexts } from '#laws/core/texts.ts'
import { classPractice, issueBasis, providerBasis, settleRules, testGuards, trainingBasis } from '#training/core/guard.law.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const tables = globSync('src/{kernel,*/core}/*.law.ts', { cwd: root }).sort()

/** The law that all the others carry out: before it there is no rule of ours. */
const FIRST = '2017-11-22'

interface Row {
  readonly legalBasis: string
  readonly validFrom: string
}

/** Everything in a module that cites a text, with the day from which it does; what carries no day counts from the first. */
function rowsIn(value: unknown, seen = new Set<unknown>()): readonly Row[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const own: Readonly<Record<string, unknown>> = { ...value }
  const { legalBasis, validFrom } = own
  const row = typeof legalBasis === 'string' ? [{ legalBasis, validFrom: typeof validFrom === 'string' ? validFrom : FIRST }] : []
  return [...row, ...Object.values(own).flatMap((each) => rowsIn(each, seen))]
}

/** What is wrong with a row: a text whose first day nobody wrote down, or one that began later. */
function faults({ legalBasis, validFrom }: Row): readonly string[] {
  const days = daysIn(legalBasis)
  if (days.length === 0) return [`${legalBasis}: the first day of no text in it is known`]
  return days.flatMap(({ cite, from }) => {
    if (from === undefined) return [`${cite}: its first day is not written down`]
    return from <= validFrom ? [] : [`${legalBasis} is cited from ${validFrom}, and ${cite} begins on ${from}`]
  })
}

describe('no row cites a text from before it was in force', () => {
  test.each(tables)('%s', async (table) => {
    const rows = rowsIn(await import(join(root, table)))
    expect([...new Set(rows.flatMap(faults))]).toEqual([])
  })

  test('and one that does is found, as is a text without a day', () => {
    expect(faults({ legalBasis: 'UU 18/2017 art 5; PP 22/2022', validFrom: '2022-06-07' })).toEqual([
      'UU 18/2017 art 5; PP 22/2022 is cited from 2022-06-07, and PP 22/2022 begins on 2022-06-08',
    ])
    expect(faults({ legalBasis: 'PP 22/2022', validFrom: '2022-06-08' })).toEqual([])
    expect(faults({ legalBasis: 'PP 1/1999 art 3', validFrom: '2022-06-08' })).toEqual(['PP 1/1999: its first day is not written down'])
  })
})

test('of every text that can be read the first day is known', () => {
  expect(lawTexts.filter(({ cite }) => inForceFrom(cite) === undefined).map(({ cite }) => cite)).toEqual([])
})

describe('one thing stands under one row at a time, from the first day without a gap', () => {
  const firsts = [...new Set([...milestoneRules, ...gateRules, ...schemeRules].map((rule) => rule.validFrom))].sort()

  const lasting: readonly Lasting<Dated>[] = [
    ageRules,
    licenceDuty,
    providerBasis,
    trainingBasis,
    classPractice,
    issueBasis,
    settleRules,
    ...Object.values(fileGuards),
    ...Object.values(keepRules),
    ...Object.values(testGuards),
  ]
  test('a guard, and it goes on', () => {
    for (const rows of lasting) {
      expect(rows.at(-1)?.validTo).toBeUndefined()
      expect(rows.slice(1).map((row) => row.validFrom)).toEqual(rows.slice(0, -1).map(({ validTo = '' }) => addDays(validTo, 1)))
      expect(ruleOn(rows, '1950-01-01')).toBe(rows[0])
    }
  })

  test('a step, and no day before the first of them has one', () => {
    const steps = [stateSteps, troubleSteps, obstacleSteps, { confirmSteps }].flatMap((table) => Object.values(table))
    const days = new Set([FIRST, ...steps.flat().map((rule) => rule.validFrom)])
    expect(steps.length).toBeGreaterThan(15)
    for (const rows of steps) {
      for (const day of days) expect(at(rows, day), `${rows[0]?.code} on ${day}`).toHaveLength(1)
      expect(at(rows, addDays(FIRST, -1))).toEqual([])
    }
  })

  test('a milestone', () => {
    for (const day of [FIRST, ...firsts]) {
      const codes = at(milestoneRules, day).map((rule) => rule.code)
      expect([...codes].sort(), day).toEqual([...milestoneCodes].sort())
    }
  })

  test('a gate', () => {
    const gatesOn = (day: string): readonly string[] =>
      at(gateRules, day).map(({ scheme, milestone, gate }) => `${scheme} ${milestone} ${gate}`)
    for (const day of [FIRST, ...firsts]) expect([...gatesOn(day)].sort(), day).toEqual([...gatesOn('2026-05-03')].sort())
  })

  test('a scheme', () => {
    for (const day of [FIRST, ...firsts])
      expect(
        at(schemeRules, day).map((rule) => rule.scheme),
        day,
      ).toEqual([...schemes])
  })
})
