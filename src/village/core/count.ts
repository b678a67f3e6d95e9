// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of the sheet on which a village counts a month: what its records say, and the one thing that they do not.

import type { Procedure } from '#journeys/core/away.rules.ts'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'

/** What the records of a village say, as of the day on which they were looked at; what happened is of the month alone. */
export interface Figures {
  /** Abroad that day, by how they left. */
  readonly abroad: Readonly<Record<Procedure, number>>
  readonly left: number
  readonly returned: number
  /** Households of whoever is abroad in which a child below 18 stayed behind. */
  readonly households: number
  /** Those of them in which nobody is known to care for a child. */
  readonly uncared: number
  readonly visits: number
  readonly sessions: number
  /** People who came to those sessions. */
  readonly reached: number
}

/** One counting: the sheet as it was read and signed. */
interface Sheet {
  readonly figures: Figures
  /** People whom the village knows to be abroad and of whom there is no file yet. */
  readonly unrecorded: number
  readonly by: string
  readonly officeId: string
  /** When it came in. */
  readonly at: Instant
  /** When it was counted, which may be long before; absent where nobody kept it, and it came in on that day. */
  readonly on?: LocalDate
}

/** All sheets of a village for a month, in the order in which they were counted; the last one counts, none is lost. */
export interface CountState {
  readonly area: string
  /** `2026-05`. */
  readonly month: string
  readonly sheets: readonly Sheet[]
}

export interface CountCommand extends Pick<Sheet, 'figures' | 'unrecorded'> {
  readonly type: 'SendCountSheet'
  /** When it was counted. */
  readonly on: LocalDate
  readonly area: string
  readonly month: string
}

export type CountEvent = { readonly type: 'CountSheetSent'; readonly area: string; readonly month: string } & Sheet

export function countedOn({ on, at }: Pick<Sheet, 'on' | 'at'>): LocalDate {
  return on ?? jakartaDate(at)
}
