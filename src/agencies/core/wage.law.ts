// SPDX-License-Identifier: AGPL-3.0-or-later
// The least monthly wage of a country, so that an order below it is seen. A work contract must say the wage (UU 18/2017 art 15); the numbers
// are those that the countries' labour offices published, read second-hand and therefore *assumed*: an order below one is shown to a person,
// and never refused.

import type { Money } from '#agencies/core/currency.ts'
import type { OccupationGroup } from '#agencies/core/occupation.law.ts'
import { at, type Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface MinimumWage extends Dated {
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  /** The group of occupations it is for; absent: all that have no row of their own. */
  readonly occupationGroup?: OccupationGroup
  /** For a month. */
  readonly wage: Money
}

const row = { legalBasis: 'UU 18/2017 art 15', standing: 'assumed' } as const

export const minimumWages: readonly MinimumWage[] = [
  // Hong Kong, Minimum Allowable Wage of foreign domestic helpers.
  {
    country: 'HKG',
    occupationGroup: 'DOMESTIC',
    wage: { amount: 473_000, currency: 'HKD' },
    validFrom: '2022-10-01',
    validTo: '2023-09-29',
    ...row,
  },
  {
    country: 'HKG',
    occupationGroup: 'DOMESTIC',
    wage: { amount: 487_000, currency: 'HKD' },
    validFrom: '2023-09-30',
    validTo: '2024-09-27',
    ...row,
  },
  {
    country: 'HKG',
    occupationGroup: 'DOMESTIC',
    wage: { amount: 499_000, currency: 'HKD' },
    validFrom: '2024-09-28',
    validTo: '2025-09-29',
    ...row,
  },
  { country: 'HKG', occupationGroup: 'DOMESTIC', wage: { amount: 510_000, currency: 'HKD' }, validFrom: '2025-09-30', ...row },
  // Taiwan: carers in families by agreement with the sending countries; everybody else the basic wage.
  { country: 'TWN', occupationGroup: 'DOMESTIC', wage: { amount: 2_000_000, currency: 'TWD' }, validFrom: '2022-08-10', ...row },
  { country: 'TWN', wage: { amount: 2_747_000, currency: 'TWD' }, validFrom: '2024-01-01', validTo: '2024-12-31', ...row },
  { country: 'TWN', wage: { amount: 2_859_000, currency: 'TWD' }, validFrom: '2025-01-01', validTo: '2025-12-31', ...row },
  { country: 'TWN', wage: { amount: 2_950_000, currency: 'TWD' }, validFrom: '2026-01-01', ...row },
  // Malaysia, Minimum Wages Order; domestic work by the memorandum between the governments of 1 April 2022.
  { country: 'MYS', occupationGroup: 'DOMESTIC', wage: { amount: 150_000, currency: 'MYR' }, validFrom: '2022-04-01', ...row },
  { country: 'MYS', wage: { amount: 150_000, currency: 'MYR' }, validFrom: '2022-05-01', validTo: '2025-01-31', ...row },
  { country: 'MYS', wage: { amount: 170_000, currency: 'MYR' }, validFrom: '2025-02-01', ...row },
  // South Korea, 209 hours of the hourly minimum.
  { country: 'KOR', wage: { amount: 2_060_740, currency: 'KRW' }, validFrom: '2024-01-01', validTo: '2024-12-31', ...row },
  { country: 'KOR', wage: { amount: 2_096_270, currency: 'KRW' }, validFrom: '2025-01-01', ...row },
]

/** The least wage for a country and group on a day; undefined where none is known. */
export function minimumWage(
  country: string,
  group: OccupationGroup | undefined,
  date: LocalDate,
  table: readonly MinimumWage[] = minimumWages,
): MinimumWage | undefined {
  const rows = at(table, date).filter((rule) => rule.country === country)
  return (
    rows.find((rule) => rule.occupationGroup !== undefined && rule.occupationGroup === group) ??
    rows.find((rule) => rule.occupationGroup === undefined)
  )
}

/** How a wage stands to the least one: `unknown` where none is known for it, or in another currency. */
export function wageStanding(wage: Money, minimum: MinimumWage | undefined): 'reaches' | 'below' | 'unknown' {
  if (minimum === undefined || minimum.wage.currency !== wage.currency) return 'unknown'
  return wage.amount < minimum.wage.amount ? 'below' : 'reaches'
}
