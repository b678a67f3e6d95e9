// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of charges against a rule: numbers only, no row leaves.

import * as z from 'zod/mini'
import type { OverchargeCount } from '#journeys/core/cost.present.ts'
import { regenciesWithin } from '#kernel/area.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const CountRow = z.object({ agency_id: z.nullable(z.string()), people: z.number(), charges: z.number() })

/** The companies of which most people tell first. */
export async function countOvercharges(db: Database, scope: Scope): Promise<readonly OverchargeCount[]> {
  const rows = await db.read(
    scope,
    `select agency_id, count(distinct stream_id)::int as people, count(*)::int as charges from charge
     where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[])
     group by agency_id order by people desc, agency_id nulls last limit 200`,
    [regenciesWithin(scope.filter), scope.filter],
  )
  return rows.map((row) => {
    const { agency_id: agencyId, people, charges } = CountRow.parse(row)
    return { agencyId, people, charges }
  })
}
