// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts of open files for the overview: how many stand where, and how long they have stood there. Numbers only, no row leaves.

import * as z from 'zod/mini'
import type { GroupCount, StageCount } from '#journeys/core/overview.present.ts'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { closedStates, journeyStates } from '#journeys/core/worker.ts'
import { regenciesWithin } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const WHERE = `
where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and state <> all($3::text[])`

function valuesOf(scope: Scope, today: LocalDate): readonly unknown[] {
  return [regenciesWithin(scope.filter), scope.filter, closedStates, today, beforeReady]
}

const AT_RISK = 'count(*) filter (where next_due < $4::date and state = any($5::text[]))::int'

const StageRow = z.object({
  stage: z.enum(stages),
  state: z.enum(journeyStates),
  count: z.number(),
  median: z.number(),
  ninetieth: z.number(),
  at_risk: z.number(),
  late: z.number(),
  whole: z.boolean(),
})

/** Each station as a whole, and each state on it. */
export async function countStages(db: Database, scope: Scope, today: LocalDate): Promise<readonly StageCount[]> {
  const rows = await db.read(
    scope,
    `select stage, coalesce(state, 'PREPARING') as state, grouping(state) = 1 as whole, count(*)::int as count,
       percentile_disc(0.5) within group (order by $4::date - stage_since)::int as median,
       percentile_disc(0.9) within group (order by $4::date - stage_since)::int as ninetieth,
       ${AT_RISK} as at_risk, count(*) filter (where next_due < $4::date)::int as late
     from worker ${WHERE} group by grouping sets ((stage), (stage, state))`,
    valuesOf(scope, today),
  )
  return rows.map((row) => {
    const { at_risk: atRisk, state, whole, ...stage } = StageRow.parse(row)
    return { ...stage, atRisk, ...(whole ? {} : { state }) }
  })
}

const GroupRow = z.object({
  kind: z.enum(['area', 'scheme', 'destination']),
  key: z.string(),
  count: z.number(),
  at_risk: z.number(),
  late: z.number(),
})

/** By village, by scheme, by destination. */
export async function countGroups(db: Database, scope: Scope, today: LocalDate): Promise<readonly GroupCount[]> {
  const rows = await db.read(
    scope,
    `select case when grouping(area) = 0 then 'area' when grouping(scheme) = 0 then 'scheme' else 'destination' end as kind,
       coalesce(area, scheme, destination, '') as key, count(*)::int as count, ${AT_RISK} as at_risk,
       count(*) filter (where next_due < $4::date)::int as late
     from worker ${WHERE} group by grouping sets ((area), (scheme), (destination)) order by count desc, key limit 2000`,
    valuesOf(scope, today),
  )
  return rows.map((row) => {
    const { at_risk: atRisk, ...group } = GroupRow.parse(row)
    return { ...group, atRisk }
  })
}
