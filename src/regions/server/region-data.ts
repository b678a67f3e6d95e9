// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the data file of regions (ODbL, see NOTICE beside it) and makes the search index of it, once for each process.

import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { decodeRegions } from '#regions/core/region.codec.ts'
import { buildRegionIndex, type RegionIndex } from '#regions/core/region.index.ts'
import type { RegionRow } from '#regions/core/region.ts'

const file = new URL('../data/regions.txt.br', import.meta.url)

/** All rows, sorted by code. Throws when the file is missing or broken: that is a broken installation. */
export function readRegions(): readonly RegionRow[] {
  return decodeRegions(brotliDecompressSync(readFileSync(file)).toString('utf8'))
}

let index: RegionIndex | undefined

/** The index over all regions; the first call takes about a third of a second. */
export function regionIndex(): RegionIndex {
  index ??= buildRegionIndex(readRegions())
  return index
}
