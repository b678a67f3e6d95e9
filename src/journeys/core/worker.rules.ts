// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a worker's file. Every act is decided here, on the phone as on the server.

import { laterMilestones, milestoneMoves, movesFrom, preparationStates, stoppedStates, troubleStates } from '#journeys/core/arrow.law.ts'
import { erase } from '#journeys/core/erasure.rules.ts'
import { removeRelative, setRelative, withdrawConsent } from '#journeys/core/family.rules.ts'
import { fileGuards } from '#journeys/core/guard.law.ts'
import { decideLimit, isLimitCommand, limitCommands } from '#journeys/core/limit.rules.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { restsOn } from '#journeys/core/shown.ts'
import { changePlan, correct, nikHeld, settleContested } from '#journeys/core/worker.correct.rules.ts'
import { costCommands, decideCost, isCostCommand } from '#journeys/core/worker.cost.ts'
import { evolve } from '#journeys/core/worker.evolve.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { counts, failedGuards, latestBirthDate } from '#journeys/core/worker.guards.ts'
import { isJudged, meanwhileRefusal } from '#journeys/core/worker.meanwhile.rules.ts'
import { decideMerge, givenUp, givenUpTrouble, reachesLed } from '#journeys/core/worker.merge.rules.ts'
import { lenderOf, ownOf } from '#journeys/core/worker.merge.ts'
import { decideOverride, isOverrideCommand } from '#journeys/core/worker.override.ts'
import { originOf, paperFault, recorderFault, validityFault } from '#journeys/core/worker.paper.ts'
import { chooseJobOrder, leaveJobOrder, leftByMove, placesAfterUndo } from '#journeys/core/worker.place.ts'
import { decideReferral, guestFault, isReferralCommand } from '#journeys/core/worker.referral.ts'
import { moved, settle, stateGuard } from '#journeys/core/worker.settle.ts'
import {
  closedStates,
  type JourneyState,
  journeyStates,
  type Milestone,
  milestoneCodes,
  type WorkerCommand,
  type WorkerEvent,
  type WorkerState,
} from '#journeys/core/worker.ts'
import { accept, type Context, type Decider, type Decision, type FailedGuard, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'
import { noRegencies, validityAt } from '#kernel/regency.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

/**
 * Only whoever did the last act may take it back, and only at once. For longer than a screen offers it: the seconds there stop for whoever
 * has reached the offer, and the connection may be slow.
 */
const UNDO_ACCEPTED_SECONDS = 60

type Of<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>

function isClosed(journey: JourneyState): boolean {
  return closedStates.some((state) => state === journey)
}

/** The agency whose licence a command is judged by: of the plan as it will be. */
export function agencyAsked(state: WorkerState | undefined, command: WorkerCommand, order?: WorkerFacts['order']): string | undefined {
  switch (command.type) {
    case 'RegisterWorker':
      return command.plan.agencyId
    case 'ChangePlan':
      return command.plan.agencyId ?? state?.plan.agencyId
    case 'ChooseJobOrder':
      return order?.agencyId
    case 'UndoLast':
      return state?.undo?.before.plan.agencyId
    case 'RecordMilestone':
    case 'RevokeMilestone':
    case 'MoveWorker':
    case 'LeaveJobOrder':
    case 'RecordCost':
    case 'CorrectCost':
    case 'WithdrawCost':
    case 'SettleCost':
    case 'SettleContested':
    case 'AskOverride':
    case 'GrantOverride':
    case 'DeclineOverride':
    case 'ReferFile':
    case 'EndReferral':
    case 'SeeReferral':
    case 'LimitUse':
    case 'FreeUse':
    case 'CorrectPerson':
    case 'SetRelative':
    case 'RemoveRelative':
    case 'WithdrawConsent':
    case 'ReportTrouble':
    case 'ResolveTrouble':
    case 'ReviewWorker':
    case 'ErasePerson':
    case 'MergeFile':
    case 'UnmergeFile':
    case 'JoinFile':
    case 'LeaveFile':
    case 'SeeMerged':
      return state?.plan.agencyId
    default:
      return unreachable(command)
  }
}

function register(command: Of<'RegisterWorker'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  if (facts.nikHeldBy !== undefined) return nikHeld(facts)
  if (command.personal.birthDate > context.today)
    return refuse('invalid-input', { fields: [{ field: 'birthDate', code: 'birth-date-in-future' }] })
  if (facts.agencyUnknown === true) return refuse('invalid-input', { fields: [{ field: 'agencyId', code: 'agency-unknown' }] })
  // Who stands in the village office has been seen by the village: the record itself is the milestone (UU 18/2017 art 42b).
  const byVillage = context.actor.officeKind === 'VILLAGE'
  const { on = context.today } = command
  const seen: Milestone = { on, origin: 'attested', by: context.actor.userId }
  return accept({
    type: 'WorkerRegistered',
    area: command.area,
    journey: byVillage ? 'RECORDED' : 'INTERESTED',
    on,
    plan: command.plan,
    milestones: byVillage ? { VILLAGE_RECORDED: seen } : {},
    personal: command.personal,
  })
}

function recordMilestone(state: WorkerState, command: Of<'RecordMilestone'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const rule = milestonesAt(context.today).get(command.code)
  if (rule === undefined) return refuse('milestone-not-in-force')
  const notOurs = recorderFault(rule, command, context.actor.officeKind)
  if (notOurs !== undefined) return notOurs
  const odd = oddDate(state, command.on, context) ?? consentOfBefore(state, command)
  if (odd !== undefined) return odd
  const leaves = command.code === 'DEPARTED' && preparationStates.includes(state.journey)
  if (leaves) {
    const then = { ...state, milestones: { ...facts.lapsed, ...state.milestones } }
    const failed = failedGuards(then, state.personal, command.on, facts)
    if (failed.length > 0) return refuse('not-ready', { guards: failed })
  }
  // What counts is the day of departure: a file that fell back since, because a licence ended, was ready on that day.
  const wasReady = leaves && state.journey === 'PREPARING'
  const allowed: readonly JourneyState[] = laterMilestones[command.code] ?? preparationStates
  if (!wasReady && !allowed.includes(state.journey)) return refuse('milestone-out-of-state', { guards: [stateGuard(allowed, context)] })
  if (saysNothingNew(state, command, context)) return refuse('milestone-already-recorded')
  const unaccepted = paperFault(rule, state, command)
  if (unaccepted !== undefined) return unaccepted
  const own = validityAt(facts.regencies ?? noRegencies, state.area, command.code, command.on)
  const validDays = own?.days ?? rule.validDays
  const validUntil = command.validUntil ?? (validDays === undefined ? undefined : addDays(command.on, validDays))
  if (validUntil !== undefined && validUntil < context.today)
    return refuse('milestone-lapsed', { fields: [{ field: 'on', code: 'milestone-lapsed' }] })
  const tooFar = validityFault(command, own)
  if (tooFar !== undefined) return tooFar
  const milestone: Milestone = {
    on: command.on,
    origin: originOf(rule, command),
    by: context.actor.userId,
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(command.paper === undefined ? {} : { paper: command.paper }),
  }
  const shown = command.evidence === undefined ? {} : { personal: { evidence: command.evidence } }
  const events: WorkerEvent[] = [
    { type: 'MilestoneRecorded', code: command.code, milestone, at: context.now, userId: context.actor.userId, ...shown },
  ]
  let from: JourneyState = state.journey
  if (wasReady) {
    events.push(moved(from, 'READY', command.on, context))
    from = 'READY'
  }
  for (const to of milestoneMoves[command.code]?.[from] ?? []) {
    events.push(moved(from, to, command.on, context))
    from = to
  }
  return settle(state, events, context, facts)
}

function saysNothingNew({ milestones, personal }: WorkerState, command: Of<'RecordMilestone'>, context: Context): boolean {
  const known = milestones[command.code]
  // Contact is made again and again, but once a day says as much as twice.
  if (command.code === 'WORKING') return known !== undefined && known.on >= command.on
  // What is computed from attendance or a test is the stronger proof: it takes the place of a paper somebody saw,
  // and of itself where a correction moved its day or another proof stands in for the first.
  const restated = personal.evidence?.[command.code] !== command.evidence || known?.on !== command.on
  const stronger = command.computed === true && (known?.origin !== 'computed' || restated)
  return counts(known, context.today) && !stronger && laterMilestones[command.code] === undefined
}

/** Why something cannot have happened on a day: it has not come, she was not born, or what it follows from came later. */
function oddDate(state: WorkerState, on: LocalDate, context: Context): ReturnType<typeof refuse> | undefined {
  const code =
    on > context.today
      ? 'date-in-future'
      : on < latestBirthDate(state.personal)
        ? 'date-before-birth'
        : on < state.since && !preparationStates.includes(state.journey)
          ? 'date-before-state'
          : undefined
  return code === undefined ? undefined : refuse('invalid-input', { fields: [{ field: 'on', code }] })
}

/** A family consents to one application (UU 18/2017 art 13b): whoever sets out again asks again. */
function consentOfBefore({ roundFrom }: WorkerState, { code, on }: Of<'RecordMilestone'>): ReturnType<typeof refuse> | undefined {
  if (code !== 'FAMILY_CONSENT' || roundFrom === undefined || on >= roundFrom) return undefined
  return refuse('invalid-input', { fields: [{ field: 'on', code: 'consent-of-before' }] })
}

/** From where a state is reached by hand; what a milestone or the rules themselves cause is reached so from nowhere. */
function moveGuard(to: JourneyState, context: Context): FailedGuard {
  const from = journeyStates.filter((state) => Object.values<JourneyState>(movesFrom[state]).includes(to))
  return from.length > 0 ? stateGuard(from, context) : { guard: 'NOT_BY_HAND', ...basisOn(fileGuards.NOT_BY_HAND, context.today) }
}

function revokeMilestone(state: WorkerState, command: Of<'RevokeMilestone'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const known = state.milestones[command.code]
  if (known === undefined) return refuse('milestone-not-recorded')
  // The system takes back what it computed; what an officer vouched for only where what they were shown counts no more.
  const isShown = restsOn(state.personal.evidence?.[command.code] ?? '', command)
  if (command.computed === true && known.origin !== 'computed' && !isShown) return refuse('milestone-not-computed')
  // From where a file goes on as it stands, what counts no more would come along.
  const allowed: readonly JourneyState[] =
    command.computed === true && isShown ? [...preparationStates, ...stoppedStates] : preparationStates
  if (!allowed.includes(state.journey)) return refuse('milestone-out-of-state', { guards: [stateGuard(preparationStates, context)] })
  const rule = milestonesAt(context.today).get(command.code)
  const notOurs = rule === undefined ? undefined : recorderFault(rule, command, context.actor.officeKind)
  if (notOurs !== undefined) return notOurs
  const lender = lenderOf(state, command.code)
  if (lender !== undefined) return settle(state, [givenUp(lender, command.code)], context, { ...facts, merged: {} })
  return settle(
    state,
    [
      {
        type: 'MilestoneRevoked',
        code: command.code,
        at: context.now,
        userId: context.actor.userId,
        personal: { reason: command.reason },
      },
    ],
    context,
    facts,
  )
}

function move(state: WorkerState, command: Of<'MoveWorker'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const allowed: readonly JourneyState[] = movesFrom[state.journey]
  if (!allowed.includes(command.to)) return refuse('move-not-allowed', { guards: [moveGuard(command.to, context)] })
  const odd = oddDate(state, command.on, context)
  if (odd !== undefined) return odd
  return settle(
    state,
    [moved(state.journey, command.to, command.on, context, command.reason), ...leftByMove(state, command.to)],
    context,
    facts,
  )
}

function reportTrouble(state: WorkerState, command: Of<'ReportTrouble'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const allowed = troubleStates[command.trouble]
  if (!allowed.includes(state.journey)) return refuse('trouble-out-of-state', { guards: [stateGuard(allowed, context)] })
  if (state.troubles[command.trouble] !== undefined) return refuse('trouble-already-reported')
  const odd = oddDate(state, command.on, context)
  if (odd !== undefined) return odd
  return settle(
    state,
    [{ type: 'TroubleReported', trouble: command.trouble, on: command.on, at: context.now, userId: context.actor.userId }],
    context,
    facts,
  )
}

function resolveTrouble(
  state: WorkerState,
  { trouble }: Of<'ResolveTrouble'>,
  context: Context,
  facts: WorkerFacts,
): Decision<WorkerEvent> {
  const lent = givenUpTrouble(state, trouble)
  if (lent !== undefined) return settle(state, [lent], context, { ...facts, merged: {} })
  return settle(state, [{ type: 'TroubleResolved', trouble, at: context.now, userId: context.actor.userId }], context, facts)
}

/** Looks at the file again: what lapsed is marked, and a file whose last obstacle is gone becomes READY. */
function review(state: WorkerState, command: Of<'ReviewWorker'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const { milestones } = ownOf(state)
  const lapsed = milestoneCodes.filter((code) => milestones[code] !== undefined && !counts(milestones[code], context.today))
  const expired: WorkerEvent[] = preparationStates.includes(state.journey) ? lapsed.map((code) => ({ type: 'MilestoneExpired', code })) : []
  const decision = settle(state, expired, context, facts)
  if (decision.events.length > 0) return decision
  // What is next may change without the file: the work list must hear of it.
  if (command.due !== undefined && command.due <= context.today) return accept({ type: 'FileReviewed', on: context.today })
  if (state.journey === 'PREPARING') return refuse('not-ready', { guards: failedGuards(state, state.personal, context.today, facts) })
  return refuse('nothing-to-review')
}

function undo(state: WorkerState, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const { undo: last } = state
  if (last === undefined || last.userId !== context.actor.userId) return refuse('nothing-to-undo')
  if (Date.parse(context.now) - Date.parse(last.at) > UNDO_ACCEPTED_SECONDS * 1000) return refuse('undo-too-late')
  // The number of before may be another file's by now.
  if (facts.nikHeldBy !== undefined) return nikHeld(facts)
  const { nik, before } = state.personal
  const formerNik = nik !== undefined && nik !== before?.nik ? { formerNik: nik } : {}
  // What held before the act may not hold today.
  const undone = { type: 'LastUndone' as const, ...(before === undefined ? {} : { personal: formerNik }) }
  return settle(state, [undone, ...placesAfterUndo(state, context, facts)], context, facts)
}

const afterClosing: readonly WorkerCommand['type'][] = [
  ...costCommands,
  'MoveWorker',
  'UndoLast',
  'CorrectPerson',
  'SettleContested',
  'SetRelative',
  'RemoveRelative',
  'WithdrawConsent',
  'ErasePerson',
  ...limitCommands,
  'MergeFile',
  'UnmergeFile',
  'JoinFile',
  'LeaveFile',
  'SeeMerged',
  'EndReferral',
  'SeeReferral',
]

function decide(state: WorkerState | undefined, command: WorkerCommand, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  if (command.type === 'RegisterWorker') return state === undefined ? register(command, context, facts) : refuse('already-registered')
  if (state === undefined) return refuse('not-registered')
  if (state.mergedInto !== undefined && !reachesLed(command))
    return refuse('file-merged', facts.lead === undefined ? {} : { see: `/workers/${facts.lead}` })
  if (isClosed(state.journey) && !afterClosing.includes(command.type))
    return refuse('file-closed', { guards: [{ guard: 'FILE_OPEN', ...basisOn(fileGuards.FILE_OPEN, context.today) }] })
  if (isOverrideCommand(command)) {
    const decided = decideOverride(command, { state, context, facts })
    return decided.ok ? settle(state, [decided.event], context, facts) : decided
  }
  if (isReferralCommand(command)) return decideReferral(state, command, context, facts)
  const notForThis = guestFault(state, command, context)
  if (notForThis !== undefined) return notForThis
  if (isCostCommand(command)) return decideCost(state, command, context)
  if (isLimitCommand(command)) return decideLimit(state, command, context)
  switch (command.type) {
    case 'RecordMilestone':
      return recordMilestone(state, command, context, facts)
    case 'RevokeMilestone':
      return revokeMilestone(state, command, context, facts)
    case 'MoveWorker':
      return move(state, command, context, facts)
    case 'ChangePlan':
      return changePlan(state, command, context, facts)
    case 'ChooseJobOrder':
      return chooseJobOrder(state, command, context, facts)
    case 'LeaveJobOrder':
      return leaveJobOrder(state, context, facts)
    case 'SetRelative':
      return setRelative(command, { state, context, facts })
    case 'RemoveRelative':
      return removeRelative(command, { state, context, facts })
    case 'WithdrawConsent':
      return withdrawConsent(command, { state, context, facts })
    case 'CorrectPerson':
      return correct(state, command, context, facts)
    case 'SettleContested':
      return settleContested(state, command, context, facts)
    case 'ReportTrouble':
      return reportTrouble(state, command, context, facts)
    case 'ResolveTrouble':
      if (state.troubles[command.trouble] === undefined) return refuse('trouble-not-reported')
      return resolveTrouble(state, command, context, facts)
    case 'ReviewWorker':
      return review(state, command, context, facts)
    case 'UndoLast':
      return undo(state, context, facts)
    case 'ErasePerson':
      return erase(state, command, context)
    case 'MergeFile':
    case 'UnmergeFile':
    case 'JoinFile':
    case 'LeaveFile': {
      const decision = decideMerge(state, command, context, facts)
      return decision.ok ? settle(state, decision.events, context, facts) : decision
    }
    case 'SeeMerged':
      return settle(state, [], context, facts)
    default:
      return unreachable(command)
  }
}

/** What the rules accept is refused where whoever decided it had not seen what it is decided on. */
function decideSeen(state: WorkerState | undefined, command: WorkerCommand, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const decision = decide(state, command, context, facts)
  return decision.ok && facts.touchedByOthers === true && isJudged(command) ? meanwhileRefusal(command) : decision
}

export const workerDecider: Decider<WorkerState, WorkerCommand, WorkerEvent, WorkerFacts> = { decide: decideSeen, evolve }
