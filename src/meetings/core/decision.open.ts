// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a decision may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { decisionAnswers, taskResults } from '#meetings/core/decision.ts'

const by = { on: LocalDate, userId: ActorId, officeId: ActorId } as const
const host = { officeId: ActorId, kind: z.enum(officeKinds) } as const
const Host = z.strictObject(host)

export const decisionOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('DecisionTaken'),
    area: AreaCode,
    sealedTo: z.array(ActorId),
    roomId: RecordId,
    meetingId: z.optional(RecordId),
    host: Host,
    asked: z.array(Host),
    tasks: z.array(z.strictObject({ ...host, officer: z.optional(ActorId), due: LocalDate })),
    ...by,
  }),
  z.strictObject({ type: z.literal('DecisionAnswered'), answer: z.enum(decisionAnswers), ...by }),
  z.strictObject({ type: z.literal('TaskSettled'), office: ActorId, result: z.enum(taskResults), ...by }),
  z.strictObject({ type: z.literal('TaskGiven'), office: ActorId, officer: z.optional(ActorId), ...by }),
  z.strictObject({ type: z.literal('DecisionSealed'), sealedTo: z.array(ActorId), ...by }),
  z.strictObject({ type: z.literal('DecisionForgotten'), on: LocalDate }),
])
