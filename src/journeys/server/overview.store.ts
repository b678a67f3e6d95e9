// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts of open files for the overview: how many stand where, and how long they have stood there. Numbers only, no row leaves.

import * as z from 'zod/mini'
import type { GroupCount, PlaceCount, StageCount } from '#journeys/core/overview.present.ts'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { closedStates, journeyStates } from '#journeys/core/worker.ts'
import { type AreaCode, regenciesWithin, regencyOf, spansRegencies } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const WHERE = `
where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and state <> all($3::text[]) and merged_into is null`

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

/** The place of a file at each level: a part of its area's code. */
const PLACE = { regency: 'left(area, 5)', district: 'left(area, 8)', village: 'area' } as const

/** By regency for an office that answers for several and by village for any other, by scheme, by destination. */
export async function countGroups(db: Database, scope: Scope, today: LocalDate): Promise<readonly GroupCount[]> {
  const place = spansRegencies(scope.filter) ? PLACE.regency : PLACE.village
  const rows = await db.read(
    scope,
    `select case when grouping(place) = 0 then 'area' when grouping(scheme) = 0 then 'scheme' else 'destination' end as kind,
       coalesce(place, scheme, destination, '') as key, count(*)::int as count, ${AT_RISK} as at_risk,
       count(*) filter (where next_due < $4::date)::int as late
     from (select ${place} as place, scheme, destination, next_due, state from worker ${WHERE}) files
     group by grouping sets ((place), (scheme), (destination)) order by count desc, key limit 2000`,
    valuesOf(scope, today),
  )
  return rows.map((row) => {
    const { at_risk: atRisk, ...group } = GroupRow.parse(row)
    return { ...group, atRisk }
  })
}

const PlaceRow = z.object({ area: z.string(), count: z.number(), at_risk: z.number(), late: z.number() })

/** @param within a place, or `''` for all that is within authority */
export async function countPlaces(
  db: Database,
  scope: Scope,
  today: LocalDate,
  { by, within }: { readonly by: keyof typeof PLACE; readonly within: AreaCode },
): Promise<readonly PlaceCount[]> {
  const [regencies, ...values] = valuesOf(scope, today)
  const rows = await db.read(
    scope,
    `select ${PLACE[by]} as area, count(*)::int as count, ${AT_RISK} as at_risk, count(*) filter (where next_due < $4::date)::int as late
     from worker ${WHERE} and area ^@ $6 group by 1 order by count(*) desc, 1 limit 2000`,
    [within === '' ? regencies : [regencyOf(within)], ...values, within],
  )
  return rows.map((row) => {
    const { at_risk: atRisk, ...place } = PlaceRow.parse(row)
    return { ...place, atRisk }
  })
}
