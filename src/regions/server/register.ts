// SPDX-License-Identifier: AGPL-3.0-or-later

import { areaLevel, isInsideAny } from '#kernel/area.ts'
import type { Capability } from '#platform/server/http/capability.ts'
import { foldName } from '#regions/core/region.index.ts'
import { type RegionStanding, regionStanding } from '#regions/core/region.law.ts'
import { findRegion, searchRegions } from '#regions/core/region.search.ts'
import { pathName } from '#regions/core/region.ts'
import { bindRegions } from '#regions/server/region.handlers.ts'
import { regionIndex } from '#regions/server/region-data.ts'

/** How a code of any level stands in the edition in use: a fact for the capabilities after this one. */
export function findStanding(code: string): RegionStanding {
  return regionStanding(code, (each) => findRegion(regionIndex(), each) !== undefined)
}

/** How a place is called by itself; its code where the edition in use does not know it. */
export function regionName(code: string): string {
  const region = findRegion(regionIndex(), code)
  return region === undefined ? code : pathName(region)
}

const VILLAGE = 4
/** Of more villages of one name than this, none is meant. */
const MOST_NAMESAKES = 5

/** Villages within some places that are called exactly so, as a list of an office writes them: `Wringinpitu`, or `Wringinpitu, Tegaldlimo`. */
export function villagesNamed(name: string, within: readonly string[]): readonly { readonly code: string; readonly label: string }[] {
  const [head = ''] = name.split(',')
  const said = foldName(head).replace(/^(?:desa|ds|kelurahan|kel) /, '')
  const found = within.flatMap((parent) => searchRegions(regionIndex(), { text: name, parent, limit: 20 }))
  return found
    .filter(({ region }) => region.level === VILLAGE && foldName(region.name) === said)
    .slice(0, MOST_NAMESAKES)
    .map(({ region, label }) => ({ code: region.code, label }))
}

/** Districts and villages of a regency. */
export function placesWithin(regency: string): readonly { readonly code: string; readonly name: string }[] {
  return regionIndex().rows.filter(({ code }) => code.startsWith(`${regency}.`))
}

/** The codes of every village under some prefixes. */
export function villagesWithin(prefixes: readonly string[]): readonly string[] {
  return regionIndex()
    .rows.filter(({ code }) => areaLevel(code) === 'village' && isInsideAny(code, prefixes))
    .map(({ code }) => code)
}

/** Every place under some prefixes, with its name as people read it. */
export function namedPlaces(prefixes: readonly string[]): readonly (readonly [code: string, label: string])[] {
  return regionIndex()
    .rows.filter(({ code }) => isInsideAny(code, prefixes))
    .map(({ code }) => [code, regionName(code)])
}

export function regionsCapability(): Capability {
  // Read soon, so that the first officer who types does not wait for it.
  setImmediate(regionIndex)
  return { name: 'regions', words: { id: {}, en: {} }, bound: bindRegions() }
}
