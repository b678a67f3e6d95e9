// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAt, lastInRow, type Span } from '#kernel/span.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const spring = { from: '2026-01-01', to: '2026-06-30' }
const autumn = { from: '2026-07-01', to: '2026-12-31' }
const later = { from: '2027-02-01', to: '2027-12-31' }
const endless = { from: '2027-06-01' }

test.each([
  ['a gap stops it', [spring, later], '2026-05-03', spring],
  ['neighbours go on, in whatever order they come', [autumn, spring], '2026-05-03', autumn],
  ['in a gap there is none', [spring, later], '2026-07-01', undefined],
  ['after the gap it begins anew', [spring, later], '2027-02-01', later],
  ['one without an end has none', [later, endless], '2027-05-31', endless],
  ['one without an end does not reach back over a gap', [spring, endless], '2026-05-03', spring],
  ['of no spans there is none', [], '2026-05-03', undefined],
])('%s', (_name, spans: readonly Span[], on, last) => expect(lastInRow(spans, on)).toEqual(last))

test('it is the day before the first on which none holds', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-01-01', n))
  const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  void fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), day, (spans, on) => {
      const holds = (date: LocalDate): boolean => spans.some(({ from, to }) => from <= date && date <= to)
      let first = on
      while (holds(first)) first = addDays(first, 1)
      expect(lastInRow(spans, on)?.to).toBe(first === on ? undefined : addDays(first, -1))
    }),
  )
})

test.each([
  [spring, undefined, '2026-06-30'],
  [spring, '2026-03-01', '2026-02-28'],
  [spring, '2026-07-01', '2026-06-30'],
  [endless, '2028-01-01', '2027-12-31'],
] as const)('%j taken away on %s holds until %s', (span: Span, day, to) => expect(cutAt(span, day).to).toBe(to))

test('one that is taken away on its first day holds on none', () =>
  expect(lastInRow([cutAt(spring, '2026-01-01')], '2026-01-01')).toBeUndefined())
