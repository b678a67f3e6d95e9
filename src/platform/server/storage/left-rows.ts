// SPDX-License-Identifier: AGPL-3.0-or-later
// What is left of a record beside its history: after an erasure, nothing.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import { custody, type Database } from '#platform/server/storage/database.ts'

/** The history itself, which says that something was there and no longer what, and who looked at it. */
const HISTORY = ['event', 'snapshot', 'subject_key', 'feed', 'outbox', 'head_end', 'read_log']
const Named = z.object({ name: z.string() })
const Counted = z.object({ count: z.number() })

/** How many rows of the record stand in tables that are made from the history. */
export async function countLeftRows(db: Database, { regency, uuid }: RecordKey): Promise<number> {
  const tables = await db.run(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'stream_id' and table_name <> all($1) order by 1",
    [HISTORY],
  )
  let left = 0
  for (const { name } of tables.map((row) => Named.parse(row))) {
    const [row] = await db.read(custody, `select count(*)::int as count from "${name}" where regency = $1 and stream_id = $2`, [
      regency,
      uuid,
    ])
    left += Counted.parse(row).count
  }
  return left
}
