// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of requests about personal data, and of who looked at a file.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { type Instant, LocalDate } from '#kernel/time.ts'
import { type Database, everywhere, guestIn, type Scope, type Tx } from '#platform/server/storage/database.ts'
import type { Followed } from '#platform/server/storage/follower.ts'
import { outcomes, rights } from '#rights/core/request.ts'

const RequestRow = z.object({
  regency: z.string(),
  request_id: z.string(),
  worker_id: z.string(),
  right_code: z.enum(rights),
  received_at: z.date(),
  due_at: z.date(),
  checked: z.boolean(),
  outcome: z.nullable(z.enum(outcomes)),
  open: z.boolean(),
})
export type RequestRow = z.output<typeof RequestRow>

const ROW = 'select regency, request_id::text, worker_id::text, right_code, received_at, due_at, checked, outcome, open from rights_request'

export interface RequestFilter {
  readonly open: boolean | undefined
  readonly after: readonly [dueAt: string, id: string] | undefined
  readonly limit: number
}

/** Requests within the reader's authority, the soonest due first. */
export async function listRequests(db: Database, scope: Scope, filter: RequestFilter): Promise<readonly RequestRow[]> {
  const rows = await db.read(
    scope,
    `${ROW} where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))
       and ($4::boolean is null or open = $4) and ($5::timestamptz is null or (due_at, request_id) > ($5, $6::uuid))
     order by due_at, request_id limit $7`,
    [
      regenciesWithin(scope.filter),
      scope.filter,
      guestIn(scope),
      filter.open ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => RequestRow.parse(row))
}

/** One person's, newest first. */
export async function listRequestsOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly RequestRow[]> {
  const rows = await db.read(
    scope,
    `${ROW} where regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4)) order by received_at desc, request_id`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => RequestRow.parse(row))
}

/** Of these events, those from which a correction that was promised may be seen: of any file of a regency where one waits, or of its own. */
export async function awaitingCorrection(tx: Pick<Tx, 'run'>, events: readonly Followed[]): Promise<readonly Followed[]> {
  const rows = await tx.run(
    `select regency, request_id::text, worker_id::text, open from rights_request
     where regency = any($1::text[]) and right_code = 'CORRECTION' and outcome is not null
       and (open or worker_id = any($2::uuid[]) or request_id = any($2::uuid[]))`,
    [[...new Set(events.map(({ regency }) => regency))], events.map((event) => event.stream_id)],
  )
  const asked = rows.map((row) => AwaitingRow.parse(row))
  return events.filter(({ regency, stream_id: uuid }) =>
    asked.some((each) => each.regency === regency && (each.open || each.worker_id === uuid || each.request_id === uuid)),
  )
}

const AwaitingRow = z.object({ regency: z.string(), request_id: z.string(), worker_id: z.string(), open: z.boolean() })

const LookRow = z.object({ day: LocalDate, office_id: z.string(), user_id: z.string(), times: z.number() })
export type LookRow = z.output<typeof LookRow>

/** Which office looked at some records, by the day in Jakarta, the newest first. Whoever asks must have been let to the person before. */
export async function listLooks(db: Database, regency: string, uuids: readonly string[]): Promise<readonly LookRow[]> {
  const rows = await db.read(
    everywhere,
    `select (at at time zone 'Asia/Jakarta')::date as day, office_id, min(user_id) as user_id, count(*)::int as times from read_log
     where regency = $1 and stream_id = any($2::uuid[]) group by 1, 2 order by 1 desc, 2`,
    [regency, uuids],
  )
  return rows.map((row) => LookRow.parse(row))
}

/** When a list was taken away in which a file at this place may have stood, from an instant on; by office and day as above. */
export async function listTaken(
  db: Database,
  area: string,
  { contracts, since }: { readonly contracts: readonly string[]; readonly since: Instant },
): Promise<readonly LookRow[]> {
  const rows = await db.read(
    everywhere,
    `select (at at time zone 'Asia/Jakarta')::date as day, office_id, min(user_id) as user_id, count(*)::int as times from read_log
     where contract = any($1::text[]) and at >= $2 and exists (select from unnest(places) as place where $3 ^@ place)
     group by 1, 2 order by 1 desc, 2`,
    [contracts, since, area],
  )
  return rows.map((row) => LookRow.parse(row))
}
