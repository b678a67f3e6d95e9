// SPDX-License-Identifier: AGPL-3.0-or-later
// Doubles in a labelled world: one by one while somebody is typed, and all at once.
import { describe, expect, test } from 'vitest'
import type { Traits } from '#people/core/linkage.ts'
import { candidatePairs } from '#people/core/linkage-candidates.ts'
import { openCards, putCard } from '#people/core/linkage-cards.ts'
import { findClusters, leastBits } from '#people/core/linkage-clusters.ts'
import { priorBits } from '#people/core/linkage-compare.ts'
import { type LikelyQuery, openLinkageIndex } from '#people/core/linkage-index.ts'
import { findLinks } from '#people/core/linkage-links.ts'
import { makeWorld } from '../bench/world.ts'

const world = makeWorld(3, 2000)
const index = openLinkageIndex(100)
const recordOf = Array.from({ length: 2000 }, (_, number) => index.add(world.person(number)))
const anybody: LikelyQuery = { allowed: () => true, limit: 5 }

const zubaidah: Traits = {
  name: 'Zubaidah Wulandari',
  sex: 'F',
  birthDate: '1995-06-04',
  area: '35.10.04.2006',
  phone: '084900000001',
  motherName: 'Kartini',
}
const hers = index.add(zubaidah)
const find = (traits: Traits, query = anybody): readonly number[] => index.find(traits, query).map(({ record }) => record)

describe('whoever is typed is found', () => {
  test.each<[string, Traits]>([
    ['as she is', zubaidah],
    ['with a slip in each word', { ...zubaidah, name: 'Zubaidha Wulandri' }],
    ['day and month the wrong way round', { name: 'Zubaidah Wulandari', sex: 'F', birthDate: '1995-04-06' }],
    ['the first of January', { name: 'Zubaidah Wulandari', sex: 'F', birthDate: '1995-01-01' }],
    ['ten years off', { name: 'Zubaidah Wulandari', sex: 'F', birthDate: '1985-06-04' }],
    ['no birth date yet', { name: 'Zubaidah Wulandari', area: '35.10.04.2006' }],
    ['by phone and half a name', { name: 'Zubaidah', phone: '+62 849 0000 0001' }],
    ['moved, in the old spelling', { name: 'Soebaidah Woelandari'.replace('S', 'Z'), birthDate: '1995-06-04', area: '35.10.20.2001' }],
  ])('%s', (_, traits) => expect(find(traits)[0]).toBe(hers))
})

test('nobody is said to be likely by a common first name alone, or by nothing', () => {
  expect(find({ name: 'Siti' })).toEqual([])
  expect(find({})).toEqual([])
})

test('whoever may not be found is not, and makes room for nobody', () => {
  expect(find(zubaidah, { ...anybody, allowed: (record) => record !== hers })).not.toContain(hers)
})

test('whoever is removed is no longer found, and comes back under another number', () => {
  const other = openLinkageIndex(1)
  const before = other.add(zubaidah)
  expect(other.find(zubaidah, anybody).map(({ record }) => record)).toEqual([before])
  other.remove(before)
  expect(other.live()).toBe(0)
  expect(other.find(zubaidah, anybody)).toEqual([])
  const after = other.add(zubaidah)
  expect(after).not.toBe(before)
  expect(other.find(zubaidah, anybody).map(({ record }) => record)).toEqual([after])
})

test('nearly every double of a labelled world is among the first five', () => {
  const clusters = Map.groupBy(recordOf.keys(), world.clusterOf)
  let wanted = 0
  let met = 0
  for (const [, records] of clusters) {
    const [first, ...others] = records
    if (first === undefined || others.length === 0) continue
    wanted += 1
    const found = new Set(find(world.person(first), { ...anybody, limit: 6, allowed: (record) => record !== recordOf[first] }))
    if (others.some((each) => found.has(recordOf[each] ?? 0))) met += 1
  }
  expect(wanted).toBeGreaterThan(300)
  expect(met / wanted).toBeGreaterThan(0.97)
})

test('a whole register is put together nearly as it should be, and hardly anybody with somebody else', () => {
  const cards = openCards(world.size)
  for (let record = 0; record < world.size; record++) putCard(cards, record, world.person(record))
  const groups = findClusters(cards, findLinks(cards, leastBits(cards.live)))
  const pairsOf = (key: (record: number) => unknown): number =>
    [
      ...Map.groupBy(
        Array.from({ length: world.size }, (_, record) => record),
        key,
      ).values(),
    ].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const right = pairsOf((record) => `${groups[record]} ${world.clusterOf(record)}`)
  expect(right / pairsOf((record) => groups[record])).toBeGreaterThan(0.99)
  expect(right / pairsOf(world.clusterOf)).toBeGreaterThan(0.95)
})

test('of each group as many pairs are looked at as join it, and none that waits or was decided', () => {
  const cards = openCards(world.size)
  for (let record = 0; record < world.size; record++) putCard(cards, record, world.person(record))
  const links = findLinks(cards, priorBits(cards.live))
  const asked = { together: [], apart: [], limit: 10_000 }
  const pairs = candidatePairs(cards, links, asked)
  expect(pairs.length).toBeLessThan(
    world.size - new Set(Array.from({ length: world.size }, (_, record) => world.clusterOf(record))).size + 20,
  )
  expect(pairs.every(({ likelihood }) => likelihood >= 0.5)).toBe(true)
  expect(candidatePairs(cards, links, { ...asked, limit: 3 })).toEqual(pairs.slice(0, 3))
  const both = pairs.map(({ one, other }) => [one, other] as const)
  expect(candidatePairs(cards, links, { ...asked, together: both })).toEqual([])
  const again = candidatePairs(cards, links, { ...asked, apart: both }).map(({ one, other }) => [one, other].sort().join())
  const before = new Set(both.map((pair) => [...pair].sort().join()))
  expect(again.filter((pair) => before.has(pair))).toEqual([])
})
