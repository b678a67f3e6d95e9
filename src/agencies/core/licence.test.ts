// SPDX-License-Identifier: AGPL-3.0-or-later
// The days on which a licence counts, against an oracle that asks day by day.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Licence } from '#agencies/core/agency.ts'
import { usualEnd } from '#agencies/core/licence.law.ts'
import { agencyStandingOn, daysLive, isLiveOn, liveSpans, standingOn } from '#agencies/core/licence.rules.ts'
import { licenceTimeline } from '#agencies/core/licence.timeline.ts'
import { addDays } from '#kernel/time.ts'

const START = '2024-01-01'
const HORIZON = 60
const day = (n: number): string => addDays(START, n)
const dayNumber = fc.integer({ min: 0, max: HORIZON })

const licence: fc.Arbitrary<Licence> = fc
  .record({
    from: dayNumber,
    length: fc.integer({ min: 0, max: 40 }),
    gaps: fc.array(fc.record({ from: dayNumber, length: fc.option(fc.integer({ min: 0, max: 15 })) }), { maxLength: 4 }),
    revoked: fc.option(dayNumber),
  })
  .map(({ from, length, gaps, revoked }) => ({
    number: `KEP-${from}`,
    from: day(from),
    to: day(from + length),
    legalBasis: 'UU 18/2017 art 51',
    suspensions: gaps.map((gap) => ({
      from: day(gap.from),
      legalBasis: 'Kepmenaker',
      ...(gap.length === null ? {} : { to: day(gap.from + gap.length) }),
    })),
    ...(revoked === null ? {} : { revoked: { from: day(revoked), legalBasis: 'Kepmenaker' } }),
  }))

/** What the law says of one day, without any thought of spans. */
function counts(each: Licence, on: string): boolean {
  const suspended = each.suspensions.some((gap) => gap.from <= on && (gap.to === undefined || on <= gap.to))
  return each.from <= on && on <= each.to && !suspended && !(each.revoked !== undefined && each.revoked.from <= on)
}

describe('the days on which a licence counts', () => {
  test('are exactly those of its term that nothing takes away', () => {
    fc.assert(
      fc.property(fc.array(licence, { maxLength: 3 }), (licences) => {
        for (let n = -1; n <= HORIZON + 60; n += 1) {
          const on = day(n)
          const live = licences.some((each) => counts(each, on))
          expect(isLiveOn(licences, on)).toBe(live)
          expect(agencyStandingOn({ licences }, on) === 'live').toBe(live)
          for (const each of licences) expect(standingOn(each, on) === 'live').toBe(counts(each, on))
        }
      }),
    )
  })

  test('of one licence stand apart, in order, within its term', () => {
    fc.assert(
      fc.property(licence, (each) => {
        const spans = liveSpans(each)
        for (const [i, span] of spans.entries()) {
          expect(span.from >= each.from && span.from <= span.to && span.to <= each.to).toBe(true)
          const next = spans[i + 1]
          // Two spans that touch would be one.
          if (next !== undefined) expect(next.from > addDays(span.to, 1)).toBe(true)
        }
      }),
    )
  })

  test('do not depend on the order of licences and suspensions', () => {
    fc.assert(
      fc.property(licence, licence, (a, b) => {
        const turned = [b, { ...a, suspensions: a.suspensions.toReversed() }]
        for (let n = 0; n <= HORIZON; n += 1) expect(isLiveOn(turned, day(n))).toBe(isLiveOn([a, b], day(n)))
        expect(daysLive(turned).length).toBe(daysLive([a, b]).length)
      }),
    )
  })
})

test.each([
  ['2024-01-01', '2028-12-31'],
  ['2024-02-29', '2029-02-28'],
  ['2023-07-15', '2028-07-14'],
])('a licence of %s usually ends on %s', (from, to) => expect(usualEnd(from)).toBe(to))

test('before the law there is no usual end', () => expect(usualEnd('2017-11-21')).toBeUndefined())

test('the time line of a licence tells what happens to it, in the order of the days, and ends with a revocation', () => {
  const given: Licence = {
    number: 'N',
    from: '2024-01-01',
    to: '2028-12-31',
    legalBasis: 'A',
    suspensions: [
      { from: '2026-05-01', to: '2026-05-31', legalBasis: 'C' },
      { from: '2025-03-01', to: '2025-03-10', legalBasis: 'B' },
    ],
  }
  const told = (each: Licence): string[] => licenceTimeline(each).map(({ on, what }) => `${on} ${what}`)
  expect(told(given)).toEqual([
    '2024-01-01 begins',
    '2025-03-01 suspended',
    '2025-03-11 counts-again',
    '2026-05-01 suspended',
    '2026-06-01 counts-again',
    '2028-12-31 ends',
  ])
  expect(told({ ...given, revoked: { from: '2026-05-10', legalBasis: 'D' } }).slice(-2)).toEqual([
    '2026-05-01 suspended',
    '2026-05-10 revoked',
  ])
})
