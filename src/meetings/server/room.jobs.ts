// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from the rooms of their cases too, with all that lies in them: nobody can tell in a conversation which words
// were about whom. It needs no key, and there is nobody who could give one.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import { ROOM_TYPE, type Room } from '#meetings/core/room.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { decisionsOfRoom } from '#meetings/server/decision.store.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { meetingsOfRoom, roomsOfCase } from '#meetings/server/room.store.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { custody, everywhere } from '#platform/server/storage/database.ts'

export function roomListener(services: Services, files: SubjectFiles): Listener {
  const { db, records } = services
  const callFor = (contract: string, cause: string, key: RecordKey) => ({
    ...systemCall(services, { contract, commandId: causedId(cause, formatId(key)), regency: key.regency }),
    scope: custody,
  })

  /** A room that was tied to a case before an erasure and is heard after it is found by its own event. */
  async function toForget({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (type === 'PersonOfCaseForgotten') return roomsOfCase(db, key)
    const room = await records.find<Room>(ROOM_TYPE, key, custody)
    const cases = await Promise.all((room?.state.cases ?? []).map((id) => records.find<CaseFile>(CASE_TYPE, parseId(id), everywhere)))
    return cases.includes(undefined) ? [key] : []
  }

  /** In a room that is no more nothing begins: what lies there now is all that ever will. */
  async function forgetParts(room: RecordKey, cause: string): Promise<void> {
    for (const key of await meetingsOfRoom(db, room)) {
      await records.change(callFor('ForgetMeeting', cause, key), {
        aggregate: meetingAggregate,
        key,
        command: { type: 'ForgetMeeting' },
        facts: async () => ({}),
        answer: () => ({}),
      })
      await files.removeAll(key)
    }
    for (const key of await decisionsOfRoom(db, room))
      await records.change(callFor('ForgetDecision', cause, key), {
        aggregate: decisionAggregate,
        key,
        command: { type: 'ForgetDecision' },
        facts: async () => ({}),
        answer: () => ({}),
      })
    await files.removeAll(room)
  }

  return {
    name: 'room-persons',
    to: ['PersonOfCaseForgotten', 'RoomCreated', 'RoomCaseLinked', 'RoomForgotten'],
    handle: async (event) => {
      if (event.type === 'RoomForgotten') return forgetParts(event.key, event.commandId)
      for (const key of await toForget(event))
        await records.change(callFor('ForgetRoom', event.commandId, key), {
          aggregate: roomAggregate,
          key,
          command: { type: 'ForgetRoom' },
          facts: async () => ({}),
          answer: () => ({}),
        })
    },
  }
}
