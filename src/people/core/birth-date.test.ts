// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { ageOn, birthDateRefusal, dayOfAge, daysInMonth, youngestBirthDate } from '#people/core/birth-date.ts'

describe('age', () => {
  test.each([
    ['2008-05-03', '2026-05-02', 17],
    ['2008-05-03', '2026-05-03', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-05-03', '2026-05-03', 0],
  ])('born %s, on %s: %i', (born, on, age) => expect(ageOn(born, on)).toBe(age))

  test('is reached on one day: not the day before, and for those of 29 February on 1 March of other years', () => {
    const born = fc.oneof(
      fc.constantFrom('2000-02-29', '2008-02-29'),
      fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1930-01-01', days)),
    )
    fc.assert(
      fc.property(born, fc.integer({ min: 0, max: 110 }), (date, years) => {
        const day = dayOfAge(date, years)
        expect(ageOn(date, day)).toBe(years)
        expect(ageOn(date, addDays(day, -1))).toBe(years - 1)
      }),
    )
    expect(dayOfAge('2008-02-29', 18)).toBe('2026-03-01')
  })

  test('of several stated dates the youngest counts', () => {
    expect(youngestBirthDate(['2006-01-01', '2009-07-01', '2000-01-01'])).toBe('2009-07-01')
  })
})

describe('a birth date', () => {
  test.each([
    ['2000-02-29', undefined],
    ['1900-02-29', 'BIRTH_DATE_NOT_A_DATE'],
    ['2001-02-29', 'BIRTH_DATE_NOT_A_DATE'],
    ['2001-04-31', 'BIRTH_DATE_NOT_A_DATE'],
    ['2001-13-01', 'BIRTH_DATE_NOT_A_DATE'],
    ['2001-00-00', 'BIRTH_DATE_NOT_A_DATE'],
    ['01-02-2001', 'BIRTH_DATE_NOT_A_DATE'],
    ['', 'BIRTH_DATE_NOT_A_DATE'],
    ['2026-05-03', undefined],
    ['2026-05-04', 'BIRTH_DATE_IN_FUTURE'],
    ['1916-05-03', undefined],
    ['1915-05-04', undefined],
    ['1915-05-03', 'BIRTH_DATE_TOO_LONG_AGO'],
  ])('%s: %s', (text, refusal) => expect(birthDateRefusal(text, '2026-05-03')).toBe(refusal))

  test('agrees with the calendar of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const last = new Date(0)
        last.setUTCFullYear(year, month, 0)
        return daysInMonth(year, month) === last.getUTCDate()
      }),
      { numRuns: 5000 },
    )
  })
})
