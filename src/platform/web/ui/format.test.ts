// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { agoWords, dueWords, formatDate, formatDays, formatNumber, formatShortDate, sentenceCase } from '#platform/web/ui/format.ts'

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1930-01-01', days))

describe('dates', () => {
  test('are written as people write them', () => {
    expect(formatDate('2026-05-03', 'id')).toBe('3 Mei 2026')
    expect(formatDate('2026-05-03', 'en')).toBe('3 May 2026')
    expect(formatShortDate('2026-08-17', 'id')).toBe('17 Agu 2026')
  })
  test('tell any two days apart', () => {
    fc.assert(fc.property(day, day, (a, b) => (formatDate(a, 'id') === formatDate(b, 'id')) === (a === b)))
  })
  test('agree with Intl', () => {
    const id = new Intl.DateTimeFormat('id', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    fc.assert(fc.property(day, (date) => formatDate(date, 'id') === id.format(new Date(`${date}T00:00:00Z`))))
  })
})

describe('numbers', () => {
  test('group by thousands', () => {
    expect(formatNumber(3000, 'id')).toBe('3.000')
    expect(formatNumber(1234567.5, 'en')).toBe('1,234,567.5')
    expect(formatNumber(-0.04, 'id')).toBe('0')
  })
  test('agree with Intl on whole numbers', () => {
    const id = new Intl.NumberFormat('id')
    fc.assert(fc.property(fc.nat({ max: 2 ** 40 }), (value) => formatNumber(value, 'id') === id.format(value)))
  })
})

describe('how far a day is', () => {
  test('in words', () => {
    expect(dueWords('2026-11-24', '2026-11-24', 'id')).toBe('hari ini')
    expect(dueWords('2026-11-25', '2026-11-24', 'id')).toBe('besok')
    expect(dueWords('2026-11-27', '2026-11-24', 'id')).toBe('3 hari lagi')
    expect(dueWords('2026-11-21', '2026-11-24', 'id')).toBe('terlambat 3 hari')
    expect(dueWords('2026-11-23', '2026-11-24', 'en')).toBe('1 day late')
    expect(agoWords('2026-11-23', '2026-11-24', 'id')).toBe('kemarin')
    expect(agoWords('2026-11-30', '2026-11-24', 'id')).toBe('30 November 2026')
  })
  test('late exactly when the day is over, with the right count', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (today, days) => {
        const words = dueWords(addDays(today, days), today, 'id')
        expect(words.startsWith('terlambat')).toBe(days < 0)
        if (days < 0 || days > 1) expect(words).toContain(formatDays(Math.abs(days), 'id'))
      }),
    )
  })
  test('starts a line with a capital', () => expect(sentenceCase('besok')).toBe('Besok'))
})
