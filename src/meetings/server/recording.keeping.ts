// SPDX-License-Identifier: AGPL-3.0-or-later
// A recording becomes a file of the meeting's room, in the name of the officer whose browser made it.

import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { MEETING_TYPE, type Meeting } from '#meetings/core/meeting.ts'
import { scopeOfActor } from '#meetings/server/call.scope.ts'
import type { Share } from '#meetings/server/file.handlers.ts'
import type { Keep } from '#meetings/server/recordings.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { CommandCall } from '#platform/server/storage/records.ts'

export type KeepAs = (actor: Actor) => Keep

export function recordingKeeper({ records, clock }: Services, share: Share): KeepAs {
  return (actor) => async (id, recorded, bytes) => {
    const now = clock()
    const scope = scopeOfActor(actor, now)
    const meeting = await records.find<Meeting>(MEETING_TYPE, parseId(recorded.meetingId), scope)
    if (meeting === undefined) return 'never'
    const call: CommandCall = {
      actor,
      scope,
      contract: 'ShareFile',
      // However often it is tried, it is kept once.
      commandId: causedId('recording', id),
      input: id,
      now,
      today: jakartaDate(now),
    }
    const outcome = await share(
      { scope, change: (change, carried) => records.change({ ...call, input: { id, carried } }, change) },
      { id: meeting.state.roomId, fileName: `${recorded.from.slice(0, 16).replace('T', ' ').replace(':', '.')}.webm`, recorded },
      bytes,
    )
    if (outcome.type === 'not-found') return 'never'
    return outcome.type === 'done' || outcome.type === 'id-reused'
  }
}
