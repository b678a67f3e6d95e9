// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LocalDate } from '#kernel/time.ts'

/** Who did something to a case, and when. */
export interface Act {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}
