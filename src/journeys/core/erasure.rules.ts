// SPDX-License-Identifier: AGPL-3.0-or-later
// When the person behind a file is erased.

import { erasureRules, keptBy } from '#journeys/core/erasure.law.ts'
import type { WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { accept, type Context, type Decision, refuse } from '#kernel/decider.ts'

type Erasing = Extract<WorkerCommand, { type: 'ErasePerson' }>

export function erase(state: WorkerState, { basis, again, mistaken, throughLead }: Erasing, context: Context): Decision<WorkerEvent> {
  // What kept it was over when it was erased, whatever the backup shows; a file that should never have been is nobody's escort; and the
  // file that leads speaks for those it leads.
  const kept = again === true || mistaken === true || throughLead === true ? [] : keptBy(state, basis, context.today)
  if (kept.length > 0) return refuse('still-needed', { guards: kept })
  return accept({ type: 'PersonErased', basis, legalBasis: erasureRules[basis].legalBasis, on: context.today })
}
