// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidays } from '#kernel/holiday.law.ts'
import { addDays, addMonths, daysBetween } from '#kernel/time.ts'
import { addWorkingDays, isDecreed, isWorkingDay } from '#kernel/working-day.ts'

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-06-01', n))

describe('working days', () => {
  it('are counted over the feasts and over the turn of the year', () => {
    // Nyepi and Idul Fitri of 2026, with the days that all take off between them.
    expect(addWorkingDays('2026-03-17', 1)).toBe('2026-03-25')
    expect(addWorkingDays('2026-12-23', 2)).toBe('2026-12-29')
    expect(addWorkingDays('2025-12-24', 15)).toBe('2026-01-20')
  })

  it('of a year without a decree are known to be assumed', () => {
    expect(['2025-06-02', '2026-12-31', '2027-01-04', '2040-05-01'].map(isDecreed)).toEqual([true, true, false, false])
  })

  it('end on a working day, and there are exactly so many on the way', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const until = addWorkingDays(from, count)
        expect(isWorkingDay(until)).toBe(true)
        const passed = Array.from({ length: daysBetween(from, until) }, (_, nth) => addDays(from, nth + 1)).filter(isWorkingDay)
        expect(passed).toHaveLength(count)
      }),
    ))

  it('leave out every Saturday, Sunday and holiday, and no other day', () => {
    const free = new Set(holidays.map((holiday) => holiday.day))
    expect(free.size).toBe(holidays.length)
    fc.assert(
      fc.property(day, (date) => {
        const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
        expect(isWorkingDay(date)).toBe(!weekend && !free.has(date))
      }),
    )
  })
})

describe('months', () => {
  it('keep the day, or end with the month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2026-11-15', 6)).toBe('2027-05-15')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  })
})
