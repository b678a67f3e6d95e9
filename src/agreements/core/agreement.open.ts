// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of an agreement may say openly: codes, ids and days.

import * as z from 'zod/mini'
import { commitmentKinds, sharedFields, sharingPurposes } from '#agreements/core/agreement.ts'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const by = { on: LocalDate, userId: ActorId, office: ActorId } as const
const Signed = z.strictObject({ on: LocalDate, userId: ActorId })

export const agreementOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('AgreementProposed'),
    area: AreaCode,
    parties: z.array(z.strictObject({ office: ActorId, kind: z.enum(officeKinds), signed: z.optional(Signed) })),
    from: LocalDate,
    until: LocalDate,
    commitments: z.array(z.strictObject({ kind: z.enum(commitmentKinds), office: ActorId, due: LocalDate })),
    terms: z.array(
      z.strictObject({
        from: ActorId,
        to: ActorId,
        purpose: z.enum(sharingPurposes),
        fields: z.array(z.enum(sharedFields)),
        until: LocalDate,
      }),
    ),
    on: LocalDate,
    userId: ActorId,
  }),
  z.strictObject({ type: z.literal('AgreementSigned'), ...by }),
  z.strictObject({ type: z.literal('CommitmentKept'), nth: z.number(), ...by }),
  z.strictObject({ type: z.literal('AgreementEnded'), ...by }),
])
