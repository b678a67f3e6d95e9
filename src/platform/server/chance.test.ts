// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { chance } from '#platform/server/chance.ts'

it('gives out no byte twice, over many fillings, in pieces of any length', () => {
  const seen = new Set<string>()
  for (let n = 0; n < 3000; n += 1) {
    const given = chance(12 + (n % 21))
    expect(given.length).toBe(12 + (n % 21))
    seen.add(given.toString('hex').slice(0, 24))
  }
  expect(seen.size).toBe(3000)
  expect(seen.has('0'.repeat(24))).toBe(false)
})

it('gives a piece that stays as it is, whatever is asked afterwards', () => {
  const first = chance(16)
  const then = first.toString('hex')
  for (let n = 0; n < 1000; n += 1) chance(32)
  expect(first.toString('hex')).toBe(then)
})
