// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '#people/core/edit-distance.ts'

test.each([
  ['aminah', 'aminah', 0],
  ['aminah', 'aminha', 1],
  ['aminah', 'minah', 1],
  ['aminah', 'aminahh', 1],
  ['aminah', 'amunah', 1],
  ['aminah', 'zaitun', 3],
  ['', 'ab', 2],
  ['ab', 'ba', 1],
  ['x'.repeat(100), `${'x'.repeat(49)}yz${'x'.repeat(49)}`, 2],
])('%s and %s: %i', (one, other, slips) => expect(editDistance(one, other, 2)).toBe(slips))

/** The same by its definition, letter for letter from the end. */
function slowly(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  const costs = [slowly(a, other) + 1, slowly(one, b) + 1, slowly(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1)]
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1))
    costs.push(slowly(one.slice(0, -2), other.slice(0, -2)) + 1)
  return Math.min(...costs)
}

test('is what its definition says, either way round, up to the most', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
  fc.assert(
    fc.property(short, short, fc.constantFrom(1, 2, 9), (one, other, most) => {
      expect(editDistance(one, other, most)).toBe(Math.min(slowly(one, other), most + 1))
      expect(editDistance(other, one, most)).toBe(editDistance(one, other, most))
    }),
  )
})
