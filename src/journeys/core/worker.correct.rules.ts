// SPDX-License-Identifier: AGPL-3.0-or-later
// What is known of a person and of the plan is put right; of two values for one field that met, somebody chooses.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import { contestedEvents, divideCorrection, dividePlan, isContestedOf, isWhole, takenBy } from '#journeys/core/contested.rules.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { leftByPlan } from '#journeys/core/worker.place.ts'
import { settle, stateGuard } from '#journeys/core/worker.settle.ts'
import type { PersonalDetails, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { type Context, type Decision, refuse } from '#kernel/decider.ts'

type Of<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>

export function nikHeld(facts: WorkerFacts): Decision<WorkerEvent> {
  const see = facts.nikHeldBy?.id
  return refuse('nik-held', { fields: [{ field: 'nik', code: 'nik-held' }], ...(see === undefined ? {} : { see: `/workers/${see}` }) })
}

export function changePlan(state: WorkerState, command: Of<'ChangePlan'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  if (!preparationStates.includes(state.journey)) return refuse('plan-is-past', { guards: [stateGuard(preparationStates, context)] })
  if (facts.agencyUnknown === true) return refuse('invalid-input', { fields: [{ field: 'agencyId', code: 'agency-unknown' }] })
  const { free, contested } = dividePlan(state, command, facts.changedByOthers)
  if (!isWhole(contested, state)) return refuse('too-many-contested')
  const plan = { ...state.plan, ...free.plan }
  const beside = contestedEvents(state, contested, context)
  const changed: readonly WorkerEvent[] =
    contested.length > 0 && Object.keys(free.plan).length === 0
      ? []
      : [{ type: 'PlanChanged', plan, at: context.now, userId: context.actor.userId }, ...leftByPlan(state, plan)]
  return settle(state, [...changed, ...beside], context, facts)
}

export function correct(state: WorkerState, command: Of<'CorrectPerson'>, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  if (facts.nikHeldBy !== undefined) return nikHeld(facts)
  const dates = [command.personal.birthDate, command.stated?.date].filter((date) => date !== undefined)
  if (dates.some((date) => date > context.today))
    return refuse('invalid-input', { fields: [{ field: 'birthDate', code: 'birth-date-in-future' }] })
  const { personal: own } = state
  const { free, contested } = divideCorrection(state, command, facts.changedByOthers)
  if (!isWhole(contested, state)) return refuse('too-many-contested')
  const beside = contestedEvents(state, contested, context)
  if (contested.length > 0 && free.stated === undefined && Object.keys(free.personal).length === 0)
    return settle(state, beside, context, facts)
  const { evidence: _evidence, evidenceBefore: _evidenceBefore, before: _before, costs: _costs, contested: _contested, ...known } = own
  const stated = free.stated === undefined ? own.stated : { ...own.stated, [free.stated.source]: free.stated.date }
  const { nik: said, ...others } = free.personal
  // A number that a file of the same person holds stays where it is.
  const typed = said === undefined || facts.nikIsOwn === true ? others : { ...others, nik: said }
  const personal: PersonalDetails = { ...known, ...typed, ...(stated === undefined ? {} : { stated }) }
  // Who had no NIK is bound to one from today on; a number that was wrong is free again for whoever bears it.
  const { nik } = own
  const bound = nik === undefined && personal.nik !== undefined ? { nikBoundOn: context.today } : {}
  const replaced = nik === undefined || nik === personal.nik ? {} : { formerNik: nik }
  const by = { at: context.now, userId: context.actor.userId }
  const corrected = { type: 'PersonCorrected' as const, personal: { ...personal, ...replaced }, ...bound, ...by }
  return settle(state, [corrected, ...beside], context, facts)
}

/** Somebody who knows says which of two values is right; the other stays in the history. */
export function settleContested(
  state: WorkerState,
  { nth, take }: Of<'SettleContested'>,
  context: Context,
  facts: WorkerFacts,
): Decision<WorkerEvent> {
  const change = takenBy(state, nth)
  if (change === undefined) return refuse('nothing-contested')
  // Whoever chose had two values before them, and one of them stands no more.
  if (isContestedOf(state, nth, facts.changedByOthers)) return refuse('contested-changed-meanwhile')
  const settled: WorkerEvent = { type: 'ContestSettled', nth, taken: take, at: context.now, userId: context.actor.userId }
  if (!take) return settle(state, [settled], context, facts)
  const taken = change.type === 'ChangePlan' ? changePlan(state, change, context, facts) : correct(state, change, context, facts)
  return taken.ok ? { ...taken, events: [...taken.events, settled] } : taken
}
