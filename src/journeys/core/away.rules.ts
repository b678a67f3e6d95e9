// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is away, and how they went: which way somebody left changes nothing of what they are owed.

import { childrenUncared } from '#journeys/core/family.rules.ts'
import type { Relation } from '#journeys/core/family.ts'
import type { WatchedState } from '#journeys/core/watched.copy.ts'
import type { JourneyState, WorkerState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

export const procedures = ['PROCEDURAL', 'NON_PROCEDURAL', 'UNDOCUMENTED', 'UNKNOWN'] as const
export type Procedure = (typeof procedures)[number]

/** Alive, and on the way out, abroad, or on the way home. */
const abroadStates: readonly JourneyState[] = [
  'DEPARTED',
  'ABROAD',
  'RETURNING',
  'LEFT_NON_PROCEDURALLY',
  'ABROAD_UNDOCUMENTED',
  'LOST_CONTACT',
]

/** How somebody who is away went; undefined of whoever is not. Papers that were put right abroad count as the procedure. */
export function procedureOf({
  journey,
  regularised,
  milestones,
}: Pick<WatchedState, 'journey' | 'regularised' | 'milestones'>): Procedure | undefined {
  if (!abroadStates.includes(journey)) return undefined
  if (journey === 'LEFT_NON_PROCEDURALLY') return 'NON_PROCEDURAL'
  if (journey === 'ABROAD_UNDOCUMENTED') return 'UNDOCUMENTED'
  return milestones.DEPARTED !== undefined || regularised === true ? 'PROCEDURAL' : 'UNKNOWN'
}

interface LeftBehind {
  readonly key: string
  readonly relation: Relation
  readonly name: string
  /** Of a child: who cares for them. */
  readonly carer?: string
  /** Of a child below 18: nobody is known to care for them. */
  readonly uncared: boolean
}

export interface AwayFacts {
  readonly name: string
  readonly area: string
  readonly state: JourneyState
  readonly since: LocalDate
  /** The day of departure, where one was recorded. */
  readonly leftOn?: LocalDate
  readonly procedure: Procedure
  readonly destination?: string
  readonly left: readonly LeftBehind[]
}

/** What the register says of somebody who is away; undefined of whoever is not. */
export function awayFacts(file: WorkerState, today: LocalDate): AwayFacts | undefined {
  const procedure = procedureOf(file)
  if (procedure === undefined) return undefined
  const { personal, journey: state, plan, area, since, milestones } = file
  const { name, family = [] } = personal
  const uncared = childrenUncared(family, state, today).map(({ key }) => key)
  const leftOn = state === 'LEFT_NON_PROCEDURALLY' ? since : milestones.DEPARTED?.on
  return {
    name,
    area,
    state,
    since,
    ...(leftOn === undefined ? {} : { leftOn }),
    procedure,
    ...(plan.destination === undefined ? {} : { destination: plan.destination }),
    left: family.map(({ key, relation, name: called, carer }) => ({
      key,
      relation,
      name: called,
      ...(carer === undefined ? {} : { carer }),
      uncared: uncared.includes(key),
    })),
  }
}
