// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overridable } from '#journeys/core/override.law.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import { nextSteps, reviewOn } from '#journeys/core/worker.steps.ts'
import { schemes, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { addDays } from '#kernel/time.ts'
import { act, attempt, noonOf, type World } from '../../../test/support/journey.ts'
import { reachAll } from '../../../test/support/states.ts'

const DAY = '2026-05-03'
const world: World = { now: noonOf(DAY), licences: {} }
const on = (days: number): World => ({ ...world, now: noonOf(addDays(DAY, days)) })

const opened: WorkerCommand = {
  type: 'RegisterWorker',
  area: '35.10.04.2006',
  plan: { scheme: 'PERSEORANGAN', destination: 'HKG', occupation: 'PENGASUH_LANSIA' },
  personal: { name: 'Siti', sex: 'F', birthDate: '1999-07-01' },
}
const ask = (...guards: string[]): WorkerCommand => ({ type: 'AskOverride', guards, reason: 'Ibunya sakit keras di sana' })
const code = (tried: ReturnType<typeof attempt>): string => (tried.ok ? 'accepted' : tried.refusal.code)

/** A file in preparation that lacks its medical examination and its visa. */
function preparing(): WorkerState {
  let file = act(undefined, opened, 'VILLAGE', world)
  file = act(file, { type: 'RecordMilestone', code: 'JOBSEEKER_REGISTERED', on: DAY }, 'REGENCY', world)
  return file
}

describe('an override', () => {
  it('is nobody’s to ask or decide but the place’s own offices: not theirs whom somebody let in', () => {
    const asked = act(preparing(), ask('MEDICAL_FIT'), 'REGENCY', world)
    const guest = {
      userId: 'u-tamu',
      name: 'Tamu',
      role: 'agency-officer',
      officeId: 'tamu',
      officeKind: 'AGENCY',
      prefixes: ['35.09'],
    } as const
    const context = { actor: guest, now: noonOf(DAY), today: DAY }
    for (const command of [ask('MEDICAL_FIT'), { type: 'GrantOverride' }, { type: 'DeclineOverride' }] as const) {
      const decision = workerDecider.decide(command.type === 'AskOverride' ? preparing() : asked, command, context, {})
      expect(decision.ok ? 'accepted' : decision.refusal.code).toBe('override-not-yours')
    }
  })

  it('needs another officer of another office, in time', () => {
    const asked = act(preparing(), ask('MEDICAL_FIT'), 'REGENCY', world)
    expect(code(attempt(asked, { type: 'GrantOverride' }, 'REGENCY', world))).toBe('override-same-office')
    expect(code(attempt(asked, ask('MEDICAL_FIT'), 'AGENCY', world))).toBe('override-already-asked')
    expect(code(attempt(asked, { type: 'GrantOverride' }, 'AGENCY', on(4)))).toBe('override-not-asked')
    expect(code(attempt(asked, { type: 'GrantOverride' }, 'AGENCY', on(3)))).toBe('accepted')
    expect(code(attempt(preparing(), { type: 'GrantOverride' }, 'AGENCY', world))).toBe('override-not-asked')
    const declined = act(asked, { type: 'DeclineOverride' }, 'AGENCY', world)
    expect(declined.override).toBeUndefined()
  })

  it('is asked for only of guards that fail and may be set aside', () => {
    for (const guards of [['AGE_18'], ['COUNTRY_OPEN'], ['JOBSEEKER_REGISTERED'], ['MEDICAL_FIT', 'AGE_18']])
      expect(code(attempt(preparing(), ask(...guards), 'REGENCY', world)), guards.join()).toBe('override-not-possible')
    for (const guard of ['AGE_18', 'COUNTRY_OPEN', 'DESTINATION_KNOWN', 'NO_REJECTED']) expect(overridable).not.toContain(guard)
  })

  it('waits on the work list of the office that answers, and no longer than it may', () => {
    const asked = act(preparing(), ask('MEDICAL_FIT'), 'REGENCY', world)
    expect(nextSteps(asked, DAY).find((step) => step.code === 'DECIDE_OVERRIDE')).toMatchObject({ owner: 'AGENCY', due: addDays(DAY, 1) })
    expect(nextSteps(asked, addDays(DAY, 4)).some((step) => step.code === 'DECIDE_OVERRIDE')).toBe(false)
    expect(reviewOn(asked, DAY)).toBe(addDays(DAY, 4))
  })

  it('sets the guard aside for its days, and for nothing else', () => {
    const asked = act(preparing(), ask('FAMILY_CONSENT'), 'REGENCY', world)
    const granted = act(asked, { type: 'GrantOverride' }, 'AGENCY', world)
    const lacks = (days: number): boolean => nextSteps(granted, addDays(DAY, days)).some((step) => step.code === 'FAMILY_CONSENT')
    expect(nextSteps(asked, DAY).map((step) => step.code)).toContain('FAMILY_CONSENT')
    expect([lacks(0), lacks(14), lacks(15)]).toEqual([false, false, true])
    const others = nextSteps(granted, DAY).map((step) => step.code)
    expect(others.length).toBeGreaterThan(0)
  })

  it('outlasts what is undone beside it', () => {
    const granted = act(act(preparing(), ask('MEDICAL_FIT'), 'REGENCY', world), { type: 'GrantOverride' }, 'AGENCY', world)
    const recorded = act(granted, { type: 'RecordMilestone', code: 'SELECTED', on: DAY }, 'REGENCY', world)
    const undone = attempt(recorded, { type: 'UndoLast' }, 'REGENCY', world)
    expect(undone.ok ? undone.state.override : undefined).toEqual(granted.override)
  })

  it('makes no file READY whose person is too young, whatever is set aside', () => {
    void fc.assert(
      fc.property(fc.constantFrom(...schemes), fc.subarray([...overridable]), (scheme, guards) => {
        const file = reachAll(scheme).PREPARING
        const young = { ...file, personal: { ...file.personal, birthDate: addDays(DAY, -3000) } }
        const held = { ...young, override: { granted: { guards, from: DAY, until: addDays(DAY, 14) } } }
        const reviewed = attempt(held, { type: 'ReviewWorker' }, 'REGENCY', world)
        expect(reviewed.ok ? reviewed.state.journey : 'PREPARING').not.toBe('READY')
      }),
    )
  })
})
