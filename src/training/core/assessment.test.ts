// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { assessmentDecider, assessmentSteps } from '#training/core/assessment.rules.ts'
import type { AssessmentCommand, AssessmentFacts, AssessmentState, UnitResult } from '#training/core/assessment.ts'
import { type BodyState, licenceOn } from '#training/core/body.ts'
import { statusOn } from '#training/core/certificate.ts'

const units = ['U1', 'U2', 'U3'].map((code) => ({ code, title: `Unit ${code}` }))
const body: BodyState = {
  area: '35.10',
  code: 'LSP-BWI',
  name: 'LSP Banyuwangi',
  officeId: 'lsp',
  licences: [{ number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2027-12-31' }],
  schemes: [{ code: 'PRT', name: 'Pelayanan Rumah Tangga', standard: 'SKKNI, Kepmenaker 313/2015', units }],
}
const facts = { body, person: { name: 'Siti Aminah', area: '35.10.04.2006', state: 'PREPARING' }, nextSerial: 1 } as const

function on(day: LocalDate, officeId = 'lsp'): Context {
  const actor = { userId: 'ratna', name: 'Ratna', role: 'assessor', officeId, officeKind: 'CERTIFICATION', prefixes: ['35.10'] } as const
  return { actor, now: `${day}T02:00:00.000Z`, today: day }
}

function test(
  day: LocalDate,
  results: Readonly<Record<string, UnitResult>> = { U1: 'COMPETENT', U2: 'COMPETENT', U3: 'COMPETENT' },
): AssessmentCommand {
  return {
    type: 'RecordAssessment',
    workerId: '3510-w',
    bodyId: '3510-b',
    scheme: 'PRT',
    on: day,
    results: Object.entries(results).map(([code, result]) => ({ code, result })),
  }
}

interface Act {
  readonly state?: AssessmentState | undefined
  readonly by?: Context
  readonly given?: AssessmentFacts
}

function act(command: AssessmentCommand, { state, by = on('2026-05-03'), given = facts }: Act = {}): AssessmentState {
  const decision = assessmentDecider.decide(state, command, by, given)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  let after = state
  for (const event of decision.events) after = assessmentDecider.evolve(after, event)
  if (after === undefined) throw new Error('nothing happened')
  return after
}

/** The guards that fail, or the code of field or refusal. */
function refusals(command: AssessmentCommand, { state, by = on('2026-05-03'), given = facts }: Act = {}): readonly string[] {
  const decision = assessmentDecider.decide(state, command, by, given)
  if (decision.ok) return []
  const { code, guards, fields } = decision.refusal
  for (const guard of guards ?? []) expect(guard.legalBasis).not.toBe('')
  return guards?.map((guard) => guard.guard) ?? fields?.map((field) => field.code) ?? [code]
}

const competent = act(test('2026-05-03'))
const notYet = act(test('2026-05-03', { U1: 'COMPETENT', U2: 'NOT_YET', U3: 'COMPETENT' }))
const issue: AssessmentCommand = { type: 'IssueCertificate', token: 't1' }

describe('a result', () => {
  it('is competent exactly when every unit is', () => {
    const result = fc.constantFrom<UnitResult>('COMPETENT', 'NOT_YET')
    fc.assert(
      fc.property(result, result, result, (U1, U2, U3) => {
        const all = [U1, U2, U3].every((each) => each === 'COMPETENT')
        expect(act(test('2026-05-03', { U1, U2, U3 })).result).toBe(all ? 'COMPETENT' : 'NOT_YET')
      }),
    )
  })
  it.each<readonly [string, Readonly<Record<string, UnitResult>>]>([
    ['a unit is missing', { U1: 'COMPETENT', U2: 'COMPETENT' }],
    ['a unit is none of the scheme', { U1: 'COMPETENT', U2: 'COMPETENT', U3: 'COMPETENT', U9: 'COMPETENT' }],
  ])('is refused when %s', (_, results) => expect(refusals(test('2026-05-03', results))).toEqual(['units-incomplete']))
  it('cannot lie ahead', () => expect(refusals(test('2026-05-04'))).toEqual(['date-in-future']))
})

describe('an assessor', () => {
  it.each<readonly [string, readonly string[], Act]>([
    ['of another body', ['OWN_BODY'], { by: on('2026-05-03', 'lsp-jember') }],
    ['of a lapsed body', ['BODY_LICENSED'], { given: { ...facts, body: { ...body, licences: [] } } }],
    ['out of scope', ['IN_SCOPE'], { given: { ...facts, body: { ...body, schemes: [] } } }],
    ['of a file that is past', ['FILE_PREPARING'], { given: { ...facts, person: { ...facts.person, state: 'ABROAD' } } }],
    ['of nobody', ['not-within-reach'], { given: { body } }],
    ['of no body', ['body-unknown'], { given: { person: facts.person } }],
  ])('%s may not test', (_, expected, given) => expect(refusals(test('2026-05-03'), given)).toEqual(expected))

  it.each<readonly [string, readonly string[], Act]>([
    ['what is not yet competent', ['COMPETENT'], { state: notYet }],
    ['for another body', ['OWN_BODY'], { state: competent, by: on('2026-05-03', 'lsp-jember') }],
    ['after the licence ended', ['BODY_LICENSED'], { state: competent, by: on('2028-01-01') }],
    ['what the body no longer covers', ['IN_SCOPE'], { state: competent, given: { ...facts, body: { ...body, schemes: [] } } }],
    ['twice', ['NOT_ISSUED'], { state: act(issue, { state: competent }) }],
  ])('may not certify %s', (_, expected, given) => expect(refusals(issue, given)).toEqual(expected))
})

describe('a repeated test', () => {
  const earlier = { on: '2026-05-03', attempt: 1, result: notYet.result, units: notYet.units, certificates: [] } as const
  const again = { ...facts, earlier }
  it('waits for some days, by a rule that is marked as assumed', () => {
    const [guard] = refusals(test('2026-05-09', { U2: 'COMPETENT' }), { by: on('2026-05-09'), given: again })
    expect(guard).toBe('RETEST_WAIT')
  })
  it('takes only the units that were open, and says which it carried over', () => {
    const state = act(test('2026-05-10', { U2: 'COMPETENT' }), { by: on('2026-05-10'), given: again })
    expect(state).toMatchObject({ attempt: 2, result: 'COMPETENT' })
    expect(state.units.map((unit) => unit.carried === true)).toEqual([true, false, true])
  })
  it('may find wanting what was competent before', () => {
    const state = act(test('2026-05-10', { U1: 'NOT_YET', U2: 'COMPETENT' }), { by: on('2026-05-10'), given: again })
    expect(state.result).toBe('NOT_YET')
  })
  it('is not needed where a result waits for its certificate, or one is live', () => {
    const waiting = { ...facts, earlier: { ...earlier, result: 'COMPETENT', units: competent.units } } as const
    expect(refusals(test('2026-06-10'), { by: on('2026-06-10'), given: waiting })).toEqual(['NOT_COMPETENT_YET'])
    const certified = { ...waiting, earlier: { ...waiting.earlier, certificates: act(issue, { state: competent }).certificates } }
    expect(refusals(test('2026-06-10'), { by: on('2026-06-10'), given: certified })).toEqual(['NOT_CERTIFIED'])
    // How long before its end no text says: the number is ours, and is said to be.
    const refused = assessmentDecider.decide(undefined, test('2026-06-10'), on('2026-06-10'), certified)
    expect(refused).toMatchObject({ refusal: { guards: [{ standing: 'assumed', params: { until: '2029-05-03', from: '2029-02-02' } }] } })
    const renewed = { ...facts, body: { ...body, licences: [{ number: 'B', from: '2028-01-01', to: '2031-01-01' }] } }
    expect(refusals(test('2029-03-01'), { by: on('2029-03-01'), given: { ...certified, ...renewed } })).toEqual([])
  })
  it('is not dated before the last', () =>
    expect(refusals(test('2026-05-02', { U2: 'COMPETENT' }), { by: on('2026-06-10'), given: again })).toEqual(['before-last-test']))
})

describe('a certificate', () => {
  const issued = act(issue, { state: competent })
  it('counts three years, and says by whom under which licence', () => {
    expect(issued.certificates).toEqual([
      {
        number: '3510/LSP-BWI/2026/00001',
        issuedOn: '2026-05-03',
        validUntil: '2029-05-03',
        body: { name: 'LSP Banyuwangi', licence: 'BNSP-LSP-020-ID', licensedUntil: '2027-12-31' },
      },
    ])
    expect(issued.personal?.holders).toEqual([{ name: 'Siti Aminah', token: 't1' }])
  })
  it.each([
    ['WRONG_DETAILS', [], 1],
    ['FALSE_RESULT', ['TEST_STILL_COUNTS'], 0],
  ] as const)('revoked for %s is issued again: refused by %s', (cause, expected, steps) => {
    const revoked = act({ type: 'RevokeCertificate', cause, reason: 'Nama tidak sesuai KTP' }, { state: issued })
    expect(refusals(issue, { state: revoked, given: { ...facts, nextSerial: 2 } })).toEqual(expected)
    expect(assessmentSteps(revoked)).toHaveLength(steps)
    expect(refusals({ type: 'RevokeCertificate', cause, reason: 'x' }, { state: revoked })).toEqual(['certificate-revoked'])
  })
  it('that was never issued cannot be revoked', () =>
    expect(refusals({ type: 'RevokeCertificate', cause: 'OTHER', reason: 'x' }, { state: competent })).toEqual(['certificate-none']))
  it('is revoked with a reason; whose holder was erased, without one, and it is the only thing left to do', () => {
    expect(refusals({ type: 'RevokeCertificate', cause: 'OTHER' }, { state: issued })).toEqual(['required'])
    const erased = act({ type: 'ForgetHolder' }, { state: issued })
    for (const command of [issue, { type: 'ForgetHolder' }] as const)
      expect(refusals(command, { state: erased })).toEqual(['assessment-unknown'])
    const decision = assessmentDecider.decide(erased, { type: 'RevokeCertificate', cause: 'OTHER', reason: 'x' }, on('2026-05-04'), facts)
    const revocation = { on: '2026-05-04', cause: 'OTHER' }
    expect(decision).toEqual({ ok: true, events: [{ type: 'CertificateRevoked', number: issued.certificates[0]?.number, revocation }] })
    const revoked = act({ type: 'RevokeCertificate', cause: 'OTHER' }, { state: erased, by: on('2026-05-04') })
    expect(revoked).toMatchObject({ erased: true, certificates: [{ revoked: revocation }] })
    expect(revoked.personal).toBeUndefined()
  })
  it('is the next step of a competent result, owned by the body, and no step afterwards', () => {
    expect(assessmentSteps(competent)).toMatchObject([{ code: 'ISSUE_CERTIFICATE', owner: 'CERTIFICATION', due: '2026-05-10' }])
    expect(assessmentSteps(issued)).toEqual([])
    expect(assessmentSteps(notYet)).toEqual([])
  })
})

describe('whatever is tried', () => {
  it('at most one certificate counts, each has its own number, and each came of a competent result under a live licence', () => {
    const command = fc.oneof(
      fc.constant<AssessmentCommand>(issue),
      fc
        .constantFrom('WRONG_DETAILS', 'FALSE_RESULT', 'FALSE_IDENTITY', 'OTHER')
        .map((cause): AssessmentCommand => ({ type: 'RevokeCertificate', cause, reason: 'x' })),
    )
    const step = fc.record({ command, days: fc.integer({ min: 0, max: 400 }), own: fc.boolean() })
    fc.assert(
      fc.property(fc.constantFrom(competent, notYet), fc.array(step, { maxLength: 12 }), (start, steps) => {
        let state = start
        let day = '2026-05-03'
        let serial = 1
        for (const { command: tried, days, own } of steps) {
          day = addDays(day, days)
          const decision = assessmentDecider.decide(state, tried, on(day, own ? 'lsp' : 'other'), { ...facts, nextSerial: serial })
          if (!decision.ok) continue
          for (const event of decision.events) state = assessmentDecider.evolve(state, event)
          if (tried.type === 'IssueCertificate') serial += 1
        }
        const { certificates, personal } = state
        expect(new Set(certificates.map(({ number }) => number)).size).toBe(certificates.length)
        expect(personal?.holders.length).toBe(certificates.length)
        expect(certificates.filter((each) => statusOn(each, day) === 'valid').length).toBeLessThanOrEqual(1)
        if (certificates.length > 0) expect(state.result).toBe('COMPETENT')
        for (const { issuedOn } of certificates) expect(licenceOn(body, issuedOn)).toBeDefined()
      }),
    )
  })
})
