// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isClosedBy, PIN_TRIES, readyAgain, readyTries, tryOf, wasRight } from '#platform/web/offline/tries.ts'

/** A device as its PIN is tried on it; what needs room throws where there is none, and then nothing of it happens. */
function deviceWith(lying: readonly string[], counted = 0) {
  const names = new Set(lying)
  const world = { full: false, counted }
  function change({ put, drop }: { readonly put: readonly string[]; readonly drop: readonly string[] }): void {
    if (world.full && put.length > 0) throw new Error('full')
    for (const name of drop) names.delete(name)
    for (const name of put) names.add(name)
  }
  function begin() {
    const tried = tryOf(names, world.counted)
    if (tried === undefined) return undefined
    change(tried)
    world.counted = 0
    return tried
  }
  function end(nth: number): void {
    try {
      change(readyAgain(names))
    } catch {
      change(wasRight(nth))
    }
  }
  /** @returns whether it opened; what is left where it did not */
  function enter(isRight: boolean): 'opened' | number {
    const tried = begin()
    if (tried === undefined) return 0
    if (!isRight) return tried.left
    end(tried.nth)
    return 'opened'
  }
  return { names, world, begin, enter }
}

test('five wrong ones close the way, and a right one before gives five again, on a full device too', () => {
  for (const full of [false, true]) {
    const { enter, names, world } = deviceWith(readyTries())
    world.full = full
    expect([1, 2, 3, 4].map(() => enter(false))).toEqual([4, 3, 2, 1])
    expect(enter(true)).toBe('opened')
    expect([1, 2, 3, 4, 5].map(() => enter(false))).toEqual([4, 3, 2, 1, 0])
    expect([isClosedBy(names), enter(true)]).toEqual([true, 0])
  }
})

test('the right one opens a full device a hundred times, and as often again once there was room', () => {
  const { enter, names, world } = deviceWith(readyTries())
  for (let day = 0; day < 2; day += 1) {
    world.full = true
    for (let time = 0; time < 100; time += 1) expect(enter(true)).toBe('opened')
    expect(() => enter(true)).toThrow('full')
    world.full = false
    expect(enter(true)).toBe('opened')
    expect(names).toEqual(new Set(readyTries()))
  }
})

test.each([0, 1, 4])('%i that were counted in the row of the device count on', (counted) => {
  const { enter } = deviceWith([], counted)
  const left = Array.from({ length: PIN_TRIES - counted }, () => enter(false))
  expect(left.at(-1)).toBe(0)
  expect([enter(false), enter(true)]).toEqual([0, 0])
})

test('a device whose way was closed in its row stays closed', () => {
  const { enter, names } = deviceWith([], PIN_TRIES)
  expect([enter(true), names.size]).toEqual([0, 0])
})

test('however the page is killed and the device filled up, nobody tries six wrong ones in a row', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('wrong' as const, 'right' as const) },
    // Counted, and killed before or behind its making.
    { weight: 3, arbitrary: fc.constant('killed' as const) },
    { weight: 2, arbitrary: fc.constantFrom('full' as const, 'room' as const) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), fc.nat(4), fc.boolean(), (steps, counted, isOld) => {
      const { begin, enter, names, world } = deviceWith(isOld ? [] : readyTries(), isOld ? counted : 0)
      let inRow = isOld ? counted : 0
      for (const each of steps) {
        if (each === 'full' || each === 'room') world.full = each === 'full'
        else
          try {
            if (each === 'right') {
              const got = enter(true)
              // Whoever has a try left is let in.
              expect(got).toBe(inRow < PIN_TRIES ? 'opened' : 0)
              if (got === 'opened') inRow = 0
            } else if (each === 'killed' ? begin() !== undefined : inRow < PIN_TRIES && typeof enter(false) === 'number') inRow += 1
          } catch (error) {
            // What cannot be counted is not tried.
            if (!(error instanceof Error) || error.message !== 'full') throw error
          }
        expect(inRow).toBeLessThanOrEqual(PIN_TRIES)
        // Whoever comes back is told so, killed at the fifth or not.
        expect(isClosedBy(names)).toBe(inRow === PIN_TRIES)
      }
    }),
    { numRuns: 500 },
  )
})
