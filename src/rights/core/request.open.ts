// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a request may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { channels, grounds, outcomes, proofs, rights } from '#rights/core/request.ts'

export const requestOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RequestReceived'),
    area: AreaCode,
    workerId: RecordId,
    right: z.enum(rights),
    channel: z.enum(channels),
    receivedAt: Instant,
    dueAt: Instant,
  }),
  z.strictObject({ type: z.literal('RequesterChecked'), on: LocalDate, by: z.enum(proofs) }),
  z.strictObject({
    type: z.literal('RequestAnswered'),
    on: LocalDate,
    outcome: z.enum(outcomes),
    ground: z.optional(z.enum(grounds)),
    userId: ActorId,
    officeId: ActorId,
  }),
  z.strictObject({ type: z.literal('RequesterForgotten'), on: LocalDate }),
])
