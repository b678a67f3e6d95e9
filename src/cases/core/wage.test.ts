// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimumWage } from '#agencies/core/wage.law.ts'
import { checkClaim, isCountable } from '#cases/core/claim.check.ts'
import { leastWages, wageSpan } from '#cases/core/wage.rules.ts'
import { must } from '#kernel/decider.ts'
import { addDays, daysBetween } from '#kernel/time.ts'

const basis = { legalBasis: 'UU 18/2017 art 15', standing: 'law' } as const
const wage = (amount: number) => ({ wage: { amount, currency: 'HKD' } as const, ...basis })
const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2022-09-01', days))
const days = fc.tuple(day, fc.nat(900)).map(([from, length]) => ({ from, until: addDays(from, length) }))

describe('a wage between two days', () => {
  it('is a whole month for each whole month, whatever its length, and a part of a month by its days', () => {
    expect(wageSpan(wage(510_000), '2026-02-01', '2026-04-30').due).toBe(1_530_000)
    expect(wageSpan(wage(510_000), '2026-02-01', '2026-02-14').due).toBe(255_000)
    expect(wageSpan(wage(310), '2026-01-31', '2026-03-01').due).toBe(10 + 310 + 10)
  })

  it('grows with every day and with the wage, is whole, and never more than its months', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 1_000_000_000_000 }), ({ from, until }, amount) => {
        const { due } = wageSpan(wage(amount), from, until)
        expect(Number.isSafeInteger(due)).toBe(true)
        expect(wageSpan(wage(amount), from, addDays(until, 1)).due).toBeGreaterThanOrEqual(due)
        expect(wageSpan(wage(amount + 1), from, until).due).toBeGreaterThanOrEqual(due)
        expect(due).toBeLessThanOrEqual(Math.ceil((amount * (daysBetween(from, until) + 1)) / 28))
      }),
    ))
})

describe('the least wages of a country', () => {
  it('are cut on the day on which the table changed', () => {
    expect(leastWages({ country: 'HKG', group: 'DOMESTIC' }, '2025-09-01', '2025-10-31')).toMatchObject([
      { from: '2025-09-01', until: '2025-09-29', monthly: { amount: 499_000 }, due: Math.floor((499_000 * 29) / 30), standing: 'assumed' },
      { from: '2025-09-30', until: '2025-10-31', monthly: { amount: 510_000 }, due: Math.floor(510_000 / 30) + 510_000 },
    ])
    expect(leastWages({ country: 'SAU', group: 'DOMESTIC' }, '2025-09-01', '2025-10-31')).toEqual([])
  })

  it('cover every day of which one is known, once and in order, each under the row of that day', () =>
    fc.assert(
      fc.property(days, fc.constantFrom('HKG', 'TWN', 'MYS', 'KOR', 'SAU'), ({ from, until }, country) => {
        const spans = leastWages({ country, group: 'DOMESTIC' }, from, until)
        for (let each = from; each <= until; each = addDays(each, 1)) {
          const over = spans.filter((span) => span.from <= each && each <= span.until)
          expect(over.map(({ monthly }) => monthly)).toEqual([minimumWage(country, 'DOMESTIC', each)?.wage].filter(Boolean))
        }
      }),
      { numRuns: 20 },
    ))
})

describe('what can be claimed', () => {
  const found = (more: object) =>
    checkClaim({ days: undefined, contract: undefined, terms: {}, country: undefined, charges: [], lines: [], ...more })

  it('is said by contract, by order and by the least wage, where each is known, and that none is known', () => {
    const march = { from: '2026-03-01', until: '2026-03-31' }
    const terms = { destination: 'HKG', occupation: 'PENGURUS_RUMAH_TANGGA', ordered: { amount: 520_000, currency: 'HKD' } } as const
    expect(found({ days: march, contract: { amount: 530_000, currency: 'HKD' }, terms })).toMatchObject({
      wages: [
        { basis: 'CONTRACT', due: 530_000, standing: 'law' },
        { basis: 'ORDER', due: 520_000, standing: 'assumed' },
        { basis: 'LEAST_WAGE', due: 510_000, standing: 'assumed' },
      ],
      unknown: false,
    })
    expect(found({ days: march, country: 'SAU', terms })).toMatchObject({ wages: [{ basis: 'ORDER' }], unknown: true })
    expect(found({ terms })).toMatchObject({ wages: [], unknown: false })
  })

  it('takes a cost once, and again when its line was withdrawn', () => {
    const charge = { nth: 2, item: 'SKCK', amount: 100, currency: 'IDR', agreedOn: '2026-01-05' } as const
    const line = {
      kind: 'PLACEMENT_COST',
      from: '2026-01-05',
      until: '2026-01-05',
      currency: 'IDR',
      due: 100,
      paid: 0,
      source: 'PERSON',
      evidence: 'x',
      cost: 2,
    }
    expect(found({ charges: [charge], lines: [line] })).toMatchObject({ costs: [{ nth: 2, claimed: true }] })
    expect(found({ charges: [charge], lines: [{ ...line, withdrawnOn: '2026-02-01' }] })).toMatchObject({ costs: [{ claimed: false }] })
  })

  it('is asked of days that are past, ten years at most', () => {
    const today = '2026-05-04'
    expect(isCountable({ from: '2026-05-04', until: today }, today)).toBe(true)
    expect(isCountable({ from: '2026-05-05', until: today }, today)).toBe(false)
    expect(isCountable({ from: '2026-05-04', until: '2026-05-05' }, today)).toBe(false)
    expect(isCountable({ from: '2010-01-01', until: today }, today)).toBe(false)
    expect(must(minimumWage('HKG', 'DOMESTIC', today), 'a row').wage.currency).toBe('HKD')
  })
})
