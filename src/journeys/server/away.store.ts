// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is away: found and counted by the rows that lists go by.

import * as z from 'zod/mini'
import { type Procedure, procedures } from '#journeys/core/away.rules.ts'
import { regenciesWithin, spansRegencies } from '#kernel/area.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const WHERE = `from worker w where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and ($3::text is null or area ^@ $3)
  and procedure is not null and merged_into is null`

const HOUSEHOLD = 'coalesce(family_hash, uuid_send(stream_id))'
/** Of a file that leads others and has no family card, the one that they have. */
const OF_LEAD = `coalesce(family_hash, (select l.family_hash from worker l where l.regency = w.regency
  and l.merged_into = replace(w.regency, '.', '') || '-' || w.stream_id and l.family_hash is not null order by l.stream_id limit 1), uuid_send(stream_id))`
const ANY_HOUSEHOLD = `case when leads then ${OF_LEAD} else ${HOUSEHOLD} end`

function valuesOf(scope: Scope, area: string | undefined): readonly unknown[] {
  const within = area !== undefined && area.length >= 'PP.RR'.length ? regenciesWithin([area]) : regenciesWithin(scope.filter)
  return [within, scope.filter, area ?? null]
}

/** Where a page ends: place, household, file. */
export type AwayEnd = readonly [area: string, household: string, uuid: string]

export interface AwayPage {
  readonly area: string | undefined
  readonly procedure: Procedure | undefined
  readonly after: AwayEnd | undefined
  readonly limit: number
}

const AwayRow = z.object({ regency: z.string(), uuid: z.string(), area: z.string(), household: z.string() })

interface FoundAway {
  readonly rows: readonly { readonly key: RecordKey; readonly sameHousehold: boolean }[]
  readonly last: AwayEnd | undefined
}

// Those that lead others are few, and sorted by what the others say; the rest come as an index has them.
const pageOf = (which: string, household: string): string =>
  `select * from (select regency, stream_id, area, ${household} as household ${WHERE} and ${which} and ($4::text is null or procedure = $4)) w
   where $5::text is null or (area, household, stream_id) > ($5, decode($6, 'hex'), $7::uuid)
   order by area, household, stream_id limit $8`

/** Files of whoever is away, those of one household beneath each other. */
export async function findAway(db: Database, scope: Scope, { area, procedure, after, limit }: AwayPage): Promise<FoundAway> {
  const found = await db.read(
    scope,
    `select regency, stream_id::text as uuid, area, encode(household, 'hex') as household from (
       (${pageOf('not leads', HOUSEHOLD)}) union all (${pageOf('leads', OF_LEAD)})
     ) found order by area, household, found.stream_id limit $8`,
    [...valuesOf(scope, area), procedure ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  )
  const rows = found.slice(0, limit).map((row) => AwayRow.parse(row))
  const end = rows.at(-1)
  return {
    rows: rows.map(({ regency, uuid, area: place, household }, nth) => {
      const before = rows[nth - 1]
      const [placeBefore, householdBefore] = before === undefined ? [after?.[0], after?.[1]] : [before.area, before.household]
      return { key: { regency, uuid }, sameHousehold: placeBefore === place && householdBefore === household }
    }),
    last: found.length > limit && end !== undefined ? [end.area, end.household, end.uuid] : undefined,
  }
}

const CountRow = z.object({ procedure: z.nullable(z.enum(procedures)), people: z.number(), households: z.number() })
const PlaceRow = z.object({ area: z.string(), people: z.number() })
const MOST_PLACES = 2000

interface AwayCount {
  readonly people: number
  readonly households: number
  readonly procedures: Readonly<Record<Procedure, number>>
  readonly places: readonly z.output<typeof PlaceRow>[]
}

export async function countAway(db: Database, scope: Scope, area: string | undefined): Promise<AwayCount> {
  const values = valuesOf(scope, area)
  const place = area === undefined && spansRegencies(scope.filter) ? 'left(area, 5)' : 'area'
  const [counted, places] = await Promise.all([
    db.read(
      scope,
      `select procedure, count(*)::int as people, count(distinct (area, ${ANY_HOUSEHOLD}))::int as households
       ${WHERE} group by rollup (procedure)`,
      values,
    ),
    db.read(
      scope,
      `select ${place} as area, count(*)::int as people ${WHERE} group by 1 order by count(*) desc, 1 limit ${MOST_PLACES}`,
      values,
    ),
  ])
  const rows = counted.map((row) => CountRow.parse(row))
  const whole = rows.find(({ procedure }) => procedure === null)
  const of = (procedure: Procedure): number => rows.find((row) => row.procedure === procedure)?.people ?? 0
  return {
    people: whole?.people ?? 0,
    households: whole?.households ?? 0,
    procedures: {
      PROCEDURAL: of('PROCEDURAL'),
      NON_PROCEDURAL: of('NON_PROCEDURAL'),
      UNDOCUMENTED: of('UNDOCUMENTED'),
      UNKNOWN: of('UNKNOWN'),
    },
    places: places.map((row) => PlaceRow.parse(row)),
  }
}
