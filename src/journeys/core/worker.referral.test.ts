// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { purposeActs, referralTerms } from '#journeys/core/referral.law.ts'
import { type ReferralCommand, referralPurposes } from '#journeys/core/referral.ts'
import { referralSteps } from '#journeys/core/worker.referral.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import type { Actor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { guestOn, letsIn } from '#kernel/letting.ts'
import { type Recipient, referralEnds, referralGrounds } from '#kernel/referral.ts'
import { addDays } from '#kernel/time.ts'
import { act, noonOf } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const AREA = '35.10.04.2006'
const opened: WorkerCommand = {
  type: 'RegisterWorker',
  area: AREA,
  plan: { scheme: 'P_TO_P' },
  personal: { name: 'Siti', sex: 'F', birthDate: '1999-07-01' },
}
const file = act(undefined, opened, 'VILLAGE', { now: noonOf(DAY), licences: {} })
const offices: Readonly<Record<string, Recipient>> = {
  jember: { kind: 'REGENCY', areas: ['35.09'] },
  bondowoso: { kind: 'REGENCY', areas: ['35.11'] },
  province: { kind: 'PROVINCE', areas: ['35'] },
}
const actor = (officeId: string, prefixes: readonly string[]): Actor => ({
  userId: `u-${officeId}`,
  name: 'u',
  role: 'regency-officer',
  officeId,
  officeKind: 'REGENCY',
  prefixes,
})
const home = actor('disnaker', ['35.10'])
const most = ruleOn(referralTerms, DAY).mostDays

function decide(state: WorkerState, command: ReferralCommand, by: Actor, day = DAY) {
  const recipient = command.type === 'ReferFile' ? offices[command.office] : undefined
  return workerDecider.decide(state, command, { actor: by, now: noonOf(day), today: day }, recipient === undefined ? {} : { recipient })
}

function done(state: WorkerState, command: ReferralCommand, by: Actor, day = DAY): WorkerState {
  const decision = decide(state, command, by, day)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  return decision.events.reduce<WorkerState>((now, event) => workerDecider.evolve(now, event), state)
}

const refer = (more: Partial<Extract<ReferralCommand, { type: 'ReferFile' }>> = {}): ReferralCommand => ({
  type: 'ReferFile',
  office: 'jember',
  purpose: 'RETURN',
  until: addDays(DAY, 10),
  ground: 'CONSENT',
  ...more,
})
const reaches = (state: WorkerState, office: string, day: string): boolean => letsIn(state.letIn ?? [], guestOn(office, day))

describe('a referral', () => {
  it.each([
    ['an office that nobody knows', refer({ office: 'tidak-ada' }), 'recipient-unknown'],
    ['an office that has the file already', refer({ office: 'province' }), 'recipient-has-it'],
    ['an end that has passed', refer({ until: addDays(DAY, -1) }), 'referral-until-past'],
    ['an end too far', refer({ until: addDays(DAY, most + 1) }), 'referral-until-far'],
    ['a consent of tomorrow', refer({ consentOn: addDays(DAY, 1) }), 'date-in-future'],
    ['a life at risk, and no word why', refer({ ground: 'VITAL_INTEREST' }), 'referral-reason-needed'],
  ])('is refused for %s', (_name, command, code) => {
    const decision = decide(file, command, home)
    expect(decision.ok ? 'accepted' : decision.refusal.fields?.[0]?.code).toBe(code)
  })

  it('lets the office in up to its last day, and asks it alone to read why', () => {
    const referred = done(file, refer(), home)
    expect([10, 11].map((days) => reaches(referred, 'jember', addDays(DAY, days)))).toEqual([true, false])
    expect(referralSteps(referred, DAY)).toMatchObject([{ code: 'SEE_REFERRAL', office: 'jember', owner: 'REGENCY' }])
    expect(referralSteps(referred, addDays(DAY, 11))).toEqual([])
    const jember = actor('jember', ['35.09'])
    expect(referralSteps(done(referred, { type: 'SeeReferral' }, jember), DAY)).toEqual([])
    // Whoever was let in lets nobody in, and nobody out.
    for (const command of [refer({ office: 'bondowoso' }), { type: 'EndReferral', office: 'jember', because: 'DONE' } as const])
      expect(decide(referred, command, jember)).toMatchObject({ ok: false, refusal: { code: 'referral-not-yours' } })
  })

  it('outlives an act that is taken back, and nothing of it outlives an erasure', () => {
    const by = { at: noonOf(DAY), userId: home.userId }
    const recorded = workerDecider.evolve(file, { type: 'TroubleReported', trouble: 'REJECTED', on: DAY, ...by })
    const undone = workerDecider.evolve(done(recorded, refer(), home), { type: 'LastUndone' })
    expect(reaches(undone, 'jember', DAY)).toBe(true)
    const erased = workerDecider.evolve(undone, { type: 'PersonErased', basis: 'REQUEST', legalBasis: 'UU 27/2022 art 8, 43(1)c', on: DAY })
    expect([erased.letIn, erased.referrals]).toEqual([undefined, undefined])
  })

  it('is open exactly while an officer of the place let it be, whatever is asked by whom', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays(DAY, days))
    const office = fc.constantFrom(...Object.keys(offices), 'tidak-ada')
    const command: fc.Arbitrary<ReferralCommand> = fc.oneof(
      fc.record({
        type: fc.constant('ReferFile' as const),
        office,
        purpose: fc.constantFrom(...referralPurposes),
        until: day,
        ground: fc.constantFrom(...referralGrounds),
        reason: fc.constant('Sakit keras di perjalanan'),
      }),
      fc.record({ type: fc.constant('EndReferral' as const), office, because: fc.constantFrom(...referralEnds) }),
      fc.constant({ type: 'SeeReferral' as const }),
    )
    const by = fc.constantFrom(home, actor('desa', [AREA]), actor('jember', ['35.09']), actor('bondowoso', ['35.11']))
    const acts = fc.array(fc.tuple(command, by, fc.integer({ min: 0, max: 20 })), { maxLength: 12 })
    const holds = (told: readonly (readonly [ReferralCommand, Actor, number])[]): void => {
      let state = file
      let today = DAY
      const open = new Map<string, string>()
      for (const [asked, who, later] of told) {
        today = addDays(today, later)
        const decision = decide(state, asked, who, today)
        if (!decision.ok) continue
        for (const event of decision.events) state = workerDecider.evolve(state, event)
        expect(asked.type === 'SeeReferral' || who === home || who.officeId === 'desa').toBe(true)
        if (asked.type === 'EndReferral') open.delete(asked.office)
        if (asked.type !== 'ReferFile') continue
        expect(asked.until >= today && asked.until <= addDays(today, most)).toBe(true)
        open.set(asked.office, asked.until)
      }
      for (const days of [0, 1, 30, 90, 120])
        for (const each of Object.keys(offices)) {
          const on = addDays(today, days)
          expect(reaches(state, each, on)).toBe(open.has(each) && on <= must(open.get(each), 'a day'))
        }
    }
    return fc.assert(fc.property(acts, holds))
  })

  it.each(referralPurposes)('for %s writes what that is for, and nothing else of what its role may', (purpose) => {
    const referred = done(file, refer({ purpose }), home)
    const jember = actor('jember', ['35.09'])
    const own = { personal: { name: 'Lain' }, plan: { destination: 'TWN' } }
    const asked: readonly WorkerCommand[] = [
      { type: 'RecordMilestone', code: 'INFO_GIVEN', on: DAY },
      { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY, reason: 'Batal' },
      { type: 'ReportTrouble', trouble: 'OVERSTAY', on: DAY },
      { type: 'ResolveTrouble', trouble: 'OVERSTAY' },
      { type: 'ReviewWorker' },
      { type: 'UndoLast' },
      { type: 'ChangePlan', plan: own.plan },
      { type: 'CorrectPerson', personal: own.personal },
      { type: 'RemoveRelative', key: 'a' },
      { type: 'SettleCost', nth: 0, outcome: 'REPAID' },
      { type: 'LeaveJobOrder' },
      { type: 'ErasePerson', basis: 'REQUEST' },
    ]
    const told = asked.map((command) => {
      const decision = workerDecider.decide(referred, command, { actor: jember, now: noonOf(DAY), today: DAY }, {})
      return [command.type, decision.ok || decision.refusal.code !== 'referral-not-for-this']
    })
    expect(told).toEqual(asked.map(({ type }) => [type, purposeActs[purpose].includes(type)]))
    // Nobody of the place is asked for what: they do what their role does.
    for (const command of asked) {
      const decision = workerDecider.decide(referred, command, { actor: home, now: noonOf(DAY), today: DAY }, {})
      expect(decision.ok ? undefined : decision.refusal.code).not.toBe('referral-not-for-this')
    }
  })

  it('asks for a consent given after the person had the use limited, but where a life depends on it', () => {
    const request = '3510-01890000-0000-7000-8000-00000000000a'
    const limited = act(file, { type: 'LimitUse', request, right: 'RESTRICTION' }, 'REGENCY', { now: noonOf(DAY), licences: {} })
    const faultOf = (command: ReferralCommand, day: string): string | undefined => {
      const decision = decide(limited, command, home, day)
      return decision.ok ? undefined : decision.refusal.fields?.[0]?.code
    }
    const next = addDays(DAY, 1)
    expect(faultOf(refer(), DAY)).toBe('referral-limited')
    expect(faultOf(refer({ consentOn: DAY }), next)).toBe('referral-limited')
    expect(faultOf(refer({ consentOn: next }), next)).toBeUndefined()
    expect(faultOf(refer({ ground: 'VITAL_INTEREST', reason: 'Sakit keras di perjalanan' }), DAY)).toBeUndefined()
    const freed = act(limited, { type: 'FreeUse', request }, 'REGENCY', { now: noonOf(DAY), licences: {} })
    expect(decide(freed, refer(), home).ok).toBe(true)
  })
})
