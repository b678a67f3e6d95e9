// SPDX-License-Identifier: AGPL-3.0-or-later
// The day that a form says: none where it stands at today, since that is what the clock of this device says, which may be wrong. Whoever decides
// counts from the day on which it was done.

import type { LocalDate } from '#kernel/time.ts'

export interface DaySaid {
  readonly on?: LocalDate
}

export function daySaid(on: string, today: LocalDate): DaySaid {
  return on === '' || on === today ? {} : { on }
}
