// SPDX-License-Identifier: AGPL-3.0-or-later
// A limit that lies on a file: granted on a person's request, until its last day or until it is ended.

import type { LocalDate } from '#kernel/time.ts'

/** Rights whose granting limits a use: to object to what is decided by machine alone, to have the use limited. */
export const limitRights = ['OBJECTION', 'RESTRICTION'] as const
export type LimitRight = (typeof limitRights)[number]

/**
 * Uses that are not the escort itself: taken away in a list, let into by a further office, shown as a likely double to an office outside the
 * place of the file, compared with others by the machine.
 */
export const uses = ['TAKE_AWAY', 'LET_IN', 'SUGGEST', 'COMPARE'] as const
export type Use = (typeof uses)[number]

export interface Limit {
  /** The request by which it was granted. */
  readonly request: string
  readonly right: LimitRight
  readonly from: LocalDate
  /** The last day; absent where it holds until it is ended. */
  readonly until?: LocalDate | undefined
}

export type LimitCommand =
  | { readonly type: 'LimitUse'; readonly request: string; readonly right: LimitRight; readonly until?: LocalDate }
  | { readonly type: 'FreeUse'; readonly request: string }

export type LimitEvent =
  | (Limit & { readonly type: 'UseLimited'; readonly at: string; readonly userId: string })
  | { readonly type: 'UseFreed'; readonly request: string; readonly on: LocalDate; readonly at: string; readonly userId: string }

/** Those that hold on a day. */
export function limitsOn(limits: readonly Limit[], on: LocalDate): readonly Limit[] {
  return limits.filter(({ from, until }) => from <= on && (until === undefined || on <= until))
}

export function limitsAfter(limits: readonly Limit[] = [], event: LimitEvent): readonly Limit[] {
  const others = limits.filter(({ request }) => request !== event.request)
  if (event.type === 'UseFreed') return others
  const { request, right, from, until } = event
  return [...others, { request, right, from, ...(until === undefined ? {} : { until }) }]
}
