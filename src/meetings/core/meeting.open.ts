// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a meeting may say openly: codes, ids and instants.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { Given } from '#letters/core/office-paper.ts'
import { paperAfterOpen } from '#letters/core/paper-after.ts'

const by = { at: Instant, userId: ActorId, officeId: ActorId } as const

const Host = z.strictObject({ officeId: ActorId, kind: z.enum(officeKinds) })

export const meetingOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('MeetingScheduled'),
    area: AreaCode,
    kind: z.enum(officeKinds),
    roomId: RecordId,
    sealedTo: z.array(ActorId),
    startsAt: Instant,
    minutes: z.number(),
    ...by,
  }),
  z.strictObject({ type: z.literal('MeetingMoved'), startsAt: Instant, minutes: z.number(), ...by }),
  z.strictObject({ type: z.literal('MeetingInvited'), ...by }),
  z.strictObject({ type: z.literal('MeetingCancelled'), ...by }),
  z.strictObject({ type: z.literal('MeetingOpened'), ...by }),
  z.strictObject({ type: z.literal('MeetingJoined'), ...by }),
  z.strictObject({ type: z.literal('MeetingClosed'), given: z.optional(Given), ...by }),
  z.strictObject({ type: z.literal('MeetingSealed'), sealedTo: z.array(ActorId), host: z.optional(Host), ...by }),
  ...paperAfterOpen,
  z.strictObject({ type: z.literal('MeetingForgotten'), on: LocalDate }),
])
