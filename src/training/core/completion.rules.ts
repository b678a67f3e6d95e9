// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a certificate of training: it follows from what a closed class computed of attendance, by a centre that was licensed when the goal
// was reached. No officer's word replaces an hour, and an old paper proves none.

import { accept, type Context, type Decider, type Decision, type FailedGuard, must, refuse } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'
import { numberIn, trainingSeriesOf } from '#training/core/certificate.ts'
import { hoursOf } from '#training/core/class.hours.ts'
import type { CompletionCommand, CompletionEvent, CompletionFacts, CompletionState } from '#training/core/completion.ts'
import { completionGuards } from '#training/core/guard.law.ts'
import { forgetHolder, forgotten, revoked, revokeLast } from '#training/core/issued.rules.ts'
import { mayFollow } from '#training/core/issued.ts'
import { licenceOfDay } from '#training/core/provider.rules.ts'

type Certify = Extract<CompletionCommand, { type: 'CertifyCompletion' }>

/** Only the desks of training centres speak for a centre. */
function trainingDesk({ actor, today }: Context): readonly FailedGuard[] {
  return actor.role === 'trainer' ? [] : [{ guard: 'TRAINING_DESK', ...basisOn(completionGuards.TRAINING_DESK, today) }]
}

function notYetIssued(state: CompletionState | undefined, { today }: Context): readonly FailedGuard[] {
  if (state === undefined || mayFollow(state)) return []
  const last = state.certificates.at(-1)
  return [
    last?.revoked === undefined
      ? {
          guard: 'TRAINING_NOT_CERTIFIED',
          ...basisOn(completionGuards.TRAINING_NOT_CERTIFIED, today),
          params: { number: last?.number ?? '' },
        }
      : { guard: 'TRAINING_STILL_COUNTS', ...basisOn(completionGuards.TRAINING_STILL_COUNTS, today) },
  ]
}

function certify(
  state: CompletionState | undefined,
  { workerId, classId, token }: Certify,
  context: Context,
  facts: CompletionFacts,
): Decision<CompletionEvent> {
  const { class: taught, provider, person, nextSerial } = facts
  const { today } = context
  if (taught === undefined || provider === undefined) return refuse('not-registered')
  if (person === undefined) return refuse('not-within-reach')
  const completedOn = taught.trainees.some((each) => each.workerId === workerId) ? taught.completed[workerId] : undefined
  const licence = completedOn === undefined ? undefined : licenceOfDay(provider, completedOn)
  const failed: FailedGuard[] = [...trainingDesk(context)]
  if (taught.status !== 'finished') failed.push({ guard: 'CLASS_CLOSED', ...basisOn(completionGuards.CLASS_CLOSED, today) })
  if (completedOn === undefined) failed.push({ guard: 'HOURS_REACHED', ...basisOn(completionGuards.HOURS_REACHED, today) })
  else if (licence === undefined) {
    const params = { day: completedOn, provider: provider.name }
    failed.push({ guard: 'PROVIDER_LICENSED', ...basisOn(completionGuards.PROVIDER_LICENSED, completedOn), params })
  }
  failed.push(...notYetIssued(state, context))
  if (failed.length > 0 || completedOn === undefined || licence === undefined) return refuse('certificate-not-allowed', { guards: failed })
  if (nextSerial === undefined) return refuse('certificate-not-allowed')
  const series = trainingSeriesOf(taught.area, today)
  return accept({
    type: 'CompletionCertified',
    area: person.area,
    workerId,
    classId,
    providerId: taught.provider.id,
    certificate: {
      number: numberIn(series, nextSerial),
      issuedOn: today,
      body: { name: provider.name, licence: licence.number, ...(licence.to === undefined ? {} : { licensedUntil: licence.to }) },
      programme: taught.programme.name,
      completedOn,
      hours: hoursOf(taught, workerId),
      units: taught.programme.units.map(({ code, title }) => ({ code, title })),
    },
    series,
    serial: nextSerial,
    personal: { name: person.name, token },
  })
}

function decide(
  state: CompletionState | undefined,
  command: CompletionCommand,
  context: Context,
  facts: CompletionFacts,
): Decision<CompletionEvent> {
  if (state?.erased === true && command.type !== 'RevokeCertificate') return refuse('certificate-none')
  switch (command.type) {
    case 'CertifyCompletion':
      return certify(state, command, context, facts)
    case 'RevokeCertificate': {
      if (state === undefined) return refuse('certificate-none')
      const failed = trainingDesk(context)
      return failed.length > 0 ? refuse('certificate-not-allowed', { guards: failed }) : revokeLast(state, command, context)
    }
    case 'ForgetHolder':
      return state === undefined ? refuse('certificate-none') : forgetHolder(context)
  }
}

function certified(state: CompletionState | undefined, event: Extract<CompletionEvent, { type: 'CompletionCertified' }>): CompletionState {
  const { area, workerId, classId, providerId, certificate, personal } = event
  const holders = [...(state?.personal?.holders ?? []), personal]
  return { area, workerId, classId, providerId, certificates: [...(state?.certificates ?? []), certificate], personal: { holders } }
}

function evolve(state: CompletionState | undefined, event: CompletionEvent): CompletionState {
  switch (event.type) {
    case 'CompletionCertified':
      return certified(state, event)
    case 'CertificateRevoked':
      return revoked(must(state, 'what is revoked'), event)
    case 'HolderForgotten':
      return forgotten(must(state, 'what is forgotten'))
  }
}

export const completionDecider: Decider<CompletionState, CompletionCommand, CompletionEvent, CompletionFacts> = { decide, evolve }
