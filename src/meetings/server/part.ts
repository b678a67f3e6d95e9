// SPDX-License-Identifier: AGPL-3.0-or-later
// What lies in a room keeps the room's wall while it is not ended: who comes in or is taken out, is so in all of it at once.

import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { Part, PartKind, Room } from '#meetings/core/room.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Beside } from '#platform/server/storage/records.ts'

type Reseal = (services: Services, commandId: string, id: string, room: Room) => Beside

const resealing: Readonly<Record<PartKind, Reseal>> = {
  meeting: ({ records }, commandId, id, { sealedTo, members, host }) => {
    const made = must(
      members.find(({ officeId }) => officeId === host),
      'the office that made the room',
    )
    return records.beside(causedId(commandId, id), {
      aggregate: meetingAggregate,
      key: parseId(id),
      command: { type: 'SealMeeting', sealedTo, otherwise: { officeId: made.officeId, kind: made.kind } },
      facts: async () => ({}),
    })
  },
  decision: ({ records }, commandId, id, { sealedTo }) =>
    records.beside(causedId(commandId, id), {
      aggregate: decisionAggregate,
      key: parseId(id),
      command: { type: 'SealDecision', sealedTo },
      facts: async () => ({}),
    }),
}

export function resealParts(services: Services, commandId: string, room: Room): readonly Beside[] {
  return room.parts.map(({ kind, id }) => resealing[kind](services, commandId, id, room))
}

/** The room learns of what begins in it, behind the wall that it has itself; where its offices changed meanwhile, nothing begins. */
export function beginIn({ records }: Services, commandId: string, roomId: string, part: Part & Pick<Room, 'sealedTo'>): Beside {
  return records.beside(causedId(commandId, roomId), {
    aggregate: roomAggregate,
    key: parseId(roomId),
    command: { type: 'BeginPart', ...part },
    facts: async () => ({}),
  })
}

export function endIn({ records }: Services, commandId: string, roomId: string, id: string): Beside {
  return records.beside(causedId(commandId, roomId), {
    aggregate: roomAggregate,
    key: parseId(roomId),
    command: { type: 'EndPart', id },
    facts: async () => ({}),
  })
}
