// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of placement companies: what is refused, and what each entry does to the days that count.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agencyDecider } from '#agencies/core/agency.rules.ts'
import { type AgencyCommand, type AgencyEvent, type AgencyFacts, type AgencyState, agencyKey } from '#agencies/core/agency.ts'
import { isLiveOn } from '#agencies/core/licence.rules.ts'
import type { Context } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'

const context: Context = {
  actor: { userId: 'u', name: 'U', role: 'agency-officer', officeId: 'o', officeKind: 'AGENCY', prefixes: ['35.10'] },
  now: '2026-05-03T02:00:00.000Z',
  today: '2026-05-03',
}
const legalBasis = 'Keputusan Menteri 12/2024'
const number = 'KEP-12/2024'
const register: AgencyCommand = { type: 'RegisterAgency', name: 'PT Sumber Kencana' }
const grant: AgencyCommand = { type: 'GrantLicence', number, from: '2024-01-01', legalBasis }

const permit: AgencyCommand = {
  type: 'GrantPermit',
  number: 'SIP2MI 7/2025',
  country: 'HKG',
  from: '2025-01-01',
  to: '2026-12-31',
  legalBasis,
  papers: ['DEMAND_LETTER'],
}

function decide(state: AgencyState | undefined, command: AgencyCommand, facts: AgencyFacts = {}) {
  return agencyDecider.decide(state, command, context, facts)
}

/** The state after commands that must all be accepted. */
function given(...commands: readonly AgencyCommand[]): AgencyState | undefined {
  return commands.reduce<AgencyState | undefined>((state, command) => {
    const decision = decide(state, command)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return decision.events.reduce<AgencyState | undefined>((now, event: AgencyEvent) => agencyDecider.evolve(now, event), state)
  }, undefined)
}

function liveOn(state: AgencyState | undefined, on: string): boolean {
  return isLiveOn(state?.licences ?? [], on)
}

function refusalOf(state: AgencyState | undefined, command: AgencyCommand): string {
  const decision = decide(state, command)
  if (decision.ok) return 'accepted'
  return decision.refusal.fields?.[0]?.code ?? decision.refusal.code
}

describe('a licence', () => {
  test('without an end has the usual term', () => {
    const state = given(register, grant)
    expect([liveOn(state, '2023-12-31'), liveOn(state, '2024-01-01'), liveOn(state, '2028-12-31'), liveOn(state, '2029-01-01')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('that is suspended counts again from the day it is lifted', () => {
    const suspended = given(register, grant, { type: 'SuspendLicence', number, from: '2026-03-01', legalBasis })
    expect(liveOn(suspended, '2026-02-28')).toBe(true)
    expect(liveOn(suspended, '2028-01-01')).toBe(false)
    const lifted = given(
      register,
      grant,
      { type: 'SuspendLicence', number, from: '2026-03-01', legalBasis },
      { type: 'LiftSuspension', number, from: '2026-04-01' },
    )
    expect([liveOn(lifted, '2026-03-31'), liveOn(lifted, '2026-04-01')]).toEqual([false, true])
  })

  test('that is revoked never counts again, and cannot change any more', () => {
    const state = given(register, grant, { type: 'RevokeLicence', number, from: '2026-03-01', legalBasis })
    expect([liveOn(state, '2026-02-28'), liveOn(state, '2026-03-01'), liveOn(state, '2028-01-01')]).toEqual([true, false, false])
    expect(refusalOf(state, { type: 'SuspendLicence', number, from: '2026-02-01', legalBasis })).toBe('licence-revoked')
  })
})

describe('is refused', () => {
  const known = given(register, grant, { type: 'SuspendLicence', number, from: '2026-03-01', to: '2026-03-31', legalBasis })
  test.each<[string, AgencyCommand]>([
    ['agency-exists', register],
    ['licence-number-held', grant],
    ['ends-before-it-begins', { type: 'GrantLicence', number: 'N', from: '2026-01-02', to: '2026-01-01', legalBasis }],
    ['required', { type: 'GrantLicence', number: 'N', from: '2010-01-01', legalBasis }],
    ['licence-unknown', { type: 'RevokeLicence', number: 'other', from: '2026-01-01', legalBasis }],
    ['outside-the-term', { type: 'SuspendLicence', number, from: '2023-12-31', legalBasis }],
    ['outside-the-term', { type: 'RevokeLicence', number, from: '2029-01-01', legalBasis }],
    ['ends-before-it-begins', { type: 'SuspendLicence', number, from: '2026-06-02', to: '2026-06-01', legalBasis }],
    ['already-suspended', { type: 'SuspendLicence', number, from: '2026-02-01', legalBasis }],
    ['already-suspended', { type: 'SuspendLicence', number, from: '2026-03-31', to: '2026-04-02', legalBasis }],
    ['not-suspended', { type: 'LiftSuspension', number, from: '2026-03-01' }],
    ['not-suspended', { type: 'LiftSuspension', number, from: '2026-04-02' }],
    ['accepted', { type: 'SuspendLicence', number, from: '2026-04-01', to: '2026-04-02', legalBasis }],
    ['accepted', { type: 'LiftSuspension', number, from: '2026-03-02' }],
  ])('%s', (code, command) => expect(refusalOf(known, command)).toBe(code))

  test('everything before the company is registered', () => expect(refusalOf(undefined, grant)).toBe('agency-unknown'))
})

describe('a permit to recruit', () => {
  const known = given(register, permit)
  test.each<[string, AgencyCommand]>([
    ['permit-number-held', { ...permit, number: 'sip2mi  7/2025' }],
    ['ends-before-it-begins', { ...permit, number: 'N', to: '2024-12-31' }],
    ['permit-unknown', { type: 'RevokePermit', number: 'N', from: '2025-06-01', legalBasis }],
    ['outside-the-permit', { type: 'RevokePermit', number: 'SIP2MI 7/2025', from: '2027-01-01', legalBasis }],
    ['accepted', { type: 'RevokePermit', number: 'SIP2MI 7/2025', from: '2025-06-01', legalBasis }],
    ['accepted', { type: 'ConfirmPermits' }],
  ])('%s', (code, command) => expect(refusalOf(known, command)).toBe(code))

  test('is not passed on to another company', () => {
    const decision = decide(given(register), permit, { permitHeldBy: 'other' })
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: 'permit-of-another',
        see: '/agencies/other',
        guards: [{ guard: 'PERMIT_NOT_PASSED_ON', legalBasis: 'UU 18/2017 art 59' }],
      },
    })
  })

  test('is revoked once, and its list is confirmed once', () => {
    const revoke: AgencyCommand = { type: 'RevokePermit', number: 'SIP2MI 7/2025', from: '2025-06-01', legalBasis }
    expect(refusalOf(given(register, permit, revoke), revoke)).toBe('permit-revoked')
    const confirmed = given(register, permit, { type: 'ConfirmPermits' })
    expect(confirmed?.permitsWholeFrom).toBe('2026-05-03')
    expect(refusalOf(confirmed, { type: 'ConfirmPermits' })).toBe('permits-confirmed-before')
  })
})

test('a suspension takes away its own days and no other', () => {
  const start = '2024-01-01'
  const term = fc.integer({ min: 0, max: 1800 })
  fc.assert(
    fc.property(term, fc.integer({ min: 0, max: 200 }), term, (from, length, asked) => {
      const before = given(register, grant)
      const [first, last] = [addDays(start, from), addDays(start, from + length)]
      const after = given(register, grant, { type: 'SuspendLicence', number, from: first, to: last, legalBasis })
      const on = addDays(start, asked)
      expect(liveOn(after, on)).toBe(liveOn(before, on) && !(first <= on && on <= last))
    }),
  )
})

test.each([
  ['PT. Sumber Kencana, Tbk', 'sumber kencana tbk'],
  ['  pt sumber  KENCANA tbk', 'sumber kencana tbk'],
  ['PT', 'pt'],
  ['Ptolemaios', 'ptolemaios'],
])('%s is found as %s', (name, key) => expect(agencyKey(name)).toBe(key))
