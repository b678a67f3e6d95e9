// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/authority.ts'
import { decisionDecider, holderOf, isSettled } from '#meetings/core/decision.rules.ts'
import type { Decision } from '#meetings/core/decision.ts'

const context = { actor: systemActor, now: '2026-05-04T02:00:00.000Z', today: '2026-05-04' } as const
const [dinas, jember] = [
  { officeId: 'dinas', kind: 'REGENCY' },
  { officeId: 'jember', kind: 'REGENCY' },
] as const
const taken: Decision = {
  area: '35.10',
  sealedTo: ['dinas', 'jember'],
  roomId: '3510-01890000-0000-7000-8000-00000000000a',
  host: dinas,
  takenOn: '2026-05-03',
  asked: [{ ...dinas, answer: 'AGREED', on: '2026-05-03' }, jember],
  tasks: [],
}

function seal(decision: Decision, sealedTo: readonly string[]): Decision {
  const verdict = decisionDecider.decide(decision, { type: 'SealDecision', sealedTo }, context, {})
  expect(verdict.ok).toBe(true)
  return verdict.ok ? verdict.events.reduce<Decision>((state, event) => decisionDecider.evolve(state, event), decision) : decision
}

describe('the offices of a decision', () => {
  it('are those of the room while it waits for one of them', () => {
    expect(seal(taken, ['dinas', 'jember', 'bp2mi']).sealedTo).toEqual(['dinas', 'jember', 'bp2mi'])
  })

  it('are those of its last day, also where the removal of an office settled it', () => {
    const settled = seal(taken, ['dinas'])
    expect([isSettled(settled), seal(settled, ['dinas', 'bp2mi']).sealedTo]).toEqual([true, ['dinas']])
  })
})

describe('an officer who leaves', () => {
  const staff = ['ana', 'budi', 'citra'] as const
  const settled = fc.constantFrom('DONE', 'NOT_DONE', undefined)
  const task = fc.record({ officer: fc.constantFrom(...staff, undefined), result: settled })

  it.each([
    ['Bu ANA', 'ana'],
    ['H. Budi', undefined],
    ['Citra', undefined],
    [undefined, undefined],
  ])('has the task that was written for %s where nobody else bears the name there', (who, holder) => {
    const officers = [
      ...staff.map((name) => ({ userId: name, name, officeId: name === 'citra' ? 'jember' : 'dinas', active: true })),
      { userId: 'other', name: 'BUDI', officeId: 'dinas', active: false },
    ]
    expect(holderOf({ ...dinas, due: '2026-05-10' }, who, officers)).toBe(holder)
  })

  it('has nothing to do any more, and what anybody else has, or was done, is as it was', () => {
    fc.assert(
      fc.property(task, task, fc.constantFrom(...staff), fc.constantFrom(...staff, undefined), (first, second, from, to) => {
        const tasks = [first, second].map(({ officer, result }, nth) => ({
          ...(nth === 0 ? dinas : jember),
          due: '2026-05-10',
          ...(officer === undefined ? {} : { officer }),
          ...(result === undefined ? {} : { result, on: '2026-05-03' }),
        }))
        const words = tasks.map(({ officer }) => ({ what: 'x', ...(officer === undefined ? {} : { who: officer }) }))
        const before: Decision = { ...taken, tasks, personal: { text: 'x', tasks: words, objections: {}, said: {} } }
        const next = to === undefined ? {} : { to: { userId: to, name: to, officeId: 'dinas', active: true } }
        const verdict = decisionDecider.decide(before, { type: 'HandOverTask', from, ...next }, context, {})
        expect(verdict.ok).toBe(true)
        if (!verdict.ok) return
        const after = verdict.events.reduce<Decision>((state, event) => decisionDecider.evolve(state, event), before)
        for (const [nth, { officer, result }] of tasks.entries()) {
          const goes = officer === from && result === undefined
          expect(after.tasks[nth]?.officer).toBe(goes ? to : officer)
          expect(after.personal?.tasks[nth]?.who).toBe(goes ? to : officer)
          expect(after.tasks[nth]?.result).toBe(result)
        }
        if (from !== to) expect(after.tasks.some((each) => each.officer === from && each.result === undefined)).toBe(false)
        expect(decisionDecider.evolve(before, { type: 'DecisionForgotten', on: '2026-05-04' }).personal).toBeUndefined()
      }),
    )
  })
})
