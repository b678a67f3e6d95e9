// SPDX-License-Identifier: AGPL-3.0-or-later
// The village's own work without a network: whom to see, visits, what candidates were told.

import { cardHere, leadHere, ledIdsHere, placesWatched, watchedHere } from '#journeys/core/watch.offline.ts'
import { isInsideAny } from '#kernel/area.ts'
import { signedBy } from '#kernel/authority.ts'
import { type Away, type DecidedHere, type Kept, NOT_HERE, type OfflineCapability, offlineCommand, offlineQuery } from '#kernel/offline.ts'
import { NAMELESS } from '#kernel/work.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { presentBriefing } from '#village/core/briefing.present.ts'
import { isComplete } from '#village/core/briefing.rules.ts'
import { countCommands, countCopy, countQueries } from '#village/core/count.offline.ts'
import { countWords } from '#village/core/count.words.ts'
import { briefingAsked, visitAsked } from '#village/core/home.asked.ts'
import { homeCopy, homesKept, visitedCopy } from '#village/core/home.copy.ts'
import { byLead, knownIn, knownTogether, lastVisited, toldTogether } from '#village/core/home.joined.ts'
import { HOME_TYPE, homeId } from '#village/core/home.key.ts'
import { homeDecider, homeSteps } from '#village/core/home.rules.ts'
import { type HomeCommand, type HomeState, lastVisit, nextVisit } from '#village/core/home.ts'
import { homeWords } from '#village/core/home.words.ts'
import { outreachCommands, outreachCopy, outreachQueries } from '#village/core/outreach.offline.ts'
import { outreachWords } from '#village/core/outreach.words.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { candidatesOf, plannedBeside, presentCounts, presentVisits, presentWalk, villageOf } from '#village/core/watch.present.ts'

const homeOf = (input: Readonly<Record<string, unknown>>): string | undefined =>
  typeof input['id'] === 'string' ? homeId(input['id']) : undefined

function decide(
  workerId: string,
  command: HomeCommand,
  away: Away,
  answer: (state: HomeState, known: { readonly id: string; readonly version: number }) => object,
): DecidedHere {
  const person = cardHere(workerId, away)
  if (person === undefined) return NOT_HERE
  const { copy, actor, now, today } = away
  const part = homesKept(away)
  const id = homeId(workerId)
  const before = copy.get(part, id)
  const decision = homeDecider.decide(before?.state, command, { actor, now, today }, { person: { name: person.name, area: person.area } })
  if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
  let state = before?.state
  for (const event of decision.events) state = homeDecider.evolve(state, event)
  if (state === undefined) return NOT_HERE
  const version = (before?.version ?? 0) + decision.events.length
  const { erased: _erased, ...kept } = state
  return { type: 'done', part: part.type, kept: { id, version, state: kept }, answer: answer(state, { id, version }) }
}

function withNext(state: HomeState, known: { readonly id: string; readonly version: number }): object {
  const next = nextVisit(state)
  return { ...known, ...(next === undefined ? {} : { next }) }
}

interface HomeHere {
  readonly workerId: string
  readonly version: number
  readonly state: HomeState
}

/** Homes of a place by the file under which they are read; what stands under several of one person comes together. */
function homesIn(away: Away, area: string | undefined): ReadonlyMap<string, readonly HomeHere[]> {
  const all = away.copy.all(homesKept(away)).map(({ version, state }) => ({ workerId: state.workerId, version, state }))
  const within = all.filter(({ state }) => area === undefined || isInsideAny(state.area, [area]))
  return byLead(within, (workerId) => leadHere(workerId, away, area))
}

/** Homes of one person, that of the file asked for first. */
function homesOf(workerId: string, away: Away, part = homesKept(away)): readonly Kept<HomeState>[] {
  return [workerId, ...ledIdsHere(workerId, away)].flatMap((file) => away.copy.get(part, homeId(file)) ?? [])
}

function walkHere(area: string, away: Away) {
  const homes = new Map([...homesIn(away, area)].map(([id, of]) => [id, knownTogether(id, of.map(knownIn))]))
  const watched = watchedHere(away, area)
  const cards = plannedBeside(watched, homes).flatMap((id) => cardHere(id, away) ?? [])
  return candidatesOf(watched, cards, homes)
}

/** Promised visits, by village. */
function plannedHere(away: Away, area: string | undefined): ReadonlyMap<string, number> {
  const planned = new Map<string, number>()
  for (const homes of homesIn(away, area).values()) {
    const last = lastVisited(homes.map(({ state }) => state))
    if (last !== undefined && nextVisit(last) !== undefined) planned.set(last.area, (planned.get(last.area) ?? 0) + 1)
  }
  return planned
}

/** Homes of the same person under the files that this one leads. */
const othersTold = (workerId: string, away: Away): readonly HomeState[] =>
  homesOf(workerId, away, homeCopy).flatMap(({ state }) => (state.workerId === workerId ? [] : [state]))

/** Later than every visit. */
const NEVER = '9999-12-31'

/** Homes with what must happen: of several of one person, the one that was visited last says when to come again. */
function homesToWork(away: Away): readonly Kept<HomeState>[] {
  const last = new Set([...homesIn(away, undefined).values()].map((homes) => lastVisited(homes.map(({ state }) => state))))
  return away.copy
    .all(homesKept(away))
    .map((home) => (last.has(home.state) ? home : { ...home, state: { ...home.state, standsFrom: NEVER } }))
}

/** A device knows of its colleagues no names but its own officer's. */
const ownName = ({ actor }: Away, by = ''): { readonly user?: string } => (signedBy(by).userId === actor.userId ? { user: actor.name } : {})

export const villageOffline: OfflineCapability = {
  copies: [homeCopy, visitedCopy, outreachCopy, countCopy],
  commands: [
    ...outreachCommands,
    ...countCommands,
    offlineCommand(
      'RecordVisit',
      watchContracts.RecordVisit,
      (input, away) => decide(input.id, visitAsked(input, away.today), away, withNext),
      homeOf,
    ),
    offlineCommand(
      'AnswerVisit',
      watchContracts.AnswerVisit,
      ({ id, nth }, away) =>
        away.copy.get(homesKept(away), homeId(id)) === undefined ? NOT_HERE : decide(id, { type: 'AnswerVisit', nth }, away, withNext),
      homeOf,
    ),
    offlineCommand(
      'SignBriefing',
      briefingContracts.SignBriefing,
      (input, away) =>
        decide(input.id, briefingAsked(input, away.today), away, (state, known) => ({
          ...known,
          complete: isComplete(toldTogether([state, ...othersTold(input.id, away)]), away.today),
        })),
      homeOf,
    ),
  ],
  queries: [
    ...outreachQueries,
    ...countQueries,
    offlineQuery(watchContracts.ListWatch, ({ area: asked, reason }, away) => {
      const area = villageOf(asked, away.actor.prefixes)
      return area === undefined ? { items: [], next: null } : presentWalk(area, walkHere(area, away), { today: away.today, reason })
    }),
    offlineQuery(watchContracts.CountWatch, ({ area }, away) =>
      presentCounts(placesWatched(watchedHere(away, area), away.today), plannedHere(away, area)),
    ),
    offlineQuery(watchContracts.ListVisits, ({ id }, away) => {
      const card = cardHere(id, away)
      const homes = homesOf(id, away).map((home) => ({ ...home, whoMade: (nth: number) => ownName(away, home.state.visits[nth]?.by) }))
      return card === undefined ? undefined : presentVisits(card, homes, away.actor.userId)
    }),
    offlineQuery(watchContracts.GetHome, ({ id }, away) => {
      const kept = away.copy.get(homesKept(away), id)
      const card = kept === undefined ? undefined : cardHere(leadHere(kept.state.workerId, away, undefined), away)
      if (kept === undefined || card === undefined) return undefined
      return { id, version: kept.version, workerId: card.id, name: card.name, area: card.area }
    }),
    offlineQuery(briefingContracts.GetBriefing, ({ id }, away) => {
      const card = cardHere(id, away)
      if (card === undefined) return undefined
      const briefings = toldTogether(homesOf(id, away, homeCopy).map(({ state }) => state))
      const tellers = briefings.map(({ by }) => ownName(away, by))
      return presentBriefing(card, briefings, { tellers, today: away.today })
    }),
  ],
  works: (away) =>
    homesToWork(away).map(({ id, state }) => ({
      steps: homeSteps(state, away.today),
      subject: {
        type: HOME_TYPE,
        id,
        label: state.personal?.name ?? NAMELESS,
        area: state.area,
        stage: lastVisit(state)?.to ?? 'FAMILY',
      },
    })),
  labelOf: (copy, id) =>
    (copy.get(homeCopy, id) ?? copy.get(visitedCopy, id))?.state.personal?.name ??
    copy.get(outreachCopy, id)?.state.venue ??
    copy.get(countCopy, id)?.state.month,
  words: { id: { ...homeWords.id, ...outreachWords.id, ...countWords.id }, en: { ...homeWords.en, ...outreachWords.en, ...countWords.en } },
}
