// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases are referred and transferred by offices that answer for them, accepted by their day, and taken back at once. Nothing has to happen for a
// day to pass: from the next on it is whoever stands above that may accept.

import { CASE_TYPE, type CaseEvent, type CaseFacts, type CaseFile, closedCases } from '#cases/core/case.ts'
import { caseReferralTerms } from '#cases/core/case-referral.law.ts'
import { type CaseReferral, type CaseReferralCommand, caseOffices } from '#cases/core/case-referral.ts'
import { isUrgent, URGENT_DAYS } from '#cases/core/category.law.ts'
import { answeredBy, unanswered } from '#cases/core/elsewhere.rules.ts'
import { referralTerms } from '#journeys/core/referral.law.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { accept, type Context, type Decision, type FieldProblem, must, refuse } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { doorsOf, letInFault } from '#kernel/referral.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { climbsTo } from '#kernel/work.ts'

type Of<T extends CaseReferralCommand['type']> = Extract<CaseReferralCommand, { type: T }>

/** Whoever has its place, and whoever is responsible for it; not who was let in. */
export function answersFor({ area, responsible }: Pick<CaseFile, 'area' | 'responsible'>, { prefixes, officeId }: Actor): boolean {
  return isInsideAny(area, prefixes) || responsible === officeId
}

/** Whether this actor may accept a referral today: the office that was asked up to its day, and from then on who stands above it. */
export function mayAccept({ area }: Pick<CaseFile, 'area'>, referral: CaseReferral, actor: Actor, today: LocalDate): boolean {
  const { office, kind, acceptBy, acceptedOn } = referral
  if (acceptedOn !== undefined) return false
  if (today <= acceptBy) return office === actor.officeId
  const { owners = [], dueBefore = '' } = climbsTo(actor.officeKind, today, CASE_TYPE) ?? {}
  return owners.includes(kind) && acceptBy < dueBefore && isInsideAny(area, actor.prefixes)
}

const invalid = (fault: FieldProblem): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [fault] })
const signed = ({ actor, today }: Context) => ({ on: today, userId: actor.userId, officeId: actor.officeId })

function refer(file: CaseFile, command: Of<'ReferCase'>, context: Context, { recipient, limited }: CaseFacts): Decision<CaseEvent> {
  const { actor, today } = context
  const { way, office, purpose, ground, reason } = command
  const before = file.referrals ?? []
  if (recipient === undefined || !caseOffices.includes(recipient.kind)) return invalid({ field: 'office', code: 'recipient-unknown' })
  if (office === actor.officeId || office === file.responsible) return invalid({ field: 'office', code: 'case-has-it' })
  const { mostDays } = ruleOn(referralTerms, today)
  const { until = addDays(today, mostDays), consentOn = today } = command
  const opens = !isInsideAny(file.area, recipient.areas)
  if (opens && ground === undefined) return invalid({ field: 'ground', code: 'referral-ground-needed' })
  const asked = { office, until, ground: ground ?? 'CONSENT', consentOn, ...(reason === undefined ? {} : { reason }) }
  // An office that reaches the case by its place is let into nothing.
  const fault = letInFault(asked, { today, before, mostDays, limited: opens ? limited : undefined })
  if (fault !== undefined) return invalid(fault)
  const within = isUrgent(file.category) ? URGENT_DAYS : ruleOn(caseReferralTerms, today).acceptDays
  const referred = {
    type: 'CaseReferred' as const,
    way,
    office,
    kind: recipient.kind,
    from: { office: actor.officeId, kind: actor.officeKind },
    purpose,
    ...(ground === undefined ? {} : { ground }),
    ...(ground === 'CONSENT' ? { consentOn } : {}),
    acceptBy: [until, addDays(today, within)].toSorted()[0] ?? until,
    until,
    ...signed(context),
    ...(reason === undefined ? {} : { personal: { said: reason } }),
  }
  return accept<CaseEvent>(referred, ...answeredBy(file, office, recipient, context))
}

/** Too late is said with the day and what became of it: the case lies with its sender and those above, and can be sent again. */
function acceptCase(file: CaseFile, { office }: Of<'AcceptCase'>, context: Context): Decision<CaseEvent> {
  const { actor, today } = context
  const referral = (file.referrals ?? []).find((each) => each.office === office)
  if (referral === undefined) return refuse('case-referral-gone')
  if (referral.acceptedOn !== undefined) return refuse('case-referral-accepted')
  if (mayAccept(file, referral, actor, today))
    return accept({ type: 'CaseAccepted', office, by: { office: actor.officeId, kind: actor.officeKind }, ...signed(context) })
  if (office !== actor.officeId) return refuse('case-referral-not-yours')
  const { legalBasis, standing } = ruleOn(caseReferralTerms, referral.on)
  const guard = { guard: 'ACCEPTED_IN_TIME', legalBasis, standing, params: { until: referral.acceptBy } }
  return refuse('case-referral-expired', { guards: [guard] })
}

export function decideReferral(file: CaseFile, command: CaseReferralCommand, context: Context, facts: CaseFacts): Decision<CaseEvent> {
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (command.type === 'AcceptCase') return acceptCase(file, command, context)
  // Whoever was let in lets nobody else in, and nobody out.
  if (!answersFor(file, context.actor)) return refuse('case-not-yours')
  if (command.type === 'ReferCase') return refer(file, command, context, facts)
  const { office, because } = command
  if (!(file.referrals ?? []).some((each) => each.office === office)) return refuse('case-referral-gone')
  return accept({ type: 'CaseReferralEnded', office, because, ...signed(context) })
}

/** Who reaches a case beside its place: whom it was referred to, who is responsible for it since a transfer, and who watches it from elsewhere. */
function lettingOf(file: CaseFile, referrals: readonly CaseReferral[]): Pick<CaseFile, 'referrals' | 'letIn'> {
  const lasting = [
    ...(file.transferredTo === undefined || file.responsible === undefined ? [] : [file.responsible]),
    ...referrals.flatMap(({ way, from, acceptedOn }) => (way === 'TRANSFER' && acceptedOn !== undefined ? [from.office] : [])),
  ]
  const doors = doorsOf(referrals.filter(({ office }) => !lasting.includes(office)))
  return { referrals, letIn: [...new Set(lasting), ...doors] }
}

function withReferrals(file: CaseFile, referrals: readonly CaseReferral[]): CaseFile {
  const { referrals: _referrals, letIn: _letIn, ...rest } = file
  const letting = lettingOf(file, referrals)
  return {
    ...rest,
    ...(referrals.length === 0 ? {} : { referrals }),
    ...(letting.letIn?.length === 0 ? {} : { letIn: letting.letIn }),
  }
}

export type ReferralEventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

export function referred(file: CaseFile, event: ReferralEventOf<'CaseReferred'>): CaseFile {
  const { type: _, userId: _u, officeId, personal: _p, ...referral } = event
  const others = (file.referrals ?? []).filter(({ office, until }) => office !== referral.office && event.on <= until)
  // Whoever hands on a case that nobody took on yet has taken it on.
  return withReferrals({ ...file, responsible: file.responsible ?? officeId }, [...others, referral])
}

export function accepted(file: CaseFile, event: ReferralEventOf<'CaseAccepted'>): CaseFile {
  const before = file.referrals ?? []
  const way = must(
    before.find(({ office }) => office === event.office),
    'the referral that was accepted',
  ).way
  // Whoever stands above may have been asked by name as well: it accepts once.
  const asked = before.filter(({ office }) => office === event.office || office !== event.by.office)
  const after = asked.map((each) => (each.office === event.office ? { ...each, ...event.by, acceptedOn: event.on } : each))
  if (way === 'REFERRAL') return withReferrals(file, after)
  // Whoever worked on it in the office before has no more to do with it.
  const { assignee: _assignee, ...rest } = file
  return withReferrals({ ...rest, responsible: event.by.office, transferredTo: event.by.kind }, after)
}

/** A transfer that should not have been, or may no longer be, goes back to its sender. */
export function referralEnded(file: CaseFile, { office, because }: ReferralEventOf<'CaseReferralEnded'>): CaseFile {
  const asked = because === 'MISTAKEN' ? unanswered(file, office) : file
  const before = asked.referrals ?? []
  const ended = before.find((each) => each.office === office)
  const left = before.filter((each) => each.office !== office)
  if (because === 'DONE' || ended === undefined || ended.way === 'REFERRAL' || file.responsible !== office)
    return withReferrals(asked, left)
  const { assignee: _assignee, ...rest } = asked
  return withReferrals({ ...rest, responsible: ended.from.office, transferredTo: ended.from.kind }, left)
}

/** What is handed around is no work on the case. */
const handing: readonly CaseEvent['type'][] = ['CaseReferred', 'CaseAccepted', 'CaseReferralEnded', 'CaseAssigned']

/** The first act of an office that accepted: the receipt that it acted. */
export function withReceipts(file: CaseFile, event: CaseEvent): CaseFile {
  if (file.referrals === undefined || !('officeId' in event) || handing.includes(event.type)) return file
  const isFirst = ({ office, acceptedOn, actedOn }: CaseReferral): boolean =>
    office === event.officeId && acceptedOn !== undefined && actedOn === undefined
  if (!file.referrals.some(isFirst)) return file
  return { ...file, referrals: file.referrals.map((each) => (isFirst(each) ? { ...each, actedOn: event.on } : each)) }
}

/** What is left of them when the person is erased: nobody is let in any more. */
export function withoutReferrals(file: CaseFile): CaseFile {
  const { referrals: _referrals, letIn: _letIn, ...rest } = file
  return rest
}
