// SPDX-License-Identifier: AGPL-3.0-or-later
// Each charge held against the rule in force on the day it was agreed. There are three answers, and *cannot be judged* is one of them: it
// says what is not known, and never that a charge was lawful.

import type { Currency } from '#agencies/core/currency.ts'
import { debtRules, fieldOfficerRules, zeroCostOccupations, zeroCostRules } from '#journeys/core/cost.law.ts'
import type { Cost, CostEntries, CostEntry } from '#journeys/core/cost.ts'
import { at, type Dated } from '#kernel/law.ts'

type Basis = Pick<Dated, 'legalBasis' | 'standing'>

export const unjudged = [
  'OCCUPATION_UNKNOWN',
  'OCCUPATION_OUTSIDE',
  'BEFORE_THE_RULE',
  'ITEM_SHARED',
  'ITEM_UNKNOWN',
  'LOAN_WITHOUT_DEDUCTION',
] as const
/** Why a charge cannot be judged. */
export type Unjudged = (typeof unjudged)[number]

export type Judgement =
  /** The item is not the worker's to pay. */
  | { readonly type: 'overcharge'; readonly basis: Basis }
  /** A debt is taken out of the wage that may not be. */
  | { readonly type: 'wage-debt'; readonly basis: Basis }
  | { readonly type: 'cannot-be-judged'; readonly why: Unjudged; readonly basis?: Basis }

function basisOf({ legalBasis, standing }: Dated): Basis {
  return { legalBasis, standing }
}

function cannot(why: Unjudged, rule?: Dated): Judgement {
  return { type: 'cannot-be-judged', why, ...(rule === undefined ? {} : { basis: basisOf(rule) }) }
}

/** Why the zero-cost rules do not reach this work, if they do not. */
function outside({ occupation }: Cost): Unjudged | undefined {
  if (occupation === undefined) return 'OCCUPATION_UNKNOWN'
  return zeroCostOccupations.includes(occupation) ? undefined : 'OCCUPATION_OUTSIDE'
}

function judgeDebt(cost: Cost): Judgement {
  const beyond = outside(cost)
  if (beyond !== undefined) return cannot(beyond)
  const [rule] = at(debtRules, cost.agreedOn)
  return rule === undefined ? cannot('BEFORE_THE_RULE') : { type: 'wage-debt', basis: basisOf(rule) }
}

export function judge(cost: Cost): Judgement {
  const [officer] = at(fieldOfficerRules, cost.agreedOn)
  if (cost.item === 'PETUGAS_LAPANGAN')
    return officer === undefined ? cannot('BEFORE_THE_RULE') : { type: 'overcharge', basis: basisOf(officer) }
  if (cost.deduction !== undefined || cost.payment === 'WAGE_DEDUCTION') return judgeDebt(cost)
  if (cost.item === 'PINJAMAN') return cannot('LOAN_WITHOUT_DEDUCTION')
  const beyond = outside(cost)
  if (beyond !== undefined) return cannot(beyond)
  const [rule] = at(zeroCostRules, cost.agreedOn)
  if (rule === undefined) return cannot('BEFORE_THE_RULE')
  if (rule.items.includes(cost.item)) return { type: 'overcharge', basis: basisOf(rule) }
  return cannot(rule.shared.includes(cost.item) ? 'ITEM_SHARED' : 'ITEM_UNKNOWN', rule)
}

/** Whether a charge is one at which a person must look. */
export function isBreach(cost: Cost): boolean {
  return judge(cost).type !== 'cannot-be-judged'
}

/** What of a breach was paid: the charge itself, and of a debt what its deductions come to. What is only asked for is not paid. */
export function claimOf(cost: Cost): number {
  if (!isBreach(cost) || cost.payment === 'NOT_PAID') return 0
  return cost.deduction === undefined ? cost.amount : cost.deduction.monthly * cost.deduction.months
}

export interface CostSums {
  readonly currency: Currency
  /** All that was told. */
  readonly told: number
  /** What breaks a rule and was paid: claimable, at most. */
  readonly claimable: number
}

/** By currency, since nobody here knows a rate of exchange. */
export function sumsOf(entries: CostEntries = {}): readonly CostSums[] {
  const sums = new Map<Currency, CostSums>()
  for (const { cost } of Object.values(entries)) {
    const before = sums.get(cost.currency) ?? { currency: cost.currency, told: 0, claimable: 0 }
    sums.set(cost.currency, { ...before, told: before.told + cost.amount, claimable: before.claimable + claimOf(cost) })
  }
  return [...sums.values()]
}

/** Breaches at which nobody has looked yet. */
export function openBreaches(entries: CostEntries | undefined): readonly CostEntry[] {
  return Object.values(entries ?? {}).filter((entry) => entry.outcome === undefined && isBreach(entry.cost))
}
