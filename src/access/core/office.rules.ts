// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an office. Nobody opens one, or widens one, beyond the own authority.

import {
  headOn,
  type OfficeCommand,
  type OfficeEvent,
  type OfficeFacts,
  type OfficeHead,
  type OfficeName,
  type OfficeState,
  officeNameAt,
} from '#access/core/office.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { isInsideAny } from '#kernel/area.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'

/** Whether every place the office answers for lies within the actor's authority. */
export function mayStaff(prefixes: readonly string[], areas: readonly string[]): boolean {
  return areas.length > 0 && areas.every((area) => isInsideAny(area, prefixes))
}

/** The shortest prefixes that say the same, in order: what lies inside another one adds nothing. */
export function plainAreas(areas: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const area of [...new Set(areas)].sort()) if (!isInsideAny(area, kept)) kept.push(area)
  return kept
}

function decide(
  state: OfficeState | undefined,
  command: OfficeCommand,
  context: Context,
  { head, nth }: OfficeFacts,
): Decision<OfficeEvent> {
  const { prefixes } = context.actor
  if (command.type === 'OpenOffice') {
    if (state !== undefined) return refuse('office-exists')
    if (!mayStaff(prefixes, [command.area, ...command.areas])) return refuse('office-outside')
    const { kind, area, areas, names } = command
    return accept({ type: 'OfficeOpened', kind, area, areas: plainAreas(areas), names, ...(nth === undefined ? {} : { nth }) })
  }
  if (state === undefined) return refuse('office-unknown')
  if (!mayStaff(prefixes, state.areas)) return refuse('office-outside')
  switch (command.type) {
    case 'RenameOffice':
      return officeNameAt(state.names, command.name.validFrom) === command.name.name
        ? refuse('office-name-unchanged')
        : accept({ type: 'OfficeRenamed', name: command.name })
    case 'ChangeOfficeAreas': {
      const to = plainAreas(command.areas)
      if (!mayStaff(prefixes, to)) return refuse('office-outside')
      if (to.join() === plainAreas(state.areas).join()) return refuse('office-areas-unchanged')
      return accept({ type: 'OfficeAreasChanged', from: state.areas, to })
    }
    case 'NameHead': {
      // Only a village is held by one person whom the others stand under; elsewhere officers stand in for each other.
      if (state.kind !== 'VILLAGE') return refuse('head-not-here')
      // Somebody who has the acts: nobody gives what they have not.
      if (head?.role !== 'village-officer') return refuse('invalid-input', { fields: [{ field: 'login', code: 'head-unfit' }] })
      const { validFrom, caretaker } = command
      const before = headOn(state.heads ?? [], validFrom)
      // Whoever was put in the place of a head may become it, and is named once more.
      return before?.userId === head.userId && before.caretaker === caretaker
        ? refuse('head-unchanged')
        : accept({
            type: 'HeadNamed',
            head: { userId: head.userId, validFrom, ...(caretaker === undefined ? {} : { caretaker }) },
          })
    }
    default:
      return unreachable(command)
  }
}

/** A name of the same day takes the place of the one before. */
function named(names: readonly OfficeName[], name: OfficeName): readonly OfficeName[] {
  return [...names.filter((each) => each.validFrom !== name.validFrom), name]
}

/** One head from a day on; another one named for that same day takes the place of the one before. */
function headed(heads: readonly OfficeHead[], head: OfficeHead): readonly OfficeHead[] {
  return [...heads.filter((each) => each.validFrom !== head.validFrom), head]
}

function evolve(before: OfficeState | undefined, event: OfficeEvent): OfficeState {
  if (event.type === 'OfficeOpened') {
    const { type: _, ...opened } = event
    return opened
  }
  const state = must(before, 'an office')
  switch (event.type) {
    case 'OfficeRenamed':
      return { ...state, names: named(state.names, event.name) }
    case 'OfficeAreasChanged':
      return { ...state, areas: event.to }
    case 'HeadNamed':
      return { ...state, heads: headed(state.heads ?? [], event.head) }
    default:
      return unreachable(event)
  }
}

export const officeAggregate: Aggregate<OfficeState, OfficeCommand, OfficeEvent, OfficeFacts> = {
  type: 'office',
  decider: { decide, evolve },
  project: (after, { regency, uuid }) => [
    {
      table: 'office',
      values: { regency, id: formatId({ regency, uuid }), kind: after.kind, area: after.area, areas: after.areas, nth: after.nth ?? null },
    },
    ...after.names.map(({ name, validFrom }) => ({
      table: 'office_name',
      values: { regency, office_id: formatId({ regency, uuid }), valid_from: validFrom, name },
    })),
    ...(after.heads ?? []).map(({ userId, validFrom, caretaker }) => ({
      table: 'office_head',
      values: { regency, office_id: formatId({ regency, uuid }), valid_from: validFrom, user_id: userId, caretaker: caretaker ?? null },
    })),
  ],
  // An office is named by day: the last name it was given is the one people look for.
  describe: (state) => ({ label: officeNameAt(state.names, '9999-12-31'), stage: state.kind }),
  nextSteps: () => [],
}
