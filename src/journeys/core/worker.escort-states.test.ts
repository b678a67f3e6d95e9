// SPDX-License-Identifier: AGPL-3.0-or-later
// The escort in every state under every scheme, with every exception, on time and late: each file is reached by commands alone, and each
// of its steps is recorded by its owner, by the command that it names, after which that step is not asked for any more.

import { beforeAll, describe, expect, test } from 'vitest'
import { troubleStates } from '#journeys/core/arrow.law.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import type { JourneyState, Scheme, Trouble, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { journeyStates, milestoneCodes } from '#journeys/core/worker.ts'
import { must } from '#kernel/decider.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { answersTo, complaints, licencesOf, SUSPENDED, worldFor } from '../../../test/support/escort.ts'
import { act, noonOf, type World } from '../../../test/support/journey.ts'
import { DAY, reachAll, to, world } from '../../../test/support/states.ts'

// By hand, so that nothing is left out because a table forgot it.
const everyState = [
  'INTERESTED',
  'RECORDED',
  'PREPARING',
  'READY',
  'DEPARTED',
  'ABROAD',
  'RETURNING',
  'RETURNED',
  'HANDED_OVER',
  'IN_REHABILITATION',
  'REINTEGRATING',
  'CLOSED',
  'WITHDRAWN',
  'UNFIT',
  'FAILED_DEPARTURE',
  'LEFT_NON_PROCEDURALLY',
  'ABROAD_UNDOCUMENTED',
  'INTERCEPTED',
  'LOST_CONTACT',
  'DECEASED_ABROAD',
  'REMAINS_RETURNED',
  'BURIED_ABROAD',
] as const satisfies readonly JourneyState[]
const everyScheme = ['G_TO_G', 'P_TO_P', 'UKPS', 'PERSEORANGAN', 'ABK_PERIKANAN'] as const satisfies readonly Scheme[]
const everyTrouble = [
  'REJECTED',
  'TRAINING_ABANDONED',
  'RAN_AWAY_FROM_EMPLOYER',
  'OVERSTAY',
  'DETAINED',
] as const satisfies readonly Trouble[]

/** What is wrong on the day and when everything is late, papers have lapsed, and a law may have changed. */
function wrongWith(file: WorkerState, at: World = world): readonly string[] {
  const today = jakartaDate(at.now)
  return [0, 1, 40, 100, 400, 1200].flatMap((days) =>
    complaints(file, { ...at, now: noonOf(addDays(today, days)) }).map((each) => `${file.journey}, ${days} days later: ${each}`),
  )
}

const walkedCodes = new Map<Scheme, readonly string[]>()

describe.each(everyScheme)('under %s', (scheme) => {
  let files: ReturnType<typeof reachAll>
  beforeAll(() => {
    files = reachAll(scheme)
  })

  test('every state of the machine is among them', () => expect(Object.keys(files).sort()).toEqual([...journeyStates].sort()))

  test.each(everyState)('%s has steps that their owners record, or is closed and has none', (state) => {
    expect(files[state].journey).toBe(state)
    expect(wrongWith(files[state])).toEqual([])
  })

  test.each(everyTrouble)('%s is a step of its own wherever it may arise', (trouble) => {
    expect(troubleStates[trouble].length).toBeGreaterThan(0)
    for (const state of troubleStates[trouble]) {
      const troubled = act(files[state], { type: 'ReportTrouble', trouble, on: DAY }, 'REGENCY', world)
      expect(nextSteps(troubled, DAY).map((step) => step.code)).toContain(`RESOLVE_${trouble}`)
      expect(wrongWith(troubled)).toEqual([])
    }
  })

  test.each<readonly [string, WorkerCommand]>([
    ['the country is closed', { type: 'ChangePlan', plan: { destination: 'SAU', occupation: 'PENGASUH_BAYI' } }],
    ['the company has no live licence', { type: 'ChangePlan', plan: { agencyId: SUSPENDED } }],
    ['she is not 18 by one of the papers', { type: 'CorrectPerson', personal: {}, stated: { source: 'KK', date: '2009-05-03' } }],
    ['an examination is taken back', { type: 'RevokeMilestone', code: 'MEDICAL_FIT', reason: 'salah' }],
  ])('a file that was ready goes on when %s', (_, command) => {
    const at: World = { ...world, licences: licencesOf(true) }
    const stopped = act(files.READY, command, 'REGENCY', at)
    expect(wrongWith(stopped, at)).toEqual([])
  })

  test('whoever sets out again is escorted from the beginning', () => {
    for (const state of ['WITHDRAWN', 'CLOSED', 'INTERCEPTED', 'REINTEGRATING'] as const) {
      const again = act(files[state], to('RECORDED'), 'REGENCY', world)
      expect(again).toMatchObject({ journey: 'RECORDED', round: 2 })
      expect(wrongWith(again)).toEqual([])
    }
  })

  test('following the steps one by one leads from the registration home, and to the end', () => {
    let file = files.INTERESTED
    let at = world
    const walked: string[] = []
    for (let left = 60; left > 0; left -= 1) {
      const [step] = nextSteps(file, jakartaDate(at.now))
      if (step === undefined) break
      walked.push(step.code)
      at = worldFor(step, file, at)
      // Contact abroad goes on for as long as she works: after the first news she comes home.
      const home = step.code === 'WORKING' && walked.filter((code) => code === 'WORKING').length > 1
      file = home
        ? act(file, { type: 'MoveWorker', to: 'RETURNING', on: jakartaDate(at.now) }, 'AGENCY', at)
        : must(answersTo(step, file, at)[0], step.code)
    }
    expect(file.journey).toBe('CLOSED')
    walkedCodes.set(scheme, walked)
  })
})

test('every milestone is a step of some way home, but for the extension, which nobody owes', () => {
  const steps = new Set([...walkedCodes.values()].flat())
  expect([...walkedCodes.keys()]).toEqual([...everyScheme])
  expect(milestoneCodes.filter((code) => !steps.has(code))).toEqual(['CONTRACT_EXTENDED'])
})
