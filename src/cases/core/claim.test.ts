// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies } from '#agencies/core/currency.ts'
import { claimed, claimKinds, claimSums, type KeptLine, sameMoney } from '#cases/core/claim.ts'
import { sources } from '#cases/core/screening.ts'
import { addDays } from '#kernel/time.ts'

const amount = fc.integer({ min: 0, max: 1_000_000_000_000 })
const line: fc.Arbitrary<KeptLine> = fc
  .record({
    kind: fc.constantFrom(...claimKinds),
    start: fc.integer({ min: 0, max: 700 }),
    days: fc.integer({ min: 0, max: 90 }),
    currency: fc.constantFrom(...currencies),
    due: amount,
    paid: amount,
    source: fc.constantFrom(...sources),
    withdrawn: fc.boolean(),
    nth: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ start, days, withdrawn, nth, ...rest }) => ({
    ...rest,
    ...(rest.kind === 'PLACEMENT_COST' ? { cost: nth } : {}),
    from: addDays('2025-01-01', start),
    until: addDays('2025-01-01', start + days),
    evidence: 'Slip gaji',
    ...(withdrawn ? { withdrawnOn: '2026-05-04' } : {}),
  }))
const lines = fc.array(line, { maxLength: 12 })

describe('a claim', () => {
  it('is the sum of its standing lines in each currency, never negative, whatever their order', () =>
    fc.assert(
      fc.property(lines, (all) => {
        const sums = claimSums(all)
        expect(claimSums(all.toReversed())).toEqual(sums)
        for (const currency of currencies) {
          const own = all.filter((each) => each.currency === currency && each.withdrawnOn === undefined)
          const sum = sums.find((each) => each.currency === currency)?.amount ?? 0
          expect(sum).toBe(own.reduce((total, each) => total + claimed(each), 0))
          expect(sum).toBeGreaterThanOrEqual(0)
        }
      }),
    ))

  it('does not ask twice for the same money, and says so from both sides', () =>
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(sameMoney(one, one)).toBe(true)
        expect(sameMoney(one, other)).toBe(sameMoney(other, one))
      }),
    ))

  it('tells a wage that was not paid from one that was paid too little by its days alone', () => {
    const may = { from: '2026-05-01', until: '2026-05-31', currency: 'HKD', due: 510_000, paid: 0, source: 'PAPER', evidence: 'a' } as const
    const unpaid = { ...may, kind: 'UNPAID_WAGE' } as const
    expect(sameMoney(unpaid, { ...may, kind: 'UNDERPAID_WAGE', paid: 300_000 })).toBe(true)
    expect(sameMoney(unpaid, { ...unpaid, from: '2026-06-01', until: '2026-06-30' })).toBe(false)
    expect(sameMoney(unpaid, { ...may, kind: 'OVERTIME' })).toBe(false)
  })
})
