// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of twin files: which office looks at them, and how it ends.

import { twinRule } from '#journeys/core/twin.law.ts'
import {
  TWIN_TYPE,
  type TwinCommand,
  type TwinDesk,
  type TwinEvent,
  type TwinKind,
  type TwinOutcome,
  type TwinState,
  twinKinds,
} from '#journeys/core/twin.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { commonArea, isInsideAny } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { addDays } from '#kernel/time.ts'

/** An office that may look at twin files, and the places it answers for. */
export interface TwinOffice {
  readonly id: string
  readonly kind: TwinKind
  readonly areas: readonly string[]
}

type Files = TwinState['files']

function regenciesOf(files: Files): readonly [string, string] {
  return [parseId(files[0]).regency, parseId(files[1]).regency]
}

function covers(areas: readonly string[], files: Files): boolean {
  return regenciesOf(files).every((regency) => isInsideAny(regency, areas))
}

/** Two ids always in the same order, so that whichever is found first, it is the same pair. */
export function pairOf(one: string, other: string): Files {
  return one < other ? [one, other] : [other, one]
}

/** How wide an office is, narrowest first: the length of the prefix under which it reaches them, then for how many places it answers. */
function width({ areas, kind, id }: TwinOffice, files: Files): readonly (number | string)[] {
  const reached = regenciesOf(files).map((regency) =>
    Math.max(...areas.filter((area) => isInsideAny(regency, [area])).map((a) => a.length)),
  )
  return [-Math.min(...reached), areas.length, twinKinds.indexOf(kind), id]
}

function narrower(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, place) => value !== other[place])
  const [a = 0, b = 0] = [one[at], other[at]]
  return at === -1 ? 0 : a < b ? -1 : 1
}

/** The lowest office that answers for both regencies. Where there is none, agency offices that reach the place have it in their work. */
export function deskFor(offices: readonly TwinOffice[], files: Files): TwinDesk {
  const lowest = offices
    .filter((office) => covers(office.areas, files))
    .toSorted((a, b) => narrower(width(a, files), width(b, files)))
    .at(0)
  return lowest === undefined ? { owner: 'AGENCY', letIn: [] } : { owner: lowest.kind, letIn: [lowest.id] }
}

/** Whether somebody may see both files at once: by the kind of office, and by what it answers for today. */
export function mayCompare({ officeKind, prefixes }: Actor, files: Files): boolean {
  return twinKinds.some((kind) => kind === officeKind) && covers(prefixes, files)
}

function decided(state: TwinState, outcome: TwinOutcome, wrong: string | undefined, { actor, today }: Context): Decision<TwinEvent> {
  if (!mayCompare(actor, state.files)) return refuse('twins-not-yours')
  const wants = outcome === 'NIK_WRONG'
  if (wants && !state.files.some((file) => file === wrong))
    return refuse('invalid-input', { fields: [{ field: 'wrong', code: 'twins-which' }] })
  const more = wants && wrong !== undefined ? { wrong } : {}
  return accept({ type: 'TwinsEnded', on: today, outcome, ...more, userId: actor.userId, officeId: actor.officeId })
}

function decide(state: TwinState | undefined, command: TwinCommand, context: Context): Decision<TwinEvent> {
  if (command.type === 'FindTwins') {
    // What was decided of a pair stays decided; one that came apart and shares a number again is looked at anew.
    if (state !== undefined && state.end?.outcome !== 'DISSOLVED') return refuse('twins-known')
    const { files, owner, letIn } = command
    return accept({ type: 'TwinsFound', files, area: commonArea(...regenciesOf(files)), owner, letIn, on: context.today })
  }
  if (state === undefined) return refuse('twins-unknown')
  if (state.end !== undefined) return refuse('twins-decided')
  switch (command.type) {
    case 'DecideTwins':
      return decided(state, command.outcome, command.wrong, context)
    case 'AssignTwins': {
      const { owner, letIn } = command
      return owner === state.owner && letIn.join() === state.letIn.join()
        ? refuse('twins-unchanged')
        : accept({ type: 'TwinsAssigned', owner, letIn })
    }
    case 'EndTwins': {
      const { userId, officeId } = context.actor
      return accept({ type: 'TwinsEnded', on: context.today, outcome: command.ending, userId, officeId })
    }
    default:
      return unreachable(command)
  }
}

function evolve(before: TwinState | undefined, event: TwinEvent): TwinState {
  if (event.type === 'TwinsFound') {
    const { files, area, owner, letIn, on } = event
    return { files, area, owner, letIn, foundOn: on }
  }
  const state = must(before, 'twin files')
  switch (event.type) {
    case 'TwinsAssigned':
      return { ...state, owner: event.owner, letIn: event.letIn }
    case 'TwinsEnded': {
      const { type: _type, ...end } = event
      return { ...state, end }
    }
    default:
      return unreachable(event)
  }
}

type TwinAggregate = Aggregate<TwinState, TwinCommand, TwinEvent>

/** @param named how a regency is called, for the work list: no name of a person leaves its file */
export function twinAggregate(named: (regency: string) => string): TwinAggregate {
  return {
    type: TWIN_TYPE,
    decider: { decide, evolve },
    project: (after, { regency, uuid }) => [
      {
        table: 'twin',
        values: {
          regency,
          stream_id: uuid,
          area: after.area,
          let_in: after.letIn,
          one: after.files[0],
          other: after.files[1],
          open: after.end === undefined,
        },
      },
    ],
    describe: (state) => ({ label: regenciesOf(state.files).map(named).join(' · '), stage: state.end?.outcome ?? 'OPEN' }),
    nextSteps: (state) => {
      const { code, days, legalBasis, standing } = twinRule
      return state.end === undefined ? [{ code, owner: state.owner, due: addDays(state.foundOn, days), legalBasis, standing }] : []
    },
  }
}
