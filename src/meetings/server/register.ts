// SPDX-License-Identifier: AGPL-3.0-or-later

import { paperRefusals } from '#letters/core/paper-after.words.ts'
import { callWords } from '#meetings/core/call.words.ts'
import { roomWords } from '#meetings/core/room.words.ts'
import { calendarPage } from '#meetings/server/calendar.ts'
import type { CallPlugs } from '#meetings/server/call.ports.ts'
import { openCalls } from '#meetings/server/calls.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { bindDecisions } from '#meetings/server/decision.handlers.ts'
import { bindFiles, openSharing } from '#meetings/server/file.handlers.ts'
import { guestLinkAggregate } from '#meetings/server/guest-link.aggregate.ts'
import { invitationListener } from '#meetings/server/invitation.jobs.ts'
import { meetingAggregate } from '#meetings/server/meeting.aggregate.ts'
import { bindMeetings } from '#meetings/server/meeting.handlers.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { recordingKeeper } from '#meetings/server/recording.keeping.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { bindRooms } from '#meetings/server/room.handlers.ts'
import { roomListener } from '#meetings/server/room.jobs.ts'
import { subjectFiles } from '#platform/server/files/subject-files.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const meetingsMigrations: MigrationSource = { owner: 'meetings', folder: new URL('./migrations/', import.meta.url) }

export function meetingsCapability(services: Services, needs: RoomNeeds & CallPlugs): Capability {
  const files = subjectFiles({ db: services.db, keyring: services.keyring, store: needs.store })
  const share = openSharing(needs, files)
  const calls = openCalls(services, { ...needs, keepAs: recordingKeeper(services, share) })
  return {
    name: 'meetings',
    words: {
      id: { ...roomWords.id, ...callWords.id, ...paperRefusals.id },
      en: { ...roomWords.en, ...callWords.en, ...paperRefusals.en },
    },
    migrations: meetingsMigrations,
    bound: [
      ...bindRooms(services, needs),
      ...bindFiles(services, needs, files, share),
      ...bindMeetings(services, needs, { files, scanner: needs.scanner }),
      ...bindDecisions(services, needs),
      ...calls.bound,
    ].map(calls.followed),
    folds: [foldOf(roomAggregate), foldOf(meetingAggregate), foldOf(decisionAggregate), foldOf(guestLinkAggregate)],
    listeners: [roomListener(services, files), ...(needs.mailer === undefined ? [] : [invitationListener(services, needs.mailer)])],
    pages: [calendarPage],
    sockets: calls.sockets,
    seeing: calls.seeing,
  }
}
