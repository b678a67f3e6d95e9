// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a reader's records may lie: in the regencies of its own places, and in those with a record that lets its office in today.

import * as z from 'zod/mini'
import { type RegencyCode, regenciesWithin } from '#kernel/area.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const Row = z.object({ regency: z.string() })

/** The regencies in which a list has to look; null where a reader's places are wider than a regency, so that it may leave none out. */
export async function regenciesReached(db: Database, scope: Scope, streamType?: string): Promise<readonly RegencyCode[] | null> {
  const own = regenciesWithin(scope.filter)
  if (own === null || scope.officeId === '') return own
  const rows = await db.readSoon(
    scope,
    "select distinct regency from snapshot where let_in <> '{}' and ($1::text is null or stream_type = $1) and lets_in(let_in, $2)",
    [streamType ?? null, guestIn(scope)],
  )
  const guests = rows.map((row) => Row.parse(row).regency).filter((regency) => !own.includes(regency))
  return guests.length === 0 ? own : [...own, ...guests]
}

const AreaRow = z.object({ area: z.string() })

/** The places of the records that let a reader's office in today: what it looks at there is looked at there. */
export async function areasShared(db: Database, scope: Scope): Promise<readonly string[]> {
  if (scope.officeId === '' || scope.filter.includes('')) return []
  const rows = await db.readSoon(scope, "select distinct area from snapshot where let_in <> '{}' and lets_in(let_in, $1)", [guestIn(scope)])
  return rows.map((row) => AreaRow.parse(row).area)
}
