// SPDX-License-Identifier: AGPL-3.0-or-later
// Money as whole numbers of the smallest unit (ISO 4217), so that nothing is ever rounded; and how people write and type it.

import * as z from 'zod/mini'
import type { Language } from '#kernel/words.ts'

/** Digits after the point that ISO 4217 gives a currency. Those of the countries to which people go, and the rupiah. */
const digits = {
  IDR: 2,
  HKD: 2,
  TWD: 2,
  MYR: 2,
  KRW: 0,
  JPY: 0,
  SGD: 2,
  SAR: 2,
  BND: 2,
  AED: 2,
  USD: 2,
  EUR: 2,
  HUF: 2,
  MVR: 2,
  KWD: 3,
  QAR: 2,
} as const
export type Currency = keyof typeof digits

export const currencies = [
  'IDR',
  'HKD',
  'TWD',
  'MYR',
  'KRW',
  'JPY',
  'SGD',
  'SAR',
  'BND',
  'AED',
  'USD',
  'EUR',
  'HUF',
  'MVR',
  'KWD',
  'QAR',
] as const satisfies readonly Currency[]

/** Whole smallest units: 3,750,000 is Rp 37.500. At most ten thousand million of the greater unit, which no wage or debt of one person reaches. */
export const MinorAmount = z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000_000_000))

export interface Money {
  readonly amount: number
  readonly currency: Currency
}

export function unitsOf(currency: Currency): number {
  return 10 ** digits[currency]
}

/** *Rp 37.500*, *HKD 5.100*, *SGD 600,50*; in English *Rp 37,500*. A fraction is written only where there is one. */
export function formatMoney({ amount, currency }: Money, language: Language): string {
  const units = unitsOf(currency)
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.']
  const whole = String(Math.trunc(amount / units)).replaceAll(/\B(?=(\d{3})+$)/g, group)
  const rest = amount % units
  const fraction = rest === 0 ? '' : `${point}${String(rest).padStart(digits[currency], '0')}`
  return `${currency === 'IDR' ? 'Rp' : currency} ${whole}${fraction}`
}

/**
 * What somebody typed: `37.500`, `37,500`, `Rp 37.500,00`, `600.50`. A last group of exactly three digits is thousands, as people write them here.
 * @returns smallest units; undefined where it is no amount
 */
export function readMoney(text: string, currency: Currency): number | undefined {
  const typed = text
    .trim()
    .replace(/^[\p{L}$€]+\.?\s*/u, '')
    .replaceAll(/\s/g, '')
  const found = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,3}))?$/.exec(typed)
  if (found === null) return undefined
  const [, whole = '', fraction = ''] = found
  if (fraction.length > digits[currency]) return undefined
  const amount = Number(`${whole.replaceAll(/[.,]/g, '')}${fraction.padEnd(digits[currency], '0')}`)
  return amount >= 1 && amount <= 1_000_000_000_000 ? amount : undefined
}
