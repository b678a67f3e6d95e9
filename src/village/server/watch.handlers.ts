// SPDX-License-Identifier: AGPL-3.0-or-later
// The watch and visits: from contract to stores and decider; no rules here.

import type { WatchPorts } from '#journeys/core/watch.port.ts'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { areaLevel } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { HomeState } from '#village/core/home.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { type Candidate, partyOf, type ToSee, toSee } from '#village/core/watch-list.rules.ts'
import { HOME_TYPE, homeAggregate, homeKey } from '#village/server/home.aggregate.ts'
import { personOf } from '#village/server/home.person.ts'
import { countPlanned, listHomes } from '#village/server/home.store.ts'

export interface VillageNeeds {
  readonly journeys: Pick<JourneyPorts<Scope>, 'cards'>
  readonly watch: WatchPorts<Scope>
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: string }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
}

/** More are not walked to in one village. */
const MOST_WATCHED = 2000
const MOST_SHOWN = 300

/** The village that is asked for, or the reader's only one. */
function villageOf(asked: string | undefined, scope: Scope): string | undefined {
  const [own] = scope.filter
  const area = asked ?? (scope.filter.length === 1 ? own : undefined)
  return area !== undefined && areaLevel(area) === 'village' ? area : undefined
}

function presentSeen({ watch, home, ...person }: ToSee): object {
  return {
    ...person,
    reasons: [...person.reasons],
    ...(watch === undefined ? {} : { on: watch.on }),
    reckoned: watch?.reckoned ?? false,
    children: watch?.children ?? 0,
    uncared: watch?.uncared ?? false,
    place: home?.place ?? {},
    ...(home?.visitedOn === undefined ? {} : { visitedOn: home.visitedOn }),
    ...(home?.nextOn === undefined ? {} : { nextOn: home.nextOn }),
    party: partyOf(person.reasons, home),
  }
}

const sum = (rows: readonly number[]): number => rows.reduce((all, each) => all + each, 0)

export function bindWatch(services: Services, { journeys, watch, nameActs }: VillageNeeds): readonly Bound[] {
  const { db, records } = services

  /** Who is watched here, and whoever has a planned visit although nothing else is to be watched. */
  async function candidatesIn(scope: Scope, area: string): Promise<readonly Candidate[]> {
    const [watched, homes] = await Promise.all([watch.watched(scope, area, MOST_WATCHED), listHomes(db, scope, area)])
    const known = new Set(watched.map(({ id }) => id))
    const others = [...homes].filter(([id, home]) => home.nextOn !== undefined && !known.has(id)).map(([id]) => id)
    const cards = await journeys.cards(scope, others)
    const homeOf = (id: string) => {
      const home = homes.get(id)
      return home === undefined ? {} : { home }
    }
    return [
      ...watched.map(({ kind, on, reckoned, children, uncared, ...person }) => ({
        ...person,
        watch: { kind, on, reckoned, children, uncared },
        ...homeOf(person.id),
      })),
      ...[...cards.values()].map(({ id, name, area: place, state, destination }) => ({
        id,
        name,
        area: place,
        state,
        ...(destination === undefined ? {} : { destination }),
        ...homeOf(id),
      })),
    ]
  }

  return [
    handleQuery('ListWatch', watchContracts.ListWatch, async ({ input, scope, today }) => {
      const area = villageOf(input.area, scope)
      if (area === undefined) return { body: { items: [], more: false } }
      const { reason } = input
      const all = toSee(await candidatesIn(scope, area), today)
      const asked = reason === undefined ? all : all.filter(({ reasons }) => reasons.includes(reason))
      return { body: { area, items: asked.slice(0, MOST_SHOWN).map(presentSeen), more: asked.length > MOST_SHOWN } }
    }),
    handleQuery('CountWatch', watchContracts.CountWatch, async ({ input, scope, today }) => {
      const [watched, planned] = await Promise.all([watch.watchedPlaces(scope, input.area, today), countPlanned(db, scope, input.area)])
      const none = { overdue: 0, unrecorded: 0, dueBack: 0, uncared: 0 }
      const byPlace = new Map(watched.map(({ area, ...counts }) => [area, counts]))
      const places = [...new Set([...byPlace.keys(), ...planned.keys()])]
        .sort()
        .map((area) => ({ area, ...none, ...byPlace.get(area), planned: planned.get(area) ?? 0 }))
        .filter(({ area: _area, ...counts }) => sum(Object.values(counts)) > 0)
      const whole = (field: keyof typeof none | 'planned'): number => sum(places.map((place) => place[field]))
      return {
        body: {
          overdue: whole('overdue'),
          unrecorded: whole('unrecorded'),
          dueBack: whole('dueBack'),
          uncared: whole('uncared'),
          planned: whole('planned'),
          places,
        },
      }
    }),
    handleCommand('RecordVisit', watchContracts.RecordVisit, async ({ input, scope, today, change }) => {
      const { id: workerId, to, on = today, found, note, next, hamlet, rt, rw } = input
      const person = await personOf(journeys, scope, workerId)
      if ('type' in person) return person
      const place = {
        ...(hamlet === undefined ? {} : { hamlet }),
        ...(rt === undefined ? {} : { rt }),
        ...(rw === undefined ? {} : { rw }),
      }
      return change({
        aggregate: homeAggregate,
        key: homeKey(workerId),
        createIn: person.card.area,
        orExisting: true,
        command: { type: 'RecordVisit', workerId, to, on, found, note, next, place },
        facts: person.facts,
        answer: ({ id, version, state }) => {
          const planned = state.visits.at(-1)?.next
          return { id, version, ...(planned === undefined ? {} : { next: planned }) }
        },
      })
    }),
    handleQuery('ListVisits', watchContracts.ListVisits, async ({ input, scope }) => {
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const looks = [{ key: parseId(input.id), area: card.area }]
      const { name, state } = card
      const stored = await records.find<HomeState>(HOME_TYPE, homeKey(input.id), scope)
      if (stored === undefined) return { body: { name, state, place: {}, items: [] }, looks }
      const { visits, personal } = stored.state
      const named = await nameActs(visits.map(({ by: userId, on }) => ({ userId, officeId: '', on })))
      const items = visits.map(({ by: _by, ...visit }, nth) => {
        const user = named[nth]?.user
        return { nth, ...visit, found: [], ...personal?.found[nth], ...(user === undefined ? {} : { by: user }) }
      })
      const next = visits.at(-1)?.next
      return {
        body: { name, state, place: personal?.place ?? {}, ...(next === undefined ? {} : { next }), items: items.toReversed() },
        looks,
      }
    }),
    handleQuery('GetHome', watchContracts.GetHome, async ({ input, scope }) => {
      const stored = await records.find<HomeState>(HOME_TYPE, parseId(input.id), scope)
      const workerId = stored?.state.workerId
      const card = workerId === undefined ? undefined : (await journeys.cards(scope, [workerId])).get(workerId)
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
