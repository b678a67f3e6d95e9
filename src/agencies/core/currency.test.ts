// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencies, formatMoney, readMoney, unitsOf } from '#agencies/core/currency.ts'
import { languages } from '#kernel/words.ts'

test.each([
  ['37.500', 3_750_000],
  ['37,500', 3_750_000],
  ['Rp 37.500', 3_750_000],
  ['Rp37.500,00', 3_750_000],
  ['1.250.000', 125_000_000],
  ['600,5', 60_050],
  ['37500', 3_750_000],
  ['', undefined],
  ['0', undefined],
  ['lima juta', undefined],
  ['1.2.3', undefined],
  ['-5', undefined],
  ['9'.repeat(30), undefined],
] as const)('%s rupiah', (text, amount) => expect(readMoney(text, 'IDR')).toBe(amount))

test('yen have no fraction', () => {
  expect(readMoney('200.000', 'JPY')).toBe(200_000)
  expect(readMoney('200,5', 'JPY')).toBeUndefined()
})

test('what is written is read again, in either language', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom(...languages),
      (currency, whole, language) => {
        const amount = whole * unitsOf(currency)
        expect(readMoney(formatMoney({ amount, currency }, language), currency)).toBe(amount)
      },
    ),
  )
})

test('money is written as people do', () => {
  expect(formatMoney({ amount: 3_750_000, currency: 'IDR' }, 'id')).toBe('Rp 37.500')
  expect(formatMoney({ amount: 60_050, currency: 'SGD' }, 'en')).toBe('SGD 600.50')
})
