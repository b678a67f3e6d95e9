// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a class; pure.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import type { LocalDate } from '#kernel/time.ts'
import { hoursOf, inOrder, isTaken, plannedHours, unitHoursOf } from '#training/core/class.hours.ts'
import { classSteps } from '#training/core/class.steps.ts'
import type { AttendanceMark, ClassState, Session, Trainee } from '#training/core/class.ts'
import { licensedOn } from '#training/core/provider.rules.ts'
import type { ProviderState } from '#training/core/provider.ts'

export type StepText = (code: string) => string

/** The answer of every command: no personal field. */
export function presentClassAnswer(id: string, version: number, state: ClassState, text: StepText): object {
  return { id, version, status: state.status, nextSteps: classSteps(state).map((step) => ({ ...step, text: text(step.code) })) }
}

function presentSession(state: ClassState, session: Session): object {
  const marks = Object.values(state.attendance[session.no] ?? {})
  return { ...session, taken: isTaken(state, session), present: marks.filter((mark) => mark === 'present').length }
}

function presentTrainee(state: ClassState, trainee: Trainee, { cards, papers }: Around): object {
  const { workerId, since, leftOn } = trainee
  const card = cards.get(workerId)
  const marks: Record<string, AttendanceMark> = {}
  for (const [session, all] of Object.entries(state.attendance)) {
    const mark = all[workerId]
    if (mark !== undefined) marks[session] = mark
  }
  return {
    workerId,
    name: card?.name ?? null,
    area: card?.area ?? null,
    preparing: card === undefined ? null : preparationStates.includes(card.state),
    since,
    left: leftOn !== undefined,
    hours: hoursOf(state, workerId),
    units: unitHoursOf(state, workerId),
    completedOn: state.completed[workerId],
    certificate: papers.get(workerId),
    marks,
  }
}

function byName(names: ReadonlyMap<string, WorkerCard>): (a: Trainee, b: Trainee) => number {
  return (a, b) => (names.get(a.workerId)?.name ?? '').localeCompare(names.get(b.workerId)?.name ?? '', 'id')
}

export interface Around {
  readonly cards: ReadonlyMap<string, WorkerCard>
  readonly provider: ProviderState | undefined
  /** Certificates, by the id of the trainee's file. */
  readonly papers: ReadonlyMap<string, object>
  readonly today: LocalDate
  readonly text: StepText
}

/** A class with its trainees in the order of their names, as a paper list has them. */
export function presentClass(id: string, version: number, state: ClassState, around: Around): object {
  const { cards, provider, today, text } = around
  return {
    ...presentClassAnswer(id, version, state, text),
    title: state.title,
    area: state.area,
    today,
    provider: { ...state.provider, licensed: provider !== undefined && licensedOn(provider, today) },
    programme: state.programme,
    capacity: state.capacity,
    plannedHours: plannedHours(state.sessions),
    sessions: inOrder(state.sessions).map((session) => presentSession(state, session)),
    trainees: [...state.trainees].sort(byName(cards)).map((trainee) => presentTrainee(state, trainee, around)),
  }
}
