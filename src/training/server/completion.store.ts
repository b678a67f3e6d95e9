// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of certificates of training: of a class, and of a person.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const ClassRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  worker_id: z.string(),
  class_id: z.string(),
  number: z.string(),
  revoked: z.boolean(),
})

/** The last certificate of a person's training in a class. */
export interface TrainingPaper {
  readonly id: string
  readonly number: string
  readonly revoked: boolean
}

const LAST = `select distinct on (t.regency, t.stream_id) t.regency, t.stream_id::text, t.worker_id::text, t.class_id, c.number,
  c.revoked_on is not null as revoked
from completion t join certificate c on c.regency = t.regency and c.assessment_id = t.stream_id
where ($1::text[] is null or t.regency = any($1)) and (t.area ^@ any($2::text[]) or lets_in(t.let_in, $3))`

async function listLast(db: Database, scope: Scope, narrowed: string, values: readonly unknown[]) {
  const rows = await db.read(scope, `${LAST} and ${narrowed} order by t.regency, t.stream_id, c.nth desc`, [
    regenciesWithin(scope.filter),
    scope.filter,
    guestIn(scope),
    ...values,
  ])
  return rows.map((row) => {
    const { regency, stream_id: uuid, worker_id, class_id: classId, number, revoked } = ClassRow.parse(row)
    const id = formatId({ regency, uuid })
    return { workerId: formatId({ regency, uuid: worker_id }), classId, paper: { id, number, revoked } satisfies TrainingPaper }
  })
}

/** By the id of the trainee's file, as far as the reader reaches. */
export async function listPapersOfClass(db: Database, scope: Scope, classId: string): Promise<ReadonlyMap<string, TrainingPaper>> {
  const rows = await listLast(db, scope, 't.class_id = $4', [classId])
  return new Map(rows.map(({ workerId, paper }) => [workerId, paper]))
}

/** A person's, of whichever class. */
export async function listPapersOf(
  db: Database,
  scope: Scope,
  worker: RecordKey,
): Promise<readonly (TrainingPaper & { readonly classId: string })[]> {
  const rows = await listLast(db, scope, 't.regency = $4 and t.worker_id = $5', [worker.regency, worker.uuid])
  return rows.map(({ classId, paper }) => ({ ...paper, classId }))
}

const IdRow = z.object({ stream_id: z.string() })

/** All of a person's certified trainings: an erasure must reach every one. */
export async function listCompletionsOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    'select stream_id::text from completion where regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))',
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => IdRow.parse(row).stream_id)
}
