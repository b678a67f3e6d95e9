// SPDX-License-Identifier: AGPL-3.0-or-later
// Costs on a file: they raise a step for a person and never bar anybody's way; nothing but their own commands and an erasure touches them.

import { describe, expect, test } from 'vitest'
import { judge } from '#journeys/core/cost.rules.ts'
import type { Cost, CostCommand } from '#journeys/core/cost.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import type { JourneyState, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { complaints } from '../../../test/support/escort.ts'
import { act, attempt } from '../../../test/support/journey.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

const cost: Cost = {
  item: 'JASA_PERUSAHAAN',
  amount: 1_500_000_000,
  currency: 'IDR',
  charger: 'AGENCY',
  payment: 'CASH',
  agreedOn: '2026-02-01',
  occupation: 'PENGASUH_LANSIA',
}
const record: CostCommand = { type: 'RecordCost', cost }
const states = reachAll('P_TO_P')
const then = (file: WorkerState, ...commands: readonly WorkerCommand[]): WorkerState =>
  commands.reduce((before, command) => act(before, command, 'REGENCY', world), file)
const codes = (file: WorkerState): readonly string[] => nextSteps(file, DAY).map((step) => step.code)

function refused(file: WorkerState, command: WorkerCommand): string {
  const tried = attempt(file, command, 'REGENCY', world)
  return tried.ok ? 'accepted' : (tried.refusal.fields?.[0]?.code ?? tried.refusal.code)
}

test.each(journeyStates)(
  'in %s it is written down, changes no state, and an open file asks the regency to look, on the same day',
  (journey: JourneyState) => {
    const before = states[journey]
    const after = then(before, record)
    expect(after.journey).toBe(journey)
    const closed = ['CLOSED', 'WITHDRAWN', 'REMAINS_RETURNED', 'BURIED_ABROAD'].includes(journey)
    expect(codes(after).filter((code) => code !== 'CHECK_COSTS')).toEqual(codes(before))
    expect(codes(after).includes('CHECK_COSTS')).toBe(!closed)
    expect(complaints(after, world)).toEqual([])
  },
)

describe('a charge', () => {
  const file = then(states.PREPARING, record)
  test('is numbered and judged, and by the work of the plan where it names none', () => {
    const { occupation: _occupation, ...bare } = cost
    const planned = then(states.PREPARING, { type: 'RecordCost', cost: bare })
    expect(planned.personal.costs?.entries['1']?.cost.occupation).toBe('OPERATOR_PABRIK')
    expect(file.personal.costs).toEqual({ last: 1, entries: { '1': { cost, on: DAY } } })
  })
  test('keeps its number when an earlier one is withdrawn, and no number is given twice', () => {
    const two = then(file, record, { type: 'WithdrawCost', nth: 2 }, record)
    expect(Object.keys(two.personal.costs?.entries ?? {})).toEqual(['1', '3'])
  })
  test('that was looked at asks for nothing more, until it is corrected', () => {
    const settled = then(file, { type: 'SettleCost', nth: 1, outcome: 'REFERRED' })
    expect(codes(settled)).not.toContain('CHECK_COSTS')
    expect(codes(then(settled, { type: 'CorrectCost', nth: 1, cost: { ...cost, amount: 1 } }))).toContain('CHECK_COSTS')
  })
  test('that cannot be judged asks for nothing', () => {
    const outside = { ...cost, occupation: 'OPERATOR_PABRIK' }
    expect(judge(outside).type).toBe('cannot-be-judged')
    expect(codes(then(states.PREPARING, { type: 'RecordCost', cost: outside }))).not.toContain('CHECK_COSTS')
  })
  test.each<[string, WorkerCommand]>([
    ['cost-unknown', { type: 'CorrectCost', nth: 9, cost }],
    ['cost-unknown', { type: 'WithdrawCost', nth: 9 }],
    ['date-in-future', { type: 'RecordCost', cost: { ...cost, agreedOn: '2026-05-04' } }],
    ['date-in-future', { type: 'CorrectCost', nth: 1, cost: { ...cost, paidOn: '2026-05-04' } }],
    ['cost-what-needed', { type: 'RecordCost', cost: { ...cost, item: 'LAINNYA' } }],
  ])('is refused: %s', (code, command) => expect(refused(file, command)).toBe(code))
  test('that breaks no rule has nothing to settle, and there is an end to how many there are', () => {
    const shared = then(states.PREPARING, { type: 'RecordCost', cost: { ...cost, item: 'LAINNYA', what: 'seragam' } })
    expect(refused(shared, { type: 'SettleCost', nth: 1, outcome: 'REPAID' })).toBe('cost-not-a-breach')
    const full = then(states.PREPARING, ...Array.from({ length: 200 }, () => record))
    expect(refused(full, record)).toBe('too-many-costs')
  })
})

describe('what else happens to the file', () => {
  const file = then(states.PREPARING, record)
  const later = { ...world, now: '2026-05-03T05:00:20.000Z' }
  test('leaves the costs as they are: a correction of the person, an undone act, a new round', () => {
    const corrected = act(file, { type: 'CorrectPerson', personal: { name: 'Siti Aminah' } }, 'REGENCY', {
      ...world,
      now: '2026-05-03T05:00:10.000Z',
    })
    expect(corrected.personal.costs).toEqual(file.personal.costs)
    const more = act(corrected, record, 'REGENCY', later)
    const undone = act(more, { type: 'UndoLast' }, 'REGENCY', { ...world, now: '2026-05-03T05:00:30.000Z' })
    expect(undone.personal.name).toBe('Siti')
    expect(undone.personal.costs).toEqual(more.personal.costs)
    expect(undone.personal).not.toHaveProperty('before')
  })
  test('takes them with the person when they are erased', () => {
    const gone = act(then(states.CLOSED, record), { type: 'ErasePerson', basis: 'REQUEST' }, 'REGENCY', world)
    expect(gone.personal).not.toHaveProperty('costs')
  })
})
