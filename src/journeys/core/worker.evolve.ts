// SPDX-License-Identifier: AGPL-3.0-or-later
// How each event changes the file.

import { endsTroubles } from '#journeys/core/arrow.law.ts'
import type { JourneyState, OpenPart, PersonalDetails, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { must, unreachable } from '#kernel/decider.ts'

function openPart(state: WorkerState): OpenPart {
  const { personal: _personal, undo: _undo, ...open } = state
  return open
}

/** Remembers what an act by hand replaced; the rules' own consequences of the same instant belong to the same act. */
function acted(state: WorkerState, event: { readonly userId: string; readonly at: string }): WorkerState['undo'] {
  if (state.undo !== undefined && state.undo.at === event.at && state.undo.userId === event.userId) return state.undo
  return { userId: event.userId, at: event.at, before: openPart(state) }
}

/** What the rules themselves cause belongs to the act that caused it, and is never an act of its own that somebody could take back. */
function caused(state: WorkerState, event: { readonly userId: string; readonly at: string }): WorkerState['undo'] {
  return state.undo?.at === event.at && state.undo.userId === event.userId ? state.undo : undefined
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
    case 'MilestoneRecorded':
      return { ...state, milestones: { ...state.milestones, [event.code]: event.milestone }, undo: acted(state, event) }
    case 'MilestoneRevoked':
      return { ...state, milestones: without(state.milestones, event.code), undo: acted(state, event) }
    case 'MilestoneExpired': {
      const { undo: _undo, ...kept } = state
      return { ...kept, milestones: without(state.milestones, event.code) }
    }
    case 'WorkerMoved':
      return arrive(state, event)
    case 'PlanChanged':
      return { ...state, plan: event.plan, undo: acted(state, event) }
    case 'PersonCorrected': {
      const { undo: _undo, ...kept } = state
      const { formerNik: _former, ...personal } = event.personal
      return { ...kept, personal, ...(event.nikBoundOn === undefined ? {} : { nikBoundOn: event.nikBoundOn }) }
    }
    case 'TroubleReported':
      return { ...state, troubles: { ...state.troubles, [event.trouble]: event.on }, undo: acted(state, event) }
    case 'TroubleResolved':
      return { ...state, troubles: without(state.troubles, event.trouble), undo: acted(state, event) }
    case 'LastUndone': {
      const last = must(state.undo, 'an act to undo')
      return { ...last.before, personal: state.personal }
    }
    case 'FileReviewed':
      return state
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

function arrive(state: WorkerState, event: Extract<WorkerEvent, { readonly type: 'WorkerMoved' }>): WorkerState {
  const { from, to, on } = event
  const { licensedUntil: _licensed, ...kept } = state
  const moved = { ...kept, journey: to, since: on, undo: isConsequence(from, to) ? caused(state, event) : acted(state, event) }
  if (from === 'ABROAD_UNDOCUMENTED' && to === 'ABROAD') return { ...moved, regularised: true }
  if (to === 'RECORDED' && from !== 'INTERESTED') return startAgain(moved)
  // Whoever was found unfit shows a new examination before departing (UU 18/2017 art 5c, 13d).
  if (to === 'UNFIT') return { ...moved, milestones: without(state.milestones, 'MEDICAL_FIT') }
  return endsTroubles.includes(to) ? { ...moved, troubles: {} } : moved
}

/** Who sets out again is known to the village already; every other paper is made anew. */
function startAgain(state: WorkerState): WorkerState {
  const recorded = state.milestones.VILLAGE_RECORDED
  const { regularised: _regularised, ...rest } = state
  return { ...rest, milestones: recorded === undefined ? {} : { VILLAGE_RECORDED: recorded }, troubles: {}, round: state.round + 1 }
}
