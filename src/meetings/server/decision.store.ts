// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of decisions.

import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
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

/** Decisions within the reader's reach in which an officer still has something to do. */
export async function tasksOf(db: Database, scope: Scope, officer: string): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid from decision
     where officers @> array[$1] and is_reached(area, let_in, $2::text[], $3) order by regency, stream_id`,
    [officer, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => formatId(Row.parse(row)))
}

/** Decisions within the reader's reach in which a name stands with what is still to be done, and no account. */
export async function unnamedTasks(db: Database, scope: Scope): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid from decision
     where not settled and unnamed is distinct from false and is_reached(area, let_in, $1::text[], $2) order by regency, stream_id`,
    [scope.filter, guestIn(scope)],
  )
  return rows.map((row) => Row.parse(row))
}

const CountRow = z.object({ officer: z.string(), count: z.number() })

/** How many of them each of these officers has; who has none is left out. */
export async function countTasks(db: Database, scope: Scope, officers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.read(
    scope,
    `select officer, count(*)::int as count from decision, unnest(officers) as officer
     where officers && $1::text[] and officer = any($1::text[]) and is_reached(area, let_in, $2::text[], $3) group by officer`,
    [officers, scope.filter, guestIn(scope)],
  )
  return new Map(rows.map((row) => CountRow.parse(row)).map(({ officer, count }) => [officer, count]))
}
