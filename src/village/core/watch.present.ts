// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of the watch and of visits; pure, the same on a server and on a device.

import type { Watched, WatchedPlace } from '#journeys/core/watch.port.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import { areaLevel } from '#kernel/area.ts'
import { signedBy } from '#kernel/authority.ts'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'
import { knownIn, knownTogether } from '#village/core/home.joined.ts'
import { type HomeState, isOpen, type KnownHome } from '#village/core/home.ts'
import type { watchContracts } from '#village/core/watch.contract.ts'
import { type Candidate, compareOrder, partyOf, type ToSee, toSee, walkOrder } from '#village/core/watch-list.rules.ts'

type Listed = OutputOf<typeof watchContracts.ListWatch>
type Counted = OutputOf<typeof watchContracts.CountWatch>
type Shown = OutputOf<typeof watchContracts.ListVisits>

/** The village that is asked for, or the reader's only one. */
export function villageOf(asked: string | undefined, prefixes: readonly string[]): string | undefined {
  const area = asked ?? (prefixes.length === 1 ? prefixes[0] : undefined)
  return area !== undefined && areaLevel(area) === 'village' ? area : undefined
}

/** Whoever has a planned visit although nothing else is to be watched, by their files. */
export function plannedBeside(watched: readonly Watched[], homes: ReadonlyMap<string, KnownHome>): readonly string[] {
  const known = new Set(watched.map(({ id }) => id))
  return [...homes].filter(([id, home]) => home.nextOn !== undefined && !known.has(id)).map(([id]) => id)
}

type Card = Pick<WorkerCard, 'id' | 'name' | 'area' | 'state' | 'destination'>

export function candidatesOf(
  watched: readonly Watched[],
  cards: readonly Card[],
  homes: ReadonlyMap<string, KnownHome>,
): readonly Candidate[] {
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
    ...cards.map(({ id, name, area, state, destination }) => ({
      id,
      name,
      area,
      state,
      ...(destination === undefined ? {} : { destination }),
      ...homeOf(id),
    })),
  ]
}

function presentSeen({ watch, home, ...person }: ToSee): Listed['items'][number] {
  return {
    ...person,
    reasons: [...person.reasons],
    ...(watch === undefined ? {} : { on: watch.on }),
    reckoned: watch?.reckoned ?? false,
    children: watch?.children ?? 0,
    uncared: watch?.uncared ?? false,
    place: { ...home?.place },
    homeVersion: home?.version ?? 0,
    ...(home?.visitedOn === undefined ? {} : { visitedOn: home.visitedOn }),
    ...(home?.nextOn === undefined ? {} : { nextOn: home.nextOn }),
    party: partyOf(person.reasons, home),
  }
}

type Asked = { readonly today: LocalDate } & Pick<InputOf<typeof watchContracts.ListWatch>, 'reason'>

function stopsOf(candidates: readonly Candidate[], { today, reason }: Asked): readonly ToSee[] {
  const all = toSee(candidates, today)
  return reason === undefined ? all : all.filter(({ reasons }) => reasons.includes(reason))
}

/** The whole walk, as a device that holds the village shows it. */
export function presentWalk(area: string, candidates: readonly Candidate[], asked: Asked): Listed {
  return { area, items: stopsOf(candidates, asked).map(presentSeen), next: null }
}

interface Page extends Asked {
  /** Where the page before it ended, in the order of the walk. */
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/** A part of it; `end` is where it ends, if it goes on. */
export function walkPage(area: string, candidates: readonly Candidate[], { after, limit, ...asked }: Page) {
  const stops = stopsOf(candidates, asked)
  const rest = after === undefined ? stops : stops.filter((stop) => compareOrder(walkOrder(stop), after) > 0)
  const last = rest[limit - 1]
  return {
    area,
    items: rest.slice(0, limit).map(presentSeen),
    ...(rest.length > limit && last !== undefined ? { end: walkOrder(last) } : {}),
  }
}

const sum = (rows: readonly number[]): number => rows.reduce((all, each) => all + each, 0)

/** @param planned visits that were promised, by village */
export function presentCounts(watched: readonly WatchedPlace[], planned: ReadonlyMap<string, number>): Counted {
  const none = { overdue: 0, unrecorded: 0, dueBack: 0, uncared: 0 }
  const byPlace = new Map(watched.map(({ area, ...counts }) => [area, counts]))
  const places = [...new Set([...byPlace.keys(), ...planned.keys()])]
    .sort()
    .map((area) => ({ area, ...none, ...byPlace.get(area), planned: planned.get(area) ?? 0 }))
    .filter(({ area: _area, ...counts }) => sum(Object.values(counts)) > 0)
  const whole = (field: keyof typeof none | 'planned'): number => sum(places.map((place) => place[field]))
  return {
    overdue: whole('overdue'),
    unrecorded: whole('unrecorded'),
    dueBack: whole('dueBack'),
    uncared: whole('uncared'),
    planned: whole('planned'),
    places,
  }
}

/** A home as it is shown. */
export interface ShownHome {
  readonly version: number
  readonly state: Pick<HomeState, 'workerId' | 'visits' | 'standsFrom' | 'personal'>
  /** Who made the nth visit, and in whose place, as far as that is known. */
  readonly whoMade: (nth: number) => { readonly user?: string; readonly actingFor?: string } | undefined
}

/** @param homes of the person's files, that of the one asked for first */
export function presentVisits(
  { id, name, state }: Pick<WorkerCard, 'id' | 'name' | 'state'>,
  homes: readonly ShownHome[],
  userId: string,
): Shown {
  const items = homes.flatMap(({ state: { workerId, visits, personal }, whoMade }) =>
    visits.map((visit, nth) => {
      const { by: made, on, to, next, answeredOn, withdrawnOn } = visit
      const { found = [], note, elsewhere, reason = '' } = personal?.found[nth] ?? {}
      const { user, actingFor } = whoMade(nth) ?? {}
      return {
        nth,
        ...(workerId === id ? {} : { file: workerId }),
        on,
        to,
        ...(next === undefined ? {} : { next }),
        open: isOpen(visit),
        ...(answeredOn === undefined ? {} : { answeredOn }),
        found: [...found],
        ...(note === undefined ? {} : { note }),
        ...(elsewhere === undefined ? {} : { elsewhere }),
        ...(user === undefined ? {} : { by: user }),
        ...(actingFor === undefined ? {} : { actingFor }),
        ...(withdrawnOn === undefined ? {} : { withdrawn: { on: withdrawnOn, reason } }),
        own: signedBy(made).userId === userId && withdrawnOn === undefined,
      }
    }),
  )
  const { version, place, nextOn } = knownTogether(id, homes.map(knownIn))
  return {
    name,
    state,
    place: { ...place },
    homeVersion: version,
    ...(nextOn === undefined ? {} : { next: nextOn }),
    items: items.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.nth - a.nth)),
  }
}
