// SPDX-License-Identifier: AGPL-3.0-or-later
// The place of a job order that a file holds. It is one of the order's number of people: no two files hold the same, it is given up when
// the plan turns elsewhere, and what was used by somebody who left stays used (UU 18/2017 art 59: a permit rests on a demand letter).

import { orderStandingOn } from '#agencies/core/job-order.rules.ts'
import { orderDuty } from '#agencies/core/permit.law.ts'
import { preparationStates, stoppedStates } from '#journeys/core/arrow.law.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { needsLicence } from '#journeys/core/worker.guards.ts'
import { settle, stateGuard } from '#journeys/core/worker.settle.ts'
import type { JourneyState, Plan, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { type Context, type Decision, type FailedGuard, refuse } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'

type Of<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>

/** The order by which a command is judged: of the file as it will be. */
export function orderAsked(state: WorkerState | undefined, command: WorkerCommand): string | undefined {
  if (command.type === 'ChooseJobOrder') return command.orderId
  return (command.type === 'UndoLast' ? state?.undo?.before.jobPlace : state?.jobPlace)?.orderId
}

/** Whether a command may take a place, so that it must know which are free. */
export function takesPlace(command: WorkerCommand): boolean {
  return command.type === 'ChooseJobOrder' || command.type === 'UndoLast'
}

function left(state: WorkerState): readonly WorkerEvent[] {
  const { jobPlace } = state
  return jobPlace === undefined ? [] : [{ type: 'JobPlaceLeft', orderId: jobPlace.orderId, place: jobPlace.place }]
}

/** Somebody who does not leave by this order gives its place up; who left under it has used it. */
export function leftByMove(state: WorkerState, to: JourneyState): readonly WorkerEvent[] {
  const stays = [...preparationStates, ...stoppedStates].includes(state.journey)
  return stays && ['WITHDRAWN', 'LEFT_NON_PROCEDURALLY', 'HANDED_OVER'].includes(to) ? left(state) : []
}

/** Another country, occupation, company or way than the order's: its place is given up. */
export function leftByPlan(state: WorkerState, plan: Plan): readonly WorkerEvent[] {
  const same = (['scheme', 'destination', 'occupation', 'agencyId'] as const).every((field) => plan[field] === state.plan[field])
  return same ? [] : left(state)
}

/** An act that is taken back gives back its place; what it had given up is held again while there is a place. */
export function placesAfterUndo(state: WorkerState, { today }: Context, facts: WorkerFacts): readonly WorkerEvent[] {
  const before = state.undo?.before.jobPlace
  if (before?.orderId === state.jobPlace?.orderId) return []
  const again =
    before === undefined || facts.freePlace === undefined
      ? []
      : [{ type: 'JobPlaceTaken' as const, orderId: before.orderId, place: facts.freePlace, on: today }]
  return [...left(state), ...again]
}

function failedFor(state: WorkerState, { today }: Context, facts: WorkerFacts): readonly FailedGuard[] {
  const { order, freePlace } = facts
  const failed: FailedGuard[] = []
  if (!needsLicence(state.plan.scheme, today)) failed.push({ guard: 'SCHEME_BY_COMPANY', ...basisOn(orderDuty, today) })
  if (order !== undefined && orderStandingOn(order, today) !== 'open')
    failed.push({ guard: 'JOB_ORDER_OPEN', ...basisOn(orderDuty, today), params: { from: order.from, to: order.to } })
  else if (freePlace === undefined)
    failed.push({ guard: 'JOB_ORDER_PLACES', ...basisOn(orderDuty, today), params: { places: String(order?.quota ?? 0) } })
  return failed
}

/** Country, occupation and company come with the order. */
export function chooseJobOrder(
  state: WorkerState,
  command: Of<'ChooseJobOrder'>,
  context: Context,
  facts: WorkerFacts,
): Decision<WorkerEvent> {
  if (!preparationStates.includes(state.journey)) return refuse('plan-is-past', { guards: [stateGuard(preparationStates, context)] })
  const { order, freePlace } = facts
  if (order === undefined) return refuse('invalid-input', { fields: [{ field: 'orderId', code: 'order-unknown' }] })
  if (state.jobPlace?.orderId === command.orderId) return refuse('job-order-chosen')
  const guards = failedFor(state, context, facts)
  if (guards.length > 0 || freePlace === undefined) return refuse('job-order-not-possible', { guards })
  const plan: Plan = { ...state.plan, destination: order.country, occupation: order.occupation, agencyId: order.agencyId }
  return settle(
    state,
    [
      { type: 'PlanChanged', plan, at: context.now, userId: context.actor.userId },
      ...left(state),
      { type: 'JobPlaceTaken', orderId: command.orderId, place: freePlace, on: context.today },
    ],
    context,
    facts,
  )
}

/** The plan stays as it is; the place is another's to take. */
export function leaveJobOrder(state: WorkerState, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  if (!preparationStates.includes(state.journey)) return refuse('plan-is-past', { guards: [stateGuard(preparationStates, context)] })
  if (state.jobPlace === undefined) return refuse('no-job-order')
  const { plan } = state
  const { order: _order, ...without } = facts
  return settle(state, [{ type: 'PlanChanged', plan, at: context.now, userId: context.actor.userId }, ...left(state)], context, without)
}
