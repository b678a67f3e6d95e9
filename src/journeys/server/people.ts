// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of each regency in memory, so that somebody is found by a misspelt name in milliseconds. It is made from the sealed files when it
// is first asked for and kept up from the change feed at every question; what it finds is read from the database once more under the reader's
// authority, so that nothing here is an answer by itself.

import type { PlaceNames } from '#journeys/core/place-names.ts'
import { feedEnd, filesMoved, findPeople, type KeptPerson, listPeople, type Person } from '#journeys/server/people.store.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { isInsideAny } from '#kernel/area.ts'
import { createNameSearch, type NameSearch } from '#people/core/name-search.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'

export const nameRoles = ['name', 'alias', 'mother'] as const
/** By which of a person's names they were found: their own, another they are known by, or their mother's. */
export type NameRole = (typeof nameRoles)[number]

export interface IndexedPerson {
  readonly uuid: string
  readonly area: string
  readonly letIn: readonly string[]
  readonly person: Person
  /** Numbers of their names; the mother's only where it is known. */
  readonly names: Readonly<Partial<Record<NameRole, number>>>
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
  readonly of: (regency: RegencyCode) => Promise<RegencyPeople>
}

const PAGE = 500
/** Of one name no more than this many people come before others have their turn. */
const FEW = 3
const REMEMBERED_SCOPES = 16
/** Who is two slips farther than the nearest is not meant. */
const FARTHER = 6.5
/** Somebody found by another's name comes after whoever bears it. */
const behind: Readonly<Record<NameRole, number>> = { name: 0, alias: 0.2, mother: 1 }

/** Which names may be found within an authority; kept up as people come and go. */
interface Reach {
  readonly scope: Scope
  readonly places: readonly string[] | undefined
  allowed: Uint8Array
}

export function createRegencyPeople(regency: RegencyCode, places: PlaceNames): RegencyPeople {
  const names: NameSearch = createNameSearch()
  const people = new Map<string, IndexedPerson>()
  const bearers: IndexedPerson[][] = []
  const reaches = new Map<string, Reach>()

  function mayBeFound({ scope, places: within_ }: Reach, { area, letIn }: IndexedPerson): boolean {
    return within(scope, area, letIn) && (within_ === undefined || isInsideAny(area, within_))
  }

  function allow(reach: Reach, person: IndexedPerson): void {
    if (!mayBeFound(reach, person)) return
    if (reach.allowed.length < names.size()) {
      const grown = new Uint8Array(names.size() * 2)
      grown.set(reach.allowed)
      reach.allowed = grown
    }
    for (const role of nameRoles) {
      const name = person.names[role]
      if (name !== undefined) reach.allowed[name] = 1
    }
  }

  function reachOf(scope: Scope, within_: readonly string[] | undefined): Reach {
    const key = [...scope.filter, '', scope.officeId, '', ...(within_ ?? [])].join(' ')
    const known = reaches.get(key)
    if (known !== undefined) return known
    const reach: Reach = { scope, places: within_, allowed: new Uint8Array(names.size() * 2) }
    for (const person of people.values()) allow(reach, person)
    if (reaches.size >= REMEMBERED_SCOPES) reaches.delete(reaches.keys().next().value ?? '')
    reaches.set(key, reach)
    return reach
  }

  function take(person: IndexedPerson): void {
    people.delete(person.uuid)
    for (const role of nameRoles) {
      const name = person.names[role]
      if (name === undefined) continue
      names.drop(name)
      bearers[name] = (bearers[name] ?? []).filter((each) => each !== person)
    }
  }

  function put({ uuid, area, letIn, person }: KeptPerson): void {
    const before = people.get(uuid)
    if (before !== undefined) take(before)
    if (person === undefined) return
    const { name, alias, motherName } = person
    const own = {
      name: names.add(name),
      ...(alias === undefined ? {} : { alias: names.add(alias) }),
      ...(motherName === undefined ? {} : { mother: names.add(motherName) }),
    }
    const indexed = { uuid, area, letIn, person, names: own }
    people.set(uuid, indexed)
    for (const number of Object.values(own)) {
      const others = bearers[number]
      if (others === undefined) bearers[number] = [indexed]
      else others.push(indexed)
    }
    for (const reach of reaches.values()) allow(reach, indexed)
  }

  function find({ words, scope, limit, roles }: PeopleQuery): readonly PeopleFound[] {
    const whole = isInsideAny(regency, scope.filter)
    const best = new Map<string, PeopleFound & { readonly nth: number }>()
    for (const { name: rest, places: where, cost: extra } of [{ name: words, places: undefined, cost: 0 }, ...places.readings(words)]) {
      const reach = whole && where === undefined ? undefined : reachOf(scope, where)
      for (const { name, cost } of names.search(rest, { limit, allowed: reach?.allowed })) {
        let nth = 0
        // Whose file moved last comes first.
        for (const indexed of (bearers[name] ?? []).toReversed()) {
          const by = roles.find((role) => indexed.names[role] === name)
          if (by === undefined || (reach !== undefined && !mayBeFound(reach, indexed))) continue
          const found = { uuid: indexed.uuid, by, person: indexed.person, cost: cost + extra + behind[by], nth }
          const known = best.get(indexed.uuid)
          if (known === undefined || found.cost < known.cost) best.set(indexed.uuid, found)
          nth += 1
          if (nth >= limit) break
        }
      }
    }
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
    readonly people: RegencyPeople
    position: number
  }
  const loaded = new Map<RegencyCode, Promise<Kept>>()
  const catching = new Map<RegencyCode, Promise<void>>()

  async function load(regency: RegencyCode): Promise<Kept> {
    // What moves while the files are read comes after this position, and is read again.
    const position = await feedEnd(db, regency)
    const people = createRegencyPeople(regency, placesOf(regency))
    for (let after: string | undefined; ; ) {
      const page = await listPeople(db, keyring, { regency, after, limit: PAGE })
      for (const kept of page) people.put(kept)
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

  return {
    of: async (regency) => {
      let loading = loaded.get(regency)
      if (loading === undefined) {
        loading = load(regency)
        loaded.set(regency, loading)
        loading.catch(() => loaded.delete(regency))
      }
      const kept = await loading
      // Whoever asks after a catching up began may have written what it no longer sees.
      await catching.get(regency)
      let turn = catching.get(regency)
      if (turn === undefined) {
        turn = catchUp(regency, kept).finally(() => catching.delete(regency))
        catching.set(regency, turn)
      }
      await turn
      return kept.people
    },
  }
}
