// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a home may say openly: that somebody came by, or told what must be told, and when. What was found there is sealed.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId, Signature } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { briefingItems, confirmations, tellings } from '#village/core/briefing.ts'
import { visitedParties } from '#village/core/home.ts'

export const homeOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('HomeVisited'),
    area: AreaCode,
    workerId: RecordId,
    on: LocalDate,
    to: z.enum(visitedParties),
    next: z.optional(LocalDate),
    asks: z.optional(z.literal(true)),
    by: Signature,
  }),
  z.strictObject({ type: z.literal('VisitWithdrawn'), nth: z.number(), on: LocalDate, by: ActorId }),
  z.strictObject({ type: z.literal('VisitAnswered'), nth: z.number(), on: LocalDate, by: Signature }),
  z.strictObject({ type: z.literal('HomePlaced'), area: AreaCode, workerId: RecordId, on: LocalDate, by: z.optional(ActorId) }),
  z.strictObject({
    type: z.literal('BriefingSigned'),
    area: AreaCode,
    workerId: RecordId,
    on: LocalDate,
    by: Signature,
    officeId: ActorId,
    items: z.array(z.enum(briefingItems)),
    telling: z.enum(tellings),
    confirmation: z.enum(confirmations),
  }),
  z.strictObject({ type: z.literal('OtherHomesSeen'), standsFrom: z.optional(LocalDate) }),
  z.strictObject({ type: z.literal('HomeForgotten'), on: LocalDate }),
])
