// SPDX-License-Identifier: AGPL-3.0-or-later
// The place of a job order on a file: taken, given up, taken back, used.

import { describe, expect, test } from 'vitest'
import type { JourneyState, Plan, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { act, attempt, noonOf, prepared, type World } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const LIVE = 'agency-live'
const order = {
  agencyId: LIVE,
  country: 'TWN',
  occupation: 'PENGASUH_LANSIA',
  quota: 3,
  from: '2026-01-01',
  to: '2026-12-31',
}
const at = (
  now: string,
  orders: World['orders'] = { one: { order, freePlace: 2 }, other: { order: { ...order, country: 'HKG' }, freePlace: 1 } },
): World => ({
  now,
  licences: { [LIVE]: [{ from: '2020-01-01', to: '2030-12-31', legalBasis: 'SIP3MI' }] },
  orders: orders ?? {},
})
const world = at(noonOf(DAY))
const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const plan: Plan = { scheme: 'P_TO_P', destination: 'HKG', occupation: 'OPERATOR_PABRIK' }
const begun = act(undefined, { type: 'RegisterWorker', area: '35.10.04.2006', plan, personal }, 'VILLAGE', world)
const choose = (orderId: string): WorkerCommand => ({ type: 'ChooseJobOrder', orderId })
const later = (seconds: number): World => at(`${DAY}T05:00:${String(seconds).padStart(2, '0')}.000Z`)

function refused(state: WorkerState, command: WorkerCommand, on: World): readonly string[] {
  const tried = attempt(state, command, 'REGENCY', on)
  if (tried.ok) return []
  return tried.refusal.guards?.map((guard) => guard.guard) ?? [tried.refusal.fields?.[0]?.code ?? tried.refusal.code]
}

describe('choosing', () => {
  test('takes a place, and country, occupation and company with it', () => {
    expect(act(begun, choose('one'), 'REGENCY', world)).toMatchObject({
      plan: { scheme: 'P_TO_P', destination: 'TWN', occupation: 'PENGASUH_LANSIA', agencyId: LIVE },
      jobPlace: { orderId: 'one', place: 2, on: DAY },
    })
  })
  test.each<[string, WorkerState, World]>([
    ['order-unknown', begun, at(noonOf(DAY), {})],
    ['JOB_ORDER_PLACES', begun, at(noonOf(DAY), { one: { order } })],
    ['JOB_ORDER_OPEN', begun, at(noonOf('2027-01-01'))],
    ['JOB_ORDER_OPEN', begun, at(noonOf(DAY), { one: { order: { ...order, withdrawn: { from: DAY, legalBasis: 'x' } }, freePlace: 1 } })],
    ['SCHEME_BY_COMPANY', { ...begun, plan: { ...plan, scheme: 'G_TO_G' } }, world],
    ['job-order-chosen', act(begun, choose('one'), 'REGENCY', world), world],
    ['STATE', { ...begun, journey: 'ABROAD' }, world],
  ])('is refused: %s', (guard, state, on) => expect(refused(state, choose('one'), on)).toEqual([guard]))
})

describe('a place is given up', () => {
  const held = act(begun, choose('one'), 'REGENCY', world)
  test.each<[string, WorkerCommand]>([
    ['for another order', choose('other')],
    ['with another country', { type: 'ChangePlan', plan: { destination: 'HKG' } }],
    ['with another way', { type: 'ChangePlan', plan: { scheme: 'G_TO_G' } }],
    ['by hand', { type: 'LeaveJobOrder' }],
    ['by whoever stays', { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }],
    ['by whoever leaves otherwise', { type: 'MoveWorker', to: 'LEFT_NON_PROCEDURALLY', on: DAY }],
  ])('%s, and held again when that is taken back', (_why, command) => {
    const tried = attempt(held, command, 'REGENCY', later(10))
    if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
    expect(tried.events).toContainEqual({ type: 'JobPlaceLeft', orderId: 'one', place: 2 })
    expect(tried.state.jobPlace?.orderId).toBe(command.type === 'ChooseJobOrder' ? 'other' : undefined)
    const undone = attempt(tried.state, { type: 'UndoLast' }, 'REGENCY', later(20))
    if (!undone.ok) throw new Error(JSON.stringify(undone.refusal))
    expect(undone.state.plan).toEqual(held.plan)
    expect(undone.state.jobPlace).toMatchObject({ orderId: 'one', place: 2 })
  })

  test('and lost where another took it meanwhile: what is taken back is taken back all the same', () => {
    const gone = act(held, { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }, 'REGENCY', later(10))
    const full = at(`${DAY}T05:00:20.000Z`, { one: { order } })
    const undone = act(gone, { type: 'UndoLast' }, 'REGENCY', full)
    expect(undone.journey).toBe(held.journey)
    expect(undone.jobPlace).toBeUndefined()
  })

  test('not by a plan that stays the same, nor by an illness', () => {
    expect(act(held, { type: 'ChangePlan', plan: { destination: 'TWN' } }, 'REGENCY', later(10)).jobPlace).toEqual(held.jobPlace)
    const preparing = act(held, { type: 'RecordMilestone', code: 'JOBSEEKER_REGISTERED', on: DAY }, 'REGENCY', world)
    expect(act(preparing, { type: 'MoveWorker', to: 'UNFIT', on: DAY }, 'REGENCY', world).jobPlace).toEqual(held.jobPlace)
  })
  test('and there is none to leave twice', () => expect(refused(begun, { type: 'LeaveJobOrder' }, world)).toEqual(['no-job-order']))
})

describe('departure', () => {
  const ready = act(
    prepared({ type: 'RegisterWorker', area: '35.10.04.2006', plan: { ...plan, destination: 'TWN', agencyId: LIVE }, personal }, world),
    choose('one'),
    'REGENCY',
    world,
  )
  const depart = (on: string): WorkerCommand => ({ type: 'RecordMilestone', code: 'DEPARTED', on })
  const withdrawn = (from: string, now = DAY): World =>
    at(noonOf(now), { one: { order: { ...order, withdrawn: { from, legalBasis: 'x' } } } })

  test('is possible after the last day of the order, since the choice was within it', () => {
    expect(ready.journey).toBe('READY')
    expect(refused(ready, depart('2026-07-01'), at(noonOf('2026-07-01'), { one: { order: { ...order, to: '2026-06-01' } } }))).toEqual([])
  })
  test('is not, from the day on which the order was withdrawn', () => {
    expect(refused(ready, depart(DAY), withdrawn(DAY))).toEqual(['JOB_ORDER_LIVE'])
    expect(refused(ready, depart(DAY), withdrawn('2026-05-04'))).toEqual([])
    expect(act(ready, { type: 'ReviewWorker' }, 'REGENCY', withdrawn(DAY)).journey).toBe('PREPARING')
    expect(act(ready, { type: 'ReviewWorker' }, 'REGENCY', withdrawn('2026-05-10')).licensedUntil).toBe('2026-05-09')
  })
  test('uses the place; whoever sets out again begins without one', () => {
    const moves = (state: WorkerState, ...to: readonly JourneyState[]): WorkerState =>
      to.reduce((file, each) => act(file, { type: 'MoveWorker', to: each, on: DAY }, 'REGENCY', world), state)
    const gone = act(ready, depart(DAY), 'REGENCY', world)
    const home = act(
      act(gone, { type: 'RecordMilestone', code: 'RETURN_RECORDED', on: DAY }, 'AGENCY', world),
      { type: 'RecordMilestone', code: 'HANDED_OVER', on: DAY },
      'REGENCY',
      world,
    )
    expect(home.jobPlace).toEqual(ready.jobPlace)
    expect(moves(home, 'CLOSED', 'RECORDED').jobPlace).toBeUndefined()
  })
})
