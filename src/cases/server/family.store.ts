// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the codes of families.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import type { Database } from '#platform/server/storage/database.ts'

const Row = z.object({ regency: z.string(), stream_id: z.string(), code_id: z.string() })

export interface Coded {
  readonly key: RecordKey
  readonly codeId: string
}

/** Which case a code leads to, wherever it lies; whether it still opens it, the case says. */
export async function findByCode(db: Database, hash: Buffer): Promise<Coded | undefined> {
  const [row] = await db.run('select regency, stream_id::text, code_id from family_code where code_hash = $1', [hash])
  if (row === undefined) return undefined
  const { regency, stream_id: uuid, code_id: codeId } = Row.parse(row)
  return { key: { regency, uuid }, codeId }
}
