// SPDX-License-Identifier: AGPL-3.0-or-later
// A file as whoever only visits homes keeps it: who it is, why somebody goes there, and nothing by which the person is found or was prepared.

import { familyWith, type Relative } from '#journeys/core/family.ts'
import { ledOf } from '#journeys/core/worker.merge.ts'
import type { MergedFile, Milestone, Plan, WorkerState } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { type Copy, type CopyPart, copyPart, type Kept } from '#kernel/offline.ts'

type Day = Pick<Milestone, 'on' | 'validUntil'>

/** What the watch is reckoned from. */
export interface WatchedState extends Pick<WorkerState, 'area' | 'journey' | 'since' | 'regularised' | 'nonProcedural' | 'mergedInto'> {
  /** Files of the same person that this one leads. */
  readonly merged?: readonly Pick<MergedFile, 'file'>[]
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

/** A file that is led is nobody by itself: of it only the children are kept, for the one that leads. */
function ledBy({ area, journey, since, mergedInto, personal }: WorkerState): WatchedState {
  return {
    area,
    journey,
    since,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    plan: {},
    milestones: {},
    personal: { name: '', ...(personal.family === undefined ? {} : { family: childrenOf(personal.family) }) },
  }
}

export function watchedOf(file: WorkerState): WatchedState {
  if (file.mergedInto !== undefined) return ledBy(file)
  const { area, journey, since, regularised, nonProcedural, merged, plan, milestones, personal } = file
  const { DEPARTED, CONTRACT_SIGNED, CONTRACT_EXTENDED } = milestones
  const [departed, signed, extended] = [dayOf(DEPARTED), dayOf(CONTRACT_SIGNED), dayOf(CONTRACT_EXTENDED)]
  return {
    area,
    journey,
    since,
    ...(regularised === undefined ? {} : { regularised }),
    ...(nonProcedural === undefined ? {} : { nonProcedural }),
    ...(merged === undefined ? {} : { merged: merged.map((led) => ({ file: led.file })) }),
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

/** The same with the children whom files name that it leads. */
export function watchedWith(copy: Copy, kept: Kept<WatchedState>): Kept<WatchedState> {
  if (kept.state.merged === undefined) return kept
  const led = Object.values(ledOf(kept.state, (file) => copy.get(watchedCopy, file)?.state))
  const family = led.reduce((all, { personal }) => familyWith(all, personal.family ?? []), kept.state.personal.family ?? [])
  return { ...kept, state: { ...kept.state, personal: { ...kept.state.personal, family } } }
}
