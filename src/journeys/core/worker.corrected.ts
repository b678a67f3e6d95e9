// SPDX-License-Identifier: AGPL-3.0-or-later
// What was corrected in a file since an instant, and by which event: so that a correction that was promised is seen to be done. Pure.

import { changedFields } from '#journeys/core/changed-fields.ts'
import { changesOf, type Known } from '#journeys/core/worker.history.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import { jakartaDate } from '#kernel/time.ts'

/** Parts of a file of which a person may ask that they be corrected. */
export const correctable = [...changedFields, 'family', 'milestones', 'costs'] as const
export type Correctable = (typeof correctable)[number]

export interface Correction {
  readonly field: Correctable
  readonly event: CorrectingType
  readonly version: number
  readonly on: LocalDate
}

/** An event as the history keeps it. */
export interface CorrectingEvent {
  readonly type: string
  readonly version: number
  readonly at: Instant
  readonly open: Pick<Known, 'plan' | 'at' | 'userId'>
  readonly person?: Known['person']
  /** The relatives that it leaves, as text. */
  readonly family?: string
}

/** Events by which something is corrected. */
export const correctingTypes = ['PlanChanged', 'PersonCorrected', 'MilestoneRevoked', 'CostCorrected', 'CostWithdrawn'] as const
type CorrectingType = (typeof correctingTypes)[number]

/** What an event corrects by its kind alone; what a journey brings by itself corrects nothing. */
const whole: Readonly<Record<CorrectingType, readonly Correctable[]>> = {
  PlanChanged: [],
  PersonCorrected: [],
  MilestoneRevoked: ['milestones'],
  CostCorrected: ['costs'],
  CostWithdrawn: ['costs'],
}

/**
 * The first correction of each part that was not taken back, among what was done at `since` or later.
 * @param events the whole history, in its order
 */
export function correctionsSince(events: readonly CorrectingEvent[], since: Instant): readonly Correction[] {
  const changes = changesOf(events.map(({ type, open, person }) => ({ type, ...open, person })))
  let family: string | undefined
  let done: readonly (Correction & { readonly act: string })[] = []
  let last: string | undefined
  for (const [nth, { type, version, at, open, ...event }] of events.entries()) {
    const act = `${open.at} ${open.userId}`
    const famed = event.family !== family && type === 'PersonCorrected' && version > 1
    if (event.person !== undefined) family = event.family
    if (type === 'LastUndone') {
      done = done.filter((each) => each.act !== last)
      continue
    }
    if (open.at !== undefined) last = act
    const kind = correctingTypes.find((each) => each === type)
    // What the system takes back by itself corrects nothing.
    if (kind === undefined || at < since || open.userId === 'system') continue
    const fields = [...whole[kind], ...(changes[nth] ?? []).map(({ field }) => field), ...(famed ? (['family'] as const) : [])]
    done = [...done, ...[...new Set(fields)].map((field) => ({ field, event: kind, version, on: jakartaDate(at), act }))]
  }
  return correctable.flatMap((field) => {
    const first = done.find((each) => each.field === field)
    return first === undefined ? [] : [{ field, event: first.event, version: first.version, on: first.on }]
  })
}
