// SPDX-License-Identifier: AGPL-3.0-or-later
// A file as whoever only visits homes keeps it: who it is, why somebody goes there, and nothing by which the person is found or was prepared.

import type { Relative } from '#journeys/core/family.ts'
import type { Milestone, Plan, WorkerState } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { type CopyPart, copyPart } from '#kernel/offline.ts'

type Day = Pick<Milestone, 'on' | 'validUntil'>

/** What the watch is reckoned from. */
export interface WatchedState extends Pick<WorkerState, 'area' | 'journey' | 'since' | 'regularised' | 'nonProcedural' | 'mergedInto'> {
  readonly plan: Pick<Plan, 'destination'>
  readonly milestones: { readonly DEPARTED?: Day; readonly CONTRACT_SIGNED?: Day; readonly CONTRACT_EXTENDED?: Day }
  readonly personal: { readonly name: string; readonly family?: readonly Pick<Relative, 'relation' | 'birthDate' | 'carer'>[] }
}

function dayOf(milestone: Milestone | undefined): Day | undefined {
  if (milestone === undefined) return undefined
  const { on, validUntil } = milestone
  return validUntil === undefined ? { on } : { on, validUntil }
}

/** Of children: how old they are, and whether somebody cares for them; nobody is named. */
function childrenOf(family: readonly Relative[]): NonNullable<WatchedState['personal']['family']> {
  return family.flatMap(({ relation, birthDate, carer }) =>
    relation === 'CHILD'
      ? [{ relation, ...(birthDate === undefined ? {} : { birthDate }), ...(carer === undefined ? {} : { carer: '' }) }]
      : [],
  )
}

export function watchedOf(file: WorkerState): WatchedState {
  const { area, journey, since, regularised, nonProcedural, mergedInto, plan, milestones, personal } = file
  const { DEPARTED, CONTRACT_SIGNED, CONTRACT_EXTENDED } = milestones
  const [departed, signed, extended] = [dayOf(DEPARTED), dayOf(CONTRACT_SIGNED), dayOf(CONTRACT_EXTENDED)]
  return {
    area,
    journey,
    since,
    ...(regularised === undefined ? {} : { regularised }),
    ...(nonProcedural === undefined ? {} : { nonProcedural }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
    plan: plan.destination === undefined ? {} : { destination: plan.destination },
    milestones: {
      ...(departed === undefined ? {} : { DEPARTED: departed }),
      ...(signed === undefined ? {} : { CONTRACT_SIGNED: signed }),
      ...(extended === undefined ? {} : { CONTRACT_EXTENDED: extended }),
    },
    personal: { name: personal.name, ...(personal.family === undefined ? {} : { family: childrenOf(personal.family) }) },
  }
}

export const watchedCopy: CopyPart<WatchedState> = copyPart<WorkerState, WatchedState>({
  type: 'watched',
  of: 'worker',
  lent: true,
  may: rolesOf.identity,
  take: watchedOf,
})
