// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the instance key is the one with which this database was written.

import * as z from 'zod/mini'
import { formatId } from '#kernel/ids.ts'
import type { Database } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

const KeyRow = z.object({ regency: z.string(), uuid: z.string(), wrapped: z.instanceof(Buffer) })

/**
 * The key opens what it once closed: the newest subject's key. Nothing was closed yet: it fits.
 * @throws what the cipher says when it does not fit
 */
export async function mustFit(db: Database, keyring: Keyring): Promise<void> {
  const [row] = await db.run(
    'select regency, stream_id::text as uuid, wrapped from subject_key where wrapped is not null order by stream_id desc limit 1',
  )
  if (row === undefined) return
  const { wrapped, ...key } = KeyRow.parse(row)
  keyring.unwrap(formatId(key), wrapped)
}
