// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract to the index of all areas, which every process holds.

import { type Bound, handleQuery } from '#platform/server/http/capability.ts'
import { chooseRegions, levelOf, listChildren } from '#regions/core/region.choice.ts'
import { regionContracts } from '#regions/core/region.contract.ts'
import { findRegion, type RegionHit, regionLabel, searchRegions } from '#regions/core/region.search.ts'
import { regionIndex } from '#regions/server/region-data.ts'

function present({ region, label }: RegionHit): object {
  return { ...region, label }
}

function known(code: string): readonly RegionHit[] {
  const region = findRegion(regionIndex(), code)
  return region === undefined ? [] : [{ region, label: regionLabel(regionIndex(), code) }]
}

export function bindRegions(): readonly Bound[] {
  return [
    handleQuery('ListAreas', regionContracts.ListAreas, async ({ input, actor }) => {
      const { q = '', parent = '', codes, level, limit } = input
      if (codes !== undefined) return { body: { items: codes.split(',').flatMap(known).slice(0, limit).map(present) } }
      if (q.trim() === '') return { body: { items: listChildren(regionIndex(), parent, limit).map(present) } }
      const query = { text: q, parent, near: actor.prefixes, limit }
      const hits = level === undefined ? searchRegions(regionIndex(), query) : chooseRegions(regionIndex(), query, levelOf(level))
      return { body: { items: hits.map(present) } }
    }),
    handleQuery('GetArea', regionContracts.GetArea, async ({ input }) => {
      const [area] = known(input.code)
      return area === undefined ? undefined : { body: present(area) }
    }),
  ]
}
