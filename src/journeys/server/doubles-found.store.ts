// SPDX-License-Identifier: AGPL-3.0-or-later
// Which pairs of a regency are known already.

import * as z from 'zod/mini'
import { doubleStandings } from '#journeys/core/double.rules.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const Row = z.object({ one: z.string(), other: z.string(), standing: z.enum(doubleStandings) })
export type KnownPair = z.output<typeof Row>

export async function listKnownPairs(db: Database, regency: string): Promise<readonly KnownPair[]> {
  const rows = await db.read(
    everywhere,
    `select one::text, other::text, standing from double where regency = $1 and standing <> 'gone' order by stream_id`,
    [regency],
  )
  return rows.map((row) => Row.parse(row))
}
