// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a room may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { partKinds } from '#meetings/core/room.ts'

const by = { on: LocalDate, userId: ActorId, officeId: ActorId } as const

export const roomOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RoomCreated'),
    area: AreaCode,
    kind: z.enum(officeKinds),
    cases: z.array(RecordId),
    ...by,
  }),
  z.strictObject({ type: z.literal('RoomOfficeAdded'), office: ActorId, kind: z.enum(officeKinds), ...by }),
  z.strictObject({ type: z.literal('RoomOfficeRemoved'), office: ActorId, ...by }),
  z.strictObject({ type: z.literal('RoomCaseLinked'), caseId: RecordId, ...by }),
  z.strictObject({ type: z.literal('RoomMessageSaid'), at: Instant, ...by }),
  z.strictObject({ type: z.literal('RoomAgendaSet'), ...by }),
  z.strictObject({ type: z.literal('RoomFileShared'), at: Instant, ...by }),
  z.strictObject({ type: z.literal('RoomFileWithdrawn'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('RoomPartBegun'), kind: z.enum(partKinds), id: RecordId, ...by }),
  z.strictObject({ type: z.literal('RoomPartEnded'), id: RecordId, ...by }),
  z.strictObject({ type: z.literal('RoomForgotten'), on: LocalDate }),
])
