// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of rooms and of what lies in them.

import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { meetingStates } from '#meetings/core/meeting.ts'
import { custody, type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const instant = z.pipe(
  z.date(),
  z.transform((at) => at.toISOString()),
)
const RoomRow = z.object({
  regency: z.string(),
  uuid: z.string(),
  title: z.string(),
  created_on: z.string(),
  offices: z.number(),
  moved_at: instant,
})
type RoomRow = z.output<typeof RoomRow>

interface RoomFilter {
  readonly case: RecordKey | undefined
  readonly after: readonly [moved: Instant, id: string] | undefined
  readonly limit: number
}

/** The rooms that the reader's office is in, wherever they lie; the last that moved first. */
export async function listRooms(db: Database, scope: Scope, filter: RoomFilter): Promise<readonly RoomRow[]> {
  const rows = await db.read(
    scope,
    `select r.regency, r.stream_id::text as uuid, r.title, r.created_on, r.offices, r.moved_at from room r
     where r.let_in @> array[$1::text] and is_reached(r.area, r.let_in, $2::text[], $3)
       and ($4::uuid is null or exists (select from room_case c where c.regency = r.regency and c.stream_id = r.stream_id
         and c.case_regency = $5 and c.case_id = $4))
       and ($6::timestamptz is null or (r.moved_at, r.stream_id) < ($6, $7::uuid))
     order by r.moved_at desc, r.stream_id desc limit $8`,
    [
      scope.officeId,
      scope.filter,
      guestIn(scope),
      filter.case?.uuid ?? null,
      filter.case?.regency ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => RoomRow.parse(row))
}

const MeetingRow = z.object({ regency: z.string(), uuid: z.string(), title: z.string(), state: z.enum(meetingStates), starts_at: instant })

/** The meetings of a room that the reader reaches, the next or last first. */
export async function listMeetings(db: Database, scope: Scope, room: RecordKey): Promise<readonly object[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid, title, state, starts_at from meeting
     where room_regency = $1 and room_id = $2 and is_reached(area, let_in, $3::text[], $4) order by starts_at desc, stream_id desc limit 200`,
    [room.regency, room.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => {
    const { regency, uuid, title, state, starts_at: startsAt } = MeetingRow.parse(row)
    return { id: formatId({ regency, uuid }), title, state, startsAt }
  })
}

const KeyRow = z.object({ regency: z.string(), uuid: z.string() })

/** The rooms of a case, for who keeps them without reading them. */
export async function roomsOfCase(db: Database, key: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(custody, 'select regency, stream_id::text as uuid from room_case where case_regency = $1 and case_id = $2', [
    key.regency,
    key.uuid,
  ])
  return rows.map((row) => KeyRow.parse(row))
}

/** Every meeting of a room, for who keeps them without reading them. */
export async function meetingsOfRoom(db: Database, key: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(custody, 'select regency, stream_id::text as uuid from meeting where room_regency = $1 and room_id = $2', [
    key.regency,
    key.uuid,
  ])
  return rows.map((row) => KeyRow.parse(row))
}

/** Whether a room still names this file; for whoever sweeps files that nobody names. */
export async function hasFile(db: Database, room: RecordKey, address: string): Promise<boolean> {
  const rows = await db.read(custody, 'select 1 as there from room_file where regency = $1 and stream_id = $2 and address = $3', [
    room.regency,
    room.uuid,
    address,
  ])
  return rows.length > 0
}
