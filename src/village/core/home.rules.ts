// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of visits: what may be found at whom, on which days, and that the next visit stands in the work list.

import { signedBy, signs } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, must, refuse } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { briefingFault } from '#village/core/briefing.rules.ts'
import { answerRules, visitRules } from '#village/core/home.law.ts'
import {
  findingsAt,
  type HomeCommand,
  type HomeEvent,
  type HomePersonal,
  type HomeState,
  isOpen,
  type Place,
  promise,
} from '#village/core/home.ts'
import { leadsTo } from '#village/core/record.rules.ts'

/** The file that the home belongs to, where the reader may see it. */
export interface HomeFacts {
  readonly person?: { readonly name: string; readonly area: string }
  /** From which day on a visit counts that promises another; absent where nobody was visited under another file of the same person. */
  readonly standsFrom?: LocalDate
  /** The same account wrote of this home elsewhere since. */
  readonly elsewhere?: boolean | undefined
}

/** A visit may be planned for so long ahead, and written down for so long back. */
const MOST_AHEAD_DAYS = 730
const MOST_BACK_DAYS = 730

const isPast = (on: LocalDate, today: LocalDate): boolean => on <= today && on >= addDays(today, -MOST_BACK_DAYS)

type Record_ = Extract<HomeCommand, { type: 'RecordVisit' }>

function fault({ to, on, found, next }: Record_, today: LocalDate): readonly [field: string, code: string] | undefined {
  if (!isPast(on, today)) return ['on', 'visit-day']
  if (next !== undefined && (next <= on || next > addDays(today, MOST_AHEAD_DAYS))) return ['next', 'visit-next']
  if (found.length === 0 || found.some((each) => !findingsAt[to].includes(each))) return ['found', 'visit-found']
  if (found.length > 1 && found.includes('NOBODY_HOME')) return ['found', 'visit-nobody']
  return undefined
}

function isSaid({ hamlet, rt, rw }: Place): boolean {
  return hamlet !== undefined || rt !== undefined || rw !== undefined
}

/** How often the record was changed. */
function changesOf({ visits, briefings = [], placings = 0, sightings = 0 }: HomeState): number {
  const withdrawn = visits.filter(({ withdrawnOn }) => withdrawnOn !== undefined)
  const answered = visits.filter(({ answeredOn }) => answeredOn !== undefined)
  return visits.length + withdrawn.length + answered.length + briefings.length + placings + sightings
}

const isSame = (one: Place, other: Place): boolean => one.hamlet === other.hamlet && one.rt === other.rt && one.rw === other.rw

interface Writing extends Pick<HomeFacts, 'elsewhere'> {
  readonly actor: Context['actor']
}

/** Whether somebody else wrote another place since this was made, or the same account elsewhere: then neither overwrites the other. */
function differsSince(state: HomeState | undefined, place: Place, { madeOn }: Record_, { actor, elsewhere }: Writing): boolean {
  const { placed, personal } = state ?? {}
  if (placed === undefined || madeOn === undefined || personal?.place === undefined) return false
  return (signedBy(placed.by).userId !== actor.userId || elsewhere === true) && placed.at > madeOn && !isSame(personal.place, place)
}

/** What an event says of the place that is written. */
function placeSaid(state: HomeState | undefined, command: Record_, writing: Writing): { place?: Place; elsewhere?: Place } {
  const { place } = command
  if (place === undefined || !isSaid(place)) return {}
  return differsSince(state, place, command, writing) ? { elsewhere: place } : { place }
}

function visit(
  state: HomeState | undefined,
  command: Record_,
  { actor, today }: Context,
  { person, elsewhere }: HomeFacts,
): Decision<HomeEvent> {
  if (person === undefined || state?.erased === true) return refuse('not-within-reach')
  const wrong = fault(command, today)
  if (wrong !== undefined) return refuse('invalid-input', { fields: [{ field: wrong[0], code: wrong[1] }] })
  const { workerId, to, on, found, note, next } = command
  return accept({
    type: 'HomeVisited',
    area: person.area,
    workerId,
    on,
    to,
    ...(next === undefined ? {} : { next }),
    ...(found.some((each) => leadsTo[each] !== undefined) ? { asks: true } : {}),
    by: signs(actor),
    personal: {
      name: person.name,
      found,
      ...(note === undefined ? {} : { note }),
      ...placeSaid(state, command, { actor, elsewhere }),
    },
  })
}

/** By whoever wrote it down: another officer was not there. */
function withdraw(
  state: HomeState | undefined,
  { nth, reason }: Extract<HomeCommand, { type: 'WithdrawVisit' }>,
  { actor, today }: Context,
): Decision<HomeEvent> {
  const found = state?.erased === true ? undefined : state?.visits[nth]
  if (found === undefined) return refuse('visit-unknown')
  if (found.withdrawnOn !== undefined) return refuse('visit-withdrawn')
  if (signedBy(found.by).userId !== actor.userId) return refuse('visit-not-yours')
  return accept({ type: 'VisitWithdrawn', nth, on: today, by: actor.userId, personal: { reason } })
}

/** By the office: whoever came by may have nothing to do with the file. */
function answer(
  state: HomeState | undefined,
  { nth }: Extract<HomeCommand, { type: 'AnswerVisit' }>,
  { actor, today }: Context,
): Decision<HomeEvent> {
  const found = state?.erased === true ? undefined : state?.visits[nth]
  if (found === undefined) return refuse('visit-unknown')
  return isOpen(found) ? accept({ type: 'VisitAnswered', nth, on: today, by: signs(actor) }) : refuse('visit-answered')
}

function stand(
  state: HomeState | undefined,
  { workerId, place }: Extract<HomeCommand, { type: 'PlaceHome' }>,
  { actor, today }: Context,
  { person }: HomeFacts,
): Decision<HomeEvent> {
  if (person === undefined || state?.erased === true || !isSaid(place)) return refuse('not-within-reach')
  const { name, area } = person
  return accept({ type: 'HomePlaced', area, workerId, on: today, by: actor.userId, personal: { name, place } })
}

function tell(
  state: HomeState | undefined,
  { workerId, on, items, telling, confirmation }: Extract<HomeCommand, { type: 'SignBriefing' }>,
  { actor, today }: Context,
  { person }: HomeFacts,
): Decision<HomeEvent> {
  if (person === undefined || state?.erased === true) return refuse('not-within-reach')
  if (!isPast(on, today)) return refuse('invalid-input', { fields: [{ field: 'on', code: 'briefing-day' }] })
  const wrong = briefingFault(items, on)
  if (wrong !== undefined) return refuse('invalid-input', { fields: [{ field: 'items', code: wrong }] })
  const { name, area } = person
  const { officeId } = actor
  return accept({
    type: 'BriefingSigned',
    area,
    workerId,
    on,
    by: signs(actor),
    officeId,
    items,
    telling,
    confirmation,
    personal: { name },
  })
}

function see(state: HomeState | undefined, { standsFrom }: HomeFacts): Decision<HomeEvent> {
  if (state === undefined || state.erased === true) return refuse('not-within-reach')
  if (state.standsFrom === standsFrom) return accept()
  return accept({ type: 'OtherHomesSeen', ...(standsFrom === undefined ? {} : { standsFrom }) })
}

function decide(state: HomeState | undefined, command: HomeCommand, context: Context, facts: HomeFacts): Decision<HomeEvent> {
  switch (command.type) {
    case 'RecordVisit':
      return visit(state, command, context, facts)
    case 'WithdrawVisit':
      return withdraw(state, command, context)
    case 'AnswerVisit':
      return answer(state, command, context)
    case 'PlaceHome':
      return stand(state, command, context, facts)
    case 'SignBriefing':
      return tell(state, command, context, facts)
    case 'SeeOtherHomes':
      return see(state, facts)
    case 'ForgetHome':
      return state === undefined || state.erased === true
        ? refuse('not-within-reach')
        : accept({ type: 'HomeForgotten', on: context.today })
  }
}

/** As the place of a home stands after what was said of it. */
function standing({ placed: _placed, ...home }: HomeState, said: NonNullable<HomePersonal['said']>): HomeState {
  const { place: _place, said: _said, ...known } = must(home.personal, 'what is known of a home')
  const last = said.at(-1)
  if (last === undefined) return { ...home, personal: known }
  const { by, at, place } = last
  return { ...home, placed: { by, at }, personal: { ...known, place, said } }
}

/** Of a home that was kept before each saying was, what stands counts as one. */
function saidOf({ personal, placed }: Pick<HomeState, 'personal' | 'placed'>): NonNullable<HomePersonal['said']> {
  const { said, place } = personal ?? {}
  return said ?? (place === undefined ? [] : [{ place, ...(placed ?? { by: '', at: 0 }) }])
}

function evolve(before: HomeState | undefined, event: HomeEvent): HomeState {
  const said = saidOf(before ?? {})
  switch (event.type) {
    case 'HomeVisited': {
      const { type: _type, area, workerId, personal, ...visited } = event
      const { name, place, ...found } = personal
      const nth = before?.visits.length ?? 0
      const visits = [...(before?.visits ?? []), visited]
      const known = { ...before?.personal, name, found: { ...before?.personal?.found, [nth]: found } }
      const after = { ...before, area, workerId, visits, personal: known }
      return place === undefined ? after : standing(after, [...said, { place, by: event.by, at: changesOf(after), nth }])
    }
    case 'VisitWithdrawn': {
      const { nth, on, personal } = event
      const home = must(before, 'a home')
      const visits = home.visits.map((each, place) => (place === nth ? { ...each, withdrawnOn: on } : each))
      const known = must(home.personal, 'what was found')
      const found = { ...known.found, [nth]: { found: [], ...known.found[nth], reason: personal.reason } }
      const after = { ...home, visits, personal: { ...known, found } }
      const others = said.filter((each) => each.nth !== nth)
      return others.length === said.length ? after : standing(after, others)
    }
    case 'VisitAnswered': {
      const { nth, on } = event
      const home = must(before, 'a home')
      return { ...home, visits: home.visits.map((each, place) => (place === nth ? { ...each, answeredOn: on } : each)) }
    }
    case 'HomePlaced': {
      const { area, workerId, personal, by = '' } = event
      const { visits = [], placings = 0, personal: known = { found: {} } } = before ?? {}
      const { name, place } = personal
      const after = { ...before, area, workerId, visits, placings: placings + 1, personal: { ...known, name } }
      return standing(after, [...said, { place, by, at: changesOf(after) }])
    }
    case 'BriefingSigned': {
      const { type: _type, area, workerId, personal, ...briefing } = event
      const { visits = [], briefings = [], personal: known = { found: {} } } = before ?? {}
      return { ...before, area, workerId, visits, briefings: [...briefings, briefing], personal: { ...known, name: personal.name } }
    }
    case 'OtherHomesSeen': {
      const { standsFrom: _before, sightings = 0, ...home } = must(before, 'a home')
      const { standsFrom } = event
      return { ...home, sightings: sightings + 1, ...(standsFrom === undefined ? {} : { standsFrom }) }
    }
    case 'HomeForgotten': {
      const { personal: _personal, ...rest } = must(before, 'a home')
      return { ...rest, erased: true }
    }
  }
}

export const homeDecider: Decider<HomeState, HomeCommand, HomeEvent, HomeFacts> = { decide, evolve }

/** The next visit, as the last one said; and what was found and nobody has answered yet, since the first that was. */
export function homeSteps(state: HomeState, today: LocalDate): readonly NextStep[] {
  if (state.erased === true) return []
  const { next: due, to } = promise(state) ?? {}
  const asked = state.visits
    .filter(isOpen)
    .map(({ on }) => on)
    .toSorted()
    .at(0)
  const answered = asked === undefined ? undefined : addDays(asked, ruleOn(answerRules, today).days)
  return [
    ...(answered === undefined ? [] : [{ code: 'ANSWER_VISIT', owner: 'VILLAGE', due: answered, ...basisOn(answerRules, today) } as const]),
    ...(due === undefined || to === undefined
      ? []
      : [{ code: `VISIT_${to}`, owner: 'VILLAGE', due, ...basisOn(visitRules[to], today) } as const]),
  ].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
