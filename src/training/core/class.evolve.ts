// SPDX-License-Identifier: AGPL-3.0-or-later
// How each event changes the class.

import { must, unreachable } from '#kernel/decider.ts'
import type { ClassEvent, ClassState, Lay, Marks, Trainee } from '#training/core/class.ts'

function enrolled(state: ClassState, trainee: Trainee): ClassState {
  return { ...state, trainees: [...state.trainees.filter((each) => each.workerId !== trainee.workerId), trainee] }
}

function without<T>(all: Readonly<Record<string, T>>, key: number): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = all
  return rest
}

/** Marks that were given, in a session that is taken or not yet. */
function marked(state: ClassState, session: number, marks: Marks): Pick<ClassState, 'attendance' | 'marking'> {
  const { attendance, marking = {} } = state
  const taken = attendance[session]
  if (taken !== undefined)
    return { attendance: { ...attendance, [session]: { ...taken, ...marks } }, ...(state.marking ? { marking } : {}) }
  return { attendance, marking: { ...marking, [session]: { ...marking[session], ...marks } } }
}

function laid({ lays = {} }: ClassState, session: number, lay: Lay): Pick<ClassState, 'lays'> {
  return { lays: { ...lays, [session]: [...(lays[session] ?? []), lay] } }
}

function stillContested({ contested = [] }: ClassState, is: (each: (typeof contested)[number]) => boolean): Pick<ClassState, 'contested'> {
  return contested.length === 0 ? {} : { contested: contested.filter(is) }
}

/** Everybody is marked: what was marked before stays said by whom. */
function taken(state: ClassState, event: Extract<ClassEvent, { type: 'AttendanceTaken' }>): ClassState {
  const { session, marks, by, at } = event
  const before = state.marking?.[session]
  const of = before === undefined ? undefined : Object.keys(marks).filter((id) => before[id] === undefined)
  const says = by !== undefined && at !== undefined && (of === undefined || of.length > 0)
  return {
    ...state,
    ...(says ? laid(state, session, { by, at, ...(of === undefined ? {} : { of }) }) : {}),
    ...(state.marking === undefined ? {} : { marking: without(state.marking, session) }),
    attendance: { ...state.attendance, [session]: marks },
  }
}

export function evolve(before: ClassState | undefined, event: ClassEvent): ClassState {
  if (event.type === 'ClassPlanned') {
    const { type: _type, on, ...planned } = event
    return { ...planned, status: 'planned', plannedOn: on, trainees: [], attendance: {}, completed: {} }
  }
  const state = must(before, 'a planned class')
  switch (event.type) {
    case 'SessionsPlanned':
      return { ...state, sessions: event.sessions }
    case 'TraineeEnrolled':
      return enrolled(state, { workerId: event.workerId, area: event.area, since: event.on })
    case 'TraineeLeft':
      return {
        ...state,
        ...stillContested(state, ({ workerId }) => workerId !== event.workerId),
        trainees: state.trainees.map((trainee) => (trainee.workerId === event.workerId ? { ...trainee, leftOn: event.on } : trainee)),
      }
    case 'ClassStarted':
      return { ...state, status: 'running' }
    case 'AttendanceMarked': {
      const { session, marks, by, at } = event
      return { ...state, ...marked(state, session, marks), ...laid(state, session, { by, at, of: Object.keys(marks) }) }
    }
    case 'AttendanceTaken':
      return taken(state, event)
    case 'MarkContested': {
      const { type: _type, ...mark } = event
      const { session, workerId, by } = mark
      const others = (state.contested ?? []).filter((each) => each.session !== session || each.workerId !== workerId || each.by !== by)
      return { ...state, contested: [...others, mark] }
    }
    case 'AttendanceCorrected': {
      const { session, workerId, mark } = event
      return {
        ...state,
        ...marked(state, session, { [workerId]: mark }),
        ...stillContested(state, (each) => each.session !== session || each.workerId !== workerId),
      }
    }
    case 'TraineeCompleted':
      return { ...state, completed: { ...state.completed, [event.workerId]: event.on } }
    case 'CompletionWithdrawn': {
      const { [event.workerId]: _withdrawn, ...completed } = state.completed
      return { ...state, completed }
    }
    case 'ClassFinished':
      return { ...state, status: 'finished' }
    case 'ClassCancelled':
      return { ...state, status: 'cancelled' }
    default:
      return unreachable(event)
  }
}
