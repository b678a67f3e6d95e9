// SPDX-License-Identifier: AGPL-3.0-or-later
// A person found by a name or a number: what memory holds says who it may be, the database says who of them this reader may see.

import { type FoundPerson, findContracts } from '#journeys/core/find.contract.ts'
import { soughtBy } from '#journeys/core/sought.ts'
import { regenciesWithFiles } from '#journeys/server/people.store.ts'
import type { NameRole, People, PeopleFound } from '#journeys/server/people.ts'
import { type CardRow, findCards, findNumbered } from '#journeys/server/worker.store.ts'
import { regenciesWithin } from '#kernel/area.ts'
import { rolesOf } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'

type Found = PeopleFound & { readonly regency: string }

const saidName: Readonly<Record<NameRole, 'name' | 'alias' | 'motherName'>> = { name: 'name', alias: 'alias', mother: 'motherName' }

function present({ regency, stream_id: uuid, name, area, state, destination }: CardRow): Omit<FoundPerson, 'by'> {
  return { id: formatId({ regency, uuid }), name, area, state, ...(destination === null ? {} : { destination }) }
}

export function bindFinding({ db, keyring }: Pick<Services, 'db' | 'keyring'>, people: People): readonly Bound[] {
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
      const found: Found[] = []
      for (const regency of regenciesWithin(scope.filter) ?? (await regenciesWithFiles(db))) {
        const query = { words: sought.words, scope, limit: input.limit, roles }
        for (const each of (await people.of(regency)).find(query)) found.push({ ...each, regency })
      }
      const nearest = found.sort((a, b) => a.cost - b.cost).slice(0, input.limit)
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
