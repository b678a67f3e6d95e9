// SPDX-License-Identifier: AGPL-3.0-or-later
// What may not be charged to a worker, since when, and where it can be claimed. Each charge is judged by the rule of the day on which it was
// agreed. What the tables do not say is not judged: outside the ten occupations each country has a cost structure of its own, which we do not know.

import { occupations } from '#agencies/core/occupation.law.ts'
import { type CostComponent, type CostItem, costComponents } from '#journeys/core/cost.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

interface CostRule extends Dated {
  /** Items that are not the worker's to pay. */
  readonly items: readonly CostItem[]
  /** Items that the rule leaves to the candidate or the employer: it says neither yes nor no. */
  readonly shared: readonly CostItem[]
}

/** Left by the earlier rule to the candidate *and/or* the employer (Peraturan BP2MI 2/2020 art 3). */
const leftOpen = [
  'PENGGANTIAN_PASPOR',
  'SKCK',
  'JAMINAN_SOSIAL',
  'MEDIS_PSIKOLOGI_DN',
  'TRANSPORT_LOKAL',
  'AKOMODASI',
] as const satisfies readonly CostComponent[]

/** For the ten occupations. The text of the earlier rule is known from a summary, hence *assumed*. */
export const zeroCostRules: readonly CostRule[] = [
  {
    items: costComponents.filter((item) => !leftOpen.some((open) => open === item)),
    shared: leftOpen,
    legalBasis: 'Peraturan BP2MI 2/2020 art 3',
    standing: 'assumed',
    validFrom: '2020-12-31',
    validTo: '2021-01-14',
  },
  { items: costComponents, shared: [], legalBasis: 'Peraturan BP2MI 9/2020', standing: 'law', validFrom: '2021-01-15' },
]

/** In which the worker pays no placement cost. The earlier rule is taken to have had the same ten. */
export const zeroCostOccupations: readonly string[] = occupations.flatMap(({ code, zeroCost }) => (zeroCost ? [code] : []))

/** Nobody imposes a loan as a placement cost that ends in deductions from the wage. */
export const debtRules: readonly Dated[] = [{ legalBasis: 'Peraturan BP2MI 9/2020 art 4', standing: 'law', validFrom: '2021-01-15' }]

/** A company's field officer is its employee and collects no fee, whatever the occupation. */
export const fieldOfficerRules: readonly Dated[] = [{ legalBasis: 'Permenaker 9/2024 art 16', standing: 'law', validFrom: '2024-12-31' }]

/** Charging what is the employer's to pay is an offence, and the money can be claimed. That the article names this is known second-hand. */
export const claimBasis: Lasting<Dated> = [{ legalBasis: 'UU 18/2017 art 30, 72, 86', standing: 'assumed', validFrom: '2017-11-22' }]
