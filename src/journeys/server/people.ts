// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of each regency in memory, so that somebody is found by a misspelt name in milliseconds. It is made from the sealed files when it
// is first asked for and kept up from the change feed at every question; what it finds is read from the database once more under the reader's
// authority, so that nothing here is an answer by itself.

import type { PlaceNames } from '#journeys/core/place-names.ts'
import { createLikelyPeople, type LikelyPeople } from '#journeys/server/likely-people.ts'
import { feedEnd, filesMoved, findPeople, type KeptPerson, listPeople, type Person } from '#journeys/server/people.store.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { isInsideAny } from '#kernel/area.ts'
import { createNameSearch, type NameSearch } from '#people/core/name-search.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'

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

export interface People {
  /** The people of a regency as they are now. */
  readonly of: (regency: RegencyCode) => Promise<Pick<RegencyPeople, 'find' | 'size'> & Pick<LikelyPeople, 'likely'>>
  /** Brings a regency up to now, where it is in memory. */
  readonly refresh: (regency: RegencyCode) => Promise<void>
}

const PAGE = 500
/** So many people are kept in memory; beyond it the regency that was asked for longest ago goes, and is read anew. */
const MOST_PEOPLE = 1_500_000
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
    const key = [names.roles[0], ...scope.filter, '', scope.officeId, '', ...(where ?? [])].join(' ')
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

export function openPeople({ db, keyring }: Pick<Services, 'db' | 'keyring'>, placesOf: (regency: RegencyCode) => PlaceNames): People {
  interface Kept {
    readonly people: RegencyPeople & LikelyPeople
    position: number
  }
  const loaded = new Map<RegencyCode, Promise<Kept>>()
  const catching = new Map<RegencyCode, Promise<void>>()
  /** How many people each regency in memory has, the one that was asked for longest ago first. */
  const sizes = new Map<RegencyCode, number>()

  function keepWithin(regency: RegencyCode, size: number): void {
    sizes.delete(regency)
    sizes.set(regency, size)
    let all = [...sizes.values()].reduce((sum, each) => sum + each, 0)
    for (const [oldest, people] of sizes) {
      if (all <= MOST_PEOPLE || oldest === regency) return
      sizes.delete(oldest)
      loaded.delete(oldest)
      all -= people
    }
  }

  async function load(regency: RegencyCode): Promise<Kept> {
    // What moves while the files are read comes after this position, and is read again.
    const position = await feedEnd(db, regency)
    const found = createRegencyPeople(regency, placesOf(regency))
    const compared = createLikelyPeople()
    const put = (kept: KeptPerson): void => {
      found.put(kept)
      compared.put(kept)
    }
    const people = { ...found, likely: compared.likely, put }
    for (let after: string | undefined; ; ) {
      const page = await listPeople(db, keyring, { regency, after, limit: PAGE })
      for (const kept of page) put(kept)
      after = page.at(-1)?.uuid
      if (page.length < PAGE) return { people, position }
    }
  }

  async function catchUp(regency: RegencyCode, kept: Kept): Promise<void> {
    for (;;) {
      const { uuids, position } = await filesMoved(db, regency, kept.position, PAGE)
      if (uuids.length > 0) for (const each of await findPeople(db, keyring, regency, uuids)) kept.people.put(each)
      const done = position === kept.position
      kept.position = position
      if (done) return
    }
  }

  async function current(regency: RegencyCode, loading: Promise<Kept>): Promise<Kept['people']> {
    const kept = await loading
    // Whoever asks after a catching up began may have written what it no longer sees.
    await catching.get(regency)
    let turn = catching.get(regency)
    if (turn === undefined) {
      turn = catchUp(regency, kept).finally(() => catching.delete(regency))
      catching.set(regency, turn)
    }
    await turn
    keepWithin(regency, kept.people.size())
    return kept.people
  }

  return {
    of: (regency) => {
      let loading = loaded.get(regency)
      if (loading === undefined) {
        loading = load(regency)
        loaded.set(regency, loading)
        loading.catch(() => loaded.delete(regency))
      }
      return current(regency, loading)
    },
    refresh: async (regency) => {
      const loading = loaded.get(regency)
      if (loading !== undefined) await current(regency, loading)
    },
  }
}

/** Whoever was erased is not kept in memory until somebody asks there again; other instances forget them at their next question. */
export function peopleListener(people: People): Listener {
  return { name: 'journeys-people', to: ['PersonErased'], handle: ({ key }) => people.refresh(key.regency) }
}
