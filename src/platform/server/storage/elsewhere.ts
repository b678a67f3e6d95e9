// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the same account wrote on a record from another device, or at a desk, since a version of it that this device knew.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const ElsewhereRow = z.object({ elsewhere: z.boolean() })

interface Since {
  readonly by: string
  /** The version that the device knew. */
  readonly madeOn: number | undefined
  /** Ids of what it did itself. */
  readonly own: ReadonlySet<string> | undefined
  /** Only what is said of one session of the record. */
  readonly session?: number
}

/** Where a device does not say what it did itself, all that the account did is taken for its own. */
export async function wroteElsewhere(db: Database, scope: Scope, { regency, uuid }: RecordKey, since: Since): Promise<boolean> {
  const { by, madeOn, own, session } = since
  if (madeOn === undefined || own === undefined) return false
  const [row] = await db.read(
    scope,
    `select exists (select from event e join snapshot s on s.regency = e.regency and s.stream_id = e.stream_id
       where e.regency = $1 and e.stream_id = $2 and e.version > $3 and e.user_id = $4 and e.command_id <> all ($5::uuid[])
         and ($6::text is null or e.body::jsonb ->> 'session' = $6)) as elsewhere`,
    [regency, uuid, madeOn, by, [...own], session === undefined ? null : String(session)],
  )
  return ElsewhereRow.parse(row).elsewhere
}
