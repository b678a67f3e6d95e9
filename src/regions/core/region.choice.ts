// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing an area of one level: who types the name of a district wants one of its villages.

import type { RegionIndex } from '#regions/core/region.index.ts'
import { childRegions, type RegionHit, type RegionQuery, regionLabel, searchRegions } from '#regions/core/region.search.ts'
import { levelNumber, type Region } from '#regions/core/region.ts'

/** Deeper than this many finds nobody looks. */
const LOOKED_AT = 60

function hit(index: RegionIndex, region: Region): RegionHit {
  return { region, label: regionLabel(index, region.code) }
}

/** The finds of a level, best first; one of the level above stands for what lies in it. */
export function chooseRegions(index: RegionIndex, query: RegionQuery, level: number): readonly RegionHit[] {
  const { limit = 10 } = query
  const found = searchRegions(index, { ...query, limit: LOOKED_AT })
  const exact = found.filter(({ region }) => region.level === level)
  const above = found.filter(({ region }) => region.level === level - 1)
  const inside = above.flatMap(({ region }) => childRegions(index, region.code)).map((region) => hit(index, region))
  // A container that was named in full comes before villages elsewhere that only begin so.
  const [first] = found
  const order = first !== undefined && first.region.level === level - 1 ? [...inside, ...exact] : [...exact, ...inside]
  const codes = new Set<string>()
  return order.filter(({ region }) => !codes.has(region.code) && codes.add(region.code)).slice(0, limit)
}

/** What lies one level below a code, each with its path. */
export function listChildren(index: RegionIndex, parent: string, limit: number): readonly RegionHit[] {
  return childRegions(index, parent)
    .slice(0, limit)
    .map((region) => hit(index, region))
}

export function levelOf(name: 'province' | 'regency' | 'district' | 'village'): number {
  return levelNumber({ province: '00', regency: '00.00', district: '00.00.00', village: '00.00.00.0000' }[name])
}
