// SPDX-License-Identifier: AGPL-3.0-or-later
// Measures the index: `node --expose-gc bench/regions.ts`. Types every one of 1,000 names, spread over the country, letter by letter.

import { buildRegionIndex } from '#regions/core/region.index.ts'
import { searchRegions } from '#regions/core/region.search.ts'
import { readRegions } from '#regions/server/region-data.ts'

const memory = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
}

const before = memory()
const start = performance.now()
const rows = readRegions()
const read = performance.now()
const index = buildRegionIndex(rows)
const built = performance.now()
const after = memory()

const times: { readonly text: string; readonly ms: number }[] = []
for (let i = 0; i < rows.length; i += 91) {
  const name = rows[i]?.name ?? ''
  for (let length = 1; length <= name.length; length++) {
    const text = name.slice(0, length)
    const from = performance.now()
    searchRegions(index, { text, near: ['35.10'] })
    times.push({ text, ms: performance.now() - from })
  }
}
times.sort((a, b) => a.ms - b.ms)
const at = (share: number): string => (times[Math.floor((times.length - 1) * share)]?.ms ?? 0).toFixed(3)
process.stdout.write(
  `read and decode ${(read - start).toFixed(0)} ms, build ${(built - read).toFixed(0)} ms, ${((after - before) / 1e6).toFixed(1)} MB\n`,
)
process.stdout.write(
  `${times.length} queries: median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms ("${times.at(-1)?.text ?? ''}")\n`,
)
