// SPDX-License-Identifier: AGPL-3.0-or-later
// The labelled world that measurements stand on: the same from the same seed, with its faults in the shares that are said of it.
import { expect, test } from 'vitest'
import { seeded } from '#apps/demo/random.ts'
import { makeWorld } from '../bench/world.ts'
import { damagedQuery, queryKinds } from '../bench/world-faults.ts'

const SIZE = 3000
const world = makeWorld(5, SIZE)
const records = Array.from({ length: SIZE }, (_, record) => record)
const people = records.map(world.person)

test('the same seed makes the same people, in whatever order they are asked for, and another seed others', () => {
  const again = makeWorld(5, SIZE)
  expect(records.toReversed().map(again.person).toReversed()).toEqual(people)
  const other = makeWorld(6, SIZE)
  expect(records.filter((record) => other.person(record).name === people[record]?.name).length).toBeLessThan(SIZE / 20)
})

test('nobody is more than six times in it, and about two in three records have a true pair', () => {
  const sizes = [...Map.groupBy(records, world.clusterOf).values()].map((cluster) => cluster.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6)
  const pairs = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  expect(pairs / SIZE).toBeGreaterThan(0.6)
  expect(pairs / SIZE).toBeLessThan(0.78)
})

test('a NIK lacks in two of five records and can belong to nobody, a mother lacks in more than a third', () => {
  const niks = people.flatMap(({ nik }) => (nik === undefined ? [] : [nik]))
  expect(niks.every((nik) => /^\d{16}$/.test(nik))).toBe(true)
  expect(niks.filter((nik) => nik.startsWith('49')).length / niks.length).toBeGreaterThan(0.97)
  expect(niks.length / SIZE).toBeCloseTo(0.6, 1)
  expect(people.filter(({ motherName }) => motherName !== undefined).length / SIZE).toBeCloseTo(0.65, 1)
})

test('each kind of damaged search comes in its share', () => {
  const random = seeded(9)
  const kinds = Map.groupBy(
    people.map(({ name }) => damagedQuery(random, name)),
    ({ kind }) => kind,
  )
  const shares = queryKinds.map((kind) => (kinds.get(kind)?.length ?? 0) / SIZE)
  for (const [at, share] of [0.45, 0.25, 0.2, 0.1].entries()) expect(shares[at]).toBeCloseTo(share, 1)
})
