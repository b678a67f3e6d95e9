// SPDX-License-Identifier: AGPL-3.0-or-later
// How a class is kept: its rules, the rows that lists and the trainees' own files read, its place in the work list.

import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { unreachable } from '#kernel/decider.ts'
import { searchKey } from '#people/core/name.ts'
import { hoursOf, inOrder, isTaken } from '#training/core/class.hours.ts'
import { classDecider } from '#training/core/class.rules.ts'
import { classSteps } from '#training/core/class.steps.ts'
import type { ClassCommand, ClassEvent, ClassFacts, ClassState, Trainee } from '#training/core/class.ts'

function classRow(after: ClassState, meta: RecordMeta): Row {
  const sessions = inOrder(after.sessions)
  const next = sessions.find((session) => !isTaken(after, session))
  return {
    table: 'class',
    values: {
      regency: meta.regency,
      stream_id: meta.uuid,
      version: meta.version,
      area: after.area,
      let_in: [],
      title: after.title,
      title_key: searchKey(after.title),
      status: after.status,
      programme: after.programme.name,
      provider: after.provider.name,
      sort_day: sessions[0]?.date ?? after.plannedOn,
      first_day: sessions[0]?.date ?? null,
      last_day: sessions.at(-1)?.date ?? null,
      next_session: next?.date ?? null,
      capacity: after.capacity,
      enrolled: after.trainees.filter((trainee) => trainee.leftOn === undefined).length,
      completed: Object.keys(after.completed).length,
    },
  }
}

function traineeRow(after: ClassState, meta: RecordMeta, { workerId, area, leftOn }: Trainee): Row {
  const sessions = inOrder(after.sessions)
  return {
    table: 'trainee',
    values: {
      regency: meta.regency,
      stream_id: meta.uuid,
      worker_id: workerId,
      area,
      let_in: [],
      title: after.title,
      programme: after.programme.name,
      provider: after.provider.name,
      status: after.status,
      first_day: sessions[0]?.date ?? null,
      last_day: sessions.at(-1)?.date ?? null,
      hours: hoursOf(after, workerId),
      min_hours: after.programme.minHours,
      has_left: leftOn !== undefined,
      completed_on: after.completed[workerId] ?? null,
    },
  }
}

/** Seats taken and given up. One is given up only by the class that holds it, since its key does not name the class. */
function seatRows(after: ClassState, meta: RecordMeta, event: ClassEvent): readonly Row[] {
  const seat = (workerId: string): Row => ({
    table: 'seat',
    values: { regency: meta.regency, programme_id: after.programme.id, worker_id: workerId, stream_id: meta.uuid },
  })
  switch (event.type) {
    case 'TraineeEnrolled':
      return [seat(event.workerId)]
    case 'TraineeLeft':
      return [{ ...seat(event.workerId), gone: true }]
    case 'ClassFinished':
    case 'ClassCancelled':
      return after.trainees
        .filter((trainee) => trainee.leftOn === undefined)
        .map((trainee) => ({ ...seat(trainee.workerId), gone: true as const }))
    case 'ClassPlanned':
    case 'SessionsPlanned':
    case 'ClassStarted':
    case 'AttendanceMarked':
    case 'MarkContested':
    case 'AttendanceTaken':
    case 'AttendanceCorrected':
    case 'TraineeCompleted':
    case 'CompletionWithdrawn':
      return []
    default:
      return unreachable(event)
  }
}

/** Whose rows an event touches: one person's, or everybody's. */
function touched(event: ClassEvent): string | 'all' {
  return 'workerId' in event ? event.workerId : 'all'
}

export const classAggregate: Aggregate<ClassState, ClassCommand, ClassEvent, ClassFacts> = {
  type: 'class',
  decider: classDecider,
  nextSteps: (state) => classSteps(state),
  describe: (state) => ({ label: state.title, stage: state.status }),
  project: (after, meta, events) => {
    const whose = new Set(events.map(touched))
    const rows = after.trainees
      .filter((trainee) => whose.has('all') || whose.has(trainee.workerId))
      .map((trainee) => traineeRow(after, meta, trainee))
    return [classRow(after, meta), ...rows, ...events.flatMap((event) => seatRows(after, meta, event))]
  },
}
