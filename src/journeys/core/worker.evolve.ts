// SPDX-License-Identifier: AGPL-3.0-or-later
// How each event changes the file.

import { endsTroubles, preparationStates } from '#journeys/core/arrow.law.ts'
import { contestedAfter, withContested } from '#journeys/core/contested.rules.ts'
import { type Limit, limitsAfter } from '#journeys/core/limit.ts'
import { costsAfter, withCosts } from '#journeys/core/worker.cost.ts'
import { evolveLeading } from '#journeys/core/worker.merge.ts'
import { overrideAfter, withOverride } from '#journeys/core/worker.override.ts'
import { withReferrals } from '#journeys/core/worker.referral.ts'
import type {
  Evidence,
  JourneyState,
  Milestone,
  MilestoneCode,
  OpenPart,
  PersonalDetails,
  PersonalPart,
  WorkerEvent,
  WorkerState,
} from '#journeys/core/worker.ts'
import { must, unreachable } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'

function openPart(state: WorkerState): OpenPart {
  const { personal: _personal, undo: _undo, ...open } = state
  return open
}

type Act = Pick<Extract<WorkerEvent, { readonly userId: string }>, 'userId' | 'at'>

function isOf(state: WorkerState, event: Act): boolean {
  return state.undo !== undefined && state.undo.at === event.at && state.undo.userId === event.userId
}

/** Nothing is remembered that could be taken back. */
function settled(state: WorkerState): WorkerState {
  const { undo: _undo, ...kept } = state
  const { evidenceBefore: _evidence, before: _before, ...personal } = state.personal
  return { ...kept, personal }
}

/** Remembers what an act by hand replaced; the rules' own consequences of the same instant belong to the same act. */
function acted(state: WorkerState, event: Act): WorkerState {
  if (isOf(state, event)) return state
  const { personal } = settled(state)
  const before = personal.evidence === undefined ? {} : { evidenceBefore: personal.evidence }
  return { ...state, personal: { ...personal, ...before }, undo: { userId: event.userId, at: event.at, before: openPart(state) } }
}

/** What the rules themselves cause belongs to the act that caused it, and is never an act of its own that somebody could take back. */
function caused(state: WorkerState, event: Act): WorkerState {
  return isOf(state, event) ? state : settled(state)
}

/** The same person with this evidence; without any, nothing is said of it. */
function shown(personal: PersonalPart, evidence: Evidence): PersonalPart {
  const { evidence: _shown, ...rest } = personal
  return Object.keys(evidence).length === 0 ? rest : { ...rest, evidence }
}

function withMilestone(state: WorkerState, code: MilestoneCode, milestone: Milestone, evidence: string | undefined): WorkerState {
  const before = without(state.personal.evidence ?? {}, code)
  return {
    ...state,
    milestones: { ...state.milestones, [code]: milestone },
    personal: shown(state.personal, evidence === undefined ? before : { ...before, [code]: evidence }),
  }
}

function withoutMilestone(state: WorkerState, code: MilestoneCode): WorkerState {
  return {
    ...state,
    milestones: without(state.milestones, code),
    personal: shown(state.personal, without(state.personal.evidence ?? {}, code)),
  }
}

/** The same file with what was computed and taken back; without any, nothing is said of it. */
function withdrawing(state: WorkerState, withdrawn: NonNullable<OpenPart['withdrawn']>): WorkerState {
  const { withdrawn: _withdrawn, ...rest } = state
  return Object.keys(withdrawn).length === 0 ? rest : { ...rest, withdrawn }
}

/** The same file with these limits; without any, nothing is said of them. */
function limitedBy(state: WorkerState, limits: readonly Limit[]): WorkerState {
  const { limits: _limits, ...rest } = state
  return limits.length === 0 ? rest : { ...rest, limits }
}

/** Moves that the rules cause: preparing begins, everything is there, something is missing again. */
function isConsequence(from: JourneyState, to: JourneyState): boolean {
  return to === 'READY' || (to === 'PREPARING' && (from === 'RECORDED' || from === 'READY'))
}

function without<K extends string, V>(record: Readonly<Partial<Record<K, V>>>, key: K): Partial<Record<K, V>> {
  const { [key]: _gone, ...rest } = record
  // Destructuring a computed key widens the rest; it holds what the record held, less one.
  const kept: Partial<Record<K, V>> = {}
  return Object.assign(kept, rest)
}

/** Who was erased: nothing of it is kept. */
const nobody: PersonalDetails = { name: '', sex: 'F', birthDate: '1900-01-01' }

export function evolve(before: WorkerState | undefined, event: WorkerEvent): WorkerState {
  const after = before === undefined ? evolveOwn(before, event) : evolveLeading(before, event, evolveOwn)
  const costed = withContested(withCosts(after, costsAfter(before, event)), contestedAfter(before, event))
  return withReferrals(withOverride(costed, overrideAfter(before, event)), before, event)
}

function evolveOwn(before: WorkerState | undefined, event: WorkerEvent): WorkerState {
  if (event.type === 'WorkerRegistered') {
    return {
      area: event.area,
      journey: event.journey,
      since: event.on,
      registeredOn: event.on,
      plan: event.plan,
      milestones: event.milestones,
      troubles: {},
      round: 1,
      personal: event.personal,
    }
  }
  const state = must(before, 'a registered worker')
  switch (event.type) {
    case 'MilestoneRecorded': {
      const recorded = withMilestone(acted(state, event), event.code, event.milestone, event.personal?.evidence)
      return event.milestone.origin === 'computed' ? withdrawing(recorded, without(recorded.withdrawn ?? {}, event.code)) : recorded
    }
    case 'MilestoneRevoked': {
      const revoked = withoutMilestone(acted(state, event), event.code)
      const computed = state.milestones[event.code]?.origin === 'computed'
      return computed ? withdrawing(revoked, { ...revoked.withdrawn, [event.code]: true }) : revoked
    }
    case 'MilestoneExpired':
      return withoutMilestone(settled(state), event.code)
    case 'WorkerMoved':
      return arrive(state, event)
    case 'PlanChanged':
      return { ...acted(state, event), plan: event.plan }
    case 'PersonCorrected': {
      const { formerNik: _former, ...personal } = event.personal
      const { evidence = {}, costs: _costs, contested: _contested, ...before } = settled(state).personal
      const acting = acted(state, event)
      const { evidenceBefore, before: earlier = before } = acting.personal
      const kept = evidenceBefore === undefined ? { before: earlier } : { before: earlier, evidenceBefore }
      return {
        ...acting,
        personal: shown({ ...personal, ...kept }, evidence),
        ...(event.nikBoundOn === undefined ? {} : { nikBoundOn: event.nikBoundOn }),
      }
    }
    case 'TroubleReported':
      return { ...acted(state, event), troubles: { ...state.troubles, [event.trouble]: event.on } }
    case 'TroubleResolved':
      return { ...acted(state, event), troubles: without(state.troubles, event.trouble) }
    case 'LastUndone': {
      const last = must(state.undo, 'an act to undo')
      const { evidenceBefore = {}, before, ...personal } = state.personal
      // A place is nobody's own to take back: the events beside this one say which is held.
      const { jobPlace: _held, ...rest } = last.before
      const held = state.jobPlace === undefined ? {} : { jobPlace: state.jobPlace }
      return { ...rest, ...held, personal: shown(before ?? personal, evidenceBefore) }
    }
    case 'FileReviewed':
    case 'CostRecorded':
    case 'CostCorrected':
    case 'CostWithdrawn':
    case 'CostSettled':
    case 'ValueContested':
    case 'ContestSettled':
    case 'OverrideAsked':
    case 'OverrideGranted':
    case 'OverrideDeclined':
    case 'FileReferred':
    case 'ReferralEnded':
    case 'ReferralSeen':
    case 'MergedSeen':
      return state
    case 'FileMerged':
    case 'FileUnmerged':
      return settled(state)
    case 'UseLimited':
    case 'UseFreed':
      return limitedBy(settled(state), limitsAfter(state.limits, event))
    case 'FileJoined':
      return { ...settled(state), mergedInto: { file: event.lead, on: event.on } }
    case 'FileLeft': {
      const { mergedInto: _lead, ...alone } = settled(state)
      return alone
    }
    case 'JobPlaceTaken': {
      const { orderId, place, on } = event
      return { ...state, jobPlace: { orderId, place, on } }
    }
    case 'JobPlaceLeft': {
      const { jobPlace: _left, ...rest } = state
      return rest
    }
    case 'LicenceSeen':
      return { ...state, licensedUntil: event.until }
    case 'PersonErased': {
      const { undo: _undo, ...kept } = state
      return { ...kept, erased: true, personal: nobody }
    }
    default:
      return unreachable(event)
  }
}

function withoutProcedure({ nonProcedural }: WorkerState, to: JourneyState, on: LocalDate): Pick<WorkerState, 'nonProcedural'> {
  if (to === 'LEFT_NON_PROCEDURALLY') return { nonProcedural: { left: on } }
  return to === 'RETURNED' && nonProcedural !== undefined ? { nonProcedural: { ...nonProcedural, home: on } } : {}
}

function arrive(state: WorkerState, event: Extract<WorkerEvent, { readonly type: 'WorkerMoved' }>): WorkerState {
  const { from, to, on } = event
  const { licensedUntil: _licensed, ...kept } = isConsequence(from, to) ? caused(state, event) : acted(state, event)
  const leaves = preparationStates.includes(from) && !preparationStates.includes(to)
  const moved = { ...kept, journey: to, since: on, ...(leaves ? { leftOn: on } : {}), ...withoutProcedure(state, to, on) }
  if (from === 'ABROAD_UNDOCUMENTED' && to === 'ABROAD') return { ...moved, regularised: true }
  if (to === 'RECORDED' && from !== 'INTERESTED') return startAgain(moved)
  // Whoever was found unfit shows a new examination before departing (UU 18/2017 art 5c, 13d).
  if (to === 'UNFIT') return withoutMilestone(moved, 'MEDICAL_FIT')
  return endsTroubles.includes(to) ? { ...moved, troubles: {} } : moved
}

/** Who sets out again is known to the village already; every other paper is made anew. */
function startAgain(state: WorkerState): WorkerState {
  const recorded = state.milestones.VILLAGE_RECORDED
  const { VILLAGE_RECORDED: seen } = state.personal.evidence ?? {}
  const { regularised: _regularised, withdrawn: _withdrawn, jobPlace: _used, ...rest } = state
  return {
    ...rest,
    milestones: recorded === undefined ? {} : { VILLAGE_RECORDED: recorded },
    personal: shown(state.personal, seen === undefined ? {} : { VILLAGE_RECORDED: seen }),
    troubles: {},
    round: state.round + 1,
    // What was learned while the file was away is for the journey that begins now.
    roundFrom: state.leftOn ?? state.since,
  }
}
