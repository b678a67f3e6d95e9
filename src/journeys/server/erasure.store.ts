// SPDX-License-Identifier: AGPL-3.0-or-later
// What is left of an erased person: the entry of the history that says so, and that the key is gone.

import * as z from 'zod/mini'
import { erasureBases } from '#journeys/core/worker.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const Row = z.object({
  version: z.number(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  area: z.string(),
  let_in: z.array(z.string()),
  body: z.string(),
  hash: z.instanceof(Buffer),
  erased_at: z.date(),
})
const Body = z.object({ basis: z.enum(erasureBases), legalBasis: z.string(), on: LocalDate })
type FoundErasure = Omit<z.output<typeof Row>, 'body'> & z.output<typeof Body>

/** The last erasure of a stream within reach whose key is destroyed. */
export async function findErasure(db: Database, scope: Scope, key: RecordKey): Promise<FoundErasure | undefined> {
  const [row] = await db.read(
    scope,
    `select e.version, e.at, e.user_id, e.office_id, e.area, e.let_in, e.body, e.hash, k.erased_at
     from event e join subject_key k on k.regency = e.regency and k.stream_id = e.stream_id
     where e.regency = $1 and e.stream_id = $2 and e.type = 'PersonErased' and k.wrapped is null and k.erased_at is not null
     order by e.version desc limit 1`,
    [key.regency, key.uuid],
  )
  if (row === undefined) return undefined
  const { body, ...found } = Row.parse(row)
  return { ...found, ...Body.parse(JSON.parse(body)) }
}
