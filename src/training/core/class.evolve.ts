// SPDX-License-Identifier: AGPL-3.0-or-later
// How each event changes the class.

import { must, unreachable } from '#kernel/decider.ts'
import type { ClassEvent, ClassState, Trainee } from '#training/core/class.ts'

function enrolled(state: ClassState, trainee: Trainee): ClassState {
  return { ...state, trainees: [...state.trainees.filter((each) => each.workerId !== trainee.workerId), trainee] }
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
        trainees: state.trainees.map((trainee) => (trainee.workerId === event.workerId ? { ...trainee, leftOn: event.on } : trainee)),
      }
    case 'ClassStarted':
      return { ...state, status: 'running' }
    case 'AttendanceTaken':
      return { ...state, attendance: { ...state.attendance, [event.session]: event.marks } }
    case 'AttendanceCorrected': {
      const marks = { ...state.attendance[event.session], [event.workerId]: event.mark }
      return { ...state, attendance: { ...state.attendance, [event.session]: marks } }
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
