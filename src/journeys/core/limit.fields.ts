// SPDX-License-Identifier: AGPL-3.0-or-later
// How limits are told.

import * as z from 'zod/mini'
import { limitRights, uses } from '#journeys/core/limit.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

export const LimitMark = z.object({
  request: RecordId,
  right: z.enum(limitRights),
  from: LocalDate,
  /** The last day; absent where it holds until it is ended. */
  until: z.optional(LocalDate),
})

export const LimitAnswer = z.extend(LimitMark, {
  stops: z.array(z.enum(uses)),
  legalBasis: z.string(),
  standing: z.enum(['law', 'practice', 'assumed']),
})
