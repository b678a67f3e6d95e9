// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Capability } from '#platform/server/http/capability.ts'
import { type RegionStanding, regionStanding } from '#regions/core/region.law.ts'
import { findRegion } from '#regions/core/region.search.ts'
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

export function regionsCapability(): Capability {
  // Read soon, so that the first officer who types does not wait for it.
  setImmediate(regionIndex)
  return { name: 'regions', words: { id: {}, en: {} }, bound: bindRegions() }
}
