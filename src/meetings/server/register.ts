// SPDX-License-Identifier: AGPL-3.0-or-later

import { roomWords } from '#meetings/core/room.words.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { bindDecisions } from '#meetings/server/decision.handlers.ts'
import { invitationListener } from '#meetings/server/invitation.jobs.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { bindMeetings } from '#meetings/server/meeting.handlers.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { bindRooms } from '#meetings/server/room.handlers.ts'
import { roomListener } from '#meetings/server/room.jobs.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const meetingsMigrations: MigrationSource = { owner: 'meetings', folder: new URL('./migrations/', import.meta.url) }

export function meetingsCapability(services: Services, needs: RoomNeeds): Capability {
  return {
    name: 'meetings',
    words: roomWords,
    migrations: meetingsMigrations,
    bound: [...bindRooms(services, needs), ...bindMeetings(services, needs), ...bindDecisions(services, needs)],
    folds: [foldOf(roomAggregate), foldOf(meetingAggregate), foldOf(decisionAggregate)],
    listeners: [roomListener(services), ...(needs.mailer === undefined ? [] : [invitationListener(services, needs.mailer)])],
  }
}
