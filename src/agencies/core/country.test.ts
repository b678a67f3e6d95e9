// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { countries, countryName, findCountries } from '#agencies/core/country.ts'
import { placementRestrictions } from '#agencies/core/restriction.law.ts'

test('every country that is closed to somebody can be chosen, so that the warning is seen', () => {
  const known = new Set(countries.map((country) => country.code))
  expect(placementRestrictions.map((rule) => rule.country).filter((code) => !known.has(code))).toEqual([])
  expect(known.size).toBe(countries.length)
})

test.each([
  ['arab', ['SAU', 'ARE']],
  ['united arab', ['ARE']],
  ['hkg', ['HKG']],
  ['turk', ['TUR']],
  ['selatan', ['KOR', 'ZAF']],
  ['zzz', []],
])('%s finds %j', (text, codes) => expect(findCountries(text).map((country) => country.code)).toEqual(codes))

test('an unknown code stands for itself', () => expect([countryName('JPN', 'id'), countryName('XXX', 'en')]).toEqual(['Jepang', 'XXX']))
