// SPDX-License-Identifier: AGPL-3.0-or-later
// Two who change one person or plan without seeing each other: nothing that either wrote is lost, and nothing is overwritten.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personFields, planFields } from '#journeys/core/changed-fields.ts'
import type { Field } from '#journeys/core/contested.ts'
import { MOST_CONTESTED } from '#journeys/core/contested.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import type { PersonalDetails, Plan, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import type { Actor } from '#kernel/authority.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

const village: Actor = {
  userId: 'sari',
  name: 'Sari',
  role: 'village-officer',
  officeId: 'desa',
  officeKind: 'VILLAGE',
  prefixes: ['35.10'],
}
const regency: Actor = { ...village, userId: 'rini', name: 'Rini', role: 'regency-officer', officeId: 'dinas', officeKind: 'REGENCY' }
const begun = reachAll('P_TO_P').PREPARING

function decided(state: WorkerState, command: WorkerCommand, actor: Actor, facts: WorkerFacts = {}): WorkerState {
  const decision = workerDecider.decide(state, command, { actor, now: world.now, today: DAY }, facts)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  return decision.events.reduce((before: WorkerState, event) => workerDecider.evolve(before, event), state)
}

const names = fc.constantFrom('Siti', 'Aminah', 'Sri', 'Wati')
const person = fc.record(
  {
    name: names,
    alias: names,
    motherName: names,
    phone: fc.constantFrom('+6281234567890', '+6281234567891'),
    familyCard: fc.constantFrom('3510041234567890', '3510041234567891'),
    passport: fc.constantFrom('C1234567', 'C7654321'),
    birthDate: fc.constantFrom('1990-01-02', '1991-03-04'),
  },
  { requiredKeys: [] },
)
const planned = fc.record(
  { destination: fc.constantFrom('HKG', 'TWN', 'MYS'), occupation: fc.constantFrom('PENGASUH_LANSIA', 'OPERATOR_PABRIK') },
  { requiredKeys: [] },
)

function fieldsOf(written: Partial<PersonalDetails> & Partial<Plan>, before: WorkerState): readonly Field[] {
  const stands: Readonly<Record<string, unknown>> = { ...before.personal, ...before.plan }
  return [...personFields, ...planFields].flatMap((field) => {
    const value = { ...written }[field]
    return value === undefined || value === stands[field] ? [] : [{ field }]
  })
}

describe('two changes made without seeing each other', () => {
  it('both stand: where they meet, the first in the file and the second beside it', () => {
    fc.assert(
      fc.property(person, person, (first, second) => {
        const after = decided(begun, { type: 'CorrectPerson', personal: first }, regency)
        const changedByOthers = fieldsOf(first, begun)
        const both = decided(after, { type: 'CorrectPerson', personal: second }, village, { changedByOthers })
        const beside = Object.values(both.personal.contested?.entries ?? {})
        for (const field of personFields) {
          const written: Partial<PersonalDetails> = second
          const [mine, theirs] = [written[field], changedByOthers.some((each) => each.field === field)]
          // What the first wrote stands, and nobody's words are gone.
          if (theirs) expect(both.personal[field]).toBe(after.personal[field])
          if (mine !== undefined)
            expect([both.personal[field], ...beside.map((each) => (each.field === field ? each.value : ''))]).toContain(mine)
          if (mine !== undefined && !theirs) expect(both.personal[field]).toBe(mine)
        }
        expect(beside.every(({ userId }) => userId === 'sari')).toBe(true)
      }),
    )
  })

  it('of a plan as of a person', () => {
    fc.assert(
      fc.property(planned, planned, (first, second) => {
        const after = decided(begun, { type: 'ChangePlan', plan: first }, regency)
        const both = decided(after, { type: 'ChangePlan', plan: second }, village, { changedByOthers: fieldsOf(first, begun) })
        const beside = Object.values(both.personal.contested?.entries ?? {})
        for (const { field } of fieldsOf(first, begun)) {
          const plannedField = planFields.find((each) => each === field)
          if (plannedField !== undefined) expect(both.plan[plannedField]).toBe(after.plan[plannedField])
        }
        for (const [field, value] of Object.entries(second))
          expect([{ ...both.plan }[field === 'destination' ? 'destination' : 'occupation'], ...beside.map((each) => each.value)]).toContain(
            value,
          )
      }),
    )
  })
})

describe('two values of one field', () => {
  const changedByOthers = [{ field: 'phone' }] as const
  const two = decided(begun, { type: 'CorrectPerson', personal: { phone: '+6281234567899', name: 'Siti Aminah' } }, village, {
    changedByOthers,
  })

  it('are a step of the village, on the same file, and bar nobody’s way', () => {
    expect([two.personal.name, two.personal.phone]).toEqual(['Siti Aminah', begun.personal.phone])
    expect(nextSteps(two, DAY).find(({ code }) => code === 'SETTLE_CONTESTED')).toMatchObject({ owner: 'VILLAGE' })
    expect(two.journey).toBe(begun.journey)
  })

  it('are one again when somebody chooses; what is chosen stands, and is no longer asked for', () => {
    const taken = decided(two, { type: 'SettleContested', nth: 1, take: true }, regency)
    const kept = decided(two, { type: 'SettleContested', nth: 1, take: false }, regency)
    expect([taken.personal.phone, kept.personal.phone]).toEqual(['+6281234567899', begun.personal.phone])
    for (const file of [taken, kept]) {
      expect(nextSteps(file, DAY).some(({ code }) => code === 'SETTLE_CONTESTED')).toBe(false)
      const again = workerDecider.decide(
        file,
        { type: 'SettleContested', nth: 1, take: true },
        { actor: regency, now: world.now, today: DAY },
        {},
      )
      expect(again).toMatchObject({ ok: false, refusal: { code: 'nothing-contested' } })
    }
  })

  it('stay when another act is taken back', () => {
    const corrected = decided(two, { type: 'CorrectPerson', personal: { alias: 'Ami' } }, village)
    expect(decided(corrected, { type: 'UndoLast' }, village).personal.contested).toEqual(two.personal.contested)
  })

  it('are so many and no more', () => {
    let file = begun
    for (let nth = 0; nth < MOST_CONTESTED; nth += 1)
      file = decided(file, { type: 'CorrectPerson', personal: { phone: `+62812345600${String(nth).padStart(2, '0')}` } }, village, {
        changedByOthers,
      })
    const one = workerDecider.decide(
      file,
      { type: 'CorrectPerson', personal: { phone: '+628123456789' } },
      { actor: village, now: world.now, today: DAY },
      { changedByOthers },
    )
    expect(one).toMatchObject({ ok: false, refusal: { code: 'too-many-contested' } })
  })
})
