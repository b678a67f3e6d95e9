// SPDX-License-Identifier: AGPL-3.0-or-later
// The check for doubles while somebody is typed, in a register in memory: each of many people who are in it is typed once more, with the faults that
// a second entry has.

import { openLinkageIndex } from '#people/core/linkage-index.ts'
import { median } from './load.ts'
import type { Row } from './row.ts'
import { makeWorld } from './world.ts'

const SEED = 2028
const CHECKS = 3000
const GOAL_MS = 30
/** What still feels like at once. */
const GOAL_LAST_MS = 100

export function* measureTyping(sizes: readonly number[], note: (line: string) => void): Generator<Row> {
  for (const size of sizes) {
    note(`Reading ${size} people into memory.`)
    const world = makeWorld(SEED, size)
    const index = openLinkageIndex(size)
    // The first records are typed; whoever has a double has it behind them.
    const checks = Math.min(CHECKS, Math.floor(size / 10))
    for (let record = checks; record < size; record++) index.add(world.person(record))
    const times: number[] = []
    const computed: number[] = []
    const doubles = new Set<number>()
    for (let record = checks; record < size; record++) doubles.add(world.clusterOf(record))
    let wanted = 0
    let met = 0
    for (let record = 0; record < checks; record++) {
      const typed = world.person(record)
      const from = performance.now()
      const before = process.cpuUsage()
      const found = index.find(typed, { allowed: () => true, limit: 5 })
      times.push(performance.now() - from)
      computed.push(process.cpuUsage(before).user / 1000)
      if (!doubles.has(world.clusterOf(record))) continue
      wanted += 1
      if (found.some((each) => world.clusterOf(each.record - 1 + checks) === world.clusterOf(record))) met += 1
    }
    const half = median(times)
    // On a machine that does other things too, the time that it computed says more.
    note(`${median(computed).toFixed(1)} ms computed at the median`)
    const last = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
    const share = (100 * met) / Math.max(1, wanted)
    const row = { baseline: null, ratio: null } as const
    const at = `${size.toLocaleString('en')} people`
    yield { ...row, work: `doubles while typing, ${at}`, ours: half, unit: 'ms', goal: `< ${GOAL_MS} ms`, met: half < GOAL_MS }
    yield {
      ...row,
      work: `the slowest of a hundred, ${at}`,
      ours: last,
      unit: 'ms',
      goal: `< ${GOAL_LAST_MS} ms`,
      met: last < GOAL_LAST_MS,
    }
    yield { ...row, work: `a double is among the first five, ${at}`, ours: share, unit: '%', goal: '≥ 95 %', met: share >= 95 }
  }
}
