// SPDX-License-Identifier: AGPL-3.0-or-later
// What is shown of a referral.

import * as z from 'zod/mini'
import { referralPurposes } from '#journeys/core/referral.ts'
import { officeKinds } from '#kernel/authority.ts'
import { referralGrounds } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'

const Standing = z.enum(['law', 'practice', 'assumed'])

export const ReferralAnswer = z.object({
  office: z.string(),
  /** Absent where the office is no longer known. */
  name: z.optional(z.string()),
  kind: z.enum(officeKinds),
  /** It is the office of whoever looks. */
  own: z.boolean(),
  purpose: z.enum(referralPurposes),
  legalBasis: z.string(),
  standing: Standing,
  ground: z.enum(referralGrounds),
  groundBasis: z.object({ legalBasis: z.string(), standing: Standing }),
  consentOn: z.optional(LocalDate),
  on: LocalDate,
  until: LocalDate,
  seenOn: z.optional(LocalDate),
})
