// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of competence tests and certificates. The result is computed from the units; a certificate is what a competent result becomes,
// by a body whose licence is live that day (UU 18/2017 art 13c; PP 10/2018).

import { preparationStates } from '#journeys/core/arrow.law.ts'
import { accept, type Context, type Decider, type Decision, type FailedGuard, must, refuse } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import type { AssessedUnit, AssessmentCommand, AssessmentEvent, AssessmentFacts, AssessmentState } from '#training/core/assessment.ts'
import { type BodyState, licenceOn, type Scheme, schemeOf } from '#training/core/body.ts'
import { certificateRuleOn, renewalRuleOn, testRuleOn, yearsAfter } from '#training/core/certificate.law.ts'
import { mayBeCertified, numberIn, seriesOf, statusOn } from '#training/core/certificate.ts'
import { issueBasis, testGuards } from '#training/core/guard.law.ts'
import { forgetHolder, forgotten, revoked, revokeLast } from '#training/core/issued.rules.ts'

type Of<T extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: T }>

function wrong(field: string, code: string): Decision<AssessmentEvent> {
  return refuse('invalid-input', { fields: [{ field, code }] })
}

/** Only the assessors of a body speak for it. */
function ownBody(body: BodyState, context: Context): readonly FailedGuard[] {
  return body.officeId === context.actor.officeId
    ? []
    : [{ guard: 'OWN_BODY', ...basisOn(testGuards.OWN_BODY, context.today), params: { body: body.name } }]
}

/** A licence that is live on the day, and the scheme within it. */
function mayCertify(body: BodyState, scheme: string, name: string, on: LocalDate): readonly FailedGuard[] {
  const failed: FailedGuard[] = []
  if (licenceOn(body, on) === undefined)
    failed.push({ guard: 'BODY_LICENSED', ...basisOn(testGuards.BODY_LICENSED, on), params: { body: body.name, on } })
  if (schemeOf(body, scheme) === undefined)
    failed.push({ guard: 'IN_SCOPE', ...basisOn(testGuards.IN_SCOPE, on), params: { body: body.name, scheme: name } })
  return failed
}

/** Why this person is not tested (again) on this day. */
function mayBeTested({ person, earlier }: AssessmentFacts, on: LocalDate): readonly FailedGuard[] {
  const failed: FailedGuard[] = []
  if (person !== undefined && !preparationStates.includes(person.state))
    failed.push({ guard: 'FILE_PREPARING', ...basisOn(testGuards.FILE_PREPARING, on), params: { name: person.name } })
  if (earlier === undefined) return failed
  const last = earlier.certificates.at(-1)
  const renewal = renewalRuleOn(on)
  if (last !== undefined && renewal !== undefined && statusOn(last, on) === 'valid') {
    const { legalBasis, standing } = renewal
    const from = addDays(last.validUntil, -renewal.days)
    const params = { number: last.number, until: last.validUntil, from }
    if (on < from) failed.push({ guard: 'NOT_CERTIFIED', legalBasis, standing, params })
  }
  if (mayBeCertified(earlier)) failed.push({ guard: 'NOT_COMPETENT_YET', ...basisOn(testGuards.NOT_COMPETENT_YET, on) })
  const wait = testRuleOn(on)
  const earliest = addDays(earlier.on, wait?.waitDays ?? 0)
  if (earlier.result === 'NOT_YET' && on < earliest && wait !== undefined)
    failed.push({ guard: 'RETEST_WAIT', legalBasis: wait.legalBasis, standing: wait.standing, params: { from: earliest } })
  return failed
}

/** Every unit of the scheme with its result; what was competent before need not be tested again. */
function assess(scheme: Scheme, command: Of<'RecordAssessment'>, earlier: AssessmentFacts['earlier']): readonly AssessedUnit[] | undefined {
  const given = new Map(command.results.map(({ code, result }) => [code, result]))
  if (given.size < command.results.length || [...given.keys()].some((code) => !scheme.units.some((unit) => unit.code === code)))
    return undefined
  const before = new Set(
    earlier?.result === 'NOT_YET' ? earlier.units.filter((unit) => unit.result === 'COMPETENT').map((unit) => unit.code) : [],
  )
  const units = scheme.units.flatMap((unit): readonly AssessedUnit[] => {
    const result = given.get(unit.code)
    if (result !== undefined) return [{ ...unit, result }]
    return before.has(unit.code) ? [{ ...unit, result: 'COMPETENT', carried: true }] : []
  })
  return units.length === scheme.units.length ? units : undefined
}

function record(command: Of<'RecordAssessment'>, context: Context, facts: AssessmentFacts): Decision<AssessmentEvent> {
  const { workerId, bodyId, on, place } = command
  const { body, person, earlier } = facts
  if (body === undefined) return wrong('bodyId', 'body-unknown')
  if (person === undefined) return wrong('workerId', 'not-within-reach')
  if (on > context.today) return wrong('on', 'date-in-future')
  if (earlier !== undefined && on < earlier.on) return wrong('on', 'before-last-test')
  const scheme = schemeOf(body, command.scheme)
  const failed = [
    ...ownBody(body, context),
    ...mayCertify(body, command.scheme, scheme?.name ?? command.scheme, on),
    ...mayBeTested(facts, on),
  ]
  if (failed.length > 0 || scheme === undefined) return refuse('test-not-allowed', { guards: failed })
  const units = assess(scheme, command, earlier)
  if (units === undefined) return wrong('results', 'units-incomplete')
  return accept({
    type: 'AssessmentRecorded',
    area: person.area,
    workerId,
    bodyId,
    scheme: { code: scheme.code, name: scheme.name, standard: scheme.standard },
    on,
    assessorId: context.actor.userId,
    attempt: (earlier?.attempt ?? 0) + 1,
    units,
    result: units.every((unit) => unit.result === 'COMPETENT') ? 'COMPETENT' : 'NOT_YET',
    personal: { name: person.name, ...(place === undefined ? {} : { place }) },
  })
}

/** Why this result is not certified. */
function mayIssue(state: AssessmentState, today: LocalDate): readonly FailedGuard[] {
  const last = state.certificates.at(-1)
  if (state.result !== 'COMPETENT') return [{ guard: 'COMPETENT', ...basisOn(testGuards.COMPETENT, today) }]
  if (mayBeCertified(state)) return []
  return [
    last?.revoked === undefined
      ? { guard: 'NOT_ISSUED', ...basisOn(testGuards.NOT_ISSUED, today), params: { number: last?.number ?? '' } }
      : { guard: 'TEST_STILL_COUNTS', ...basisOn(testGuards.TEST_STILL_COUNTS, today) },
  ]
}

function issue(
  state: AssessmentState,
  command: Of<'IssueCertificate'>,
  context: Context,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  const { body, person, nextSerial } = facts
  const { today } = context
  if (body === undefined) return refuse('body-unknown')
  if (person === undefined) return refuse('not-within-reach')
  const failed = [...ownBody(body, context), ...mayCertify(body, state.scheme.code, state.scheme.name, today), ...mayIssue(state, today)]
  const licence = licenceOn(body, today)
  const rule = certificateRuleOn(today)
  if (failed.length > 0 || licence === undefined) return refuse('certificate-not-allowed', { guards: failed })
  if (rule === undefined || nextSerial === undefined) return refuse('certificate-not-allowed')
  const series = seriesOf(body, today)
  return accept({
    type: 'CertificateIssued',
    certificate: {
      number: numberIn(series, nextSerial),
      issuedOn: today,
      validUntil: yearsAfter(today, rule.validYears),
      body: { name: body.name, licence: licence.number, licensedUntil: licence.to },
    },
    series,
    serial: nextSerial,
    personal: { name: person.name, token: command.token },
  })
}

function revoke(
  state: AssessmentState,
  command: Of<'RevokeCertificate'>,
  context: Context,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  if (facts.body === undefined) return refuse('body-unknown')
  const failed = ownBody(facts.body, context)
  return failed.length > 0 ? refuse('certificate-not-allowed', { guards: failed }) : revokeLast(state, command, context)
}

function decide(
  state: AssessmentState | undefined,
  command: AssessmentCommand,
  context: Context,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  if (state?.erased === true && command.type !== 'RevokeCertificate') return refuse('assessment-unknown')
  switch (command.type) {
    case 'RecordAssessment':
      return state === undefined ? record(command, context, facts) : refuse('assessment-known')
    case 'IssueCertificate':
      return state === undefined ? refuse('assessment-unknown') : issue(state, command, context, facts)
    case 'RevokeCertificate':
      return state === undefined ? refuse('assessment-unknown') : revoke(state, command, context, facts)
    case 'ForgetHolder':
      return state === undefined ? refuse('assessment-unknown') : forgetHolder(context)
  }
}

function recorded(event: Extract<AssessmentEvent, { type: 'AssessmentRecorded' }>): AssessmentState {
  const { type: _, personal, ...test } = event
  return { ...test, certificates: [], personal: { ...personal, holders: [] } }
}

function evolve(state: AssessmentState | undefined, event: AssessmentEvent): AssessmentState {
  const before = (): AssessmentState => must(state, `the test before ${event.type}`)
  switch (event.type) {
    case 'AssessmentRecorded':
      return recorded(event)
    case 'CertificateIssued': {
      const { certificates, personal } = before()
      const holders = [...(personal?.holders ?? []), event.personal]
      return {
        ...before(),
        certificates: [...certificates, event.certificate],
        personal: { ...personal, name: event.personal.name, holders },
      }
    }
    case 'CertificateRevoked':
      return revoked(before(), event)
    case 'HolderForgotten':
      return forgotten(before())
  }
}

export const assessmentDecider: Decider<AssessmentState, AssessmentCommand, AssessmentEvent, AssessmentFacts> = { decide, evolve }

/** A competent result becomes a certificate; who is not yet competent is reminded by the worker's own file. */
export function assessmentSteps(state: AssessmentState): readonly NextStep[] {
  if (!mayBeCertified(state)) return []
  const rule = testRuleOn(state.on)
  const from = state.certificates.at(-1)?.revoked?.on ?? state.on
  return [
    {
      code: 'ISSUE_CERTIFICATE',
      owner: 'CERTIFICATION',
      due: addDays(from, rule?.issueDays ?? 0),
      legalBasis: ruleOn(issueBasis, from).legalBasis,
      standing: rule?.standing ?? 'assumed',
    },
  ]
}
