// SPDX-License-Identifier: AGPL-3.0-or-later
// Every arrow of the state machine is walked, and no other: all commands by all offices are tried on files in every state.

import { describe, expect, test } from 'vitest'
import type { WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { closedStates, type JourneyState, journeyStates, milestoneCodes, type Scheme, schemes, troubles } from '#journeys/core/worker.ts'
import { officeKinds } from '#kernel/authority.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { act, attempt, noonOf, type World } from '../../../test/support/journey.ts'
import { shownFor } from '../../../test/support/paper.ts'
import { world as at, reachAll } from '../../../test/support/states.ts'

// Written down once more and by hand: the fact sheet's machine, completed by docs/decisions/0005-arrows-we-added.md.
const arrows: Readonly<Record<JourneyState, readonly JourneyState[]>> = {
  INTERESTED: ['RECORDED', 'LEFT_NON_PROCEDURALLY', 'WITHDRAWN'],
  RECORDED: ['PREPARING', 'WITHDRAWN', 'LEFT_NON_PROCEDURALLY'],
  PREPARING: ['READY', 'WITHDRAWN', 'UNFIT', 'FAILED_DEPARTURE', 'LEFT_NON_PROCEDURALLY'],
  READY: ['DEPARTED', 'FAILED_DEPARTURE', 'WITHDRAWN', 'PREPARING', 'LEFT_NON_PROCEDURALLY'],
  DEPARTED: ['ABROAD', 'LOST_CONTACT', 'RETURNED'],
  ABROAD: ['RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
  LEFT_NON_PROCEDURALLY: ['ABROAD_UNDOCUMENTED', 'INTERCEPTED', 'RETURNED'],
  ABROAD_UNDOCUMENTED: ['ABROAD', 'RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
  INTERCEPTED: ['RETURNED', 'RECORDED'],
  RETURNING: ['RETURNED'],
  RETURNED: ['HANDED_OVER'],
  HANDED_OVER: ['IN_REHABILITATION', 'REINTEGRATING', 'CLOSED'],
  IN_REHABILITATION: ['REINTEGRATING', 'CLOSED'],
  REINTEGRATING: ['CLOSED', 'RECORDED'],
  DECEASED_ABROAD: ['REMAINS_RETURNED', 'BURIED_ABROAD'],
  LOST_CONTACT: ['ABROAD', 'RETURNING', 'DECEASED_ABROAD'],
  UNFIT: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'],
  FAILED_DEPARTURE: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'],
  WITHDRAWN: ['RECORDED'],
  CLOSED: ['RECORDED'],
  REMAINS_RETURNED: [],
  BURIED_ABROAD: [],
}

const DAY = '2026-05-03'
const AGENCY = 'agency-live'
const world: World = { now: noonOf(DAY), licences: { [AGENCY]: [{ from: '2020-01-01', to: '2030-12-31', legalBasis: 'SIP3MI' }] } }

const everyCommand: readonly WorkerCommand[] = [
  ...milestoneCodes.map((code) => ({ type: 'RecordMilestone', code, on: DAY, ...shownFor(code, DAY) }) as const),
  ...milestoneCodes.map((code) => ({ type: 'RevokeMilestone', code, reason: 'salah catat' }) as const),
  ...journeyStates.map((to) => ({ type: 'MoveWorker', to, on: DAY }) as const),
  ...troubles.map((trouble) => ({ type: 'ReportTrouble', trouble, on: DAY }) as const),
  ...troubles.map((trouble) => ({ type: 'ResolveTrouble', trouble }) as const),
  { type: 'ChangePlan', plan: { destination: 'SAU', occupation: 'PENGASUH_BAYI' } },
  { type: 'CorrectPerson', personal: { birthDate: '2015-01-01' } },
  { type: 'ReviewWorker' },
]

function register(scheme: Scheme, by: 'VILLAGE' | 'REGENCY'): WorkerCommand {
  const plan = { scheme, destination: 'HKG', occupation: 'PENGASUH_LANSIA', agencyId: AGENCY }
  return { type: 'RegisterWorker', area: '35.10.04.2006', plan, personal: { name: by, sex: 'F', birthDate: '1999-07-01' } }
}

/** What a file is like, as far as an arrow may depend on it: enough different files of each state are kept, not all. */
function kindOf(file: WorkerState): string {
  const begun = Object.keys(file.milestones).length
  return `${file.journey} ${begun === 0 ? 'empty' : begun < 18 ? 'some' : begun} ${file.plan.destination}`
}

interface Walked {
  readonly pairs: ReadonlySet<string>
  readonly states: ReadonlySet<JourneyState>
}

function moves(events: readonly WorkerEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'WorkerMoved' ? [`${event.from} → ${event.to}`] : []))
}

/** Breadth first from both ways of registering, every command by every office on each kind of file once. */
function walk(scheme: Scheme): Walked {
  const pairs = new Set<string>()
  const seen = new Map<string, WorkerState>()
  const open: WorkerState[] = []
  const meet = (file: WorkerState): void => {
    if (seen.has(kindOf(file))) return
    seen.set(kindOf(file), file)
    open.push(file)
  }
  for (const by of ['VILLAGE', 'REGENCY'] as const) {
    const registered = attempt(undefined, register(scheme, by), by, world)
    if (!registered.ok) throw new Error(JSON.stringify(registered.refusal))
    meet(registered.state)
    // The straight way: everything recorded in the table's order, so that READY and what lies behind it are met.
    let file = registered.state
    for (const code of milestoneCodes.slice(0, milestoneCodes.indexOf('WORKING') + 1))
      for (const kind of ['VILLAGE', 'REGENCY', 'AGENCY'] as const) {
        const tried = attempt(file, { type: 'RecordMilestone', code, on: DAY, ...shownFor(code, DAY) }, kind, world)
        if (!tried.ok) continue
        for (const pair of moves(tried.events)) pairs.add(pair)
        file = tried.state
        meet(file)
        break
      }
  }
  for (let file = open.pop(); file !== undefined; file = open.pop())
    for (const command of everyCommand)
      for (const kind of officeKinds) {
        const tried = attempt(file, command, kind, world)
        if (!tried.ok) continue
        for (const pair of moves(tried.events)) pairs.add(pair)
        meet(tried.state)
      }
  return { pairs, states: new Set([...seen.values()].map((file) => file.journey)) }
}

const expected = Object.entries(arrows)
  .flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`))
  .sort()

describe('the state machine', () => {
  test.each(schemes)('under %s every arrow is walked and only those', (scheme) => {
    const { pairs, states } = walk(scheme)
    expect([...states].sort()).toEqual([...journeyStates].sort())
    expect([...pairs].sort()).toEqual(expected)
  })

  test('a closed file says so and moves on only to set out again', () => {
    for (const state of closedStates) expect(arrows[state].filter((to) => to !== 'RECORDED')).toEqual([])
  })

  test('whoever leaves again starts anew: the round counts on, papers are made anew, the village keeps its record', () => {
    const registered = attempt(undefined, register('G_TO_G', 'VILLAGE'), 'VILLAGE', world)
    if (!registered.ok) throw new Error('not registered')
    let file = registered.state
    for (const command of [
      { type: 'RecordMilestone', code: 'MEDICAL_FIT', on: DAY },
      { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY },
      { type: 'MoveWorker', to: 'RECORDED', on: DAY },
    ] as const) {
      const tried = attempt(file, command, 'REGENCY', world)
      if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
      file = tried.state
    }
    expect(file).toMatchObject({ journey: 'RECORDED', round: 2, troubles: {} })
    expect(Object.keys(file.milestones)).toEqual(['VILLAGE_RECORDED'])
  })

  test('nothing after the departure is recorded as if it had been before it', () => {
    const left = attempt(undefined, register('UKPS', 'VILLAGE'), 'VILLAGE', world)
    if (!left.ok) throw new Error('not registered')
    const gone = attempt(left.state, { type: 'MoveWorker', to: 'LEFT_NON_PROCEDURALLY', on: DAY }, 'VILLAGE', world)
    if (!gone.ok) throw new Error('not moved')
    const back = attempt(gone.state, { type: 'MoveWorker', to: 'RETURNED', on: addDays(DAY, -1) }, 'VILLAGE', world)
    expect(back).toMatchObject({ ok: false, refusal: { fields: [{ field: 'on', code: 'date-before-state' }] } })
    expect(jakartaDate(world.now)).toBe(DAY)
  })

  test('who is found unfit needs a new medical examination before departure', () => {
    const registered = attempt(undefined, register('G_TO_G', 'VILLAGE'), 'VILLAGE', world)
    if (!registered.ok) throw new Error('not registered')
    const fit = attempt(registered.state, { type: 'RecordMilestone', code: 'MEDICAL_FIT', on: DAY }, 'REGENCY', world)
    if (!fit.ok) throw new Error('not recorded')
    const unfit = attempt(fit.state, { type: 'MoveWorker', to: 'UNFIT', on: DAY }, 'REGENCY', world)
    if (!unfit.ok) throw new Error('not moved')
    expect(unfit.state.milestones.MEDICAL_FIT).toBeUndefined()
  })

  test.each(schemes)('under %s whose papers were put right abroad is abroad, and it is not forgotten how she came there', (scheme) => {
    const files = reachAll(scheme)
    const abroad = act(files.ABROAD_UNDOCUMENTED, { type: 'MoveWorker', to: 'ABROAD', on: DAY }, 'AGENCY', world)
    expect(abroad).toMatchObject({ journey: 'ABROAD', regularised: true })
    expect(files.ABROAD.regularised).toBeUndefined()
    const home = (['RETURN_RECORDED', 'HANDED_OVER'] as const).reduce(
      (file, code) => act(file, { type: 'RecordMilestone', code, on: DAY }, 'AGENCY', world),
      abroad,
    )
    expect(home).toMatchObject({ journey: 'HANDED_OVER', regularised: true })
  })

  test.each(schemes)('under %s whoever stands at home again is recorded so in one step, wherever the file had them', (scheme) => {
    const files = reachAll(scheme)
    const left = { ...files.ABROAD_UNDOCUMENTED, nonProcedural: { left: DAY } }
    for (const away of [files.DEPARTED, files.ABROAD, left, files.LOST_CONTACT, files.RETURNING]) {
      const home = act(away, { type: 'RecordMilestone', code: 'RETURN_RECORDED', on: DAY }, 'VILLAGE', world)
      expect(home, away.journey).toMatchObject({ journey: 'RETURNED', milestones: { RETURN_RECORDED: { on: DAY } } })
      expect(home.nonProcedural?.home).toBe(away.nonProcedural === undefined ? undefined : DAY)
    }
  })

  test.each(schemes)(
    'under %s a file that is ready prepares again when a required paper lapses or is taken back, and becomes ready by a new one',
    (scheme) => {
      const { READY: ready } = reachAll(scheme)
      const later: World = { ...at, now: noonOf(addDays(DAY, 91)) }
      const lapsed = act(ready, { type: 'ReviewWorker' }, 'REGENCY', later)
      expect(lapsed.journey).toBe('PREPARING')
      expect(lapsed.milestones.MEDICAL_FIT).toBeUndefined()
      const revoked = act(ready, { type: 'RevokeMilestone', code: 'MEDICAL_FIT', reason: 'salah' }, 'REGENCY', at)
      expect(revoked.journey).toBe('PREPARING')
      expect(act(revoked, { type: 'RecordMilestone', code: 'MEDICAL_FIT', on: DAY }, 'REGENCY', at).journey).toBe('READY')
    },
  )
})
