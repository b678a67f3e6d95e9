// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody is owed: lines of money, each with its evidence, in the currency in which it was due, and never counted twice. What was charged
// for a placement stands in the costs of the person's file: a line takes one of them over, by its number.

import type { Currency, Money } from '#agencies/core/currency.ts'
import type { sources } from '#cases/core/screening.ts'
import type { LocalDate } from '#kernel/time.ts'

export const claimKinds = ['UNPAID_WAGE', 'UNDERPAID_WAGE', 'OVERTIME', 'UNLAWFUL_DEDUCTION', 'WITHHELD_DEPOSIT', 'PLACEMENT_COST'] as const

export interface ClaimLine {
  readonly kind: (typeof claimKinds)[number]
  readonly from: LocalDate
  /** The last day. */
  readonly until: LocalDate
  readonly currency: Currency
  /** What had to be paid, and what was, in whole smallest units. */
  readonly due: number
  readonly paid: number
  readonly source: (typeof sources)[number]
  /** Which paper, or who said it. */
  readonly evidence: string
  /** The paper of the person's file that shows it. */
  readonly paper?: string
  /** Which cost of the person's file it claims back; of that kind alone. */
  readonly cost?: number
}

export interface KeptLine extends ClaimLine {
  readonly withdrawnOn?: LocalDate
}

export function claimed({ due, paid }: Pick<ClaimLine, 'due' | 'paid'>): number {
  return Math.max(0, due - paid)
}

/** One wage of one month is not owed both as unpaid and as paid too little. */
const wages: readonly ClaimLine['kind'][] = ['UNPAID_WAGE', 'UNDERPAID_WAGE']

/** Two lines ask for the same money: time that is paid for overlaps; what was taken or kept is the same amount of the same days. */
export function sameMoney(one: ClaimLine, other: ClaimLine): boolean {
  const overlaps = one.from <= other.until && other.from <= one.until
  if (wages.includes(one.kind) && wages.includes(other.kind)) return overlaps
  if (one.kind !== other.kind) return false
  if (one.kind === 'OVERTIME') return overlaps
  if (one.kind === 'PLACEMENT_COST') return one.cost === other.cost
  return overlaps && one.currency === other.currency && claimed(one) === claimed(other)
}

/** What stands, by currency, in the order of their codes; nothing is exchanged. */
export function claimSums(lines: readonly KeptLine[]): readonly Money[] {
  const sums = new Map<Currency, number>()
  for (const line of lines) if (line.withdrawnOn === undefined) sums.set(line.currency, (sums.get(line.currency) ?? 0) + claimed(line))
  return [...sums].map(([currency, amount]) => ({ currency, amount })).sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
