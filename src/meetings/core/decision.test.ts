// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/authority.ts'
import { decisionDecider, isSettled } from '#meetings/core/decision.rules.ts'
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
