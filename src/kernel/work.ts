// SPDX-License-Identifier: AGPL-3.0-or-later
// A next step: what must happen to a record, who must do it, by when, and under which article.
// Every capability's steps go into one work list.

import type { OfficeKind } from '#kernel/authority.ts'
import type { Standing } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export interface NextStep {
  readonly code: string
  /** The kind of office that must record it, within the record's own place. */
  readonly owner: OfficeKind
  readonly due: LocalDate
  readonly legalBasis: string
  readonly standing: Standing
}

/** Where a late step climbs to, and after how many days past its due date. Editable per regency. */
export interface EscalationRung {
  readonly to: OfficeKind
  readonly afterDays: number
}

/** UU 18/2017 art 40-42 lay the duties on village, regency and province in turn; the days are our own assumption. */
export const escalationLadder: readonly EscalationRung[] = [
  { to: 'DISTRICT', afterDays: 3 },
  { to: 'REGENCY', afterDays: 7 },
  { to: 'AGENCY', afterDays: 14 },
]

export type Urgency = 'late' | 'today' | 'week' | 'later'

export function urgencyOf(due: LocalDate, today: LocalDate): Urgency {
  if (due < today) return 'late'
  if (due === today) return 'today'
  return due <= addDays(today, 7) ? 'week' : 'later'
}
