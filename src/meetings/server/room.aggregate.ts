// SPDX-License-Identifier: AGPL-3.0-or-later
// How a room is kept: its rules, the row it is listed by, and the cases it is found under.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { wallOf } from '#kernel/letting.ts'
import { roomOpen } from '#meetings/core/room.open.ts'
import { roomDecider } from '#meetings/core/room.rules.ts'
import { ROOM_TYPE, type Room, type RoomCommand, type RoomEvent, type RoomFacts } from '#meetings/core/room.ts'

export const roomAggregate: Aggregate<Room, RoomCommand, RoomEvent, RoomFacts> = {
  type: ROOM_TYPE,
  open: roomOpen,
  decider: roomDecider,
  nextSteps: () => [],
  describe: ({ personal }) => ({ label: personal?.title ?? '–', stage: 'OPEN' }),
  project: (room, { regency, uuid, at }) => {
    const place = { regency, stream_id: uuid, area: room.area, let_in: wallOf(room) }
    const row = {
      ...place,
      title: room.personal?.title ?? '–',
      created_on: room.createdOn,
      offices: room.members.length,
      moved_at: at,
    }
    const cases = room.cases.map((id) => {
      const key = parseId(id)
      return { table: 'room_case', values: { ...place, case_regency: key.regency, case_id: key.uuid } }
    })
    const all = room.personal?.files ?? []
    const live = new Set(all.filter(({ withdrawn }) => withdrawn !== true).map(({ address }) => address))
    const files = [...new Set(all.map(({ address }) => address))].map((address) => {
      const values = { ...place, address }
      return { table: 'room_file', values, ...(live.has(address) ? {} : ({ gone: true } as const)) }
    })
    return [{ table: 'room', values: row }, ...cases, ...files]
  },
}
