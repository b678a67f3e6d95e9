// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper is known by its number, whatever an officer wrote around it, and by no part of another number.

import { expect, test } from 'vitest'
import { namesNumber, restsOn } from '#journeys/core/shown.ts'

const NUMBER = 'SIK/DS-35.10.04.2006/2026/0001'

test.each([
  NUMBER,
  `Surat izin no. ${NUMBER}, tanggal 3 Mei 2026`,
  `surat suaminya (${NUMBER.toLowerCase()}).`,
  'SIK / DS-35.10.04.2006 / 2026 / 0001',
  `${NUMBER} - asli dilihat`,
  `dan/atau ${NUMBER}`,
])('%s is that paper', (shown) => expect(namesNumber(shown, NUMBER)).toBe(true))

test.each([
  '',
  'Buku nikah 12/2019',
  `${NUMBER}2`,
  `1${NUMBER}`,
  `${NUMBER}/A`,
  `B/${NUMBER}`,
  'SIK/DS-35X10.04.2006/2026/0001',
  'SIK/DS-35.10.04.2006/2026/000',
  'SIK/DS2-35.10.04.2006/2026/0001',
])('%s is not', (shown) => expect(namesNumber(shown, NUMBER)).toBe(false))

test('what has no number is no paper', () => expect(namesNumber('apa pun', '')).toBe(false))

test('what was shown with a paper that still counts rests on that one', () => {
  const other = NUMBER.replace('0001', '0002')
  const shown = `${NUMBER}, diganti ${other}`
  expect(restsOn(shown, { evidence: NUMBER })).toBe(true)
  expect(restsOn(shown, { evidence: NUMBER, standing: [other] })).toBe(false)
  expect(restsOn(shown, {})).toBe(false)
})
