// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of competence tests: the board, and the last test of a person.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const BoardRow = z.object({
  stage: z.enum(['waiting', 'retest', 'competent']),
  regency: z.string(),
  stream_id: z.string(),
  worker_id: z.string(),
  name: z.string(),
  area: z.string(),
  due: z.string(),
  assessment_id: z.nullable(z.string()),
  scheme_name: z.nullable(z.string()),
  tested_on: z.nullable(z.string()),
  attempt: z.nullable(z.number()),
})
export type BoardRow = z.output<typeof BoardRow>

// Both halves come from the work list: who owes a test, and which results wait for their certificate. Who was certified since, while the
// worker's file has not yet heard of it, no longer waits.
const BOARD = `
select case when t.stream_id is null then 'waiting' else 'retest' end as stage, w.regency, w.stream_id, w.stream_id as worker_id, w.label as name, w.area, w.due,
  t.stream_id as assessment_id, t.scheme_name, t.tested_on, t.attempt
from work w left join lateral (
  select a.stream_id, a.scheme_name, a.tested_on, a.attempt from assessment a
  where a.regency = w.regency and a.worker_id = w.stream_id order by a.tested_on desc, a.attempt desc limit 1) t on true
where w.stream_type = 'worker' and w.code = 'CERTIFIED' and w.owner = 'CERTIFICATION'
  and ($1::text[] is null or w.regency = any($1)) and (w.area ^@ any($2::text[]) or lets_in(w.let_in, $3))
  and not exists (select from work i where i.regency = w.regency and i.stream_id = t.stream_id and i.code = 'ISSUE_CERTIFICATE')
  and not exists (select from certificate c where c.regency = w.regency and c.worker_id = w.stream_id and c.kind = 'COMPETENCE' and c.revoked_on is null and c.valid_until >= $4::date)
union all
select 'competent', w.regency, w.stream_id, a.worker_id, w.label, w.area, w.due, a.stream_id, a.scheme_name, a.tested_on, a.attempt
from work w join assessment a on a.regency = w.regency and a.stream_id = w.stream_id
where w.stream_type = 'assessment' and w.code = 'ISSUE_CERTIFICATE'
  and ($1::text[] is null or w.regency = any($1)) and (w.area ^@ any($2::text[]) or lets_in(w.let_in, $3))`

export interface BoardFilter {
  readonly stage: string | undefined
  readonly after: readonly [due: string, id: string] | undefined
  readonly limit: number
}

export async function listBoard(db: Database, scope: Scope, today: LocalDate, filter: BoardFilter): Promise<readonly BoardRow[]> {
  const rows = await db.read(
    scope,
    `select stage, regency, stream_id::text, worker_id::text, name, area, due, assessment_id::text, scheme_name, tested_on, attempt
     from (${BOARD}) board where ($5::text is null or stage = $5) and ($6::date is null or (due, stream_id) > ($6, $7::uuid))
     order by due, stream_id limit $8`,
    [
      regenciesWithin(scope.filter),
      scope.filter,
      guestIn(scope),
      today,
      filter.stage ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => BoardRow.parse(row))
}

const CountRow = z.object({ waiting: z.number(), retest: z.number(), competent: z.number() })

export async function countBoard(db: Database, scope: Scope, today: LocalDate): Promise<z.output<typeof CountRow>> {
  const [row] = await db.read(
    scope,
    `select count(*) filter (where stage = 'waiting')::int as waiting, count(*) filter (where stage = 'retest')::int as retest,
       count(*) filter (where stage = 'competent')::int as competent from (${BOARD}) board`,
    [regenciesWithin(scope.filter), scope.filter, guestIn(scope), today],
  )
  return CountRow.parse(row)
}

const IdRow = z.object({ stream_id: z.string() })

/** The last test of a person in a scheme, whoever may see it: the rules must know it. */
export async function findLastTest(db: Database, scope: Scope, worker: RecordKey, scheme: string): Promise<string | undefined> {
  const [row] = await db.read(
    scope,
    'select stream_id::text from assessment where regency = $1 and worker_id = $2 and scheme = $3 order by attempt desc limit 1',
    [worker.regency, worker.uuid, scheme],
  )
  return row === undefined ? undefined : IdRow.parse(row).stream_id
}

/** All of a person's tests within the reader's authority, newest first: an erasure must reach every one. */
export async function listTestsOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    `select stream_id::text from assessment where regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))
     order by tested_on desc, attempt desc`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => IdRow.parse(row).stream_id)
}
