// SPDX-License-Identifier: AGPL-3.0-or-later
// What counted on a day that is past, and has lapsed since: a departure that is reported late is judged by its own day.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import type { Milestone, MilestoneCode, WorkerState } from '#journeys/core/worker.ts'

/** An event, as far as it says something of this. */
export interface Recounted {
  readonly type: string
  readonly code?: MilestoneCode | undefined
  readonly milestone?: Milestone | undefined
  readonly to?: string | undefined
}

const preparing: readonly (string | undefined)[] = preparationStates

/** Of a whole history, the milestones of this preparation that lapsed and were not recorded again. */
export function lapsedOf(events: readonly Recounted[]): WorkerState['milestones'] {
  const stood: Partial<Record<MilestoneCode, Milestone>> = {}
  const lapsed: Partial<Record<MilestoneCode, Milestone>> = {}
  for (const { type, code, milestone, to } of events) {
    // Another round begins with nothing.
    if (type === 'WorkerMoved' && !preparing.includes(to)) for (const each of [stood, lapsed]) clear(each)
    if (code === undefined) continue
    const before = stood[code]
    delete stood[code]
    delete lapsed[code]
    if (type === 'MilestoneRecorded' && milestone !== undefined) stood[code] = milestone
    if (type === 'MilestoneExpired' && before !== undefined) lapsed[code] = before
  }
  return lapsed
}

function clear(of: Partial<Record<MilestoneCode, Milestone>>): void {
  for (const code of Object.keys(of)) Reflect.deleteProperty(of, code)
}
