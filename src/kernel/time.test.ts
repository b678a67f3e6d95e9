// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { Instant, LocalDate } from '#kernel/time.ts'

it('a date is one of the calendar, of a year that the database has and that can be counted on from', () => {
  for (const date of ['1900-01-01', '2024-02-29', '2999-12-31']) expect(LocalDate.safeParse(date).success, date).toBe(true)
  for (const date of ['2026-02-29', '0000-01-01', '0001-01-01', '9999-12-31', '2026-5-3'])
    expect(LocalDate.safeParse(date).success, date).toBe(false)
  expect(Instant.safeParse('2026-05-03T02:00:00.000Z').success).toBe(true)
  for (const instant of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) expect(Instant.safeParse(instant).success, instant).toBe(false)
})
