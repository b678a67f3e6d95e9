// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { openGate } from '#platform/server/http/gate.ts'

it('lets so many through at once, in their order, also behind one that fails', async () => {
  const gate = openGate(3)
  const begun: number[] = []
  let [working, most] = [0, 0]
  const work = (nth: number) => async (): Promise<number> => {
    begun.push(nth)
    working += 1
    most = Math.max(most, working)
    await new Promise((resolve) => setImmediate(resolve))
    working -= 1
    if (nth % 4 === 0) throw new Error('not this one')
    return nth
  }
  const numbers = Array.from({ length: 20 }, (_, nth) => nth)
  const done = await Promise.allSettled(numbers.map((nth) => gate(work(nth))))
  expect(begun).toEqual(numbers)
  expect(most).toBe(3)
  expect(done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))).toEqual(numbers.filter((nth) => nth % 4 !== 0))
  expect(await gate(work(1))).toBe(1)
})
