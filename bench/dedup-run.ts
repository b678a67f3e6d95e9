// SPDX-License-Identifier: AGPL-3.0-or-later
// One whole register deduplicated in a program of its own, so that its memory is its own: `dedup-run.ts SIZE SEED`, one line of JSON.
// Time runs from people as they are read to groups; making them up, and holding the groups against the truth, is not counted.

import { openCards, putCard } from '#people/core/linkage-cards.ts'
import { findClusters, leastBits } from '#people/core/linkage-clusters.ts'
import { findLinks } from '#people/core/linkage-links.ts'
import { makeWorld } from './world.ts'

const size = Number(process.argv[2])
const seed = Number(process.argv[3])
const BATCH = 10_000

const world = makeWorld(seed, size)
let spent = 0
let computed = 0
function timed<T>(work: () => T): T {
  const from = performance.now()
  const before = process.cpuUsage()
  const done = work()
  spent += performance.now() - from
  const { user, system } = process.cpuUsage(before)
  computed += user + system
  return done
}

const cards = timed(() => openCards(size))
for (let from = 0; from < size; from += BATCH) {
  const people = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => world.person(from + i))
  timed(() => {
    for (const [i, person] of people.entries()) putCard(cards, from + i, person)
  })
}
const groups = timed(() => findClusters(cards, findLinks(cards, leastBits(cards.live))))
const megabytes = process.resourceUsage().maxRSS / 1024

/** Pairs within groups of these sizes. */
function pairsOf(keys: Float64Array): number {
  const sorted = keys.toSorted()
  let pairs = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    pairs += ((to - from) * (to - from - 1)) / 2
    from = to
  }
  return pairs
}
const keysOf = (key: (record: number) => number): Float64Array => Float64Array.from({ length: size }, (_, record) => key(record))
const said = pairsOf(keysOf((record) => groups[record] ?? 0))
const wanted = pairsOf(keysOf(world.clusterOf))
const right = pairsOf(keysOf((record) => (groups[record] ?? 0) * size + world.clusterOf(record)))
console.log(
  JSON.stringify({
    seconds: spent / 1000,
    cpuSeconds: computed / 1e6,
    megabytes,
    precision: right / said,
    recall: right / wanted,
    f1: (2 * right) / (said + wanted),
  }),
)
