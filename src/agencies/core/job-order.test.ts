// SPDX-License-Identifier: AGPL-3.0-or-later
// Job orders: what is refused, by the day; which place is free; and how a wage stands to the least one of its country.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freePlace, jobOrderDecider, orderStandingOn } from '#agencies/core/job-order.rules.ts'
import type { JobOrderCommand, JobOrderFacts, JobOrderState } from '#agencies/core/job-order.ts'
import { minimumWage, wageStanding } from '#agencies/core/wage.law.ts'
import type { Context } from '#kernel/decider.ts'

const context: Context = {
  actor: { userId: 'u', name: 'U', role: 'agency-officer', officeId: 'o', officeKind: 'AGENCY', prefixes: ['35.10'] },
  now: '2026-05-03T02:00:00.000Z',
  today: '2026-05-03',
}
const register: Extract<JobOrderCommand, { type: 'RegisterJobOrder' }> = {
  type: 'RegisterJobOrder',
  agencyId: 'company',
  number: 'JO-1',
  partner: 'Harbour Services',
  country: 'HKG',
  occupation: 'PENGASUH_LANSIA',
  quota: 10,
  wage: { amount: 510_000, currency: 'HKD' },
  from: '2026-01-01',
  to: '2026-12-31',
}
const known: JobOrderFacts = { permits: {} }

function decide(state: JobOrderState | undefined, command: JobOrderCommand, facts: JobOrderFacts = known) {
  return jobOrderDecider.decide(state, command, context, facts)
}

function given(...commands: readonly JobOrderCommand[]): JobOrderState | undefined {
  return commands.reduce<JobOrderState | undefined>((state, command) => {
    const decision = decide(state, command)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return decision.events.reduce<JobOrderState | undefined>((now, event) => jobOrderDecider.evolve(now, event), state)
  }, undefined)
}

const said = (decision: ReturnType<typeof decide>): string =>
  decision.ok
    ? 'accepted'
    : (decision.refusal.fields?.[0]?.code ?? decision.refusal.guards?.map((guard) => guard.guard).join() ?? decision.refusal.code)

describe('an order is written down', () => {
  const permit = { number: 'P', country: 'HKG', from: '2025-01-01', to: '2025-12-31', legalBasis: 'x', papers: [] }
  test.each<[string, JobOrderCommand, JobOrderFacts]>([
    ['accepted', register, known],
    ['accepted', register, { permits: { permits: [{ ...permit, to: '2026-01-01' }] } }],
    ['PERMIT_LIVE', register, { permits: { permits: [permit] } }],
    ['PERMIT_LIVE', register, { permits: { permitsWholeFrom: '2026-01-01' } }],
    ['accepted', register, { permits: { permitsWholeFrom: '2026-01-02' } }],
    ['COUNTRY_OPEN', { ...register, country: 'SAU' }, known],
    // Closed for domestic work since 26 May 2015, open before it and for others.
    ['accepted', { ...register, country: 'SAU', from: '2015-05-25' }, known],
    ['accepted', { ...register, country: 'SAU', occupation: 'PERAWAT' }, known],
    ['agency-unknown', register, {}],
    ['order-number-held', register, { ...known, numberHeldBy: 'other' }],
    ['ends-before-it-begins', { ...register, to: '2025-12-31' }, known],
  ])('%s', (code, command, facts) => expect(said(decide(undefined, command, facts))).toBe(code))
})

describe('an order that is there', () => {
  test.each<[string, JobOrderCommand, JobOrderFacts]>([
    ['accepted', { type: 'ChangeQuota', quota: 4 }, { highestPlace: 4 }],
    ['PLACES_HELD', { type: 'ChangeQuota', quota: 3 }, { highestPlace: 4 }],
    ['before-the-order', { type: 'WithdrawJobOrder', from: '2025-12-31', legalBasis: 'x' }, {}],
    ['order-exists', register, known],
  ])('%s', (code, command, facts) => expect(said(decide(given(register), command, facts))).toBe(code))

  test('is open on its days, until it is withdrawn, and changes no more then', () => {
    const order = given(register, { type: 'WithdrawJobOrder', from: '2026-06-01', legalBasis: 'x' })
    if (order === undefined) throw new Error('no order')
    expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => orderStandingOn(order, day))).toEqual([
      'not-yet',
      'open',
      'open',
      'withdrawn',
    ])
    expect(said(decide(order, { type: 'ChangeQuota', quota: 99 }))).toBe('order-withdrawn')
    expect(said(decide(undefined, { type: 'ChangeQuota', quota: 99 }))).toBe('order-unknown')
  })
})

test('a free place is one of the quota that nobody holds, and there is none exactly when all are held', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.uniqueArray(fc.integer({ min: 1, max: 40 })), fc.uuid(), (quota, held, who) => {
      const taken = new Set(held)
      const place = freePlace(quota, taken, who)
      const full = Array.from({ length: quota }, (_, index) => index + 1).every((each) => taken.has(each))
      if (place === undefined) expect(full).toBe(true)
      else expect([place >= 1, place <= quota, taken.has(place)]).toEqual([true, true, false])
    }),
  )
})

test.each([
  ['HKG', 'DOMESTIC', '2026-05-03', { amount: 510_000, currency: 'HKD' }, 'reaches'],
  ['HKG', 'DOMESTIC', '2026-05-03', { amount: 509_999, currency: 'HKD' }, 'below'],
  ['HKG', 'DOMESTIC', '2025-09-29', { amount: 499_000, currency: 'HKD' }, 'reaches'],
  ['HKG', 'DOMESTIC', '2026-05-03', { amount: 1, currency: 'USD' }, 'unknown'],
  ['HKG', 'SERVICE', '2026-05-03', { amount: 1, currency: 'HKD' }, 'unknown'],
  ['TWN', 'INDUSTRY', '2026-05-03', { amount: 2_859_000, currency: 'TWD' }, 'below'],
  ['SGP', 'DOMESTIC', '2026-05-03', { amount: 1, currency: 'SGD' }, 'unknown'],
] as const)('%s %s on %s: %j %s', (country, group, on, wage, standing) =>
  expect(wageStanding(wage, minimumWage(country, group, on))).toBe(standing),
)
