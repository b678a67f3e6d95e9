// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/authority.ts'
import type { Context } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'
import { programmeDecider } from '#training/core/programme.rules.ts'
import type { ProgrammeCommand } from '#training/core/programme.ts'
import { licensedOn, licensedUntil, providerDecider } from '#training/core/provider.rules.ts'
import type { Licence, ProviderCommand, ProviderState } from '#training/core/provider.ts'

const actor: Actor = { userId: 'd', name: 'Bu Rina', role: 'regency-officer', officeId: 'd', officeKind: 'REGENCY', prefixes: ['35.10'] }
const context: Context = { actor, now: '2026-05-03T02:00:00.000Z', today: '2026-05-03' }
const licence: Licence = { number: '1', issuer: 'Disnaker', from: '2024-01-01', to: '2027-12-31' }
const melati: ProviderState = { area: '35.10', kind: 'LPK', name: 'LPK Melati', licences: [licence] }

function provide(state: ProviderState | undefined, command: ProviderCommand): string {
  const decision = providerDecider.decide(state, command, context, undefined)
  if (decision.ok) return decision.events.map((event) => event.type).join(' ')
  return decision.refusal.fields?.[0]?.code ?? decision.refusal.code
}

describe('a provider', () => {
  it('is registered with the licence it trains under, and gets others', () => {
    expect(provide(undefined, { type: 'RegisterProvider', area: '35.10', kind: 'LPK', name: 'LPK Melati', licence })).toBe(
      'ProviderRegistered',
    )
    expect(provide(melati, { type: 'AddLicence', licence: { ...licence, number: '2' } })).toBe('LicenceAdded')
    expect(provide(melati, { type: 'AddLicence', licence })).toBe('licence-number-known')
    expect(provide(melati, { type: 'AddLicence', licence: { ...licence, number: '2', to: '2020-01-01' } })).toBe(
      'licence-ends-before-it-begins',
    )
    expect(provide(undefined, { type: 'AddLicence', licence })).toBe('not-registered')
  })

  it('loses a licence once, not in the future', () => {
    const revoke = { type: 'RevokeLicence', number: '1', on: '2026-05-01', reason: 'x' } as const
    expect(provide(melati, revoke)).toBe('LicenceRevoked')
    expect(provide(melati, { ...revoke, on: '2026-05-04' })).toBe('date-in-future')
    expect(provide(melati, { ...revoke, number: '9' })).toBe('licence-unknown')
    const without = { ...melati, licences: [{ ...licence, revokedOn: '2026-05-01' }] }
    expect(provide(without, revoke)).toBe('licence-revoked-already')
    expect(licensedOn(without, '2026-04-30')).toBe(true)
    expect(licensedOn(without, '2026-05-01')).toBe(false)
    expect(licensedUntil(without, '2026-05-03')).toBeNull()
    expect(licensedUntil(without, '2026-04-01')).toBe('2026-04-30')
  })

  it('is licensed until the last day without a break', () => {
    const spring = { ...licence, from: '2026-01-01', to: '2026-06-30' }
    const nextYear = { ...licence, number: '2', from: '2027-01-01', to: '2027-12-31' }
    const { to: _to, ...endless } = { ...licence, number: '3', from: '2026-07-01' }
    expect(licensedUntil({ licences: [spring, nextYear] }, '2026-05-03')).toBe('2026-06-30')
    expect(licensedUntil({ licences: [spring, nextYear] }, '2026-08-01')).toBeNull()
    expect(licensedUntil({ licences: [spring, endless] }, '2026-05-03')).toBeNull()
    expect(licensedOn({ licences: [spring, endless] }, '2026-05-03')).toBe(true)
  })

  it('may train on a day exactly when one of its licences holds on it', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-01-01', n))
    const period = fc.tuple(day, day, fc.boolean()).map(([a, b, endless]): Licence => {
      const [from, to] = a < b ? [a, b] : [b, a]
      return { number: `${a}${b}`, issuer: 'x', from, ...(endless ? {} : { to }) }
    })
    void fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), day, (licences, on) => {
        expect(licensedOn({ licences }, on)).toBe(licences.some((each) => each.from <= on && on <= (each.to ?? '9999-12-31')))
      }),
    )
  })
})

const programme: ProgrammeCommand = {
  type: 'DefineProgramme',
  area: '35.10',
  name: 'Pengasuh lansia',
  hours: 200,
  minHours: 160,
  units: [{ code: 'A', title: 'A', minHours: 20 }],
  legalBasis: 'UU 18/2017 art 5b',
  standing: 'assumed',
  validFrom: '2026-01-01',
}

function define(command: ProgrammeCommand): string {
  const decision = programmeDecider.decide(undefined, command, context, undefined)
  return decision.ok ? decision.events.map((event) => event.type).join(' ') : (decision.refusal.fields?.[0]?.code ?? decision.refusal.code)
}

describe('a programme', () => {
  it('sets a goal that its own hours can reach', () => {
    expect(define(programme)).toBe('ProgrammeDefined')
    expect(define({ ...programme, minHours: 201 })).toBe('minimum-above-curriculum')
    expect(define({ ...programme, units: [{ code: 'A', title: 'A', minHours: 201 }] })).toBe('units-above-curriculum')
    expect(
      define({
        ...programme,
        units: [
          { code: 'A', title: 'A', minHours: 0 },
          { code: 'A', title: 'B', minHours: 0 },
        ],
      }),
    ).toBe('unit-twice')
  })

  it('ends once, not before it began', () => {
    const { type: _type, ...state } = programme
    const end = { type: 'EndProgramme', on: '2026-06-01', reason: 'x' } as const
    const decided = programmeDecider.decide(state, end, context, undefined)
    expect(decided.ok && decided.events[0]?.type).toBe('ProgrammeEnded')
    expect(programmeDecider.decide(state, { ...end, on: '2025-01-01' }, context, undefined).ok).toBe(false)
    expect(programmeDecider.decide({ ...state, validTo: '2026-06-01' }, end, context, undefined).ok).toBe(false)
  })
})
