// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Money, unitsOf } from '#agencies/core/currency.ts'

/** An amount as it is typed, so that it is read again as the same. */
export function typedMoney({ amount, currency }: Money): string {
  const units = unitsOf(currency)
  const rest = amount % units
  return `${Math.trunc(amount / units)}${rest === 0 ? '' : `,${String(rest).padStart(String(units).length - 1, '0')}`}`
}
