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

type Gone = Pick<WatchedState, 'journey' | 'regularised' | 'milestones' | 'nonProcedural'>

/**
 * How somebody who is away went; undefined of whoever is not. Papers that were put right abroad count as the procedure. Who left outside it
 * gets from there nowhere but to a stay without papers, and stays recorded so when out of reach or on the way home.
 */
export function procedureOf({ journey, regularised, milestones, nonProcedural }: Gone): Procedure | undefined {
  if (!abroadStates.includes(journey)) return undefined
  if (journey === 'LEFT_NON_PROCEDURALLY') return 'NON_PROCEDURAL'
  if (journey === 'ABROAD_UNDOCUMENTED') return 'UNDOCUMENTED'
  if (milestones.DEPARTED !== undefined || regularised === true) return 'PROCEDURAL'
  return nonProcedural === undefined ? 'UNKNOWN' : 'UNDOCUMENTED'
}

/** The day on which somebody who is away left, where it was recorded. */
export function leftOn(file: Gone): LocalDate | undefined {
  const { milestones, nonProcedural } = file
  const departed = procedureOf(file) === 'PROCEDURAL' ? milestones.DEPARTED?.on : undefined
  return departed ?? nonProcedural?.left
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
  /** Where it was recorded. */
  readonly leftOn?: LocalDate
  readonly procedure: Procedure
  readonly destination?: string
  readonly left: readonly LeftBehind[]
}

/** What the register says of somebody who is away; undefined of whoever is not. */
export function awayFacts(file: WorkerState, today: LocalDate): AwayFacts | undefined {
  const procedure = procedureOf(file)
  if (procedure === undefined) return undefined
  const { personal, journey: state, plan, area, since } = file
  const { name, family = [] } = personal
  const uncared = childrenUncared(family, state, today).map(({ key }) => key)
  const left = leftOn(file)
  return {
    name,
    area,
    state,
    since,
    ...(left === undefined ? {} : { leftOn: left }),
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
