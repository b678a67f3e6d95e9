// SPDX-License-Identifier: AGPL-3.0-or-later
// Who stalls before READY is whom brokers come for: such a file is marked as at risk of leaving by an illegal route.
// Trafficked people are recruited where the lawful route is slow or unknown (UU 18/2017 art 42d lays the watch on the village).

import type { JourneyState } from '#journeys/core/worker.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

/** Not yet READY, and still on the way there. */
export const beforeReady = ['INTERESTED', 'RECORDED', 'PREPARING', 'UNFIT', 'FAILED_DEPARTURE'] as const satisfies readonly JourneyState[]

/** Whether a state is one in which a stalled file is at risk. */
export function mayBeAtRisk(journey: string): boolean {
  const states: readonly string[] = beforeReady
  return states.includes(journey)
}

/** The first day a file is at risk if nothing happens: the day after the earliest deadline; undefined where it cannot be. */
export function atRiskFrom(journey: JourneyState, steps: readonly Pick<NextStep, 'due'>[]): LocalDate | undefined {
  if (!mayBeAtRisk(journey)) return undefined
  const first = steps.map((step) => step.due).sort()[0]
  return first === undefined ? undefined : addDays(first, 1)
}

/** The same, once that day has come. */
export function atRiskSince(journey: JourneyState, steps: readonly Pick<NextStep, 'due'>[], today: LocalDate): LocalDate | undefined {
  const from = atRiskFrom(journey, steps)
  return from !== undefined && from <= today ? from : undefined
}
