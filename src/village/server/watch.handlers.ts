// SPDX-License-Identifier: AGPL-3.0-or-later
// The watch and visits: from contract to stores and decider; no rules here.

import * as z from 'zod/mini'
import type { WatchPorts } from '#journeys/core/watch.port.ts'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { signs } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { wroteElsewhere } from '#platform/server/storage/elsewhere.ts'
import type { VillageContact } from '#village/core/count.present.ts'
import { visitAsked } from '#village/core/home.asked.ts'
import { HOME_TYPE, homeKey } from '#village/core/home.key.ts'
import { type HomeState, nextVisit, saysElsewhere } from '#village/core/home.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { candidatesOf, plannedBeside, presentCounts, presentVisits, villageOf, walkPage } from '#village/core/watch.present.ts'
import type { Candidate } from '#village/core/watch-list.rules.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { homesOf } from '#village/server/home.joined.ts'
import { personOf } from '#village/server/home.person.ts'
import { countPlanned, listHomes } from '#village/server/home.store.ts'

export interface VillageNeeds {
  readonly journeys: Pick<JourneyPorts<Scope>, 'cards' | 'samePerson'>
  readonly watch: WatchPorts<Scope>
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: string }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
  /** Codes of every village under some places. */
  readonly villagesWithin: (prefixes: readonly string[]) => readonly string[]
  /** Villages within reach that have an office, and when it was last heard of. */
  readonly villageContact: (scope: Scope) => Promise<readonly VillageContact[]>
}

/** No village has as many away. */
const MOST_WATCHED = 10_000
/** The last stop of a page, in the order of the walk. */
const Cursor = z.array(z.string())

interface Kept {
  readonly id: string
  readonly version: number
  readonly state: HomeState
}

/** A home with the day on which somebody comes again. */
function visitsAnswered({ id, version, state }: Kept): { id: string; version: number; next?: string } {
  const planned = nextVisit(state)
  return { id, version, ...(planned === undefined ? {} : { next: planned }) }
}

export function bindWatch(services: Services, { journeys, watch, nameActs }: VillageNeeds): readonly Bound[] {
  const { db, records } = services

  /** Who is watched here, and whoever has a planned visit although nothing else is to be watched. */
  async function candidatesIn(scope: Scope, area: string, today: LocalDate): Promise<readonly Candidate[]> {
    const [watched, homes] = await Promise.all([watch.watched(scope, { area, today, most: MOST_WATCHED }), listHomes(db, scope, area)])
    const cards = await journeys.cards(scope, plannedBeside(watched, homes))
    return candidatesOf(watched, [...cards.values()], homes)
  }

  return [
    handleQuery('ListWatch', watchContracts.ListWatch, async ({ input, scope, today }) => {
      const area = villageOf(input.area, scope.filter)
      if (area === undefined) return { body: { items: [], next: null } }
      const { reason, limit } = input
      const after = decodeCursor(input.cursor, Cursor)
      const { end, ...walk } = walkPage(area, await candidatesIn(scope, area, today), { today, reason, after, limit })
      return { body: { ...walk, next: end === undefined ? null : encodeCursor([...end]) } }
    }),
    handleQuery('CountWatch', watchContracts.CountWatch, async ({ input, scope, today }) => {
      const [watched, planned] = await Promise.all([watch.watchedPlaces(scope, input.area, today), countPlanned(db, scope, input.area)])
      return { body: presentCounts(watched, planned) }
    }),
    handleCommand('RecordVisit', watchContracts.RecordVisit, async ({ input, scope, actor, doneOn, change, madeOn, own }) => {
      const person = await personOf(journeys, scope, input.id)
      if ('type' in person) return person
      return change({
        aggregate: homeAggregate,
        key: homeKey(input.id),
        createIn: person.card.area,
        orExisting: true,
        command: visitAsked(input, doneOn, madeOn),
        facts: async () => ({
          ...(await person.facts()),
          elsewhere: await wroteElsewhere(db, scope, homeKey(input.id), { by: signs(actor), madeOn, own }),
        }),
        answer: ({ state, ...kept }) => ({
          ...visitsAnswered({ ...kept, state }),
          ...(saysElsewhere(state) ? { elsewhere: true } : {}),
        }),
      })
    }),
    handleCommand('WithdrawVisit', watchContracts.WithdrawVisit, async ({ input: { id: workerId, nth, reason }, scope, change }) => {
      const person = await personOf(journeys, scope, workerId)
      if ('type' in person) return person
      return change({
        aggregate: homeAggregate,
        key: homeKey(workerId),
        command: { type: 'WithdrawVisit', nth, reason },
        facts: person.facts,
        answer: visitsAnswered,
      })
    }),
    handleCommand('AnswerVisit', watchContracts.AnswerVisit, async ({ input: { id: workerId, nth }, scope, change }) => {
      const person = await personOf(journeys, scope, workerId)
      if ('type' in person) return person
      return change({
        aggregate: homeAggregate,
        key: homeKey(workerId),
        command: { type: 'AnswerVisit', nth },
        facts: person.facts,
        answer: visitsAnswered,
      })
    }),
    handleQuery('ListVisits', watchContracts.ListVisits, async ({ input, actor, scope }) => {
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const looks = [{ key: parseId(input.id), area: card.area }]
      const homes = await Promise.all(
        (await homesOf(services, journeys, scope, input.id)).map(async ({ version, state }) => {
          const named = await nameActs(state.visits.map(({ by: userId, on }) => ({ userId, officeId: '', on })))
          return { version, state, whoMade: (nth: number) => named[nth] }
        }),
      )
      const others = homes.map(({ state }) => state).filter(({ workerId }) => workerId !== input.id)
      const looked = others.map(({ workerId, area }) => ({ key: parseId(workerId), area }))
      return { body: presentVisits(card, homes, actor.userId), looks: [...looks, ...looked] }
    }),
    handleQuery('GetHome', watchContracts.GetHome, async ({ input, scope }) => {
      const stored = await records.find<HomeState>(HOME_TYPE, parseId(input.id), scope)
      const workerId = stored?.state.workerId
      const [lead = ''] = workerId === undefined ? [] : await journeys.samePerson(workerId)
      const reached = await journeys.cards(scope, workerId === undefined ? [] : [lead, workerId])
      const card = reached.get(lead) ?? reached.get(workerId ?? '')
      if (stored === undefined || card === undefined) return undefined
      const { id, version, state, key } = stored
      const { name, area } = card
      return {
        body: { id, version, workerId: card.id, name, area },
        looks: [{ key, area: state.area }],
        version,
      }
    }),
  ]
}
