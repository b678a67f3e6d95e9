// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from the rooms of their cases too, with all that lies in them: nobody can tell in a conversation which words
// were about whom. It needs no key, and there is nobody who could give one.

import { formatId } from '#kernel/ids.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { decisionsOfRoom } from '#meetings/server/decision.store.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { meetingsOfRoom, roomsOfCase } from '#meetings/server/room.store.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { custody } from '#platform/server/storage/database.ts'

export function roomListener(services: Services, files: SubjectFiles): Listener {
  const callFor = (contract: string, cause: string, id: string, regency: string) => ({
    ...systemCall(services, { contract, commandId: causedId(cause, id), regency }),
    scope: custody,
  })
  return {
    name: 'room-persons',
    to: ['PersonOfCaseForgotten'],
    handle: async ({ key: caseKey, commandId }) => {
      for (const room of await roomsOfCase(services.db, caseKey)) {
        for (const key of await meetingsOfRoom(services.db, room))
          await services.records.change(callFor('ForgetMeeting', commandId, formatId(key), key.regency), {
            aggregate: meetingAggregate,
            key,
            command: { type: 'ForgetMeeting' },
            facts: async () => ({}),
            answer: () => ({}),
          })
        for (const key of await decisionsOfRoom(services.db, room))
          await services.records.change(callFor('ForgetDecision', commandId, formatId(key), key.regency), {
            aggregate: decisionAggregate,
            key,
            command: { type: 'ForgetDecision' },
            facts: async () => ({}),
            answer: () => ({}),
          })
        await services.records.change(callFor('ForgetRoom', commandId, formatId(room), room.regency), {
          aggregate: roomAggregate,
          key: room,
          command: { type: 'ForgetRoom' },
          facts: async () => ({}),
          answer: () => ({}),
        })
        await files.removeAll(room)
      }
    },
  }
}
