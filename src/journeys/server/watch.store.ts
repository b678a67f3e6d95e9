// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom a village watches: found and counted by the rows of the watch.

import * as z from 'zod/mini'
import { procedures } from '#journeys/core/away.rules.ts'
import type { Watched, WatchedPlace, WatchedQuery } from '#journeys/core/watch.port.ts'
import { watchKinds } from '#journeys/core/watch.rules.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const WatchedRow = z.object({
  regency: z.string(),
  uuid: z.string(),
  area: z.string(),
  name: z.string(),
  state: z.enum(journeyStates),
  destination: z.nullable(z.string()),
  procedure: z.nullable(z.enum(procedures)),
  kind: z.enum(watchKinds),
  on_day: z.string(),
  reckoned: z.boolean(),
  children: z.number(),
  uncared: z.boolean(),
  joined: z.boolean(),
})

function regenciesOf(scope: Scope, area: string | undefined): readonly string[] | null {
  return area !== undefined && area.length >= 'PP.RR'.length ? regenciesWithin([area]) : regenciesWithin(scope.filter)
}

// Of whoever is away and leads another file, who is left behind is reckoned of both, and the other may lie where the reader reaches nothing.
const JOINED = `(f.leads and w.kind <> 'DEPARTURE')`
const uncaredOn = (day: string): string => `(w.uncared_until is not null and w.uncared_until > ${day})`

/** `joined`: the row says of the family only what the file itself does. */
type FoundWatched = Watched & { readonly joined: boolean }

export async function findWatched(db: Database, scope: Scope, { area, today, most }: WatchedQuery): Promise<readonly FoundWatched[]> {
  const rows = await db.read(
    scope,
    `select w.regency, w.stream_id::text as uuid, w.area, f.name, f.state, f.destination, f.procedure, w.kind, w.on_day, w.reckoned,
       (select count(*)::int from unnest(w.children_until) as until where until > $5) as children,
       ${uncaredOn('$5')} as uncared, ${JOINED} as joined
     from watch w join worker f on f.regency = w.regency and f.stream_id = w.stream_id
     where ($1::text[] is null or w.regency = any($1)) and w.area ^@ any($2::text[]) and w.area ^@ $3
     order by w.on_day, w.stream_id limit $4`,
    [regenciesOf(scope, area), scope.filter, area, most, today],
  )
  return rows.map((row) => {
    const { regency, uuid, destination, procedure, on_day: on, ...rest } = WatchedRow.parse(row)
    return {
      ...rest,
      id: formatId({ regency, uuid }),
      on,
      ...(destination === null ? {} : { destination }),
      ...(procedure === null ? {} : { procedure }),
    }
  })
}

const PlaceRow = z.object({
  area: z.string(),
  overdue: z.number(),
  unrecorded: z.number(),
  due_back: z.number(),
  uncared: z.number(),
})

export interface WatchDays {
  readonly today: LocalDate
  /** Whoever is due back by this day is asked for. */
  readonly backBy: LocalDate
}

export async function countWatched(
  db: Database,
  scope: Scope,
  area: string | undefined,
  { today, backBy }: WatchDays,
): Promise<readonly WatchedPlace[]> {
  const rows = await db.read(
    scope,
    `select area, count(*) filter (where kind = 'DEPARTURE' and on_day < $4)::int as overdue,
       count(*) filter (where kind = 'UNRECORDED')::int as unrecorded,
       count(*) filter (where kind = 'RETURN' and on_day <= $5)::int as due_back,
       count(*) filter (where uncared_until > $4)::int as uncared
     from watch where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and ($3::text is null or area ^@ $3)
     group by area order by area`,
    [regenciesOf(scope, area), scope.filter, area ?? null, today, backBy],
  )
  return rows.map((row) => {
    const { due_back: dueBack, ...counts } = PlaceRow.parse(row)
    return { ...counts, dueBack }
  })
}

const JoinedRow = z.object({ regency: z.string(), uuid: z.string(), area: z.string(), uncared: z.boolean() })

/** Who is away and leads another file. */
export async function findJoined(db: Database, scope: Scope, area: string | undefined, today: LocalDate) {
  const rows = await db.read(
    scope,
    `select w.regency, w.stream_id::text as uuid, w.area, ${uncaredOn('$4')} as uncared
     from watch w join worker f on f.regency = w.regency and f.stream_id = w.stream_id
     where ($1::text[] is null or w.regency = any($1)) and w.area ^@ any($2::text[]) and ($3::text is null or w.area ^@ $3) and ${JOINED}`,
    [regenciesOf(scope, area), scope.filter, area ?? null, today],
  )
  return rows.map((row) => {
    const { regency, uuid, ...rest } = JoinedRow.parse(row)
    return { ...rest, id: formatId({ regency, uuid }) }
  })
}
