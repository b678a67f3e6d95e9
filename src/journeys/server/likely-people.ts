// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of one regency as they are compared with somebody who is being written down. What is found is read from the database once more.

import type { KeptPerson } from '#journeys/server/people.store.ts'
import type { PartCompared, Traits } from '#people/core/linkage.ts'
import { openLinkageIndex } from '#people/core/linkage-index.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'

/** Somebody of the register who may be the person that is being written down. */
export interface LikelyPerson {
  readonly uuid: string
  /** 0 … 1, before anybody looked. */
  readonly likelihood: number
  readonly parts: readonly PartCompared[]
}

export interface LikelyQuery {
  readonly traits: Traits
  /** Nobody outside of it is weighed. */
  readonly scope: Scope
  readonly limit: number
}

export interface LikelyPeople {
  readonly put: (kept: KeptPerson) => void
  readonly likely: (query: LikelyQuery) => readonly LikelyPerson[]
}

/** Somebody by the number under which they are compared. */
interface Compared extends Pick<KeptPerson, 'uuid' | 'area' | 'letIn'> {
  readonly record: number
  readonly traits: Traits
}

/** So many numbers may be spent before it is worth while to give them anew. */
const SPENT = 1000

export function createLikelyPeople(): LikelyPeople {
  let index = openLinkageIndex(0)
  let records: (Compared | undefined)[] = []
  const people = new Map<string, Compared>()

  function add(person: Omit<Compared, 'record'>): void {
    const compared = { ...person, record: index.add({ ...person.traits, area: person.area }) }
    people.set(person.uuid, compared)
    records[compared.record] = compared
  }

  /** Numbers are not used again: with every second one spent all are given anew. */
  function renumber(): void {
    index = openLinkageIndex(people.size)
    records = []
    for (const person of people.values()) add(person)
  }

  return {
    put: ({ uuid, area, letIn, person }) => {
      const before = people.get(uuid)
      if (before !== undefined) {
        people.delete(uuid)
        index.remove(before.record)
        records[before.record] = undefined
      }
      if (person !== undefined) add({ uuid, area, letIn, traits: person })
    },
    likely: ({ traits, scope, limit }) => {
      if (index.used() > 2 * index.live() + SPENT) renumber()
      const allowed = (record: number): boolean => {
        const person = records[record]
        return person !== undefined && within(scope, person.area, person.letIn)
      }
      return index.find(traits, { allowed, limit }).flatMap(({ record, likelihood, parts }) => {
        const uuid = records[record]?.uuid
        return uuid === undefined ? [] : [{ uuid, likelihood, parts }]
      })
    },
  }
}
