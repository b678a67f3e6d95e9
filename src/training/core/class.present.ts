// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a class; pure.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { giverOf, hoursOf, inOrder, isTaken, plannedHours, standingMarks, unitHoursOf } from '#training/core/class.hours.ts'
import { classSteps } from '#training/core/class.steps.ts'
import type { AttendanceMark, ClassState, ContestedMark, Session, Trainee } from '#training/core/class.ts'
import { classWords } from '#training/core/class.words.ts'
import { licensedOn } from '#training/core/provider.rules.ts'
import type { ProviderState } from '#training/core/provider.ts'

export type StepText = (code: string) => string

const stepTexts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  id: new Map(Object.entries(classWords.id)),
  en: new Map(Object.entries(classWords.en)),
}

export function classStepText(language: Language): StepText {
  return (code) => stepTexts[language].get(`step.${code}`) ?? code
}

/** What a class shows of a trainee's file. */
export type TraineeCard = Pick<WorkerCard, 'name' | 'area' | 'state'>

/** The answer of every command: no personal field. */
export function presentClassAnswer(id: string, version: number, state: ClassState, text: StepText): object {
  return { id, version, status: state.status, nextSteps: classSteps(state).map((step) => ({ ...step, text: text(step.code) })) }
}

function presentSession(state: ClassState, session: Session): object {
  const marks = Object.values(standingMarks(state, session.no))
  const present = marks.filter((mark) => mark === 'present').length
  return { ...session, taken: isTaken(state, session), present, marked: marks.length }
}

function presentContested(state: ClassState, { session, workerId, mark, by, at }: ContestedMark, { nameOf }: Around): object {
  const stands = giverOf(state, session, workerId)
  return {
    session,
    mark,
    by: nameOf(by),
    at,
    ...(stands === undefined ? {} : { standingBy: nameOf(stands.by), standingAt: stands.at }),
  }
}

function presentTrainee(state: ClassState, trainee: Trainee, around: Around): object {
  const { cards, papers } = around
  const { workerId, since, leftOn } = trainee
  const card = cards.get(workerId)
  const marks: Record<string, AttendanceMark> = {}
  for (const { no } of state.sessions) {
    const mark = standingMarks(state, no)[workerId]
    if (mark !== undefined) marks[no] = mark
  }
  const contested = (state.contested ?? []).filter((each) => each.workerId === workerId)
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
    ...(contested.length === 0 ? {} : { contested: contested.map((each) => presentContested(state, each, around)) }),
  }
}

function byName(names: ReadonlyMap<string, TraineeCard>): (a: Trainee, b: Trainee) => number {
  return (a, b) => (names.get(a.workerId)?.name ?? '').localeCompare(names.get(b.workerId)?.name ?? '', 'id')
}

export interface Around {
  readonly cards: ReadonlyMap<string, TraineeCard>
  readonly provider: ProviderState | undefined
  /** Certificates, by the id of the trainee's file. */
  readonly papers: ReadonlyMap<string, object>
  readonly today: LocalDate
  readonly text: StepText
  /** How an officer is called, where that is known. */
  readonly nameOf: (userId: string) => string | undefined
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
