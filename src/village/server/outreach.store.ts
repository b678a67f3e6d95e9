// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of outreach.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import type { CountedPlace, CountedScore } from '#village/core/outreach.present.ts'
import { audiences, moments, outreachKinds } from '#village/core/outreach.ts'

const WHERE = 'where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and ($3::text is null or area ^@ $3)'

function valuesOf(scope: Scope, area: string | undefined): readonly unknown[] {
  const within = area !== undefined && area.length >= 'PP.RR'.length ? regenciesWithin([area]) : regenciesWithin(scope.filter)
  return [within, scope.filter, area ?? null]
}

const SessionRow = z.object({
  regency: z.string(),
  uuid: z.string(),
  area: z.string(),
  on_day: z.string(),
  kind: z.enum(outreachKinds),
  venue: z.string(),
  people: z.number(),
})

export interface SessionPage {
  readonly area: string | undefined
  readonly after: readonly [on: LocalDate, uuid: string] | undefined
  readonly limit: number
}

export async function listSessions(db: Database, scope: Scope, { area, after, limit }: SessionPage) {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid, area, on_day, kind, venue, people from outreach ${WHERE}
       and ($4::date is null or (on_day, stream_id) < ($4, $5::uuid)) order by on_day desc, outreach.stream_id desc limit $6`,
    [...valuesOf(scope, area), after?.[0] ?? null, after?.[1] ?? null, limit],
  )
  return rows.map((row) => {
    const { regency, uuid, on_day: on, ...rest } = SessionRow.parse(row)
    return { id: formatId({ regency, uuid }), uuid, on, ...rest }
  })
}

const PlaceRow = z.object({
  area: z.string(),
  sessions: z.number(),
  people: z.number(),
  women: z.number(),
  under_18: z.number(),
  last_on: z.string(),
})
const ScoreRow = z.object({
  area: z.string(),
  audience: z.enum(audiences),
  moment: z.enum(moments),
  right: z.number(),
  asked: z.number(),
})

/** By village: how often and how many, and what was known. */
export async function countSessions(db: Database, scope: Scope, area: string | undefined) {
  const values = valuesOf(scope, area)
  const [places, scores] = await Promise.all([
    db.read(
      scope,
      `select area, count(*)::int as sessions, sum(people)::int as people, sum(women)::int as women, sum(under_18)::int as under_18,
         max(on_day) as last_on from outreach ${WHERE} group by area order by area`,
      values,
    ),
    db.read(
      scope,
      `select area, audience, moment, sum(right_answers)::int as right, sum(answers)::int as asked from outreach_score ${WHERE}
       group by area, audience, moment order by area, audience, moment`,
      values,
    ),
  ])
  return {
    places: places.map((row): CountedPlace => {
      const { under_18: under18, last_on: lastOn, ...counts } = PlaceRow.parse(row)
      return { ...counts, under18, lastOn }
    }),
    scores: scores.map((row): CountedScore => ScoreRow.parse(row)),
  }
}

const ChangedRow = z.object({ changed: z.boolean() })

/** Whether anybody else changed a session since a version of it, or the same account elsewhere, where its device says what it did itself. */
export async function isChangedSince(
  db: Database,
  scope: Scope,
  { regency, uuid }: RecordKey,
  { version, by, own }: { readonly version: number; readonly by: string; readonly own: ReadonlySet<string> | undefined },
): Promise<boolean> {
  const [row] = await db.read(
    scope,
    `select exists (select from event e join snapshot s on s.regency = e.regency and s.stream_id = e.stream_id
       where e.regency = $1 and e.stream_id = $2 and e.version > $3 and (e.user_id <> $4 or e.command_id <> all ($5::uuid[]))) as changed`,
    [regency, uuid, version, by, own === undefined ? null : [...own]],
  )
  return ChangedRow.parse(row).changed
}
