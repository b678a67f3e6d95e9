// SPDX-License-Identifier: AGPL-3.0-or-later
// Records by their keys. Those that are asked for at once under one authority, such as all of an outbox, come by one statement.

import * as z from 'zod/mini'
import { must } from '#kernel/decider.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { arrayLiteral, type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { together } from '#platform/server/storage/together.ts'

const LoadedRow = z.object({
  nth: z.number(),
  stream_type: z.string(),
  version: z.number(),
  area: z.string(),
  let_in: z.array(z.string()),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  hash: z.instanceof(Buffer),
  wrapped: z.nullable(z.instanceof(Buffer)),
})
export type LoadedRow = z.output<typeof LoadedRow>

interface Asked {
  readonly key: RecordKey
  readonly prefixes: string
  readonly guest: string
}

const MOST = 200

/** As the database lets this reader see it; undefined where it is absent or hidden. */
export type LoadRecord = (key: RecordKey, scope: Scope) => Promise<LoadedRow | undefined>

export function openLoads(db: Database): LoadRecord {
  async function loadUnder(asked: readonly Asked[]): Promise<readonly (readonly [Asked, LoadedRow])[]> {
    const rows = await db.byKey('select * from load_records($1, $2, $3, $4)', [
      asked[0]?.prefixes,
      asked[0]?.guest,
      asked.map(({ key }) => key.regency),
      asked.map(({ key }) => key.uuid),
    ])
    return rows.map((each) => {
      const row = LoadedRow.parse(each)
      return [must(asked[row.nth - 1], 'who asked for this row'), row]
    })
  }

  const load = together<Asked, LoadedRow | undefined>(async (asked) => {
    const readers = Map.groupBy(asked, ({ prefixes, guest }) => `${prefixes}${guest}`)
    const found = new Map((await Promise.all([...readers.values()].map(loadUnder))).flat())
    return asked.map((each) => found.get(each))
  }, MOST)
  return (key, scope) => load({ key, prefixes: arrayLiteral(scope.rows), guest: guestIn(scope) })
}
