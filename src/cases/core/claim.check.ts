// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be claimed, held against what is agreed and what is the least. It proposes; a person adds each line with its evidence.

import type { Money } from '#agencies/core/currency.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { agreedWage } from '#cases/core/claim.law.ts'
import type { KeptLine } from '#cases/core/claim.ts'
import { leastWages, wageSpan } from '#cases/core/wage.rules.ts'
import type { Charged, WorkTerms } from '#journeys/core/case.port.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

/** What the officer read in the contract, the order by which the person was chosen, the least wage of country and day. */
export const wageBases = ['CONTRACT', 'ORDER', 'LEAST_WAGE'] as const

/** No claim reaches back further. */
const MOST_DAYS = 3660

export interface Days {
  readonly from: LocalDate
  readonly until: LocalDate
}

export function isCountable({ from, until }: Days, today: LocalDate): boolean {
  return from <= until && until <= today && until <= addDays(from, MOST_DAYS)
}

interface Known {
  readonly days: Days | undefined
  /** As the officer read it in the contract. */
  readonly contract: Money | undefined
  readonly terms: WorkTerms
  /** Of the case, where it says one. */
  readonly country: string | undefined
  readonly charges: readonly Charged[]
  readonly lines: readonly KeptLine[]
}

export function checkClaim({ days, contract, terms, country, charges, lines }: Known): object {
  const standing = lines.filter(({ withdrawnOn }) => withdrawnOn === undefined)
  const agreed = (basis: 'CONTRACT' | 'ORDER', wage: Money | undefined, { from, until }: Days) =>
    wage === undefined ? [] : [{ basis, ...wageSpan({ wage, ...ruleOn(agreedWage[basis], from) }, from, until) }]
  const where = country ?? terms.destination
  const group = terms.occupation === undefined ? undefined : occupationGroup(terms.occupation)
  const least = days === undefined || where === undefined ? [] : leastWages({ country: where, group }, days.from, days.until)
  return {
    wages:
      days === undefined
        ? []
        : [
            ...agreed('CONTRACT', contract, days),
            ...agreed('ORDER', terms.ordered, days),
            ...least.map((span) => ({ basis: 'LEAST_WAGE', ...span })),
          ],
    unknown: days !== undefined && least.length === 0,
    costs: charges.map((charge) => ({ ...charge, claimed: standing.some(({ cost }) => cost === charge.nth) })),
  }
}
