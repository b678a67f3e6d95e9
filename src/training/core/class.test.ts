// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import { type JourneyState, journeyStates } from '#journeys/core/worker.ts'
import type { Actor } from '#kernel/authority.ts'
import type { Context } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'
import { hoursOf, isTaken, standingMarks, unitHoursOf } from '#training/core/class.hours.ts'
import { classDecider } from '#training/core/class.rules.ts'
import { classSteps } from '#training/core/class.steps.ts'
import {
  type AttendanceMark,
  attendanceMarks,
  type ClassCommand,
  type ClassFacts,
  type ClassState,
  correctionReasons,
  leaveReasons,
} from '#training/core/class.ts'
import type { ProgrammeState } from '#training/core/programme.ts'
import type { ProviderState } from '#training/core/provider.ts'

const trainer: Actor = { userId: 'blk', name: 'Pak Hadi', role: 'trainer', officeId: 'blk', officeKind: 'TRAINING', prefixes: ['35.10'] }
const today = '2026-05-03'
const context: Context = { actor: trainer, now: `${today}T02:00:00.000Z`, today }
const provider: ProviderState = {
  area: '35.10',
  kind: 'LPK',
  name: 'LPK Melati',
  licences: [{ number: '1', issuer: 'Disnaker', from: '2024-01-01', to: '2027-12-31' }],
}
const programme: ProgrammeState = {
  area: '35.10',
  name: 'Pengasuh lansia',
  hours: 100,
  minHours: 40,
  units: [],
  legalBasis: 'UU 18/2017 art 5b',
  standing: 'assumed',
  validFrom: '2020-01-01',
}
const workers = ['siti', 'sri', 'rini', 'wati', 'yuli']

function card(id: string, state: JourneyState = 'PREPARING'): WorkerCard {
  return { id, name: id, sex: 'F', area: '35.10.04.2006', state, scheme: 'P_TO_P' }
}
const people = new Map(workers.map((id) => [id, card(id)]))
const facts: ClassFacts = { provider, programme, people }

function apply(state: ClassState | undefined, command: ClassCommand, known: ClassFacts = facts, at: Context = context) {
  const decision = classDecider.decide(state, command, at, known)
  let after = state
  if (decision.ok) for (const event of decision.events) after = classDecider.evolve(after, event)
  return { decision, after }
}

function code(state: ClassState | undefined, command: ClassCommand, known: ClassFacts = facts, at: Context = context): string {
  const { decision } = apply(state, command, known, at)
  if (decision.ok) return decision.events.map((event) => event.type).join(' ')
  const { guards, fields } = decision.refusal
  return [decision.refusal.code, ...(guards ?? []).map((g) => g.guard), ...(fields ?? []).map((f) => f.code)].join(' ')
}

function play(state: ClassState | undefined, ...commands: readonly ClassCommand[]): ClassState {
  let now = state
  for (const command of commands) {
    const { decision, after: next } = apply(now, command)
    if (!decision.ok) throw new Error(decision.refusal.code)
    now = next
  }
  if (now === undefined) throw new Error('no class')
  return now
}

const sessions = [
  { date: '2026-05-01', hours: 8 },
  { date: '2026-05-02', hours: 8 },
  { date: '2026-05-04', hours: 8 },
]
const planned = { type: 'PlanClass', title: 'Angkatan 1', providerId: 'p', programmeId: 'q', capacity: 3, sessions } as const
const everyonePresent = Object.fromEntries(['siti', 'sri'].map((id) => [id, 'present' as const]))

describe('a class', () => {
  it('is planned with a provider that is licensed on each of its days, and a programme in force', () => {
    expect(code(undefined, planned)).toBe('ClassPlanned')
    const late = { ...planned, sessions: [...sessions, { date: '2028-01-01', hours: 8 }] }
    expect(code(undefined, late)).toBe('class-not-possible PROVIDER_LICENSED')
    const revoked = { ...provider, licences: provider.licences.map((licence) => ({ ...licence, revokedOn: '2026-05-02' })) }
    expect(code(undefined, planned, { ...facts, provider: revoked })).toBe('class-not-possible PROVIDER_LICENSED')
    const ended = { ...programme, validTo: '2026-05-02' }
    expect(code(undefined, planned, { ...facts, programme: ended })).toBe('class-not-possible PROGRAMME_IN_FORCE')
    expect(code(undefined, planned, { programme })).toBe('invalid-input provider-unknown')
    expect(code(undefined, { ...planned, sessions: [{ date: today, hours: 8, unit: 'X' }] })).toBe('invalid-input unit-unknown')
  })

  it('takes people whose file is open and preparing, once, as long as there is room', () => {
    const open = play(undefined, planned)
    expect(code(open, { type: 'Enrol', workers: ['siti', 'sri'] })).toBe('TraineeEnrolled TraineeEnrolled')
    expect(code(open, { type: 'Enrol', workers: ['nobody'] })).toBe('invalid-input not-within-reach')
    expect(code(open, { type: 'Enrol', workers: ['siti', 'sri', 'rini', 'wati'] })).toBe('enrolment-not-possible ROOM_IN_CLASS')
    const two = play(open, { type: 'Enrol', workers: ['siti', 'sri'] })
    expect(code(two, { type: 'Enrol', workers: ['siti'] })).toBe('enrolment-not-possible NOT_YET_ENROLLED')
    expect(code(two, { type: 'Enrol', workers: ['rini'] }, { ...facts, elsewhere: new Set(['rini']) })).toBe(
      'enrolment-not-possible IN_ONE_CLASS',
    )
    expect(code(two, { type: 'Enrol', workers: ['rini'] }, { ...facts, provider: { ...provider, licences: [] } })).toBe(
      'enrolment-not-possible PROVIDER_LICENSED',
    )
    for (const state of journeyStates) {
      const preparing = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY'].includes(state)
      const answer = code(two, { type: 'Enrol', workers: ['rini'] }, { ...facts, people: new Map([['rini', card('rini', state)]]) })
      expect(answer, state).toBe(preparing ? 'TraineeEnrolled' : 'enrolment-not-possible FILE_PREPARING')
    }
    const gone = play(two, { type: 'Unenrol', workerId: 'siti', reason: 'moved-away' })
    expect(code(gone, { type: 'Enrol', workers: ['siti'] })).toBe('TraineeEnrolled')
  })

  it('takes the attendance of a session that was held, for everybody in it, once', () => {
    const two = play(undefined, planned, { type: 'Enrol', workers: ['siti', 'sri'] })
    const take = (session: number, marks: Record<string, AttendanceMark>) => code(two, { type: 'TakeAttendance', session, marks })
    expect(take(1, everyonePresent)).toBe('ClassStarted AttendanceTaken')
    expect(take(1, { siti: 'present' })).toBe('ClassStarted AttendanceMarked')
    expect(take(1, {})).toBe('invalid-input attendance-incomplete')
    expect(code(two, { type: 'TakeAttendance', session: 1, marks: everyonePresent, on: '2026-05-02' })).toBe('session-moved')
    expect(take(1, { ...everyonePresent, rini: 'present' })).toBe('invalid-input not-a-trainee')
    expect(take(3, everyonePresent)).toBe('session-not-yet')
    expect(take(9, everyonePresent)).toBe('session-unknown')
    const taken = play(two, { type: 'TakeAttendance', session: 1, marks: everyonePresent })
    expect(code(taken, { type: 'TakeAttendance', session: 1, marks: everyonePresent })).toBe('')
    expect(code(taken, { type: 'PlanSessions', sessions: [] })).toBe('SessionsPlanned')
    expect(play(taken, { type: 'PlanSessions', sessions: [{ date: '2026-04-01', hours: 2 }] }).sessions.map((s) => s.no)).toEqual([1, 2])
    expect(code(taken, { type: 'FinishClass' })).toBe('sessions-left')
    expect(code(play(taken, { type: 'CancelClass', reason: 'banjir' }), { type: 'Enrol', workers: ['rini'] })).toBe('class-cancelled')
  })
})

describe('completion', () => {
  const short = { ...facts, programme: { ...programme, minHours: 16 } }
  const running = (): ClassState => {
    const { after: open } = apply(undefined, planned, short)
    return play(
      open,
      { type: 'Enrol', workers: ['siti', 'sri'] },
      { type: 'TakeAttendance', session: 1, marks: everyonePresent },
      { type: 'TakeAttendance', session: 2, marks: { siti: 'present', sri: 'excused' } },
    )
  }

  it('comes from attended hours, goes when attendance is corrected, and comes back', () => {
    const now = running()
    expect(now.completed).toEqual({ siti: '2026-05-02' })
    const correct = { type: 'CorrectAttendance', session: 1, workerId: 'siti', reason: 'mixed-up' } as const
    expect(code(now, { ...correct, mark: 'absent' })).toBe('AttendanceCorrected CompletionWithdrawn')
    const less = play(now, { ...correct, mark: 'absent' })
    expect(less.completed).toEqual({})
    expect(code(less, { ...correct, mark: 'present' })).toBe('AttendanceCorrected TraineeCompleted')
    expect(code(now, { ...correct, mark: 'present' })).toBe('attendance-unchanged')
  })

  it('keeps a trainee in and a class from being cancelled', () => {
    const now = running()
    expect(code(now, { type: 'Unenrol', workerId: 'siti', reason: 'own-reasons' })).toBe('trainee-completed')
    expect(code(now, { type: 'CancelClass', reason: 'x' })).toBe('class-has-completions')
  })

  it('is computed again in a class that is closed', () => {
    const closed = play(running(), { type: 'PlanSessions', sessions: [] }, { type: 'FinishClass' })
    const correct = { type: 'CorrectAttendance', session: 2, workerId: 'sri', mark: 'present', reason: 'forgotten' } as const
    expect(code(closed, correct)).toBe('AttendanceCorrected TraineeCompleted')
    expect(code(closed, { type: 'Enrol', workers: ['rini'] })).toBe('class-finished')
  })

  it('needs the hours of each unit that has a minimum, besides the total', () => {
    const units = [
      { code: 'A', title: 'A', minHours: 8 },
      { code: 'B', title: 'B', minHours: 0 },
    ]
    const known = { ...facts, programme: { ...programme, minHours: 16, units } }
    const plan = { ...planned, sessions: [1, 2, 3].map((day) => ({ date: `2026-05-0${day}`, hours: 8, unit: day === 3 ? 'A' : 'B' })) }
    const { after: open } = apply(undefined, plan, known)
    const take = (session: number): ClassCommand => ({ type: 'TakeAttendance', session, marks: { siti: 'present' } })
    const two = play(open, { type: 'Enrol', workers: ['siti'] }, take(1), take(2))
    expect(two.completed).toEqual({})
    expect(play(two, take(3)).completed).toEqual({ siti: '2026-05-03' })
  })
})

interface Scenario {
  readonly minHours: number
  readonly sessions: readonly { readonly date: string; readonly hours: number; readonly unit?: string }[]
  readonly unitMinimum: number
  readonly final: readonly (readonly AttendanceMark[])[]
}

const mark = fc.constantFrom(...attendanceMarks)
const scenario: fc.Arbitrary<Scenario> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    minHours: fc.integer({ min: 1, max: 40 }),
    unitMinimum: fc.constantFrom(0, 0, 6, 12),
    sessions: fc.array(
      fc.record({
        date: fc.integer({ min: 0, max: 20 }).map((days) => addDays(today, -days)),
        hours: fc.integer({ min: 1, max: 24 }).map((half) => half / 2),
        unit: fc.constantFrom('A', 'B'),
      }),
      { minLength: count, maxLength: count },
    ),
    final: fc.array(fc.array(mark, { minLength: workers.length, maxLength: workers.length }), { minLength: count, maxLength: count }),
  }),
)

function open(given: Scenario): ClassState {
  const units = [
    { code: 'A', title: 'A', minHours: given.unitMinimum },
    { code: 'B', title: 'B', minHours: 0 },
  ]
  const known = { ...facts, programme: { ...programme, hours: 1000, minHours: given.minHours, units } }
  const { after: now } = apply(undefined, { ...planned, capacity: 30, sessions: given.sessions }, known)
  return play(now, { type: 'Enrol', workers })
}

describe('by property', () => {
  it('somebody has completed exactly when attended hours reach the minimum, in whatever order attendance was taken and corrected', () => {
    void fc.assert(
      fc.property(scenario, fc.infiniteStream(mark), fc.infiniteStream(fc.nat()), (given, noise, chance) => {
        const pick = () => chance.next().value ?? 0
        let state = open(given)
        const order = [...state.sessions].sort(() => (pick() % 2 === 0 ? 1 : -1))
        for (const { no } of order) {
          const marks = Object.fromEntries(workers.map((id) => [id, noise.next().value ?? 'absent']))
          state = play(state, { type: 'TakeAttendance', session: no, marks })
        }
        const wanted = order.flatMap(({ no }) => workers.map((id, column) => ({ no, id, mark: given.final[no - 1]?.[column] ?? 'absent' })))
        for (const { no, id, mark: to } of wanted.sort(() => (pick() % 2 === 0 ? 1 : -1))) {
          const { after: next } = apply(state, { type: 'CorrectAttendance', session: no, workerId: id, mark: to, reason: 'mixed-up' })
          state = next ?? state
        }
        const straight = order.reduce((so, { no }) => {
          const marks = Object.fromEntries(workers.map((id, column) => [id, given.final[no - 1]?.[column] ?? 'absent']))
          return play(so, { type: 'TakeAttendance', session: no, marks })
        }, open(given))
        expect(state.completed).toEqual(straight.completed)
        for (const id of workers) {
          const enough = hoursOf(state, id) >= given.minHours && unitHoursOf(state, id).every((unit) => unit.hours >= unit.minHours)
          expect(state.completed[id] !== undefined).toBe(enough)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('two who mark one session overwrite nobody: what each said first of somebody stands, or beside what stands', () => {
    const act = fc.record({
      by: fc.constantFrom('joko', 'rini'),
      marks: fc.dictionary(fc.constantFrom('siti', 'sri', 'wati'), mark, { minKeys: 1 }),
    })
    void fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 8 }), (acts) => {
        let state = play(undefined, planned, { type: 'Enrol', workers: ['siti', 'sri', 'wati'] })
        const first = new Map<string, { readonly by: string; readonly mark: AttendanceMark }>()
        for (const { by, marks } of acts) {
          const taken = state.attendance[1] !== undefined
          const { after: next } = apply(state, { type: 'TakeAttendance', session: 1, marks }, facts, {
            ...context,
            actor: { ...trainer, userId: by },
          })
          state = next ?? state
          const stands = standingMarks(state, 1)
          for (const [id, said] of Object.entries(marks)) {
            const before = first.get(id)
            if (before === undefined || (before.by === by && !taken)) first.set(id, { by, mark: said })
            expect(stands[id]).toBe(first.get(id)?.mark)
            const beside = state.contested?.some((each) => each.workerId === id && each.mark === said && each.by === by) === true
            expect(stands[id] === said || beside).toBe(true)
          }
        }
        const everybody = ['siti', 'sri', 'wati'].every((id) => first.has(id))
        expect(state.attendance[1] !== undefined).toBe(everybody)
      }),
      { numRuns: 300 },
    )
  })

  const anyCommand: fc.Arbitrary<ClassCommand> = fc.oneof(
    fc.record({ type: fc.constant('Enrol' as const), workers: fc.uniqueArray(fc.constantFrom(...workers), { minLength: 1 }) }),
    fc.record({ type: fc.constant('Unenrol' as const), workerId: fc.constantFrom(...workers), reason: fc.constantFrom(...leaveReasons) }),
    fc.record({ type: fc.constant('TakeAttendance' as const), session: fc.integer({ min: 1, max: 4 }), marks: fc.constant({}) }),
    fc.record({
      type: fc.constant('CorrectAttendance' as const),
      session: fc.integer({ min: 1, max: 4 }),
      workerId: fc.constantFrom(...workers),
      mark,
      reason: fc.constantFrom(...correctionReasons),
    }),
    fc.record({
      type: fc.constant('PlanSessions' as const),
      sessions: fc.array(fc.record({ date: fc.constantFrom('2026-05-01', '2026-05-03', '2026-05-20'), hours: fc.constantFrom(8, 12) }), {
        maxLength: 5,
      }),
    }),
    fc.constant({ type: 'FinishClass' as const }),
    fc.constant({ type: 'CancelClass' as const, reason: 'x' }),
  )

  it('no class holds more than its capacity, and every open one has a next step that can be done', () => {
    void fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        let state = play(undefined, planned)
        for (const command of commands) {
          const active = state.trainees.filter((trainee) => trainee.leftOn === undefined).map((trainee) => trainee.workerId)
          const filled =
            command.type === 'TakeAttendance'
              ? { ...command, marks: Object.fromEntries(active.map((id) => [id, 'present' as const])) }
              : command
          const { after: next } = apply(state, filled)
          state = next ?? state
          expect(state.trainees.filter((trainee) => trainee.leftOn === undefined).length).toBeLessThanOrEqual(state.capacity)
          const steps = classSteps(state)
          if (state.status === 'finished' || state.status === 'cancelled') expect(steps).toEqual([])
          else expect(steps.length).toBeGreaterThan(0)
          if (steps.some((step) => step.code === 'FINISH_CLASS')) expect(code(state, { type: 'FinishClass' })).toBe('ClassFinished')
          if (steps.some((step) => step.code === 'TAKE_ATTENDANCE'))
            expect(state.sessions.some((session) => !isTaken(state, session))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
