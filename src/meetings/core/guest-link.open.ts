// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a guest's link say, all of it openly: codes, ids and instants.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant } from '#kernel/time.ts'
import { guestRoles } from '#meetings/core/guest-link.ts'

export const guestLinkOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('GuestInvited'),
    area: AreaCode,
    meetingId: RecordId,
    as: z.enum(guestRoles),
    voiceOnly: z.boolean(),
    officeId: ActorId,
    until: Instant,
  }),
  z.strictObject({ type: z.literal('GuestLinkUsed'), until: Instant }),
  z.strictObject({ type: z.literal('GuestLinkEnded') }),
])
export type GuestLinkEvent = z.output<typeof guestLinkOpen>
