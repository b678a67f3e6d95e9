// SPDX-License-Identifier: AGPL-3.0-or-later
// What may not be charged, by the day of agreement and the work; and that what is not known is never called lawful or unlawful.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { occupationCodes } from '#agencies/core/occupation.law.ts'
import { costRows } from '#journeys/core/cost.present.ts'
import { claimOf, isBreach, judge, openBreaches, sumsOf } from '#journeys/core/cost.rules.ts'
import { type Cost, type CostEntries, costComponents, costItems, payments } from '#journeys/core/cost.ts'
import { addDays } from '#kernel/time.ts'

const charge: Cost = {
  item: 'TIKET_BERANGKAT',
  amount: 500_000_000,
  currency: 'IDR',
  charger: 'AGENCY',
  payment: 'CASH',
  agreedOn: '2026-03-01',
  occupation: 'PENGASUH_LANSIA',
}
const deduction = { monthly: 150_000, months: 6 }

/** The verdict in one word, with why or under which text. */
function said(cost: Cost): string {
  const verdict = judge(cost)
  return verdict.type === 'cannot-be-judged' ? verdict.why : `${verdict.type} ${verdict.basis.legalBasis} ${verdict.basis.standing}`
}

const AFTER = 'overcharge Peraturan BP2MI 9/2020 law'
const BEFORE = 'overcharge Peraturan BP2MI 2/2020 art 3 assumed'
const DEBT = 'wage-debt Peraturan BP2MI 9/2020 art 4 law'

describe('by the day on which it was agreed', () => {
  test.each<[string, Partial<Cost>]>([
    [AFTER, {}],
    [AFTER, { agreedOn: '2021-01-15' }],
    [BEFORE, { agreedOn: '2021-01-14' }],
    // The earlier rule left passport, papers, examinations, transport and lodging to either of the two.
    ['ITEM_SHARED', { agreedOn: '2021-01-14', item: 'PENGGANTIAN_PASPOR' }],
    [AFTER, { agreedOn: '2021-01-15', item: 'PENGGANTIAN_PASPOR' }],
    ['BEFORE_THE_RULE', { agreedOn: '2020-12-30' }],
    ['ITEM_UNKNOWN', { item: 'LAINNYA', what: 'seragam' }],
    ['OCCUPATION_OUTSIDE', { occupation: 'OPERATOR_PABRIK' }],
    [DEBT, { item: 'PINJAMAN', deduction }],
    [DEBT, { payment: 'WAGE_DEDUCTION' }],
    ['BEFORE_THE_RULE', { item: 'PINJAMAN', deduction, agreedOn: '2021-01-14' }],
    ['OCCUPATION_OUTSIDE', { item: 'PINJAMAN', deduction, occupation: 'PERAWAT' }],
    ['LOAN_WITHOUT_DEDUCTION', { item: 'PINJAMAN' }],
    ['overcharge Permenaker 9/2024 art 16 law', { item: 'PETUGAS_LAPANGAN', occupation: 'OPERATOR_PABRIK' }],
    ['BEFORE_THE_RULE', { item: 'PETUGAS_LAPANGAN', agreedOn: '2024-12-30' }],
  ])('%s: %j', (verdict, more) => expect(said({ ...charge, ...more })).toBe(verdict))

  test('without an occupation nothing is judged', () => {
    const { occupation: _occupation, ...unknown } = charge
    expect(said(unknown)).toBe('OCCUPATION_UNKNOWN')
  })

  test('each of the fourteen is forbidden in each of the ten, since 15 January 2021', () => {
    expect(costComponents.length).toBe(14)
    const ten = occupationCodes.slice(0, 10)
    for (const occupation of ten)
      for (const item of costComponents) expect(said({ ...charge, occupation, item }), `${occupation} ${item}`).toBe(AFTER)
    for (const occupation of occupationCodes.slice(10)) expect(said({ ...charge, occupation })).toBe('OCCUPATION_OUTSIDE')
  })
})

describe('what can be claimed', () => {
  test.each<[number, Partial<Cost>]>([
    [500_000_000, {}],
    [0, { payment: 'NOT_PAID' }],
    [900_000, { item: 'PINJAMAN', deduction }],
    [0, { occupation: 'OPERATOR_PABRIK' }],
  ])('%i of %j', (claim, more) => expect(claimOf({ ...charge, ...more })).toBe(claim))

  const cost: fc.Arbitrary<Cost> = fc
    .record({
      item: fc.constantFrom(...costItems),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      currency: fc.constantFrom('IDR' as const, 'HKD' as const),
      payment: fc.constantFrom(...payments),
      days: fc.integer({ min: -2500, max: 0 }),
      occupation: fc.constantFrom(undefined, ...occupationCodes),
    })
    .map(({ days, occupation, ...rest }) => ({
      ...rest,
      charger: 'PERSON',
      what: 'lain',
      agreedOn: addDays('2026-05-03', days),
      ...(occupation === undefined ? {} : { occupation }),
    }))

  test('is never more than was charged, is nothing where nothing is judged, and sums up by currency', () => {
    fc.assert(
      fc.property(fc.array(cost, { maxLength: 12 }), (costs) => {
        const entries: CostEntries = Object.fromEntries(costs.map((each, nth) => [String(nth + 1), { cost: each, on: '2026-05-03' }]))
        const sums = sumsOf(entries)
        for (const { currency, told, claimable } of sums) {
          const own = costs.filter((each) => each.currency === currency)
          expect(told).toBe(own.reduce((sum, each) => sum + each.amount, 0))
          expect(claimable).toBe(
            own.filter((each) => isBreach(each) && each.payment !== 'NOT_PAID').reduce((sum, each) => sum + each.amount, 0),
          )
          expect(claimable).toBeLessThanOrEqual(told)
        }
        expect(openBreaches(entries).length).toBe(costs.filter(isBreach).length)
        expect(costRows({ last: costs.length, entries }, new Map()).map((row) => row.cost.agreedOn)).toEqual(
          costs.map((each) => each.agreedOn).sort(),
        )
      }),
    )
  })
})
