// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayDone, Instant, jakartaDate, LocalDate } from '#kernel/time.ts'

it('a date is one of the calendar, of a year that the database has and that can be counted on from', () => {
  for (const date of ['1900-01-01', '2024-02-29', '2999-12-31']) expect(LocalDate.safeParse(date).success, date).toBe(true)
  for (const date of ['2026-02-29', '0000-01-01', '0001-01-01', '9999-12-31', '2026-5-3'])
    expect(LocalDate.safeParse(date).success, date).toBe(false)
  expect(Instant.safeParse('2026-05-03T02:00:00.000Z').success).toBe(true)
  for (const instant of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) expect(Instant.safeParse(instant).success, instant).toBe(false)
})

it('an instant is within those years in Greenwich and in Jakarta too, and no farther off than a clock is', () => {
  for (const instant of ['2999-12-31T12:00:00Z', '2026-05-03T02:00:00+14:00', '2026-05-03T02:00:00-12:00'])
    expect(Instant.safeParse(instant).success, instant).toBe(true)
  for (const instant of ['2999-12-31T23:59:59-12:00', '1000-01-01T00:00:00+07:00', '2999-12-31T17:00:00Z', '2026-05-03T02:00:00+23:00'])
    expect(Instant.safeParse(instant).success, instant).toBe(false)
})

it('the day of an instant is that of a clock in Jakarta, however the instant is written', () => {
  const inJakarta = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', year: 'numeric', month: '2-digit', day: '2-digit' })
  const instants = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-12-30T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (date) => {
      const day = inJakarta.format(date)
      const written = date.toISOString()
      const elsewhere = `${new Date(date.getTime() + 9 * 3_600_000).toISOString().slice(0, -1)}+09:00`
      expect([written, written.replace(/\.\d+Z$/, 'Z'), elsewhere].map(jakartaDate)).toEqual([day, day, day])
    }),
    { numRuns: 2000 },
  )
  expect(['2026-05-03T16:59:59.999Z', '2026-05-03T17:00:00.000Z'].map(jakartaDate)).toEqual(['2026-05-03', '2026-05-04'])
})

it('what a device says of the day of its doing counts from where its copy was begun until today; beyond, the day of arrival does', () => {
  const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays('2026-05-03', days))
  fc.assert(
    fc.property(day, day, fc.option(day, { nil: undefined }), (said, today, since) => {
      const counts = dayDone(said, today, since)
      const known = said <= today && said >= addDays(today, -90) && (since === undefined || said >= since)
      expect(counts).toBe(known ? said : today)
    }),
  )
  expect(dayDone(undefined, '2026-05-03', '2026-05-01')).toBe('2026-05-03')
})
