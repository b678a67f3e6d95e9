// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Capability } from '#platform/server/http/capability.ts'
import { bindRegions } from '#regions/server/region.handlers.ts'
import { regionIndex } from '#regions/server/region-data.ts'

export function regionsCapability(): Capability {
  // Read soon, so that the first officer who types does not wait for it.
  setImmediate(regionIndex)
  return { name: 'regions', words: { id: {}, en: {} }, bound: bindRegions() }
}
