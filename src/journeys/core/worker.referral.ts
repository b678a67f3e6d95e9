// SPDX-License-Identifier: AGPL-3.0-or-later
// Referrals of a file: made, seen, ended. They lie beside the journey: an undone act leaves them as they are, and their last day passes by itself.

import { limitedSince } from '#journeys/core/limit.rules.ts'
import { purposeActs, referralTerms } from '#journeys/core/referral.law.ts'
import type { Referral, ReferralCommand, ReferralEvent } from '#journeys/core/referral.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { limitsOf } from '#journeys/core/worker.merge.ts'
import type { OpenPart, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { accept, type Context, type Decision, type FieldProblem, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { doorsOf, letInFault, openOn } from '#kernel/referral.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

type Of<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>

export function isReferralCommand(command: { readonly type: string }): command is ReferralCommand {
  return ['ReferFile', 'EndReferral', 'SeeReferral'].includes(command.type)
}

function isReferralEvent(event: WorkerEvent): event is ReferralEvent {
  return ['FileReferred', 'ReferralEnded', 'ReferralSeen'].includes(event.type)
}

/** The referrals that let somebody in on a day. */
function referralsOn({ referrals = [] }: Pick<OpenPart, 'referrals'>, on: LocalDate): readonly Referral[] {
  return openOn(referrals, on)
}

/** Of these, what concerns whoever looks: all of them for whoever answers for the place, otherwise those to the own office. */
export function referralsFor(file: Pick<OpenPart, 'area' | 'referrals'>, actor: Actor, on: LocalDate): readonly Referral[] {
  const all = referralsOn(file, on)
  return isInsideAny(file.area, actor.prefixes) ? all : all.filter(({ office }) => office === actor.officeId)
}

/** Whether an event of the history may be told to whoever looks: of referrals to others nobody is told who was let in. */
export function tellsReferral(event: { readonly type: string; readonly office?: unknown }, area: string, actor: Actor): boolean {
  const isOne = event.type === 'FileReferred' || event.type === 'ReferralEnded' || event.type === 'ReferralSeen'
  return !isOne || event.office === actor.officeId || isInsideAny(area, actor.prefixes)
}

const invalid = (fault: FieldProblem): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [fault] })

function refer(state: WorkerState, command: Of<'ReferFile'>, { today: on, actor }: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const { office, purpose, until, ground, consentOn = on, reason } = command
  const { recipient } = facts
  if (recipient === undefined) return invalid({ field: 'office', code: 'recipient-unknown' })
  if (isInsideAny(state.area, recipient.areas)) return invalid({ field: 'office', code: 'recipient-has-it' })
  const { limits = [] } = limitsOf(state, facts.merged ?? {})
  const { mostDays } = ruleOn(referralTerms, on)
  const limited = limitedSince(limits, 'LET_IN', on)
  const fault = letInFault(command, { today: on, before: state.referrals ?? [], mostDays, limited })
  if (fault !== undefined) return invalid(fault)
  return accept({
    type: 'FileReferred',
    office,
    kind: recipient.kind,
    purpose,
    ground,
    ...(ground === 'CONSENT' ? { consentOn } : {}),
    on,
    until,
    by: { userId: actor.userId, officeId: actor.officeId },
    ...(reason === undefined ? {} : { personal: { reason } }),
  })
}

/** Why whoever was let in may not do this here; of what only the place does the rules of that say it themselves. */
export function guestFault(state: WorkerState, { type }: WorkerCommand, { actor, today: on }: Context): Decision<WorkerEvent> | undefined {
  if (isInsideAny(state.area, actor.prefixes)) return undefined
  const own = referralsOn(state, on).find(({ office }) => office === actor.officeId)
  // Whoever reaches it otherwise does so by a file that leads this one, and does there what is theirs.
  return own === undefined || purposeActs[own.purpose].includes(type) ? undefined : refuse('referral-not-for-this')
}

/** Whoever was let in lets nobody else in, and only the place itself takes it back. */
export function decideReferral(state: WorkerState, command: ReferralCommand, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const { actor, today: on } = context
  const by = { userId: actor.userId, officeId: actor.officeId }
  if (command.type === 'SeeReferral') {
    const own = referralsOn(state, on).find(({ office, seenOn }) => office === actor.officeId && seenOn === undefined)
    return own === undefined ? refuse('referral-not-open') : accept({ type: 'ReferralSeen', office: own.office, on, by })
  }
  if (!isInsideAny(state.area, actor.prefixes)) return refuse('referral-not-yours')
  if (command.type === 'ReferFile') return refer(state, command, context, facts)
  const { office, because } = command
  if (!referralsOn(state, on).some((each) => each.office === office)) return refuse('referral-not-open')
  return accept({ type: 'ReferralEnded', office, because, on, by })
}

function after(before: readonly Referral[], event: ReferralEvent): readonly Referral[] {
  switch (event.type) {
    case 'FileReferred': {
      const { office, kind, purpose, ground, consentOn, on, until } = event
      const consent = consentOn === undefined ? {} : { consentOn }
      // What has passed is in the history, and lets nobody in any more.
      const live = before.filter((each) => each.office !== office && event.on <= each.until)
      return [...live, { office, kind, purpose, ground, ...consent, on, until }]
    }
    case 'ReferralEnded':
      return before.filter(({ office }) => office !== event.office)
    case 'ReferralSeen':
      return before.map((each) => (each.office === event.office ? { ...each, seenOn: event.on } : each))
    default:
      return unreachable(event)
  }
}

/** The file with its referrals after an event: no other event changes them, but that nothing is left of who was erased. */
export function withReferrals(file: WorkerState, before: WorkerState | undefined, event: WorkerEvent): WorkerState {
  const { referrals = [], letIn } = before ?? {}
  if (!isReferralEvent(event) && event.type !== 'PersonErased') {
    if (file.referrals === before?.referrals && file.letIn === letIn) return file
    const { referrals: _referrals, letIn: _letIn, ...rest } = file
    return { ...rest, ...(referrals.length === 0 ? {} : { referrals }), ...(letIn === undefined ? {} : { letIn }) }
  }
  const { referrals: _referrals, letIn: _letIn, ...rest } = file
  const now = event.type === 'PersonErased' ? [] : after(referrals, event)
  return now.length === 0 ? rest : { ...rest, referrals: now, letIn: doorsOf(now) }
}

/** What the offices that were let in owe the file: to read why. Nobody else is asked for it. */
export function referralSteps(file: WorkerState, today: LocalDate): readonly NextStep[] {
  return referralsOn(file, today).flatMap(({ office, kind: owner, on, seenOn }) => {
    const { seenDays, legalBasis, standing } = ruleOn(referralTerms, on)
    return seenOn === undefined ? [{ code: 'SEE_REFERRAL', owner, office, due: addDays(on, seenDays), legalBasis, standing }] : []
  })
}
