// SPDX-License-Identifier: AGPL-3.0-or-later
// A person found by a name or a number: what memory holds says who it may be, the database says who of them this reader may see.

import { type FoundPerson, findContracts } from '#journeys/core/find.contract.ts'
import { regencyNames } from '#journeys/core/regency-names.ts'
import { soughtBy } from '#journeys/core/sought.ts'
import { regenciesWithFiles } from '#journeys/server/people.store.ts'
import type { People } from '#journeys/server/people.ts'
import type { NameRole, PeopleFound } from '#journeys/server/regency-people.ts'
import { type CardRow, findCards, findNumbered } from '#journeys/server/worker.store.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { rolesOf } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { remember } from '#kernel/remember.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

type Found = PeopleFound & { readonly regency: string }

const saidName: Readonly<Record<NameRole, 'name' | 'alias' | 'motherName'>> = { name: 'name', alias: 'alias', mother: 'motherName' }

function present({ regency, stream_id: uuid, name, area, state, destination }: CardRow): Omit<FoundPerson, 'by'> {
  return { id: formatId({ regency, uuid }), name, area, state, ...(destination === null ? {} : { destination }) }
}

/** A name that was typed, and where somebody of that name is looked for. */
interface Asked {
  readonly regency: RegencyCode
  readonly words: string
  readonly cost: number
}

const REMEMBERED_WIDE = 16

export function bindFinding(
  { db, keyring }: Pick<Services, 'db' | 'keyring'>,
  people: People,
  regionName: (code: string) => string,
): readonly Bound[] {
  const namesOf = remember(REMEMBERED_WIDE, (codes: string) => regencyNames(codes.split(' '), regionName))

  /** Everywhere within authority where that can be kept in memory, and wherever the words name a regency; undefined where neither is so. */
  async function askedBy(words: string, regencies: readonly RegencyCode[]): Promise<readonly Asked[] | undefined> {
    const everywhere = (await people.fit(regencies)) ? regencies.map((regency) => ({ regency, words, cost: 0 })) : undefined
    if (regencies.length <= 1) return everywhere
    const named = namesOf(regencies.join(' '))
      .readings(words)
      .flatMap(({ name, places, cost }) => [...new Set(places)].map((regency) => ({ regency, words: name, cost })))
    return everywhere === undefined && named.length === 0 ? undefined : [...(everywhere ?? []), ...named]
  }

  return [
    handleQuery('FindPeople', findContracts.FindPeople, async ({ input, scope, actor }) => {
      const sought = soughtBy(input.q)
      if (sought.kind !== 'words') {
        const rows = await findNumbered(db, scope, {
          kind: sought.kind,
          hash: keyring.matchHash(sought.kind, sought.value),
          limit: input.limit,
        })
        return { body: { items: rows.map((row) => ({ ...present(row), by: 'number' as const })) } }
      }
      // Who may not read the mother's name may not find by it either.
      const roles: readonly NameRole[] = rolesOf.identity.includes(actor.role) ? ['name', 'alias', 'mother'] : ['name', 'alias']
      const asked = await askedBy(sought.words, (await regenciesReached(db, scope, 'worker')) ?? (await regenciesWithFiles(db)))
      if (asked === undefined) return refuse('find-place-first')
      const found = new Map<string, Found>()
      for (const { regency, words, cost } of asked) {
        for (const each of (await people.of(regency)).find({ words, scope, limit: input.limit, roles })) {
          const known = found.get(each.uuid)
          if (known === undefined || each.cost + cost < known.cost) found.set(each.uuid, { ...each, cost: each.cost + cost, regency })
        }
      }
      const nearest = [...found.values()].sort((a, b) => a.cost - b.cost).slice(0, input.limit)
      const cards = await findCards(
        db,
        scope,
        nearest.map(({ regency, uuid }) => ({ regency, uuid })),
      )
      const byUuid = new Map(cards.map((card) => [`${card.regency} ${card.stream_id}`, card]))
      const items = nearest.flatMap(({ regency, uuid, by, person }) => {
        const card = byUuid.get(`${regency} ${uuid}`)
        if (card === undefined) return []
        const other = by === 'name' ? undefined : person[saidName[by]]
        return [{ ...present(card), born: person.birthDate.slice(0, 4), by, ...(other === undefined ? {} : { found: other }) }]
      })
      return { body: { items } }
    }),
  ]
}
