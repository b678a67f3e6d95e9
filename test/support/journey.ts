// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker's file driven by its rules alone: who acts, when, and what the agencies' register says that day.

import type { PermitFacts } from '#agencies/core/agency.ts'
import type { OrderFacts } from '#agencies/core/job-order.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { orderAsked } from '#journeys/core/worker.place.ts'
import { agencyAsked, workerDecider } from '#journeys/core/worker.rules.ts'
import { milestoneCodes, type WorkerCommand, type WorkerEvent, type WorkerState } from '#journeys/core/worker.ts'
import type { Actor, OfficeKind, Role } from '#kernel/authority.ts'
import type { Refusal } from '#kernel/decider.ts'
import { jakartaDate, type LocalDate } from '#kernel/time.ts'
import { shownFor } from './paper.ts'

const roleOf: Readonly<Record<OfficeKind, Role>> = {
  VILLAGE: 'village-officer',
  DISTRICT: 'regency-officer',
  REGENCY: 'regency-officer',
  ONE_ROOF: 'regency-officer',
  TRAINING: 'trainer',
  CERTIFICATION: 'assessor',
  AGENCY: 'agency-officer',
  PROVINCE: 'regency-officer',
  MISSION: 'agency-officer',
  POLICE: 'investigator',
  AUDIT: 'auditor',
}

export function officerOf(officeKind: OfficeKind): Actor {
  const userId = `user-${officeKind}`
  return { userId, name: userId, role: roleOf[officeKind], officeId: `office-${officeKind}`, officeKind, prefixes: ['35.10'] }
}

export type Licences = Readonly<Record<string, NonNullable<WorkerFacts['licence']>>>

/** Noon in Jakarta, so that a day and an instant agree. */
export function noonOf(day: LocalDate): string {
  return `${day}T05:00:00.000Z`
}

export interface World {
  readonly now: string
  readonly licences: Licences
  /** Job orders by id, each with a place that is free; none where every place is held. */
  readonly orders?: Readonly<Record<string, { readonly order: OrderFacts; readonly freePlace?: number }>>
  /** Permits to recruit, by company; those of one that is not here are unknown. */
  readonly permits?: Readonly<Record<string, PermitFacts>>
}

export function factsFor(state: WorkerState | undefined, command: WorkerCommand, { licences, permits, orders }: World): WorkerFacts {
  const chosen: Pick<WorkerFacts, 'order' | 'freePlace'> = orders?.[orderAsked(state, command) ?? ''] ?? {}
  const asked = agencyAsked(state, command, chosen.order)
  if (asked === undefined) return chosen
  const licence = licences[asked]
  const known = permits?.[asked]
  return {
    ...chosen,
    ...(licence === undefined ? { agencyUnknown: true } : { licence }),
    ...(known === undefined ? {} : { permits: known }),
  }
}

export type Tried =
  | { readonly ok: true; readonly events: readonly WorkerEvent[]; readonly state: WorkerState }
  | { readonly ok: false; readonly refusal: Refusal }

/** Decides and folds; nothing is kept. */
export function attempt(state: WorkerState | undefined, command: WorkerCommand, kind: OfficeKind, world: World): Tried {
  const context = { actor: officerOf(kind), now: world.now, today: jakartaDate(world.now) }
  const decision = workerDecider.decide(state, command, context, factsFor(state, command, world))
  if (!decision.ok) return decision
  let after = state
  for (const event of decision.events) after = workerDecider.evolve(after, event)
  if (after === undefined) throw new Error('an accepted command left no file')
  return { ok: true, events: decision.events, state: after }
}

/** The same, where it must be accepted. */
export function act(state: WorkerState | undefined, command: WorkerCommand, kind: OfficeKind, world: World): WorkerState {
  const tried = attempt(state, command, kind, world)
  if (!tried.ok) throw new Error(`${command.type} by ${kind} in ${state?.journey}: ${JSON.stringify(tried.refusal)}`)
  return tried.state
}

/** A file on which every milestone before departure is recorded on one day, by whoever may. */
export function prepared(command: Extract<WorkerCommand, { type: 'RegisterWorker' }>, world: World): WorkerState {
  let file = act(undefined, command, 'VILLAGE', world)
  const today = jakartaDate(world.now)
  for (const code of milestoneCodes.slice(0, milestoneCodes.indexOf('DEPARTED'))) {
    for (const kind of ['VILLAGE', 'REGENCY', 'AGENCY'] as const) {
      const tried = attempt(file, { type: 'RecordMilestone', code, on: today, ...shownFor(code, today) }, kind, world)
      if (tried.ok) file = tried.state
    }
  }
  return file
}
