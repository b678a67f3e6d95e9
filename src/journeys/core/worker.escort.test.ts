// SPDX-License-Identifier: AGPL-3.0-or-later
// No living, open file in any state reachable through commands is without a next step, an owner and a due date;
// each step can be recorded by its owner, and recording it changes the list; there are no generic steps.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movesFrom } from '#journeys/core/arrow.law.ts'
import { failedGuards } from '#journeys/core/worker.guards.ts'
import { nextSteps, reviewOn } from '#journeys/core/worker.steps.ts'
import { journeyStates, milestoneCodes, type Plan, schemes, troubles, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { officeKinds } from '#kernel/authority.ts'
import { addDays, jakartaDate, type LocalDate } from '#kernel/time.ts'
import { answersTo, complaints, LIVE, licencesOf, SHORT, SUSPENDED } from '../../../test/support/escort.ts'
import { act, attempt, factsFor, noonOf, type World } from '../../../test/support/journey.ts'

const START = '2018-03-01'
/** What happens next in a life: an act of some office, a step that its owner does, a move, time that passes, a licence that is suspended. */
type Happening =
  | { readonly what: 'command'; readonly command: WorkerCommand; readonly back: number; readonly kind: (typeof officeKinds)[number] }
  | { readonly what: 'step' | 'move'; readonly nth: number }
  | { readonly what: 'time'; readonly days: number }
  | { readonly what: 'suspension'; readonly on: boolean }

const plan = fc.record(
  {
    scheme: fc.constantFrom(...schemes),
    destination: fc.constantFrom('HKG', 'SAU', 'KOR', 'JOR'),
    occupation: fc.constantFrom('PENGASUH_LANSIA', 'OPERATOR_PABRIK', 'jahit'),
    agencyId: fc.constantFrom(LIVE, SHORT, SUSPENDED),
  },
  { requiredKeys: [] },
)
const birthDate = fc.constantFrom('1975-05-05', '1999-02-28', '2000-02-29', '2001-12-31', '2004-01-01')
const code = fc.constantFrom(...milestoneCodes)
const trouble = fc.constantFrom(...troubles)
const on = fc.constant(START)
const command: fc.Arbitrary<WorkerCommand> = fc.oneof(
  fc.record(
    { type: fc.constant('RecordMilestone'), code, on, evidence: fc.constant('Surat 12') },
    { requiredKeys: ['type', 'code', 'on'] },
  ),
  fc.record({ type: fc.constant('RevokeMilestone'), code, reason: fc.constant('salah') }),
  fc.record({ type: fc.constant('MoveWorker'), to: fc.constantFrom(...journeyStates), on }),
  fc.record({ type: fc.constant('ChangePlan'), plan }),
  fc.record({ type: fc.constant('CorrectPerson'), personal: fc.record({ birthDate }, { requiredKeys: [] }) }),
  birthDate.map((date): WorkerCommand => ({ type: 'CorrectPerson', personal: {}, stated: { source: 'KK', date } })),
  fc.record({ type: fc.constant('ReportTrouble'), trouble, on }),
  fc.record({ type: fc.constant('ResolveTrouble'), trouble }),
  fc.constant<WorkerCommand>({ type: 'ReviewWorker' }),
  fc.constant<WorkerCommand>({ type: 'UndoLast' }),
)
const back = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -20, max: 400 }) })
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('command'), command, back, kind: fc.constantFrom(...officeKinds) }) },
  { weight: 16, arbitrary: fc.record({ what: fc.constant('step'), nth: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('move'), nth: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('time'), days: fc.constantFrom(0, 1, 7, 40, 91, 400, 1100) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('suspension'), on: fc.boolean() }) },
)
const life = fc.record({
  plan: plan.map((stated): Plan => ({ scheme: 'P_TO_P', ...stated })),
  birthDate,
  by: fc.constantFrom('VILLAGE', 'REGENCY', 'AGENCY'),
  happenings: fc.array(happening, { minLength: 20, maxLength: 80, size: 'max' }),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function after(each: Happening, file: WorkerState, world: World): { readonly file: WorkerState; readonly world: World } {
  const today = jakartaDate(world.now)
  switch (each.what) {
    case 'command': {
      const dated = 'on' in each.command ? { ...each.command, on: addDays(today, -each.back) } : each.command
      const tried = attempt(file, dated, each.kind, world)
      return { file: tried.ok ? tried.state : file, world }
    }
    case 'step': {
      const steps = nextSteps(file, today)
      const step = steps[each.nth % Math.max(steps.length, 1)]
      const answers = step === undefined ? [] : answersTo(step, file, world)
      return { file: answers[each.nth % Math.max(answers.length, 1)] ?? file, world }
    }
    case 'move': {
      const targets = movesFrom[file.journey]
      const to = targets[each.nth % Math.max(targets.length, 1)]
      const tried = to === undefined ? undefined : attempt(file, { type: 'MoveWorker', to, on: today }, 'REGENCY', world)
      return { file: tried?.ok === true ? tried.state : file, world }
    }
    case 'time':
      return { file, world: { ...world, now: noonOf(addDays(today, each.days)) } }
    case 'suspension': {
      // Whoever suspends a licence has every file that stands on it looked at again.
      const changed = { ...world, licences: licencesOf(each.on) }
      const tried = attempt(file, { type: 'ReviewWorker' }, 'AGENCY', changed)
      return { file: tried.ok ? tried.state : file, world: changed }
    }
  }
}

/** Every file of a life with the world it stood in, from the registration on. */
function lived({ plan: stated, birthDate: born, by, happenings }: Life): readonly { readonly file: WorkerState; readonly world: World }[] {
  let world: World = { now: noonOf(START), licences: licencesOf(false) }
  const personal = { name: 'Siti', sex: 'F', birthDate: born } as const
  let file = act(undefined, { type: 'RegisterWorker', area: '35.10.04.2006', plan: stated, personal }, by, world)
  const past = [{ file, world }]
  for (const each of happenings) {
    // Acts of one instant count as one act, so each happens at its own.
    world = { ...world, now: new Date(Date.parse(world.now) + 1000).toISOString() }
    const before = { file, today: jakartaDate(world.now) }
    ;({ file, world } = after(each, file, world))
    // A refused act changes nothing that could be asked anew.
    if (file !== before.file || jakartaDate(world.now) !== before.today || each.what === 'suspension') past.push({ file, world })
  }
  return past
}

describe('the escort', () => {
  test('every open file has steps that their owners can record, and a closed one has none', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(life, (each) => {
        for (const { file, world } of lived(each)) {
          met.add(file.journey)
          expect(complaints(file, world), `${file.journey} on ${jakartaDate(world.now)}: ${JSON.stringify(file)}`).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
    expect(met.size).toBeGreaterThan(12)
  })

  test('READY is said only of a file without an obstacle, and is taken back when one comes', () => {
    fc.assert(
      fc.property(life, (each) => {
        for (const { file, world } of lived(each)) {
          if (file.journey !== 'READY') continue
          const today = jakartaDate(world.now)
          const failed = failedGuards(file, file.personal, today, factsFor(file, { type: 'ReviewWorker' }, world))
          const reviewed = attempt(file, { type: 'ReviewWorker' }, 'REGENCY', world)
          expect(reviewed.ok ? reviewed.state.journey : 'READY').toBe(failed.length === 0 ? 'READY' : 'PREPARING')
          if (failed.length > 0) expect(nextSteps(file, today).map((step) => step.code)).not.toContain('DEPARTED')
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the day on which time alone changes the steps is known beforehand', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 1200 }), (each, days) => {
        for (const { file, world } of lived(each)) {
          const today = jakartaDate(world.now)
          const later = addDays(today, days)
          const codes = (day: LocalDate): readonly string[] =>
            nextSteps(file, day)
              .map((step) => step.code)
              .sort()
          if (JSON.stringify(codes(today)) === JSON.stringify(codes(later))) continue
          const review = reviewOn(file, today)
          expect(review !== undefined && review <= later, `${file.journey} ${review} ${later}: ${JSON.stringify(file)}`).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})
