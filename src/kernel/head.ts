// SPDX-License-Identifier: AGPL-3.0-or-later
// Who heads an office, from a day on, as whoever works there is told it: a device keeps it for the days without a network.

import * as z from 'zod/mini'
import { caretakers } from '#kernel/authority.ts'
import { LocalDate } from '#kernel/time.ts'

export const OwnHead = z.object({
  name: z.string(),
  validFrom: LocalDate,
  me: z.boolean(),
  caretaker: z.optional(z.enum(caretakers)),
})
export type OwnHead = z.output<typeof OwnHead>
