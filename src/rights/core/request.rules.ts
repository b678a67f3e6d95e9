// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a request: it has a clock from the moment it is received, nothing is answered before it was seen who asks, and a refusal names its
// ground.

import { accept, type Context, type Decider, type Decision, type FailedGuard, must, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { checkRules, rightRules } from '#rights/core/request.law.ts'
import type { RequestCommand, RequestEvent, RequestFacts, RequestState } from '#rights/core/request.ts'

type Of<T extends RequestCommand['type']> = Extract<RequestCommand, { type: T }>

const HOUR_MS = 3_600_000

function receive(command: Of<'ReceiveRequest'>, context: Context, { person }: RequestFacts): Decision<RequestEvent> {
  if (person === undefined) return refuse('request-person-unknown')
  const { workerId, right, channel, wish } = command
  const receivedAt = new Date(command.receivedAt).toISOString()
  if (receivedAt > context.now) return refuse('invalid-input', { fields: [{ field: 'receivedAt', code: 'request-in-future' }] })
  const { hours } = ruleOn(rightRules[right], jakartaDate(receivedAt))
  return accept({
    type: 'RequestReceived',
    area: person.area,
    workerId,
    right,
    channel,
    receivedAt,
    dueAt: new Date(Date.parse(receivedAt) + hours * HOUR_MS).toISOString(),
    personal: { name: person.name, ...(wish === undefined ? {} : { wish }) },
  })
}

function answer(state: RequestState, command: Of<'AnswerRequest'>, { actor, today }: Context): Decision<RequestEvent> {
  const { outcome, ground, reply } = command
  // That somebody is not the person may be found before anything else is.
  const unchecked = state.checked === undefined && ground !== 'NOT_THE_PERSON'
  const failed: readonly FailedGuard[] = unchecked ? [{ guard: 'REQUESTER_CHECKED', ...basisOn(checkRules, today) }] : []
  if (failed.length > 0) return refuse('request-not-ready', { guards: failed })
  if (outcome !== 'GRANTED' && ground === undefined)
    return refuse('invalid-input', { fields: [{ field: 'ground', code: 'request-ground' }] })
  const why = outcome === 'GRANTED' || ground === undefined ? {} : { ground }
  return accept({
    type: 'RequestAnswered',
    on: today,
    outcome,
    ...why,
    userId: actor.userId,
    officeId: actor.officeId,
    personal: { reply },
  })
}

function decide(state: RequestState | undefined, command: RequestCommand, context: Context, facts: RequestFacts): Decision<RequestEvent> {
  if (command.type === 'ReceiveRequest') return state === undefined ? receive(command, context, facts) : refuse('request-known')
  if (state === undefined || state.erased === true) return refuse('request-unknown')
  switch (command.type) {
    case 'CheckRequester':
      if (state.answer !== undefined) return refuse('request-answered')
      return state.checked === undefined
        ? accept({ type: 'RequesterChecked', on: context.today, by: command.by })
        : refuse('request-checked')
    case 'AnswerRequest':
      return state.answer === undefined ? answer(state, command, context) : refuse('request-answered')
    case 'ForgetRequester':
      return accept({ type: 'RequesterForgotten', on: context.today })
    default:
      return unreachable(command)
  }
}

function evolve(before: RequestState | undefined, event: RequestEvent): RequestState {
  if (event.type === 'RequestReceived') {
    const { type: _, ...state } = event
    return state
  }
  const state = must(before, 'the request before it')
  switch (event.type) {
    case 'RequesterChecked':
      return { ...state, checked: { on: event.on, by: event.by } }
    case 'RequestAnswered': {
      const { type: _, personal, ...given } = event
      return { ...state, answer: given, ...(state.personal === undefined ? {} : { personal: { ...state.personal, ...personal } }) }
    }
    case 'RequesterForgotten': {
      const { personal: _, ...rest } = state
      return { ...rest, erased: true }
    }
    default:
      return unreachable(event)
  }
}

export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent, RequestFacts> = { decide, evolve }

/** First who asks, then the answer; both before the clock runs out. */
export function requestSteps(state: RequestState): readonly NextStep[] {
  if (state.answer !== undefined || state.erased === true) return []
  const due = jakartaDate(state.dueAt)
  const { legalBasis, standing } = ruleOn(rightRules[state.right], jakartaDate(state.receivedAt))
  if (state.checked === undefined) {
    const check = basisOn(checkRules, jakartaDate(state.receivedAt))
    return [{ code: 'CHECK_REQUESTER', owner: 'REGENCY', due, ...check }]
  }
  return [{ code: 'ANSWER_REQUEST', owner: 'REGENCY', due, legalBasis, standing }]
}
