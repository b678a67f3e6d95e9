// SPDX-License-Identifier: AGPL-3.0-or-later
// What every act on a file causes by itself: it starts preparing, becomes READY, or falls back.

import { fileGuards } from '#journeys/core/guard.law.ts'
import { evolve } from '#journeys/core/worker.evolve.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { failedGuards, needsLicence, placedUntil } from '#journeys/core/worker.guards.ts'
import { lentBy, sameLent } from '#journeys/core/worker.merge.ts'
import type { JourneyState, OpenPart, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import type { Context, Decision, FailedGuard } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

type Accepted = Extract<Decision<WorkerEvent>, { ok: true }>

export function moved(from: JourneyState, to: JourneyState, on: LocalDate, context: Context, reason?: string): WorkerEvent {
  return {
    type: 'WorkerMoved',
    from,
    to,
    on,
    at: context.now,
    userId: context.actor.userId,
    ...(reason === undefined ? {} : { personal: { reason } }),
  }
}

/** Folds the events and adds what the rules themselves cause: the file starts preparing, becomes READY, or falls back. */
export function settle(before: WorkerState | undefined, events: readonly WorkerEvent[], context: Context, facts: WorkerFacts): Accepted {
  const all = [...events]
  let state = before
  for (const event of events) state = evolve(state, event)
  // A file that is led by another rests: its state follows again when they are parted.
  if (state === undefined || state.mergedInto !== undefined) return { ok: true, events: all }
  const apply = (event: WorkerEvent): void => {
    all.push(event)
    state = evolve(state, event)
  }
  for (const known of state.merged ?? []) {
    const other = facts.merged?.[known.file]
    const lent = other === undefined ? known : lentBy(other, state, context.today)
    if (!sameLent(lent, known)) apply({ type: 'MergedSeen', file: known.file, lent })
  }
  if (state.journey === 'RECORDED' && hasBegun(state)) apply(moved('RECORDED', 'PREPARING', context.today, context))
  if (state.journey === 'PREPARING' && failedGuards(state, state.personal, context.today, facts).length === 0)
    apply(moved('PREPARING', 'READY', context.today, context))
  else if (state.journey === 'READY' && failedGuards(state, state.personal, context.today, facts).length > 0)
    apply(moved('READY', 'PREPARING', context.today, context))
  // A file that is READY knows until when licence and permit carry it, so that its steps are right on the day after.
  const until = needsLicence(state.plan.scheme, context.today) ? placedUntil(state, facts, context.today) : undefined
  if (state.journey === 'READY' && until !== undefined && until !== state.licensedUntil) apply({ type: 'LicenceSeen', until })
  return { ok: true, events: all }
}

/** Milestones 5 to 21 of the fact sheet begin the preparation; what the village does before does not. */
const beforePreparing: readonly string[] = ['INFO_GIVEN', 'VILLAGE_RECORDED', 'FAMILY_CONSENT', 'MARITAL_LETTER']

function hasBegun(file: OpenPart): boolean {
  return Object.keys(file.milestones).some((code) => !beforePreparing.includes(code))
}

export function stateGuard(allowed: readonly JourneyState[], { today }: Context): FailedGuard {
  return {
    guard: 'STATE',
    ...basisOn(fileGuards.STATE, today),
    params: { states: allowed.map((state) => `state.${state}`).join(', ') },
  }
}
