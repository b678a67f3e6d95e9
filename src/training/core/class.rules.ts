// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a class. Completion is what the rules themselves cause: nobody records it.

import { accept, type Context, type Decider, type Decision, refuse, unreachable } from '#kernel/decider.ts'
import { evolve } from '#training/core/class.evolve.ts'
import { enrolmentGuards, licenceGuards, programmeGuards, strangeUnit } from '#training/core/class.guards.ts'
import { completedOn, giverOf, hoursOf, isTaken, standingMarks } from '#training/core/class.hours.ts'
import type {
  AttendanceMark,
  ClassCommand,
  ClassEvent,
  ClassFacts,
  ClassState,
  ClassStatus,
  Marks,
  Session,
  SessionPlan,
} from '#training/core/class.ts'

/** In which states each command is allowed. Attendance is corrected in a finished class too: the truth may come out late. */
export const allowedIn = {
  PlanSessions: ['planned', 'running'],
  Enrol: ['planned', 'running'],
  Unenrol: ['planned', 'running'],
  TakeAttendance: ['planned', 'running'],
  CorrectAttendance: ['running', 'finished'],
  FinishClass: ['running'],
  CancelClass: ['planned', 'running'],
} as const satisfies Record<Exclude<ClassCommand['type'], 'PlanClass'>, readonly ClassStatus[]>

type Of<T extends ClassCommand['type']> = Extract<ClassCommand, { type: T }>

/** Adds what follows from attendance: who has completed now, and whose completion no longer holds. */
function settle(before: ClassState, events: readonly ClassEvent[]): Decision<ClassEvent> {
  let state = before
  for (const event of events) state = evolve(state, event)
  const caused: ClassEvent[] = []
  for (const { workerId, leftOn } of state.trainees) {
    if (leftOn !== undefined) continue
    const [was, is] = [state.completed[workerId], completedOn(state, workerId)]
    if (is !== undefined && is !== was) caused.push({ type: 'TraineeCompleted', workerId, on: is, hours: hoursOf(state, workerId) })
    if (is === undefined && was !== undefined) caused.push({ type: 'CompletionWithdrawn', workerId, hours: hoursOf(state, workerId) })
  }
  return accept(...events, ...caused)
}

function numbered(sessions: readonly SessionPlan[], after: number): readonly Session[] {
  const byDay = [...sessions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return byDay.map((session, index) => ({ ...session, no: after + index + 1 }))
}

function plan(command: Of<'PlanClass'>, context: Context, facts: ClassFacts): Decision<ClassEvent> {
  const { provider, programme } = facts
  if (provider === undefined) return refuse('invalid-input', { fields: [{ field: 'providerId', code: 'provider-unknown' }] })
  if (programme === undefined) return refuse('invalid-input', { fields: [{ field: 'programmeId', code: 'programme-unknown' }] })
  const { name, hours, minHours, units } = programme
  const terms = { id: command.programmeId, name, hours, minHours, units }
  if (strangeUnit(terms, command.sessions) !== undefined)
    return refuse('invalid-input', { fields: [{ field: 'sessions', code: 'unit-unknown' }] })
  const days = command.sessions.map((session) => session.date)
  const guards = [...licenceGuards(facts, days.length === 0 ? [context.today] : days), ...programmeGuards(facts, context.today)]
  if (guards.length > 0) return refuse('class-not-possible', { guards })
  return accept({
    type: 'ClassPlanned',
    area: provider.area,
    title: command.title,
    on: context.today,
    provider: { id: command.providerId, name: provider.name },
    programme: terms,
    capacity: command.capacity,
    sessions: numbered(command.sessions, 0),
  })
}

function planSessions(state: ClassState, command: Of<'PlanSessions'>, facts: ClassFacts): Decision<ClassEvent> {
  if (strangeUnit(state.programme, command.sessions) !== undefined)
    return refuse('invalid-input', { fields: [{ field: 'sessions', code: 'unit-unknown' }] })
  const guards = licenceGuards(
    facts,
    command.sessions.map((session) => session.date),
  )
  if (guards.length > 0) return refuse('class-not-possible', { guards })
  // One of which somebody is marked stays too: its number says whose marks they are.
  const taken = state.sessions.filter((session) => isTaken(state, session) || state.marking?.[session.no] !== undefined)
  const last = Math.max(0, ...taken.map((session) => session.no))
  return settle(state, [{ type: 'SessionsPlanned', sessions: [...taken, ...numbered(command.sessions, last)] }])
}

function enrol(state: ClassState, command: Of<'Enrol'>, context: Context, facts: ClassFacts): Decision<ClassEvent> {
  const workers = [...new Set(command.workers)]
  if (workers.some((id) => facts.people?.get(id) === undefined))
    return refuse('invalid-input', { fields: [{ field: 'workers', code: 'not-within-reach' }] })
  const guards = [...licenceGuards(facts, [context.today]), ...enrolmentGuards(state, workers, facts, context.today)]
  if (guards.length > 0) return refuse('enrolment-not-possible', { guards })
  return settle(
    state,
    workers.map((workerId) => ({
      type: 'TraineeEnrolled',
      workerId,
      area: facts.people?.get(workerId)?.area ?? state.area,
      on: context.today,
    })),
  )
}

function activeIds(state: ClassState): readonly string[] {
  return state.trainees.filter((trainee) => trainee.leftOn === undefined).map((trainee) => trainee.workerId)
}

function unenrol(state: ClassState, command: Of<'Unenrol'>, context: Context): Decision<ClassEvent> {
  if (!activeIds(state).includes(command.workerId)) return refuse('not-a-trainee')
  // Attended hours stay attended; a wrong entry is corrected in the attendance first.
  if (state.completed[command.workerId] !== undefined) return refuse('trainee-completed')
  return accept({ type: 'TraineeLeft', workerId: command.workerId, on: context.today, reason: command.reason })
}

function marksOf(marks: Marks, is: (id: string, mark: AttendanceMark) => boolean): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([id, mark]) => is(id, mark)))
}

interface Marking extends Context, Pick<ClassFacts, 'markedElsewhere'> {}

/**
 * What two who mark the same session make of it: whom nobody marked yet is marked; whoever thinks again before it is taken replaces their own;
 * another mark than the one that somebody else gave stands beside it until somebody who knows decides. Once everybody is marked it is taken.
 */
function marking(state: ClassState, session: Session, given: Marks, { actor, now: at, markedElsewhere }: Marking): readonly ClassEvent[] {
  const { userId: by } = actor
  const { no } = session
  const taken = isTaken(state, session)
  const stands = standingMarks(state, no)
  const own = (id: string): boolean => !taken && markedElsewhere !== true && giverOf(state, no, id)?.by === by
  const fresh = marksOf(given, (id, mark) => stands[id] === undefined || (stands[id] !== mark && own(id)))
  const known = (id: string, mark: AttendanceMark): boolean =>
    state.contested?.some((each) => each.session === no && each.workerId === id && each.mark === mark && each.by === by) === true
  const other = marksOf(given, (id, mark) => stands[id] !== undefined && stands[id] !== mark && !own(id) && !known(id, mark))
  const all = { ...stands, ...fresh }
  const contested: readonly ClassEvent[] = Object.entries(other).map(([workerId, mark]) => ({
    type: 'MarkContested',
    session: no,
    workerId,
    mark,
    by,
    at,
  }))
  if (!taken && activeIds(state).every((id) => all[id] !== undefined))
    return [{ type: 'AttendanceTaken', session: no, marks: all, by, at }, ...contested]
  if (Object.keys(fresh).length === 0) return contested
  return [{ type: 'AttendanceMarked', session: no, marks: fresh, by, at }, ...contested]
}

function takeAttendance(state: ClassState, command: Of<'TakeAttendance'>, context: Context, facts: ClassFacts): Decision<ClassEvent> {
  const session = state.sessions.find((each) => each.no === command.session)
  if (session === undefined) return refuse('session-unknown')
  if (command.on !== undefined && command.on !== session.date) return refuse('session-moved')
  if (session.date > context.today) return refuse('session-not-yet')
  const ids = activeIds(state)
  if (ids.length === 0) return refuse('class-is-empty')
  if (Object.keys(command.marks).some((id) => !state.trainees.some(({ workerId }) => workerId === id)))
    return refuse('invalid-input', { fields: [{ field: 'marks', code: 'not-a-trainee' }] })
  // Whoever left meanwhile is marked no more.
  const given = marksOf(command.marks, (id) => ids.includes(id))
  if (Object.keys(given).length === 0) return refuse('invalid-input', { fields: [{ field: 'marks', code: 'attendance-incomplete' }] })
  const guards = licenceGuards(facts, [session.date])
  if (guards.length > 0) return refuse('class-not-possible', { guards })
  const started: readonly ClassEvent[] = state.status === 'planned' ? [{ type: 'ClassStarted', on: session.date }] : []
  return settle(state, [...started, ...marking(state, session, given, { ...context, markedElsewhere: facts.markedElsewhere })])
}

function correctAttendance(state: ClassState, command: Of<'CorrectAttendance'>): Decision<ClassEvent> {
  const { session, workerId, mark, reason } = command
  const contested = state.contested?.some((each) => each.session === session && each.workerId === workerId) === true
  if (state.attendance[session] === undefined && !contested) return refuse('attendance-not-taken')
  if (!activeIds(state).includes(workerId)) return refuse('not-a-trainee')
  // Of two marks the one that stands may be the right one.
  if (standingMarks(state, session)[workerId] === mark && !contested) return refuse('attendance-unchanged')
  return settle(state, [{ type: 'AttendanceCorrected', session, workerId, mark, reason }])
}

function decide(state: ClassState | undefined, command: ClassCommand, context: Context, facts: ClassFacts): Decision<ClassEvent> {
  if (command.type === 'PlanClass') return state === undefined ? plan(command, context, facts) : refuse('already-registered')
  if (state === undefined) return refuse('not-registered')
  const allowed: readonly ClassStatus[] = allowedIn[command.type]
  if (!allowed.includes(state.status)) return refuse(`class-${state.status}`)
  switch (command.type) {
    case 'PlanSessions':
      return planSessions(state, command, facts)
    case 'Enrol':
      return enrol(state, command, context, facts)
    case 'Unenrol':
      return unenrol(state, command, context)
    case 'TakeAttendance':
      return takeAttendance(state, command, context, facts)
    case 'CorrectAttendance':
      return correctAttendance(state, command)
    case 'FinishClass':
      if (state.sessions.some((session) => !isTaken(state, session))) return refuse('sessions-left')
      if ((state.contested ?? []).length > 0) return refuse('marks-contested')
      return accept({ type: 'ClassFinished', on: context.today })
    case 'CancelClass':
      if (Object.keys(state.completed).length > 0) return refuse('class-has-completions')
      return accept({ type: 'ClassCancelled', on: context.today, reason: command.reason })
    default:
      return unreachable(command)
  }
}

export const classDecider: Decider<ClassState, ClassCommand, ClassEvent, ClassFacts> = { decide, evolve }
