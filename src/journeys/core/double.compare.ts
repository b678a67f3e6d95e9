// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files side by side: what differs, what only one of them says, what is the same; and which of them would lead. Pure.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import { type ComparedField, comparedFields } from '#journeys/core/double.ts'
import { stages, standpointOf } from '#journeys/core/worker.stage.ts'
import { closedStates, type WorkerState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface Comparison {
  readonly differs: readonly ComparedField[]
  readonly onlyOne: readonly ComparedField[]
  readonly agrees: readonly ComparedField[]
}

function said(state: WorkerState, field: ComparedField): string | undefined {
  const { personal, plan } = state
  switch (field) {
    // Letter by letter: another spelling is what the reader is to see.
    case 'name':
    case 'alias':
    case 'motherName':
      return personal[field]?.toLowerCase()
    case 'stated':
      return personal.stated === undefined ? undefined : JSON.stringify(Object.entries(personal.stated).toSorted())
    case 'birthDate':
    case 'nik':
    case 'sex':
    case 'phone':
    case 'passport':
      return personal[field]
    case 'area':
      return state.area
    case 'state':
      return state.journey
    case 'scheme':
      return plan.scheme
    case 'destination':
      return plan.destination
    case 'registeredOn':
      return state.registeredOn
    default:
      return field satisfies never
  }
}

export function compareFiles(one: WorkerState, other: WorkerState): Comparison {
  const differs: ComparedField[] = []
  const onlyOne: ComparedField[] = []
  const agrees: ComparedField[] = []
  for (const field of comparedFields) {
    const [a, b] = [said(one, field), said(other, field)]
    if (a === undefined && b === undefined) continue
    if (a === undefined || b === undefined) onlyOne.push(field)
    else if (a === b) agrees.push(field)
    else differs.push(field)
  }
  return { differs, onlyOne, agrees }
}

/** Under way is somebody who has left and is not yet home and closed: whoever looks for her looks in that file. */
function reach({ journey }: WorkerState): number {
  if (closedStates.some((state) => state === journey)) return 0
  return preparationStates.includes(journey) ? 1 : 2
}

/** A file in which less is under way cannot lead one in which more is: nobody would owe her the next step any more. */
export function isBehind(lead: WorkerState, other: WorkerState): boolean {
  return reach(lead) < reach(other)
}

/** Whether a file may lead another: it is not behind, and the other leads none itself, so that no chain begins. */
export function mayLead(lead: WorkerState, other: WorkerState): boolean {
  return !isBehind(lead, other) && other.merged === undefined
}

/** Which of two would lead: the one that is further on the way, then the older. */
export function furtherOf(one: WorkerState, other: WorkerState, today: LocalDate): 'one' | 'other' {
  const rank = (state: WorkerState): readonly number[] => [reach(state), stages.indexOf(standpointOf(state, today).stage)]
  const [a, b] = [rank(one), rank(other)]
  const at = a.findIndex((value, index) => value !== b[index])
  if (at !== -1) return (a[at] ?? 0) > (b[at] ?? 0) ? 'one' : 'other'
  return one.registeredOn <= other.registeredOn ? 'one' : 'other'
}
