// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of one regency by their names, within the authority of whoever asks. What is found is read from the database once more.

import type { PlaceNames } from '#journeys/core/place-names.ts'
import type { KeptPerson, Person } from '#journeys/server/people.store.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { isInsideAny } from '#kernel/area.ts'
import { createNameSearch, type NameSearch } from '#people/core/name-search.ts'
import { guestIn, type Scope, within } from '#platform/server/storage/database.ts'

export const nameRoles = ['name', 'alias', 'mother'] as const
/** By which of a person's names they were found: their own, another they are known by, or their mother's. */
export type NameRole = (typeof nameRoles)[number]

export interface IndexedPerson {
  readonly uuid: string
  readonly area: string
  readonly letIn: readonly string[]
  readonly person: Person
}

export interface PeopleFound {
  readonly uuid: string
  readonly by: NameRole
  readonly person: Person
  readonly cost: number
}

export interface PeopleQuery {
  readonly words: string
  readonly scope: Scope
  readonly limit: number
  /** By which names somebody may be found. */
  readonly roles: readonly NameRole[]
}

export interface RegencyPeople {
  readonly size: () => number
  readonly find: (query: PeopleQuery) => readonly PeopleFound[]
  readonly put: (kept: KeptPerson) => void
}

/** Of one name no more than this many people come before others have their turn. */
const FEW = 3
const REMEMBERED_REACHES = 16
/** Who is two slips farther than the nearest is not meant. */
const FARTHER = 6.5
/** Somebody found by another's name comes after whoever bears it; by the mother's, as if there were a slip in it. */
const behind: Readonly<Record<NameRole, number>> = { name: 0, alias: 0.2, mother: 2.5 }
/** Whoever is as near as this by a name of their own is meant, and nobody by their mother's. */
const NEAR = 1

const saidName: Readonly<Record<NameRole, (person: Person) => string | undefined>> = {
  name: ({ name }) => name,
  alias: ({ alias }) => alias,
  mother: ({ motherName }) => motherName,
}

/** Names of some roles, and whose they are. */
interface Names {
  readonly roles: readonly NameRole[]
  readonly put: (person: IndexedPerson) => readonly number[]
  readonly take: (person: IndexedPerson) => void
  readonly size: () => number
  readonly numbersOf: (person: IndexedPerson) => readonly number[]
  readonly search: NameSearch['search']
  /** Who bears a name, and as what; whose file moved last comes first. */
  readonly bearers: (name: number) => readonly { readonly by: NameRole; readonly person: IndexedPerson }[]
}

function createNames(roles: readonly NameRole[]): Names {
  const index = createNameSearch()
  const bearers: { readonly by: NameRole; readonly person: IndexedPerson }[][] = []
  const numbers = new Map<IndexedPerson, readonly number[]>()
  return {
    roles,
    size: index.size,
    numbersOf: (person) => numbers.get(person) ?? [],
    search: index.search,
    bearers: (name) => (bearers[name] ?? []).toReversed(),
    put: (person) => {
      const own = roles.flatMap((by) => {
        const said = saidName[by](person.person)
        if (said === undefined) return []
        const number = index.add(said)
        const others = bearers[number]
        if (others === undefined) bearers[number] = [{ by, person }]
        else others.push({ by, person })
        return [number]
      })
      if (own.length > 0) numbers.set(person, own)
      return own
    },
    take: (person) => {
      for (const number of numbers.get(person) ?? []) {
        index.drop(number)
        bearers[number] = (bearers[number] ?? []).filter((each) => each.person !== person)
      }
      numbers.delete(person)
    },
  }
}

/** Which names may be found within an authority and some places; kept up as people come and go. */
interface Reach {
  readonly scope: Scope
  readonly places: readonly string[] | undefined
  readonly names: Names
  allowed: Uint8Array
}

export function createRegencyPeople(regency: RegencyCode, places: PlaceNames): RegencyPeople {
  const own = createNames(['name', 'alias'])
  const mothers = createNames(['mother'])
  const people = new Map<string, IndexedPerson>()
  const ofArea = new Map<string, Set<IndexedPerson>>()
  /** Whose files other offices were let into. */
  const shared = new Set<IndexedPerson>()
  const reaches = new Map<string, Reach>()

  function mayBeFound({ scope, places: where }: Pick<Reach, 'scope' | 'places'>, { area, letIn }: IndexedPerson): boolean {
    return within(scope, area, letIn) && (where === undefined || isInsideAny(area, where))
  }

  function allow(reach: Reach, numbers: readonly number[]): void {
    if (reach.allowed.length < reach.names.size()) {
      const grown = new Uint8Array(reach.names.size() * 2)
      grown.set(reach.allowed)
      reach.allowed = grown
    }
    for (const number of numbers) reach.allowed[number] = 1
  }

  function reachOf(scope: Scope, where: readonly string[] | undefined, names: Names): Reach {
    const key = [names.roles[0], ...scope.filter, '', guestIn(scope), '', ...(where ?? [])].join(' ')
    const known = reaches.get(key)
    if (known !== undefined) return known
    const reach: Reach = { scope, places: where, names, allowed: new Uint8Array(names.size() * 2) }
    const near = [...ofArea].filter(([area]) => isInsideAny(area, where ?? scope.filter)).flatMap(([, those]) => [...those])
    for (const person of [...near, ...shared]) if (mayBeFound(reach, person)) allow(reach, names.numbersOf(person))
    if (reaches.size >= REMEMBERED_REACHES) reaches.delete(reaches.keys().next().value ?? '')
    reaches.set(key, reach)
    return reach
  }

  function put({ uuid, area, letIn, person }: KeptPerson): void {
    const before = people.get(uuid)
    if (before !== undefined) {
      people.delete(uuid)
      ofArea.get(before.area)?.delete(before)
      shared.delete(before)
      for (const names of [own, mothers]) names.take(before)
    }
    if (person === undefined) return
    const indexed = { uuid, area, letIn, person }
    people.set(uuid, indexed)
    const neighbours = ofArea.get(area)
    if (neighbours === undefined) ofArea.set(area, new Set([indexed]))
    else neighbours.add(indexed)
    if (letIn.length > 0) shared.add(indexed)
    for (const names of [own, mothers]) {
      const numbers = names.put(indexed)
      for (const reach of reaches.values()) if (reach.names === names && mayBeFound(reach, indexed)) allow(reach, numbers)
    }
  }

  function find({ words, scope, limit, roles }: PeopleQuery): readonly PeopleFound[] {
    const whole = isInsideAny(regency, scope.filter)
    const best = new Map<string, PeopleFound & { readonly nth: number }>()

    function search(names: Names, text: string, where: readonly string[] | undefined, extra: number): void {
      const asked = { scope, places: where }
      const reach = whole && where === undefined ? undefined : reachOf(scope, where, names)
      for (const { name, cost } of names.search(text, { limit, allowed: reach?.allowed })) {
        let nth = 0
        for (const { by, person } of names.bearers(name)) {
          if (!roles.includes(by) || (reach !== undefined && !mayBeFound(asked, person))) continue
          const found = { uuid: person.uuid, by, person: person.person, cost: cost + extra + behind[by], nth }
          const known = best.get(person.uuid)
          if (known === undefined || found.cost < known.cost) best.set(person.uuid, found)
          nth += 1
          if (nth >= limit) break
        }
      }
    }

    search(own, words, undefined, 0)
    for (const { name, places: where, cost } of places.readings(words)) search(own, name, where, cost)
    if (roles.includes('mother') && ![...best.values()].some(({ cost }) => cost <= NEAR)) search(mothers, words, undefined, 0)

    const all = [...best.values()].sort((a, b) => a.cost - b.cost || a.nth - b.nth)
    const inOrder = all.filter(({ cost }) => cost <= (all[0]?.cost ?? 0) + FARTHER)
    const first = inOrder.filter(({ nth }) => nth < FEW).slice(0, limit)
    const more = inOrder.filter(({ nth }) => nth >= FEW).slice(0, limit - first.length)
    return [...first, ...more].sort((a, b) => a.cost - b.cost || a.nth - b.nth)
  }

  return { size: () => people.size, find, put }
}
