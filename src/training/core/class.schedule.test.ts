// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plannedHours } from '#training/core/class.hours.ts'
import { spread, weekdayOf } from '#training/core/class.schedule.ts'

describe('a schedule', () => {
  it('knows the days of the week', () => {
    expect(['2026-05-03', '2026-05-04', '2026-05-09'].map(weekdayOf)).toEqual([7, 1, 6])
  })

  it('takes the days that are taught on, and ends with what is left', () => {
    const rhythm = { firstDay: '2026-05-02', weekdays: [1, 2], hoursPerDay: 8 }
    expect(spread(rhythm, 20, [])).toEqual([
      { date: '2026-05-04', hours: 8 },
      { date: '2026-05-05', hours: 8 },
      { date: '2026-05-11', hours: 4 },
    ])
    expect(spread({ ...rhythm, weekdays: [] }, 20, [])).toEqual([])
    expect(spread({ ...rhythm, hoursPerDay: 0 }, 20, [])).toEqual([])
  })

  it('offers exactly the hours of the programme, and of each unit at least its minimum where a day holds no two', () => {
    const unit = fc.record({ code: fc.uuid(), title: fc.constant('x'), minHours: fc.integer({ min: 0, max: 5 }).map((days) => days * 8) })
    void fc.assert(
      fc.property(fc.array(unit, { maxLength: 5 }), fc.integer({ min: 0, max: 40 }), (units, more) => {
        const hours = units.reduce((sum, each) => sum + each.minHours, 0) + more
        const sessions = spread({ firstDay: '2026-05-04', weekdays: [1, 2, 3, 4, 5], hoursPerDay: 8 }, hours, units)
        expect(plannedHours(sessions)).toBe(hours)
        for (const { code, minHours } of units)
          expect(plannedHours(sessions.filter((session) => session.unit === code))).toBeGreaterThanOrEqual(minHours)
        expect(sessions.every((session) => weekdayOf(session.date) <= 5)).toBe(true)
      }),
    )
  })
})
