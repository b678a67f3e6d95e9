// SPDX-License-Identifier: AGPL-3.0-or-later
// What a list shows stands in its address, so that it can be kept, sent and gone back to. Pure.

import * as z from 'zod/mini'
import { workerFilter } from '#journeys/core/worker.contract.ts'

const Query = z.object({ ...workerFilter, sort: z.optional(z.enum(['newest', 'waiting'])) })
export type ListQuery = z.output<typeof Query>
type Name = keyof ListQuery

const names = ['q', 'area', 'state', 'stage', 'scheme', 'destination', 'late', 'risk', 'sort'] as const satisfies readonly Name[]

/** The filters of an address; whatever is none is passed over. */
export function readListQuery(query: Readonly<Record<string, string>>): ListQuery {
  const found: Record<string, string> = {}
  for (const name of names) {
    const value = query[name]
    if (value !== undefined && value !== '' && Query.safeParse({ [name]: value }).success) found[name] = value
  }
  return Query.parse(found)
}

/** Whether it shows less than everything within reach. */
export function isNarrowed({ sort: _order, ...filters }: ListQuery): boolean {
  return Object.keys(filters).length > 0
}

/** The address of the list with some filters changed; `undefined` takes one away. */
export function listHref(query: ListQuery, change: { readonly [K in Name]?: ListQuery[K] | undefined } = {}): string {
  const next = { ...query, ...change }
  const params = new URLSearchParams(
    names.flatMap((name): [string, string][] => {
      const value = next[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  return params.size === 0 ? '/workers' : `/workers?${params}`
}
