// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of guests' links.

import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { guestRoles, linkStates } from '#meetings/core/guest-link.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const LinkRow = z.object({
  regency: z.string(),
  link_id: z.string(),
  role: z.enum(guestRoles),
  voice_only: z.boolean(),
  state: z.enum(linkStates),
  until: z.date(),
})

/** Of one meeting, as far as they were made in the reader's places, the newest first. */
export async function listGuestLinks(db: Database, scope: Scope, meeting: RecordKey) {
  const rows = await db.read(
    scope,
    `select regency, link_id::text, role, voice_only, state, until from guest_link
     where meeting_regency = $1 and meeting_id = $2 and area ^@ any($3::text[])
     order by link_id desc limit 100`,
    [meeting.regency, meeting.uuid, scope.filter],
  )
  return rows
    .map((row) => LinkRow.parse(row))
    .map(({ regency, link_id: uuid, role, voice_only: voiceOnly, state, until }) => ({
      id: formatId({ regency, uuid }),
      role,
      voiceOnly,
      state,
      until: until.toISOString(),
    }))
}
