// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of an annex may say openly to whoever its wall lets in: codes, ids, days and instants.

import * as z from 'zod/mini'
import { annexNoteKinds, annexPurposes } from '#cases/core/annex.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'

const by = { on: LocalDate, userId: ActorId, officeId: ActorId } as const

export const annexOpen = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AnnexBegun'), area: AreaCode, caseId: RecordId, office: ActorId, kind: z.enum(officeKinds) }),
  z.strictObject({ type: z.literal('AnnexNoteAdded'), kind: z.enum(annexNoteKinds), told: LocalDate, ...by }),
  z.strictObject({ type: z.literal('AnnexFileAdded'), ...by }),
  z.strictObject({ type: z.literal('AnnexFileWithdrawn'), nth: z.number(), ...by }),
  z.strictObject({
    type: z.literal('AnnexOpened'),
    office: ActorId,
    purpose: z.enum(annexPurposes),
    until: LocalDate,
    outside: z.optional(z.enum(officeKinds)),
    ...by,
  }),
  z.strictObject({ type: z.literal('AnnexClosed'), office: ActorId, ...by }),
  z.strictObject({ type: z.literal('GlassBroken'), until: Instant, ...by }),
  z.strictObject({ type: z.literal('BrokenGlassSeen'), ...by }),
  z.strictObject({ type: z.literal('AnnexForgotten'), on: LocalDate }),
])
