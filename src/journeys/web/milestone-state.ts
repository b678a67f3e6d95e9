// SPDX-License-Identifier: AGPL-3.0-or-later
// How a milestone of the list stands, in the state in which the file is. Pure.

import { awaitedIn, laterMilestones } from '#journeys/core/arrow.law.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import type { JourneyState } from '#journeys/core/worker.ts'
import type { MilestoneState } from '#platform/web/ui/milestones.tsx'

type Milestone = Pick<FullFile['milestones'][number], 'code' | 'gate' | 'status'>

export function milestoneState({ code, gate, status }: Milestone, journey: JourneyState): MilestoneState {
  if (status === 'done') return 'done'
  if (status === 'lapsed') return 'expired'
  if (gate === 'required') return 'missing'
  if (awaitedIn[journey] === code) return 'waiting'
  return laterMilestones[code]?.includes(journey) === true ? 'when-it-happens' : 'not-needed'
}
