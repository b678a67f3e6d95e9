// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of the costs on a file; pure.

import type { CostAnswer } from '#journeys/core/cost.contract.ts'
import { claimBasis } from '#journeys/core/cost.law.ts'
import { claimOf, judge, sumsOf } from '#journeys/core/cost.rules.ts'
import type { CostBook, ShownPaper } from '#journeys/core/cost.ts'
import { SMALLEST_TOLD, tellableCounts, tellablePart } from '#journeys/core/overview.rules.ts'
import { basisOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

/** By their ids. */
export type ShownPapers = ReadonlyMap<string, ShownPaper>

/** In the order in which they were agreed. @param papers those that the costs name, as far as they are on the file */
export function costRows(book: CostBook | undefined, papers: ShownPapers): readonly CostAnswer[] {
  const shown = (id: string | undefined) => (id === undefined ? undefined : papers.get(id))
  return Object.entries(book?.entries ?? {})
    .map(([nth, { cost, on, outcome }]) => ({
      nth: Number(nth),
      cost,
      on,
      paper: shown(cost.paper),
      judgement: judge(cost),
      claimable: claimOf(cost),
      ...(outcome === undefined ? {} : { outcome }),
    }))
    .sort((a, b) => (a.cost.agreedOn < b.cost.agreedOn ? -1 : a.cost.agreedOn > b.cost.agreedOn ? 1 : a.nth - b.nth))
}

export function presentCosts(book: CostBook | undefined, papers: ShownPapers, today: LocalDate): object {
  return { items: costRows(book, papers), sums: sumsOf(book?.entries), claim: basisOn(claimBasis, today) }
}

export interface OverchargeCount {
  readonly agencyId: string | null
  readonly people: number
  readonly charges: number
}

/** @param hide small numbers point at somebody, and are not told to whoever may see no rows */
export function presentOvercharges(counts: readonly OverchargeCount[], hide: boolean): object {
  const told = hide ? tellableCounts(counts.map(({ people }) => people)) : counts.map(({ people }) => people)
  return {
    hiddenBelow: hide ? SMALLEST_TOLD : 0,
    items: counts.map(({ agencyId, charges }, index) => {
      const people = told[index] ?? null
      return { agencyId, people, charges: hide ? tellablePart(charges, people === null ? null : charges) : charges }
    }),
  }
}
