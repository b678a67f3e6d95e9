// SPDX-License-Identifier: AGPL-3.0-or-later
// How often guards were set aside: counted from the history itself, which an erasure leaves.

import * as z from 'zod/mini'
import { overridable } from '#journeys/core/override.law.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const CountRow = z.object({ regency: z.string(), month: z.string(), guard: z.enum(overridable), n: z.number() })
export type OverrideCount = z.output<typeof CountRow>

/** Grants by regency, month (`2026-05`, in Jakarta) and guard, the newest first. */
export async function countOverrides(db: Pick<Database, 'read'>, since: string): Promise<readonly OverrideCount[]> {
  const rows = await db.read(
    everywhere,
    `select e.regency, to_char(e.at at time zone 'Asia/Jakarta', 'YYYY-MM') as month, g.guard, count(*)::int as n
     from event e, jsonb_array_elements_text(e.body::jsonb -> 'guards') g(guard)
     where e.type = 'OverrideGranted' and e.at >= $1::date group by 1, 2, 3 order by 2 desc, 1, 3`,
    [since],
  )
  return rows.map((row) => CountRow.parse(row))
}
