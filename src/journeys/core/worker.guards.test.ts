// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may depart, held against a second reading of the law: age by the youngest date, country and occupation, licence, every required paper.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PermitFacts } from '#agencies/core/agency.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { placementRestrictions } from '#agencies/core/restriction.law.ts'
import { gateRules, gatesAt } from '#journeys/core/scheme.law.ts'
import { milestoneCodes, type Plan, type Scheme, schemes, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { addDays, jakartaDate, type LocalDate } from '#kernel/time.ts'
import { act, attempt, noonOf, prepared, type World } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const LIVE = 'agency-live'
const licences = { [LIVE]: [{ from: '2020-01-01', to: '2030-12-31', legalBasis: 'SIP3MI' }] }
const world: World = { now: noonOf(DAY), licences }

function register(plan: Plan, birthDate = '1999-07-01'): Extract<WorkerCommand, { type: 'RegisterWorker' }> {
  return { type: 'RegisterWorker', area: '35.10.04.2006', plan, personal: { name: 'Siti', sex: 'F', birthDate } }
}
const planOf = (scheme: Scheme): Plan => ({ scheme, destination: 'HKG', occupation: 'PENGASUH_LANSIA', agencyId: LIVE })

/** The guards that keep a file from departing on a day; none where it departs. */
function refused(file: WorkerState, on: LocalDate, at: World): readonly string[] {
  const tried = attempt(file, { type: 'RecordMilestone', code: 'DEPARTED', on }, 'VILLAGE', at)
  if (tried.ok) return []
  expect(tried.refusal.code).toBe('not-ready')
  for (const guard of tried.refusal.guards ?? []) expect(guard.legalBasis).not.toBe('')
  return (tried.refusal.guards ?? []).map((guard) => guard.guard)
}

// The fact sheet's table of what gates departure, copied by hand: R required, anything else not. One letter per scheme, in their order.
const table: Readonly<Record<string, string>> = {
  INFO_GIVEN: 'RRRRR',
  VILLAGE_RECORDED: 'RRRRR',
  FAMILY_CONSENT: 'RRRRR',
  MARITAL_LETTER: 'RRRRR',
  JOBSEEKER_REGISTERED: 'RRCRR',
  VACANCY_CHOSEN: 'RRRRR',
  SELECTED: 'RRC-R',
  PLACEMENT_AGREEMENT: 'RRR-R',
  ID_PMI_ISSUED: 'RRRRR',
  PASSPORT_RECOMMENDED: 'RRCCC',
  PASSPORT_ISSUED: 'RRRRR',
  // Fishing crew show basic safety and the sea book in the place of a trade learned ashore.
  TRAINING_DONE: 'RRCC-',
  CERTIFIED: 'RRCR-',
  SEA_BOOK: '----R',
  BASIC_SAFETY: '----R',
  MEDICAL_FIT: 'RRRRR',
  PSYCHOLOGY_OK: 'RRRRR',
  CONTRACT_SIGNED: 'RRRRR',
  PKL_ENDORSED: '----R',
  OWN_RESPONSIBILITY: '---R-',
  REPORTED_TO_REGENCY: '---RC',
  REPORTED_TO_MISSION: '---RC',
  VISA_ISSUED: 'RRRRC',
  SS_BEFORE: 'RRR-R',
  SS_DURING: 'RRRRR',
  OPP_DONE: 'RRRCR',
  E_PMI_ISSUED: 'RRRRR',
}

describe('every required milestone', () => {
  test('stands in the table, and so does every other that a scheme asks for', () => {
    expect(Object.keys(table).sort()).toEqual([...new Set(gateRules.map((rule) => rule.milestone))].sort())
  })

  test.each(schemes)('of %s is what the fact sheet says', (scheme) => {
    const required = new Set(gatesAt(scheme, DAY).flatMap((gate) => (gate.gate === 'required' ? [gate.milestone] : [])))
    for (const [code, letters] of Object.entries(table))
      expect(`${code} ${[...required].some((each) => each === code)}`).toBe(`${code} ${letters[schemes.indexOf(scheme)] === 'R'}`)
  })

  test.each(schemes)('of %s is asked for, each by its name, and nothing else is', (scheme) => {
    const required = gatesAt(scheme, DAY).flatMap((gate) => (gate.gate === 'required' ? [gate.milestone] : []))
    const whole = prepared(register(planOf(scheme)), world)
    expect(whole.journey).toBe('READY')
    fc.assert(
      fc.property(fc.subarray([...milestoneCodes]), (taken) => {
        const milestones = Object.fromEntries(Object.entries(whole.milestones).filter(([code]) => !taken.some((each) => each === code)))
        const missing = required.filter((code) => taken.includes(code))
        expect([...refused({ ...whole, milestones }, DAY, world)].sort()).toEqual([...missing].sort())
      }),
      { numRuns: 60 },
    )
  })

  test('counts on the days from the one it was recorded for to its last, and on no other', () => {
    const whole = prepared(register(planOf('G_TO_G')), world)
    const later: World = { licences, now: noonOf(addDays(DAY, 400)) }
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: -250, max: 399 }),
        (from, days, at) => {
          const medical = { on: addDays(DAY, from), validUntil: addDays(DAY, from + days), origin: 'attested', by: 'u' } as const
          const old = Object.fromEntries(
            Object.entries(whole.milestones).map(([code, each]) => [code, { on: '2025-01-01', origin: each.origin, by: each.by }]),
          )
          const guards = refused({ ...whole, milestones: { ...old, MEDICAL_FIT: medical } }, addDays(DAY, at), later)
          expect(guards.includes('MEDICAL_FIT')).toBe(!(from <= at && at <= from + days))
        },
      ),
    )
  })
})

test('a departure that is dated back to before the law is judged by its first day', () => {
  const begun = act(
    act(undefined, register(planOf('G_TO_G'), '1980-07-01'), 'VILLAGE', world),
    { type: 'RecordMilestone', code: 'JOBSEEKER_REGISTERED', on: DAY },
    'REGENCY',
    world,
  )
  expect(refused(begun, '2010-01-01', world)).toContain('VISA_ISSUED')
})

describe('eighteen years', () => {
  /** By counting birthdays: those born on a leap day have one on 1 March in other years. */
  function birthdays(born: LocalDate, on: LocalDate): number {
    const [year = 0, month = 0, day = 0] = born.split('-').map(Number)
    let count = 0
    for (let y = year + 1; ; y += 1) {
      const leap = new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1
      const birthday = month === 2 && day === 29 && !leap ? Date.UTC(y, 2, 1) : Date.UTC(y, month - 1, day)
      if (birthday > Date.parse(`${on}T00:00:00Z`)) return count
      count += 1
    }
  }
  const around = fc.oneof(
    fc.integer({ min: -400, max: 400 }).map((days) => addDays('2008-05-03', days)),
    fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1960-01-01', days)),
    fc.constantFrom('2008-02-29', '2004-02-29', '2008-02-28', '2008-03-01'),
  )
  const sources = fc.constantFrom('KTP_EL', 'KK', 'AKTA_LAHIR', 'IJAZAH', 'PASSPORT', 'NIK')
  const stated = fc.dictionary(sources, around, { maxKeys: 4 })
  const departure = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2025-01-01', days))

  test('are counted from the youngest of all dates that any paper states', () => {
    const whole = prepared(register(planOf('G_TO_G')), world)
    const milestones = Object.fromEntries(
      Object.keys(whole.milestones).map((code) => [code, { on: '2020-01-01', origin: 'attested', by: 'u' } as const]),
    )
    const late: World = { licences, now: noonOf('2029-12-31') }
    fc.assert(
      fc.property(around, stated, departure, (birthDate, more, on) => {
        const file = { ...whole, milestones, personal: { ...whole.personal, birthDate, stated: more } }
        const youngest = Math.min(...[birthDate, ...Object.values(more)].map((date) => birthdays(date, on)))
        expect(refused(file, on, late)).toEqual(youngest < 18 ? ['AGE_18'] : [])
      }),
      { numRuns: 500 },
    )
  })

  test('a paper that makes somebody younger takes READY away; who took it for somebody else’s takes it back, and nobody else', () => {
    const ready = prepared(register(planOf('UKPS')), world)
    const corrected = act(ready, { type: 'CorrectPerson', personal: {}, stated: { source: 'KK', date: '2009-01-01' } }, 'REGENCY', world)
    expect(corrected.journey).toBe('PREPARING')
    expect(attempt(corrected, { type: 'UndoLast' }, 'VILLAGE', world)).toMatchObject({ ok: false, refusal: { code: 'nothing-to-undo' } })
    const undone = act(corrected, { type: 'UndoLast' }, 'REGENCY', world)
    const { evidenceBefore: _taken, ...person } = ready.personal
    expect([undone.journey, undone.personal]).toEqual(['READY', person])
    // What was truly recorded after it stands, and with it the younger date.
    const next: World = { ...world, now: '2026-05-03T06:00:10.000Z' }
    const later = act(corrected, { type: 'ChangePlan', plan: { destination: 'TWN' } }, 'REGENCY', next)
    expect(act(later, { type: 'UndoLast' }, 'REGENCY', next).personal.stated).toEqual({ KK: '2009-01-01' })
  })
})

describe('country and occupation', () => {
  test('are open on that day by the table of restrictions; an occupation outside the list opens no closed country', () => {
    const whole = prepared(register(planOf('G_TO_G')), world)
    const milestones = Object.fromEntries(
      Object.keys(whole.milestones).map((code) => [code, { on: '2010-01-01', origin: 'attested', by: 'u' } as const]),
    )
    const countries = [...new Set(placementRestrictions.map((rule) => rule.country)), 'HKG', 'TWN']
    const occupations = fc.constantFrom(
      undefined,
      'PENGURUS_RUMAH_TANGGA',
      'PENGASUH_BAYI',
      'OPERATOR_PABRIK',
      'PERAWAT',
      'pembantu',
      'housemaid',
    )
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2015-01-01', days))
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...countries), { nil: undefined }), occupations, day, (destination, occupation, on) => {
        const plan: Plan = {
          scheme: 'G_TO_G',
          ...(destination === undefined ? {} : { destination }),
          ...(occupation === undefined ? {} : { occupation }),
        }
        const group = occupation === undefined ? undefined : occupationGroup(occupation)
        const closed = placementRestrictions.some(
          (rule) =>
            rule.country === destination &&
            rule.validFrom <= on &&
            on <= (rule.validTo ?? '9999-12-31') &&
            (rule.occupationGroup === undefined || group === undefined || rule.occupationGroup === group),
        )
        const guards = refused({ ...whole, milestones, plan }, on, world)
        expect(guards.filter((guard) => guard === 'COUNTRY_OPEN' || guard === 'DESTINATION_KNOWN')).toEqual(
          destination === undefined ? ['DESTINATION_KNOWN'] : closed ? ['COUNTRY_OPEN'] : [],
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('the licence', () => {
  const span = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 500 })).map(([from, days]) => ({
    from: addDays(DAY, from),
    to: addDays(DAY, from + days),
    legalBasis: 'SIP3MI',
  }))

  test.each(schemes)('under %s is live on the day of departure where a company places, and not asked for otherwise', (scheme) => {
    const whole = prepared(register(planOf(scheme)), world)
    const milestones = Object.fromEntries(
      Object.keys(whole.milestones).map((code) => [code, { on: '2024-01-01', origin: 'attested', by: 'u' } as const]),
    )
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), fc.integer({ min: -300, max: 0 }), fc.boolean(), (spans, back, chosen) => {
        const on = addDays(DAY, back)
        const { agencyId: _agency, ...without } = planOf(scheme)
        const file = { ...whole, milestones, plan: chosen ? planOf(scheme) : without }
        const live = chosen && spans.some(({ from, to }) => from <= on && on <= to)
        const asked = scheme === 'P_TO_P' || scheme === 'ABK_PERIKANAN'
        expect(refused(file, on, { now: world.now, licences: { [LIVE]: spans } })).toEqual(
          !asked || live ? [] : [chosen ? 'LICENCE_LIVE' : 'AGENCY_CHOSEN'],
        )
      }),
    )
  })

  test('of another company is judged when it is chosen, and that of before when the choice is undone', () => {
    const lapsed = { [LIVE]: licences[LIVE] ?? [], other: [{ from: '2020-01-01', to: '2021-12-31', legalBasis: 'SIP3MI' }] }
    const at: World = { now: world.now, licences: lapsed }
    const ready = prepared(register(planOf('P_TO_P')), at)
    expect(ready.journey).toBe('READY')
    const changed = act(ready, { type: 'ChangePlan', plan: { agencyId: 'other' } }, 'REGENCY', { ...at, now: '2026-05-03T06:00:00.000Z' })
    expect(changed.journey).toBe('PREPARING')
    const undone = act(changed, { type: 'UndoLast' }, 'REGENCY', { ...at, now: '2026-05-03T06:00:10.000Z' })
    expect(undone).toMatchObject({ journey: 'READY', plan: { agencyId: LIVE } })
    expect(act(undone, { type: 'ChangePlan', plan: { destination: 'TWN' } }, 'REGENCY', at).journey).toBe('READY')
  })

  test('is known to be live as far as its neighbours reach, and no further than a gap', () => {
    const spans = [
      { from: '2027-03-01', to: '2027-12-31', legalBasis: 'SIP3MI' },
      { from: '2026-07-01', to: '2026-12-31', legalBasis: 'SIP3MI' },
      { from: '2020-01-01', to: '2026-06-30', legalBasis: 'SIP3MI' },
    ]
    const ready = prepared(register(planOf('P_TO_P')), { now: world.now, licences: { [LIVE]: spans } })
    expect(ready).toMatchObject({ journey: 'READY', licensedUntil: '2026-12-31' })
  })

  test('what was undone over midnight is judged by the new day', () => {
    const at: World = { now: '2026-05-03T16:59:40.000Z', licences: { [LIVE]: [{ from: '2020-01-01', to: DAY, legalBasis: 'SIP3MI' }] } }
    const ready = prepared(register(planOf('P_TO_P')), at)
    expect(ready).toMatchObject({ journey: 'READY', licensedUntil: DAY })
    const stopped = act(ready, { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }, 'VILLAGE', { ...at, now: '2026-05-03T16:59:50.000Z' })
    const undone = act(stopped, { type: 'UndoLast' }, 'VILLAGE', { ...at, now: '2026-05-03T17:00:05.000Z' })
    expect(jakartaDate('2026-05-03T17:00:05.000Z')).toBe('2026-05-04')
    expect(undone.journey).toBe('PREPARING')
  })
})

describe('the permit to recruit', () => {
  const permit = { number: 'P', country: 'HKG', from: '2025-01-01', to: '2026-06-30', legalBasis: 'UU 18/2017 art 59', papers: [] }
  const withPermits = (permits: PermitFacts): World => ({ ...world, permits: { [LIVE]: permits } })

  test.each(schemes)('of scheme %s is asked for where a company recruits, by the day, and only where somebody knows', (scheme) => {
    const whole = prepared(register(planOf(scheme)), world)
    const milestones = Object.fromEntries(
      Object.entries(whole.milestones).map(([code, each]) => [code, { on: '2024-01-01', origin: each.origin, by: each.by }]),
    )
    const file = { ...whole, milestones, plan: { ...planOf(scheme), destination: 'HKG' } }
    const asked = scheme === 'P_TO_P' ? ['PERMIT_LIVE'] : []
    for (const [permits, on, no] of [
      [{}, DAY, false],
      [{ permits: [permit] }, DAY, false],
      [{ permits: [{ ...permit, to: '2026-04-30' }] }, DAY, true],
      [{ permits: [{ ...permit, to: '2026-04-30' }] }, '2026-04-30', false],
      // Before the first that is known nobody knows of an earlier one.
      [{ permits: [permit] }, '2024-12-31', false],
      [{ permits: [{ ...permit, revoked: { from: DAY, legalBasis: 'x' } }] }, DAY, true],
      [{ permits: [{ ...permit, country: 'TWN' }] }, DAY, false],
      [{ permits: [{ ...permit, country: 'TWN' }], permitsWholeFrom: DAY }, DAY, true],
      [{ permits: [{ ...permit, country: 'TWN' }], permitsWholeFrom: DAY }, '2026-05-02', false],
    ] as const)
      expect(refused(file, on, withPermits(permits)), JSON.stringify([permits, on])).toEqual(no ? asked : [])
  })

  test('carries a file no further than the licence, and the licence no further than the permit', () => {
    const ready = prepared(register(planOf('P_TO_P')), withPermits({ permits: [permit] }))
    expect(ready).toMatchObject({ journey: 'READY', licensedUntil: '2026-06-30' })
    const { to: _to, ...open } = permit
    expect(prepared(register(planOf('P_TO_P')), withPermits({ permits: [open] }))).toMatchObject({ licensedUntil: '2030-12-31' })
  })
})
