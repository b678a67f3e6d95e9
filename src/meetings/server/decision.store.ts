// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of decisions.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import { custody, type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const Row = z.object({ regency: z.string(), uuid: z.string() })

interface Wanted {
  /** Those of one meeting; otherwise what is not settled, of the whole room. */
  readonly meeting?: RecordKey
}

/** Decisions of a room within the reader's reach, the oldest first. */
export async function findDecisions(db: Database, scope: Scope, room: RecordKey, { meeting }: Wanted): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid from decision
     where room_regency = $1 and room_id = $2 and is_reached(area, let_in, $3::text[], $4)
       and case when $5::uuid is null then not settled else meeting_id = $5 end
     order by taken_on, stream_id limit 200`,
    [room.regency, room.uuid, scope.filter, guestIn(scope), meeting?.uuid ?? null],
  )
  return rows.map((row) => Row.parse(row))
}

/** Every decision of a room, for who keeps them without reading them. */
export async function decisionsOfRoom(db: Database, room: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(custody, 'select regency, stream_id::text as uuid from decision where room_regency = $1 and room_id = $2', [
    room.regency,
    room.uuid,
  ])
  return rows.map((row) => Row.parse(row))
}

/** How many decisions a meeting has, whoever reads them. */
export async function countDecisions(db: Database, room: RecordKey, meeting: RecordKey): Promise<number> {
  const rows = await db.read(
    custody,
    'select count(*)::int as count from decision where room_regency = $1 and room_id = $2 and meeting_id = $3',
    [room.regency, room.uuid, meeting.uuid],
  )
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}
