// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may already have a file: what memory holds says who it may be, the database says who of them this reader may see.

import { type LikelyDouble, likelyContracts } from '#journeys/core/likely.contract.ts'
import { stoppedFiles } from '#journeys/server/limit.store.ts'
import type { People } from '#journeys/server/people.ts'
import { findCards } from '#journeys/server/worker.store.ts'
import { isInside, isInsideAny, regenciesWithin, regencyOf } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { PartCompared } from '#people/core/linkage.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

const SHOWN = 3
const SURE = 0.9

/** The regency in which somebody is looked for: where the person lives, or the only one of the reader; none where the reader has nothing there. */
function regencyFor(area: string | undefined, { filter }: Scope): string | undefined {
  const regency = area === undefined || area.length < 5 ? undefined : regencyOf(area)
  if (regency !== undefined) return filter.some((prefix) => isInside(prefix, regency) || isInside(regency, prefix)) ? regency : undefined
  const [only, ...others] = regenciesWithin(filter) ?? []
  return others.length === 0 ? only : undefined
}

/** What speaks for one person first, each by how much it says. */
function presentParts(parts: readonly PartCompared[]): LikelyDouble['parts'] {
  return parts
    .filter(({ level }) => level !== 'unknown')
    .toSorted((a, b) => b.bits - a.bits)
    .map(({ part, level, bits }) => ({ part, level, speaks: bits > 0 ? 'for' : 'against' }))
}

export function bindLikely({ db }: Pick<Services, 'db'>, people: People): readonly Bound[] {
  return [
    handleQuery('LikelyDoubles', likelyContracts.LikelyDoubles, async ({ input, scope, today }) => {
      const regency = regencyFor(input.area, scope)
      if (regency === undefined) return { body: { items: [] } }
      const likely = (await people.of(regency)).likely({ traits: input, scope, limit: SHOWN })
      const cards = await findCards(
        db,
        scope,
        likely.map(({ uuid }) => ({ regency, uuid })),
      )
      const [compare, suggest] = await Promise.all(
        (['COMPARE', 'SUGGEST'] as const).map((use) => stoppedFiles(db, use, { regencies: [regency], today })),
      )
      const items = likely.flatMap(({ uuid, likelihood, parts }) => {
        const card = cards.find((each) => each.stream_id === uuid)
        const id = formatId({ regency, uuid })
        if (card === undefined || compare?.has(id) === true) return []
        const { name, area, state } = card
        // An office that was let into the file is not of its place.
        if (suggest?.has(id) === true && !isInsideAny(area, scope.filter)) return []
        return [{ id, name, area, state, sure: likelihood > SURE, parts: presentParts(parts) }]
      })
      return { body: { items } }
    }),
  ]
}
