// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a company may recruit for a country, against an oracle that asks day by day; and that what nobody wrote down is never a *no*.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Permit, permitKey, permitPapers } from '#agencies/core/agency.ts'
import { papersMissing, permitStandingOn, permittedUntil, standingOfPermit } from '#agencies/core/permit.rules.ts'
import { addDays } from '#kernel/time.ts'

const day = (n: number): string => addDays('2026-01-01', n)
const number = fc.integer({ min: 0, max: 60 })
const permit: fc.Arbitrary<Permit> = fc
  .record({ country: fc.constantFrom('HKG', 'TWN'), from: number, days: fc.option(number), revoked: fc.option(number) })
  .map(({ country, from, days, revoked }) => ({
    number: `P-${from}`,
    country,
    from: day(from),
    ...(days === null ? {} : { to: day(from + days) }),
    legalBasis: 'UU 18/2017 art 59',
    papers: permitPapers,
    ...(revoked === null ? {} : { revoked: { from: day(from + revoked), legalBasis: 'Keputusan' } }),
  }))
const facts = fc
  .record({ permits: fc.array(permit, { maxLength: 4 }), whole: fc.option(number) })
  .map(({ permits, whole }) => ({ permits, ...(whole === null ? {} : { permitsWholeFrom: day(whole) }) }))

test('the standing on a day is what each permit says of that day', () => {
  fc.assert(
    fc.property(facts, number, (held, n) => {
      const on = day(n)
      const own = held.permits.filter((each) => each.country === 'HKG')
      const counts = own.some((each) => standingOfPermit(each, on) === 'live')
      const begun = own.some((each) => each.from <= on)
      const whole = held.permitsWholeFrom !== undefined && held.permitsWholeFrom <= on
      expect(permitStandingOn(held, 'HKG', on)).toBe(counts ? 'live' : begun ? 'ended' : whole ? 'absent' : 'unknown')
    }),
  )
})

test('up to the day that is told the company may recruit on every day, and where none is told, for as long as one looks', () => {
  fc.assert(
    fc.property(facts, number, (held, n) => {
      const until = permittedUntil(held, 'HKG', day(n))
      const may = (on: string): boolean => ['live', 'unknown'].includes(permitStandingOn(held, 'HKG', on))
      expect(until !== undefined).toBe(may(day(n)))
      if (until === undefined || until === 'open') return
      for (let on = day(n); on <= until; on = addDays(on, 1)) expect(may(on), on).toBe(true)
    }),
  )
})

describe('a country for which nothing is written down', () => {
  const held = { permits: [{ number: 'P', country: 'TWN', from: day(0), legalBasis: 'x', papers: permitPapers }] }
  test('is unknown, also where another country has a permit', () => expect(permitStandingOn(held, 'HKG', day(9))).toBe('unknown'))
  test('has none from the day on which the list was said to be whole', () => {
    const whole = { ...held, permitsWholeFrom: day(5) }
    expect([permitStandingOn(whole, 'HKG', day(4)), permitStandingOn(whole, 'HKG', day(5))]).toEqual(['unknown', 'absent'])
    expect(permittedUntil(whole, 'HKG', day(4))).toBe(day(4))
  })
})

test('what is missing of the four papers is named', () =>
  expect(papersMissing({ papers: ['DEMAND_LETTER'] })).toEqual([
    'COOPERATION_AGREEMENT',
    'DRAFT_PLACEMENT_AGREEMENT',
    'DRAFT_WORK_CONTRACT',
  ]))

test('a number is the same however it is spaced', () => expect(permitKey(' kep. 12 / 2026')).toBe(permitKey('KEP.12/2026')))
