// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a request may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { Given } from '#letters/core/office-paper.ts'
import { channels, deedEvents, grounds, limitEnds, outcomes, owed, proofs, rights } from '#rights/core/request.ts'

const DeedOpen = z.strictObject({
  what: z.enum(owed),
  file: RecordId,
  version: z.number(),
  event: z.enum(deedEvents),
  on: LocalDate,
})

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
    at: z.optional(Instant),
    owes: z.optional(z.array(z.enum(owed))),
    until: z.optional(LocalDate),
    given: z.optional(Given),
    userId: ActorId,
    officeId: ActorId,
  }),
  z.strictObject({ type: z.literal('LimitEnded'), on: LocalDate, why: z.enum(limitEnds), userId: ActorId, officeId: ActorId }),
  z.strictObject({ type: z.literal('DeedsSeen'), deeds: z.array(DeedOpen) }),
  z.strictObject({ type: z.literal('RequesterForgotten'), on: LocalDate, deed: z.optional(DeedOpen) }),
])
