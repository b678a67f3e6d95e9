// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of homes.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import { byLead, knownTogether } from '#village/core/home.joined.ts'
import { type KnownHome, visitedParties } from '#village/core/home.ts'

/** Of a file: who is about to leave, is away, or is back and not done with; nobody else is visited. And what others lead: it may name their children. */
export const WATCHED = `exists (select from worker w where w.regency = s.regency and w.stream_id = s.stream_id
  and (w.merged_into is not null or w.procedure is not null or w.state in ('READY', 'RETURNED', 'HANDED_OVER', 'IN_REHABILITATION', 'REINTEGRATING', 'INTERCEPTED', 'DECEASED_ABROAD')))`
/** Of a home: one that somebody went to, or said where it stands; not where somebody was only told before leaving. */
export const VISITED = `exists (select from village_home h where h.regency = s.regency and h.stream_id = s.stream_id
  and coalesce(h.visited_on::text, h.hamlet, h.rt, h.rw) is not null)`

const HomeRow = z.object({
  regency: z.string(),
  worker_id: z.string(),
  lead: z.nullable(z.string()),
  version: z.number(),
  hamlet: z.nullable(z.string()),
  rt: z.nullable(z.string()),
  rw: z.nullable(z.string()),
  visited_on: z.nullable(z.string()),
  next_on: z.nullable(z.string()),
  next_to: z.nullable(z.enum(visitedParties)),
})

/** Homes in a place and those within it, by the file under which each is read: that of the person which leads, where it lies there too. */
export async function listHomes(db: Database, scope: Scope, area: string): Promise<ReadonlyMap<string, KnownHome>> {
  const rows = await db.read(
    scope,
    `select h.regency, h.worker_id::text, l.stream_id::text as lead, s.version, h.hamlet, h.rt, h.rw, h.visited_on, h.next_on, h.next_to
     from village_home h join snapshot s on s.regency = h.regency and s.stream_id = h.stream_id
     left join worker w on w.regency = h.regency and w.stream_id = h.worker_id and w.merged_into is not null
     left join worker l on l.regency = w.regency and l.stream_id = right(w.merged_into, 36)::uuid and l.area ^@ $3
     where ($1::text[] is null or h.regency = any($1)) and h.area ^@ any($2::text[]) and h.area ^@ $3`,
    [regenciesWithin([area]), scope.filter, area],
  )
  const homes = rows.map((row) => {
    const { regency, worker_id, lead, version, hamlet, rt, rw, visited_on, next_on, next_to } = HomeRow.parse(row)
    const home = {
      workerId: formatId({ regency, uuid: worker_id }),
      version,
      place: { ...(hamlet === null ? {} : { hamlet }), ...(rt === null ? {} : { rt }), ...(rw === null ? {} : { rw }) },
      ...(visited_on === null ? {} : { visitedOn: visited_on }),
      ...(next_on === null ? {} : { nextOn: next_on }),
      ...(next_to === null ? {} : { nextTo: next_to }),
    }
    return { home, lead: formatId({ regency, uuid: lead ?? worker_id }) }
  })
  const leads = new Map(homes.map(({ home, lead }) => [home.workerId, lead]))
  const read = byLead(
    homes.map(({ home }) => home),
    (workerId) => leads.get(workerId) ?? workerId,
  )
  return new Map([...read].map(([id, of]) => [id, knownTogether(id, of)]))
}

const PlannedRow = z.object({ area: z.string(), planned: z.number() })

/** Visits that were promised, by village. */
export async function countPlanned(db: Database, scope: Scope, area: string | undefined): Promise<ReadonlyMap<string, number>> {
  const within = area !== undefined && area.length >= 'PP.RR'.length ? regenciesWithin([area]) : regenciesWithin(scope.filter)
  const rows = await db.read(
    scope,
    `select area, count(*)::int as planned from village_home
     where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and ($3::text is null or area ^@ $3) and next_on is not null
     group by area`,
    [within, scope.filter, area ?? null],
  )
  return new Map(rows.map((row) => PlannedRow.parse(row)).map(({ area: place, planned }) => [place, planned]))
}
