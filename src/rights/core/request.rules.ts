// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a request: it has a clock from the moment it is received, nothing is answered before it was seen who asks, and a refusal names its
// ground.

import { limitsOn } from '#journeys/core/limit.ts'
import { accept, type Context, type Decider, type Decision, type FailedGuard, must, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import { jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { checkRules, rightRules } from '#rights/core/request.law.ts'
import {
  type AnswerGiven,
  type Deed,
  limitOf,
  owedOf,
  type RequestCommand,
  type RequestEvent,
  type RequestFacts,
  type RequestState,
} from '#rights/core/request.ts'

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

/** What an answer promises, or limits, beyond its words; a field that is missing or wrong otherwise. */
function promised(
  { right }: RequestState,
  { outcome, fields = [], until }: Of<'AnswerRequest'>,
  { now, today }: Context,
): Pick<AnswerGiven, 'at' | 'owes' | 'until'> | ReturnType<typeof refuse> {
  if (outcome === 'REFUSED') return {}
  if (until !== undefined && until < today) return refuse('invalid-input', { fields: [{ field: 'until', code: 'request-until-past' }] })
  switch (right) {
    case 'CORRECTION': {
      const owes = [...new Set(fields)].filter((what) => what !== 'ERASURE')
      return owes.length === 0 ? refuse('invalid-input', { fields: [{ field: 'fields', code: 'request-fields' }] }) : { at: now, owes }
    }
    case 'ERASURE':
      // What is granted in part was done as the reply says; the rest is refused on its ground.
      return outcome === 'GRANTED' ? { at: now, owes: ['ERASURE'] } : {}
    case 'OBJECTION':
    case 'RESTRICTION':
      return until === undefined ? {} : { until }
    case 'ACCESS':
    case 'WITHDRAWAL':
      return {}
    default:
      return unreachable(right)
  }
}

/** Whether what was granted still limits a use. */
export function isLimiting(state: RequestState, on: LocalDate): boolean {
  const right = limitOf(state)
  if (right === undefined || state.ended !== undefined || state.answer === undefined) return false
  const { on: from, until } = state.answer
  return limitsOn([{ request: '', right, from, ...(until === undefined ? {} : { until }) }], on).length > 0
}

function sameDeeds(one: readonly Deed[], other: readonly Deed[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function answer(
  state: RequestState,
  command: Of<'AnswerRequest'>,
  context: Context,
  { kept = [], numbering }: RequestFacts,
): Decision<RequestEvent> {
  const { actor, today } = context
  const { outcome, ground, reply } = command
  // That somebody is not the person may be found before anything else is.
  const unchecked = state.checked === undefined && ground !== 'NOT_THE_PERSON'
  // Nothing is granted that cannot be done: what keeps the data is named, and is a ground to refuse on or to grant in part.
  const holds = state.right === 'ERASURE' && outcome === 'GRANTED' ? kept : []
  const failed: readonly FailedGuard[] = [...(unchecked ? [{ guard: 'REQUESTER_CHECKED', ...basisOn(checkRules, today) }] : []), ...holds]
  if (failed.length > 0) return refuse('request-not-ready', { guards: failed })
  if (outcome !== 'GRANTED' && ground === undefined)
    return refuse('invalid-input', { fields: [{ field: 'ground', code: 'request-ground' }] })
  const why = outcome === 'GRANTED' || ground === undefined ? {} : { ground }
  const more = promised(state, command, context)
  if ('ok' in more) return more
  if (numbering === undefined) return refuse('request-unknown')
  return accept({
    type: 'RequestAnswered',
    on: today,
    outcome,
    ...why,
    ...more,
    userId: actor.userId,
    officeId: actor.officeId,
    given: numbering.given,
    personal: { reply, issued: numbering.issued },
  })
}

/** The erasure as the deed that was owed; it is heard at once. */
function forgottenBy({ deed }: Of<'ForgetRequester'>, on: LocalDate): { readonly deed?: Deed } {
  return deed === undefined ? {} : { deed: { ...deed, on } }
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
      return state.answer === undefined ? answer(state, command, context, facts) : refuse('request-answered')
    case 'EndLimit': {
      const { userId, officeId } = context.actor
      return isLimiting(state, context.today)
        ? accept({ type: 'LimitEnded', on: context.today, why: command.why, userId, officeId })
        : refuse('request-no-limit')
    }
    case 'SeeDeeds': {
      const { answer: given } = state
      const deeds = command.deeds.filter(({ what }) => given?.owes?.includes(what) === true)
      return sameDeeds(deeds, state.deeds ?? []) ? accept() : accept({ type: 'DeedsSeen', deeds })
    }
    case 'ForgetRequester':
      return accept({ type: 'RequesterForgotten', on: context.today, ...forgottenBy(command, context.today) })
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
      const { type: _, personal, given, ...answered } = event
      const number = given === undefined ? {} : { number: given.number }
      return {
        ...state,
        answer: { ...answered, ...number },
        ...(state.personal === undefined ? {} : { personal: { ...state.personal, ...personal } }),
      }
    }
    case 'LimitEnded': {
      const { type: _, ...ended } = event
      return { ...state, ended }
    }
    case 'DeedsSeen':
      return { ...state, deeds: event.deeds }
    case 'RequesterForgotten': {
      const { personal: _, ...rest } = state
      return { ...rest, ...(event.deed === undefined ? {} : { deeds: [event.deed] }), erased: true }
    }
    default:
      return unreachable(event)
  }
}

export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent, RequestFacts> = { decide, evolve }

/** First who asks, then the answer, then what the answer promised; all of it before the clock runs out. */
export function requestSteps(state: RequestState): readonly NextStep[] {
  if (state.erased === true) return []
  const owes = owedOf(state)
  if (state.answer !== undefined && owes.length === 0) return []
  const due = jakartaDate(state.dueAt)
  const { legalBasis, standing } = ruleOn(rightRules[state.right], jakartaDate(state.receivedAt))
  if (state.checked === undefined) {
    const check = basisOn(checkRules, jakartaDate(state.receivedAt))
    return [{ code: 'CHECK_REQUESTER', owner: 'REGENCY', due, ...check }]
  }
  const code = owes.length === 0 ? 'ANSWER_REQUEST' : owes.includes('ERASURE') ? 'DO_ERASURE' : 'DO_CORRECTION'
  return [{ code, owner: 'REGENCY', due, legalBasis, standing }]
}
