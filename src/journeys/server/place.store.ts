// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the places of job orders. Who holds one is asked by the system alone.

import * as z from 'zod/mini'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { Database } from '#platform/server/storage/database.ts'

const PlacesRow = z.object({ order_id: z.string(), places: z.array(z.number()) })

/** The numbers of the places that files hold, by order; an order without any is not in it. */
export async function findPlaces(db: Database, orderIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db.run(
    'select order_id::text, array_agg(place) as places from job_place where regency = $1 and order_id = any($2::uuid[]) group by order_id',
    [NATIONAL, orderIds.map((id) => parseId(id).uuid)],
  )
  return new Map(
    rows
      .map((row) => PlacesRow.parse(row))
      .map(({ order_id, places }) => [formatId({ regency: NATIONAL, uuid: order_id }), new Set(places)]),
  )
}

const HolderRow = z.object({ place: z.number(), home: z.string(), stream_id: z.string() })

/** The files that hold places of an order, in the order of the places. */
export async function listHolders(
  db: Database,
  order: RecordKey,
  after: number,
  limit: number,
): Promise<readonly { readonly place: number; readonly key: RecordKey }[]> {
  const rows = await db.run(
    'select place, home, stream_id::text from job_place where regency = $1 and order_id = $2 and place > $3 order by place limit $4',
    [order.regency, order.uuid, after, limit],
  )
  return rows.map((row) => HolderRow.parse(row)).map(({ place, home, stream_id }) => ({ place, key: { regency: home, uuid: stream_id } }))
}
