// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'
import { bodyDecider } from '#training/core/body.rules.ts'
import { type BodyCommand, type BodyState, licenceOn, licenceStanding, licensedUntil } from '#training/core/body.ts'

const context: Context = {
  actor: { userId: 'u', name: 'Rini', role: 'regency-officer', officeId: 'disnaker', officeKind: 'REGENCY', prefixes: ['35.10'] },
  now: '2026-05-03T02:00:00.000Z',
  today: '2026-05-03',
}
const scheme = { code: 'PRT', name: 'Pelayanan Rumah Tangga', standard: 'SKKNI', units: [{ code: 'U1', title: 'Membersihkan' }] }
const registration: BodyCommand = {
  type: 'RegisterBody',
  area: '35.10',
  code: 'LSP-BWI',
  name: 'LSP Banyuwangi',
  officeId: 'lsp',
  licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2027-12-31' },
  schemes: [scheme],
}

const facts = { officeKind: 'CERTIFICATION' } as const
const first = { type: 'EndLicence', number: 'BNSP-LSP-020-ID', from: '2025-01-01', reason: 'Dibekukan BNSP' } as const

function made(...commands: readonly BodyCommand[]): BodyState | undefined {
  let state: BodyState | undefined
  for (const command of commands) {
    const decision = bodyDecider.decide(state, command, context, facts)
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events) state = bodyDecider.evolve(state, event)
  }
  return state
}

function refusal(state: BodyState | undefined, command: BodyCommand): string | undefined {
  const decision = bodyDecider.decide(state, command, context, facts)
  return decision.ok ? undefined : (decision.refusal.fields?.[0]?.code ?? decision.refusal.code)
}

describe('a licence', () => {
  const licences = [{ number: 'A', from: '2025-01-01', to: '2027-12-31', ended: { on: '2026-03-01', reason: 'dicabut' } }]
  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('on %s is live: %s', (on, live) => expect(licenceOn({ licences }, on) !== undefined).toBe(live))

  it('counts on each of its days and on no other, whatever was ended', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n))
    fc.assert(
      fc.property(day, day, fc.option(day, { nil: undefined }), day, (from, to, end, on) => {
        const licence = { number: 'A', from, to, ...(end === undefined ? {} : { ended: { on: end, reason: 'x' } }) }
        const live = licenceOn({ licences: [licence] }, on) !== undefined
        expect(live).toBe(on >= from && on <= to && (end === undefined || on < end))
      }),
    )
  })

  it('that was ended can be followed by another', () => {
    const ended = made(registration, { ...first, on: '2026-05-01' })
    expect(ended && licenceOn(ended, context.today)).toBeUndefined()
    const again = made(
      registration,
      { ...first, on: '2026-05-01' },
      { type: 'AddLicence', licence: { number: 'BNSP-LSP-021-ID', from: '2026-05-02', to: '2028-05-01' } },
    )
    expect(again && licenceOn(again, context.today)?.number).toBe('BNSP-LSP-021-ID')
  })
})

describe('two licences of one number', () => {
  const renewal = { number: 'BNSP-LSP-020-ID', from: '2028-01-01', to: '2030-12-31' }
  it('are ended each by itself', () => {
    const state = made(registration, { type: 'AddLicence', licence: renewal }, { ...first, on: '2026-05-01' })
    expect(state?.licences.map(({ ended }) => ended?.on)).toEqual(['2026-05-01', undefined])
  })
  it('may count on the same days once one of them was ended', () => {
    const again = { number: 'BNSP-LSP-020-ID', from: '2026-05-02', to: '2028-05-01' }
    const state = made(registration, { ...first, on: '2026-05-01' }, { type: 'AddLicence', licence: again })
    expect(state && licenceOn(state, context.today)).toEqual(again)
  })
})

describe('what a page says of licences', () => {
  const plain = { number: 'A', from: '2025-01-01', to: '2027-12-31' }
  const ended = { ...plain, ended: { on: '2026-03-01', reason: 'dicabut' } }
  it.each([
    ['2024-12-31', 'not-yet', 'not-yet'],
    ['2026-02-28', 'live', 'live'],
    ['2026-03-01', 'live', 'ended'],
    ['2028-01-01', 'lapsed', 'ended'],
  ] as const)('on %s one stands as %s, the ended one as %s', (on, first, second) => {
    expect(licenceStanding(plain, on)).toBe(first)
    expect(licenceStanding(ended, on)).toBe(second)
  })
  it('it is licensed until the last day without a break', () => {
    const next = { number: 'B', from: '2028-01-01', to: '2030-12-31' }
    const later = { number: 'C', from: '2032-01-01', to: '2034-12-31' }
    expect(licensedUntil({ licences: [plain, next, later] }, '2026-05-03')).toBe('2030-12-31')
    expect(licensedUntil({ licences: [ended, next] }, '2026-02-01')).toBe('2026-02-28')
    expect(licensedUntil({ licences: [ended, next] }, '2026-05-03')).toBeNull()
  })
})

describe('a body is refused', () => {
  it('under a code that another has', () => {
    const decision = bodyDecider.decide(undefined, registration, context, { ...facts, codeTaken: true })
    expect(decision).toMatchObject({ ok: false, refusal: { fields: [{ field: 'code', code: 'code-taken' }] } })
  })
  it.each([undefined, 'REGENCY', 'TRAINING'] as const)('for an office of the kind %s', (officeKind) => {
    const decision = bodyDecider.decide(undefined, registration, context, officeKind === undefined ? {} : { officeKind })
    expect(decision).toMatchObject({ ok: false, refusal: { fields: [{ field: 'officeId', code: 'office-not-certifying' }] } })
  })
  const state = made(registration)
  it.each<readonly [string, BodyState | undefined, BodyCommand]>([
    ['ends-before-start', undefined, { ...registration, licence: { number: 'A', from: '2026-01-02', to: '2026-01-01' } }],
    ['scheme-twice', undefined, { ...registration, schemes: [scheme, scheme] }],
    ['unit-twice', undefined, { ...registration, schemes: [{ ...scheme, units: [...scheme.units, ...scheme.units] }] }],
    ['body-known', state, registration],
    ['licence-known', state, { type: 'AddLicence', licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2029-01-01' } }],
    ['licence-known', state, { type: 'AddLicence', licence: { number: 'BNSP-LSP-020-ID', from: '2027-12-31', to: '2029-01-01' } }],
    ['licence-unknown', state, { ...first, from: '2025-01-02', on: '2026-05-01' }],
    ['licence-unknown', state, { ...first, number: 'X', on: '2026-05-01' }],
    ['date-in-future', state, { ...first, on: '2026-05-04' }],
    ['ends-before-start', state, { ...first, on: '2024-05-04' }],
    ['scheme-twice', state, { type: 'SetScope', schemes: [scheme, scheme] }],
    ['body-unknown', undefined, { type: 'SetScope', schemes: [scheme] }],
  ])('for %s', (code, before, command) => expect(refusal(before, command)).toBe(code))
})
