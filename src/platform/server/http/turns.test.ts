// SPDX-License-Identifier: AGPL-3.0-or-later
// How devices wait for each other: in their order, and those beyond the line come again one behind the other.

import { expect, test } from 'vitest'
import { openTurns } from '#platform/server/http/turns.ts'

function line(served: number, waiting: number) {
  const time = { now: 1000 }
  return { time, turns: openTurns({ served, waiting, clock: () => time.now }) }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('so many are served at a time, the next in the order in which they came, and whoever comes just then passes nobody', async () => {
  const { turns } = line(2, 3)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const come = (who: number): void => {
    void turns.take()?.then((end) => {
      begun.push(who)
      ends.push(end)
    })
  }
  for (const who of [1, 2, 3, 4]) come(who)
  await settled()
  expect(begun).toEqual([1, 2])
  ends[0]?.()
  come(5)
  await settled()
  expect(begun).toEqual([1, 2, 3])
  // Over is over: said twice, it gives no second place.
  ends[0]?.()
  ends[1]?.()
  ends[2]?.()
  await settled()
  expect(begun).toEqual([1, 2, 3, 4, 5])
  for (const end of ends) end()
  expect(turns.isFull()).toBe(false)
})

test('beyond the line nobody waits, until somebody left it', async () => {
  const { turns } = line(1, 2)
  const ends: (() => void)[] = []
  for (let who = 0; who < 3; who += 1) void turns.take()?.then((end) => ends.push(end))
  await settled()
  expect([turns.isFull(), turns.take()]).toEqual([true, undefined])
  ends[0]?.()
  await settled()
  expect(turns.isFull()).toBe(false)
  expect(turns.take()).toBeDefined()
})

test('who is turned away is told a moment behind the line and behind those who were told before, and never a far one', async () => {
  const { time, turns } = line(1, 10)
  for (let nth = 0; nth < 60; nth += 1) {
    const end = await turns.take()
    time.now += 1000
    end?.()
  }
  const ends: (() => void)[] = []
  for (let who = 0; who < 11; who += 1) void turns.take()?.then((end) => ends.push(end))
  await settled()
  const told = [turns.comeAgain(), turns.comeAgain(), turns.comeAgain()]
  // Eleven of a second each are before them.
  expect(told).toEqual([11, 12, 13])
  time.now += 5000
  expect(turns.comeAgain()).toBe(11)
  for (let more = 0; more < 500; more += 1) turns.comeAgain()
  expect(turns.comeAgain()).toBe(120)
})
