// SPDX-License-Identifier: AGPL-3.0-or-later

import * as z from 'zod/mini'
import { changedFields } from '#journeys/core/changed-fields.ts'

/** Two values of one field, as a file answers them. */
export const ContestedAnswer = z.object({
  nth: z.number(),
  field: z.enum(changedFields),
  /** Of a stated birth date, the paper. */
  source: z.optional(z.string()),
  /** As it stands in the file; absent where nothing does. */
  stands: z.optional(z.string()),
  /** As it was written beside. */
  value: z.string(),
  at: z.string(),
  by: z.object({ user: z.optional(z.string()), office: z.optional(z.string()) }),
})
