// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of doubles: when a pair is looked at, how it ends, and what brings it back.

import { doubleUndo } from '#journeys/core/double.law.ts'
import {
  DOUBLE_TYPE,
  type DoubleCommand,
  type DoubleEvent,
  type DoubleFacts,
  type DoubleState,
  type Pair,
  type PersonVersions,
} from '#journeys/core/double.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export const doubleStandings = ['open', 'later', 'same', 'different', 'gone'] as const
export type DoubleStanding = (typeof doubleStandings)[number]

/** Two ids always in the same order, so that whichever is found first, it is the same pair. */
export function orderedPair(one: string, other: string): Pair {
  return one < other ? [one, other] : [other, one]
}

export function standingOf({ end, gone, laterOn }: DoubleState): DoubleStanding {
  if (gone === true) return 'gone'
  if (end !== undefined) return end.outcome === 'SAME' ? 'same' : 'different'
  return laterOn === undefined ? 'open' : 'later'
}

/** The last day on which a decision can be taken back. */
export function undoUntil(on: LocalDate): LocalDate {
  return addDays(on, doubleUndo.days)
}

/** Whether the files say something else of the person than when the pair was decided. */
function moved(before: PersonVersions, now: PersonVersions): boolean {
  return before[0] !== now[0] || before[1] !== now[1]
}

type Of<T extends DoubleCommand['type']> = Extract<DoubleCommand, { type: T }>

function propose(state: DoubleState | undefined, command: Of<'ProposeDouble'>, context: Context, facts: DoubleFacts) {
  const { type: _type, ...proposed } = command
  const standing = state === undefined ? undefined : standingOf(state)
  switch (standing) {
    case undefined:
      return accept<DoubleEvent>({ type: 'DoubleProposed', ...proposed, on: context.today })
    case 'open':
    case 'later':
      return refuse('double-known', seeing(facts))
    case 'same':
      return refuse('double-merged', seeing(facts))
    case 'gone':
      return refuse('double-gone')
    case 'different':
      // What was told apart stays apart until one of the two says something else of the person.
      return moved(must(state?.end, 'a decision').seen, facts.seen)
        ? accept<DoubleEvent>({ type: 'DoubleProposed', ...proposed, on: context.today })
        : refuse('double-decided', seeing(facts))
    default:
      return unreachable(standing)
  }
}

function seeing({ id }: DoubleFacts): { readonly see: string } {
  return { see: `/doubles/${id}` }
}

function decided(state: DoubleState, { outcome, lead }: Of<'DecideDouble'>, { actor, today }: Context, { seen }: DoubleFacts) {
  const by = { on: today, userId: actor.userId, officeId: actor.officeId }
  switch (outcome) {
    case 'LATER':
      return accept<DoubleEvent>({ type: 'DoublePostponed', ...by })
    case 'DIFFERENT':
      return accept<DoubleEvent>({ type: 'DoubleDecided', outcome, seen, ...by })
    case 'SAME':
      if (lead === undefined || !state.files.some((file) => file === lead))
        return refuse('invalid-input', { fields: [{ field: 'lead', code: 'double-lead' }] })
      return accept<DoubleEvent>({ type: 'DoubleDecided', outcome, lead, seen, ...by })
    default:
      return unreachable(outcome)
  }
}

function decide(state: DoubleState | undefined, command: DoubleCommand, context: Context, facts: DoubleFacts): Decision<DoubleEvent> {
  if (command.type === 'ProposeDouble') return propose(state, command, context, facts)
  if (state === undefined) return refuse('double-unknown')
  const { userId, officeId } = context.actor
  switch (command.type) {
    case 'DecideDouble':
      if (state.gone === true) return refuse('double-gone')
      return state.end === undefined ? decided(state, command, context, facts) : refuse('double-decided', seeing(facts))
    case 'UndoDouble':
      if (state.gone === true) return refuse('double-gone')
      if (state.end === undefined) return refuse('double-open')
      if (context.today > undoUntil(state.end.on)) return refuse('double-undo-too-late')
      return accept({ type: 'DoubleReopened', on: context.today, userId, officeId })
    case 'EndDouble':
      return state.gone === true ? refuse('double-gone') : accept({ type: 'DoubleEnded', on: context.today })
    default:
      return unreachable(command)
  }
}

function evolve(before: DoubleState | undefined, event: DoubleEvent): DoubleState {
  if (event.type === 'DoubleProposed') {
    const { type: _type, on, ...proposed } = event
    return { ...proposed, foundOn: on }
  }
  const state = must(before, 'a pair of files')
  switch (event.type) {
    case 'DoublePostponed':
      return { ...state, laterOn: event.on }
    case 'DoubleDecided': {
      const { type: _type, ...end } = event
      return { ...state, end }
    }
    case 'DoubleReopened': {
      const { end: _end, laterOn: _later, ...open } = state
      return open
    }
    case 'DoubleEnded':
      return { ...state, gone: true }
    default:
      return unreachable(event)
  }
}

export const doubleAggregate: Aggregate<DoubleState, DoubleCommand, DoubleEvent, DoubleFacts> = {
  type: DOUBLE_TYPE,
  decider: { decide, evolve },
  project: (after, { regency, uuid }) => {
    const standing = standingOf(after)
    const [one, other] = after.files.map((file) => parseId(file).uuid)
    return [
      {
        table: 'double',
        values: {
          regency,
          stream_id: uuid,
          area: after.area,
          one,
          other,
          standing,
          score: after.score ?? null,
          source: after.source,
          found_on: after.foundOn,
          decided_on: after.end?.on ?? null,
        },
        ...(standing === 'gone' ? { gone: true } : {}),
      },
    ]
  },
  describe: (state) => ({ label: state.source, stage: standingOf(state) }),
  // Pairs are worked through at a desk of their own: as steps they would stand before those of people.
  nextSteps: () => [],
}
