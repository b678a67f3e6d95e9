// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a case: five things are asked at most, it goes where an arrow leads, and a person closes it, no earlier than its clock allows.

import { type Arrow, arrows } from '#cases/core/arrow.law.ts'
import { assigned, decideAssignment } from '#cases/core/assignment.rules.ts'
import { clockOf, hasPassed } from '#cases/core/case.clocks.ts'
import { by, withLine } from '#cases/core/case.line.ts'
import { paperNamed } from '#cases/core/case.paper.ts'
import { type CaseCommand, type CaseEvent, type CaseFacts, type CaseFile, type CaseState, closedCases } from '#cases/core/case.ts'
import { isForOthers } from '#cases/core/case.withheld.ts'
import { guestPurpose, mayAct } from '#cases/core/case-guest.rules.ts'
import { accepted, decideReferral, referralEnded, referred, withoutReferrals, withReceipts } from '#cases/core/case-referral.rules.ts'
import { type ClaimLine, sameMoney } from '#cases/core/claim.ts'
import { clockRules } from '#cases/core/clock.law.ts'
import { declined, evolveElsewhere, isElsewhereEvent, isToldElsewhere, seeFile } from '#cases/core/elsewhere.rules.ts'
import { decideFamily, evolveFamily, familyAct, withoutFamily } from '#cases/core/family.rules.ts'
import { decideHomecoming, evolveHomecoming, isHomecomingCommand, isHomecomingEvent } from '#cases/core/homecoming.rules.ts'
import { tellsOfTrafficking, toldIn } from '#cases/core/htcds.brought.ts'
import { decideCasePaper, decideLetter, evolveCasePaper, evolveLetter } from '#cases/core/letter.rules.ts'
import { decideService, evolveService, isServiceCommand, isServiceEvent, servicesOpen } from '#cases/core/service.rules.ts'
import { isNear, readsAs } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, type FieldProblem, must, refuse, unreachable } from '#kernel/decider.ts'
import { at, ruleOn } from '#kernel/law.ts'
import { dayDone, type LocalDate } from '#kernel/time.ts'
import { isPaperCommand, isPaperEvent } from '#letters/core/paper-after.ts'

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

/** A text of the law that is not yet in force asks nothing; the arrow itself has always been there. */
function arrowOn(from: CaseState, to: CaseState, today: LocalDate): Arrow | undefined {
  const found = arrows.filter((arrow) => arrow.from === from && arrow.to === to)
  return at(found, today)[0] ?? found[0]
}

/** Where a case may go today; what waits for a clock only once that passed. */
export function movesOn(file: CaseFile, today: LocalDate): readonly CaseState[] {
  if (file.erased === true) return []
  const targets = [...new Set(arrows.filter(({ from }) => from === file.state).map(({ to }) => to))]
  return targets.filter((to) => {
    if (servicesOpen(file, to, today) !== undefined) return false
    const after = arrowOn(file.state, to, today)?.after
    return after === undefined || hasPassed(file, after, today)
  })
}

const saying = (said: string | undefined): { readonly personal?: { readonly said: string } } =>
  said === undefined ? {} : { personal: { said } }

function register({ type: _, on, ...intake }: Of<'RegisterCase'>, context: Context, { person }: CaseFacts): Decision<CaseEvent> {
  if (intake.workerId !== undefined && person === undefined) return refuse('case-person-unknown')
  // Whoever does not say who they are is heard too, and cannot be called back.
  if (intake.personal.callBack === undefined && intake.complainant !== 'ANONIM')
    return refuse('invalid-input', { fields: [{ field: 'callBack', code: 'case-call-back' }] })
  const named = person === undefined ? {} : { name: person.name }
  // Its clocks run from the day on which it was told.
  const told = { ...by(context), on: dayDone(on, context.today) }
  return accept({ type: 'CaseRegistered', ...intake, personal: { ...intake.personal, ...named }, ...told })
}

/** Clocks, state and plan begin here; what the record says of them is kept as it was said. */
function readIn({ area, record }: Of<'ImportCase'>, context: Context, { readBefore }: CaseFacts): Decision<CaseEvent> {
  // The whole case stands in it.
  if (isNear(readsAs(context.actor))) return refuse('case-near')
  if (readBefore !== undefined) return refuse('htcds-known', readBefore)
  const { id: recordId, category, complainant, procedure, country, registeredOn } = record.kawal
  if (registeredOn > context.today) return refuse('htcds-fields', { fields: [{ field: 'kawal.registeredOn', code: 'date-in-future' }] })
  return accept({
    type: 'CaseRegistered',
    area,
    complainant,
    category,
    procedure,
    ...(country === undefined ? {} : { country }),
    recordId,
    ...(tellsOfTrafficking(record) ? { secret: true } : {}),
    personal: { ...toldIn(record), record },
    ...by(context),
  })
}

function move(file: CaseFile, { to, said }: Of<'MoveCase'>, context: Context): Decision<CaseEvent> {
  const arrow = arrowOn(file.state, to, context.today)
  // Somebody else was quicker: nothing is wrong, and nothing is done twice.
  if (file.state === to) return refuse('case-there')
  if (arrow === undefined) return refuse('case-no-way')
  if (arrow.after !== undefined && !hasPassed(file, arrow.after, context.today)) {
    const clock = clockOf(file, arrow.after)
    const { legalBasis, standing } = ruleOn(clockRules[arrow.after], context.today)
    const guard = clock === undefined ? `${arrow.after}_RUNS` : `${arrow.after}_PASSED`
    return refuse('case-too-early', {
      guards: [{ guard, legalBasis, standing, ...(clock === undefined ? {} : { params: { until: clock.until } }) }],
    })
  }
  const open = servicesOpen(file, to, context.today)
  if (open !== undefined) return { ok: false, refusal: open }
  return accept({ type: 'CaseMoved', to, ...by(context), ...saying(said) })
}

function note(file: CaseFile, { contact, said }: Of<'NoteContact'>, context: Context): Decision<CaseEvent> {
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (contact === 'PROGRESS' && said === undefined) return refuse('invalid-input', { fields: [{ field: 'said', code: 'case-said' }] })
  if (contact === 'REFERRAL_DECLINED' && !isToldElsewhere(file, isNear(readsAs(context.actor)))) return refuse('case-not-elsewhere')
  if (contact === 'EXPLANATION_GIVEN' && file.explanationAskedOn === undefined) return refuse('case-not-asked')
  if (contact === 'EXPLANATION_ASKED' && file.explanationAskedOn !== undefined) return refuse('case-asked')
  return accept({ type: 'ContactNoted', contact, ...by(context), ...saying(said) })
}

/** Of two findings on one sign nobody could say which holds. */
function screened(file: CaseFile, { findings, said }: Of<'RecordScreening'>, context: Context): Decision<CaseEvent> {
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (new Set(findings.map(({ sign }) => sign)).size < findings.length)
    return refuse('invalid-input', { fields: [{ field: 'findings', code: 'case-sign-twice' }] })
  return accept({ type: 'ScreeningRecorded', ...by(context), personal: { findings, ...(said === undefined ? {} : { said }) } })
}

/** What a cost of the file allows to claim: that cost, in its currency, up to what of it was paid against a rule. */
function beyondCost({ kind, cost, currency, due }: ClaimLine, { cost: charged }: CaseFacts): FieldProblem | undefined {
  if ((kind === 'PLACEMENT_COST') !== (cost !== undefined)) return { field: 'line.cost', code: 'claim-cost' }
  if (cost === undefined) return undefined
  if (charged === undefined || charged.currency !== currency) return { field: 'line.cost', code: 'claim-cost-unknown' }
  return due > charged.amount ? { field: 'line.due', code: 'claim-cost-more' } : undefined
}

function claim(file: CaseFile, { line }: Of<'AddClaimLine'>, context: Context, facts: CaseFacts): Decision<CaseEvent> {
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (line.from > line.until || line.until > context.today)
    return refuse('invalid-input', { fields: [{ field: 'line.until', code: 'claim-period' }] })
  if (line.paid >= line.due) return refuse('invalid-input', { fields: [{ field: 'line.paid', code: 'claim-nothing-due' }] })
  const beyond = beyondCost(line, facts)
  if (beyond !== undefined) return refuse('invalid-input', { fields: [beyond] })
  const standing = (file.personal?.claims ?? []).filter(({ withdrawnOn }) => withdrawnOn === undefined)
  if (standing.some((each) => sameMoney(each, line))) return refuse('claim-counted')
  return accept({ type: 'ClaimLineAdded', ...by(context), personal: { line } })
}

function withdraw(file: CaseFile, { nth }: Of<'WithdrawClaimLine'>, context: Context): Decision<CaseEvent> {
  const line = file.personal?.claims?.[nth]
  if (line === undefined || line.withdrawnOn !== undefined) return refuse('claim-unknown')
  return accept({ type: 'ClaimLineWithdrawn', nth, ...by(context) })
}

function decide(file: CaseFile | undefined, command: CaseCommand, context: Context, facts: CaseFacts): Decision<CaseEvent> {
  if (command.type === 'RegisterCase') return file === undefined ? register(command, context, facts) : refuse('case-known')
  if (command.type === 'ImportCase') return file === undefined ? readIn(command, context, facts) : refuse('case-known')
  if (file === undefined || file.erased === true) return refuse('case-unknown')
  if (isForOthers(file, command, readsAs(context.actor))) return refuse('case-near')
  if (!mayAct(guestPurpose(file, context.actor, context.today), command.type)) return refuse('case-not-for-this')
  if (paperNamed(command) !== undefined && facts.paperOnFile !== true)
    return refuse('invalid-input', { fields: [{ field: 'paper', code: 'case-paper' }] })
  if (isServiceCommand(command)) return decideService(file, command, context)
  if (isPaperCommand(command)) return decideCasePaper(file, command, context)
  if (isHomecomingCommand(command)) return decideHomecoming(file, command, context, facts)
  switch (command.type) {
    case 'MoveCase':
      return move(file, command, context)
    case 'NoteContact':
      return note(file, command, context)
    case 'LinkPerson': {
      const { workerId } = command
      if (facts.person === undefined) return refuse('case-person-unknown')
      if (file.workerId !== undefined) return refuse('case-person-known')
      return accept({ type: 'PersonLinked', workerId, ...by(context), personal: { name: facts.person.name } })
    }
    case 'SetCallBack': {
      if (closedCases.includes(file.state)) return refuse('case-closed')
      const { callBack, callWhen } = command
      return accept({ type: 'CallBackSet', ...by(context), personal: { callBack, ...(callWhen === undefined ? {} : { callWhen }) } })
    }
    case 'RecordScreening':
      return screened(file, command, context)
    case 'AddClaimLine':
      return claim(file, command, context, facts)
    case 'WithdrawClaimLine':
      return withdraw(file, command, context)
    case 'ReferCase':
    case 'AcceptCase':
    case 'EndCaseReferral':
      return decideReferral(file, command, context, facts)
    case 'AssignCase':
    case 'HandOverCase':
      return decideAssignment(file, command, context, facts)
    case 'SeeFile':
      return seeFile(file, context, facts)
    case 'MakeLetter':
      return decideLetter(file, command, context, facts)
    case 'ForgetPersonOfCase':
      return accept({ type: 'PersonOfCaseForgotten', on: context.today })
    default:
      return decideFamily(file, command, context)
  }
}

/** Whoever was spoken to was reached, and what was asked of them is no longer asked once it was given. */
function afterContact(file: CaseFile, { contact, on }: Extract<CaseEvent, { type: 'ContactNoted' }>): CaseFile {
  const { missedOn, explanationAskedOn, ...rest } = file
  const asked = explanationAskedOn === undefined ? {} : { explanationAskedOn }
  const missed = missedOn === undefined ? {} : { missedOn }
  switch (contact) {
    case 'REACHED':
      return { ...rest, ...asked, reachedOn: on }
    case 'NOT_REACHED':
      return { ...file, missedOn: missedOn ?? on }
    case 'PAPERS_BROUGHT':
      return { ...rest, ...asked, reachedOn: on, papersOn: on }
    case 'EXPLANATION_ASKED':
      return { ...rest, ...missed, explanationAskedOn: on }
    case 'EXPLANATION_GIVEN':
      return { ...rest, reachedOn: on }
    case 'PROGRESS':
      return { ...file, progressOn: on }
    case 'REFERRAL_DECLINED':
      return { ...declined(rest), ...asked, reachedOn: on }
    default:
      return unreachable(contact)
  }
}

/** What began again begins with every clock at rest. */
function reopened(file: CaseFile, on: LocalDate): CaseFile {
  const { missedOn: _m, papersOn: _p, explanationAskedOn: _e, progressOn: _g, assignee: _a, ...rest } = file
  return { ...rest, registeredOn: on, reachedOn: on }
}

function begun(event: Extract<CaseEvent, { type: 'CaseRegistered' }>): CaseFile {
  const { type: _, on, userId, officeId, ...intake } = event
  const history = [{ what: 'RECEIVED', on, userId, officeId } as const]
  return { ...intake, state: 'RECEIVED', since: on, registeredOn: on, reachedOn: on, history }
}

function evolve(before: CaseFile | undefined, event: CaseEvent): CaseFile {
  return withReceipts(evolved(before, event), event)
}

function evolved(before: CaseFile | undefined, event: CaseEvent): CaseFile {
  if (event.type === 'CaseRegistered') return begun(event)
  const file = must(before, 'the case before it')
  if (isServiceEvent(event)) return evolveService(file, event)
  if (isPaperEvent(event)) return evolveCasePaper(file, event)
  if (isHomecomingEvent(event)) return evolveHomecoming(file, event)
  if (isElsewhereEvent(event)) return evolveElsewhere(file, event)
  switch (event.type) {
    case 'CaseMoved': {
      const moved = {
        ...file,
        ...withLine(file, event.to, event),
        state: event.to,
        since: event.on,
        responsible: file.responsible ?? event.officeId,
      }
      return closedCases.includes(file.state) ? reopened(moved, event.on) : moved
    }
    case 'ContactNoted':
      return afterContact({ ...file, ...withLine(file, event.contact, event) }, event)
    case 'PersonLinked': {
      const { personal, workerId, ...act } = event
      const after = { ...file, ...withLine(file, 'PERSON_LINKED', act), workerId }
      return { ...after, personal: { ...must(after.personal, 'what was told'), name: personal.name } }
    }
    case 'CallBackSet': {
      const { personal, ...act } = event
      const after = { ...file, ...withLine(file, 'CALL_BACK_SET', act) }
      // A time belongs to the way that it was said with.
      const { callWhen: _, ...words } = must(after.personal, 'what was told')
      return { ...after, personal: { ...words, ...personal } }
    }
    case 'ScreeningRecorded': {
      const { on, personal } = event
      const after = { ...file, ...withLine(file, 'SCREENED', event) }
      const words = must(after.personal, 'what was told')
      return { ...after, personal: { ...words, screenings: [...(words.screenings ?? []), { on, findings: personal.findings }] } }
    }
    case 'ClaimLineAdded': {
      const { personal, ...act } = event
      const after = { ...file, ...withLine(file, 'CLAIM_ADDED', act) }
      const words = must(after.personal, 'what was told')
      return { ...after, personal: { ...words, claims: [...(words.claims ?? []), personal.line] } }
    }
    case 'ClaimLineWithdrawn': {
      const after = { ...file, ...withLine(file, 'CLAIM_WITHDRAWN', event) }
      const words = must(after.personal, 'what was told')
      const claims = (words.claims ?? []).map((line, nth) => (nth === event.nth ? { ...line, withdrawnOn: event.on } : line))
      return { ...after, personal: { ...words, claims } }
    }
    case 'CaseReferred':
      return referred({ ...file, ...withLine(file, event.way === 'REFERRAL' ? 'CASE_REFERRED' : 'CASE_TRANSFERRED', event) }, event)
    case 'CaseAccepted':
      return accepted({ ...file, ...withLine(file, 'CASE_ACCEPTED', event) }, event)
    case 'CaseReferralEnded':
      return referralEnded({ ...file, ...withLine(file, 'REFERRAL_ENDED', event) }, event)
    case 'CaseAssigned':
      return assigned({ ...file, ...withLine(file, 'CASE_ASSIGNED', event) }, event)
    case 'LetterMade': {
      const { on, userId, officeId } = event
      return evolveLetter({ ...file, ...withLine(file, event.kind, { on, userId, officeId }) }, event)
    }
    case 'PersonOfCaseForgotten': {
      const { personal: _, ...rest } = withoutReferrals(withoutFamily(file))
      return { ...rest, erased: true }
    }
    default: {
      const { personal: _, ...act } = { personal: undefined, ...event }
      return evolveFamily({ ...file, ...withLine(file, familyAct(file, event), act) }, event)
    }
  }
}

export const caseDecider: Decider<CaseFile, CaseCommand, CaseEvent, CaseFacts> = { decide, evolve }
