// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BACK_WITHIN, PING, pauseAfter, pauseBeforeRestart, SILENT, silentAfter } from '#meetings/core/call-return.rules.ts'

/** How a network that is gone shows itself to whoever tries: at once, or not at all. */
type Gone = 'refuses' | 'swallows'

/**
 * When the line stands again, in milliseconds since the network went.
 * @param heard when something was last heard before
 * @param gone for how long the network is away; what it does meanwhile, from one trial to the next
 * @param answer how long a trial takes while the network is there
 */
function backAt(heard: number, away: number, how: readonly Gone[], answer: number): number {
  let now = heard + SILENT
  for (let nth = 0; ; nth += 1) {
    if (now >= away) return now + answer
    // A trial of before the network came is not heard of again.
    now += how[nth % how.length] === 'refuses' ? pauseAfter('refused') : SILENT + pauseAfter('silent')
  }
}

it('is back within five seconds after the network, however long it was gone and however it failed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -PING, max: 0 }),
      fc.integer({ min: 0, max: 600_000 }),
      fc.array(fc.constantFrom<Gone>('refuses', 'swallows'), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 500 }),
      (heard, away, how, answer) => {
        const line = backAt(heard, away, how, answer)
        // The others are offered a new way at the latest one pause later, and it takes two answers to agree.
        expect(line + pauseBeforeRestart(0) + 2 * answer - away).toBeLessThanOrEqual(BACK_WITHIN)
      },
    ),
  )
})

it('gives up a line sooner on a machine that keeps up than on one that answers late itself', () => {
  expect(silentAfter(false)).toBe(SILENT)
  expect(silentAfter(true)).toBeGreaterThan(2 * SILENT)
})

it('waits no longer for what was refused or ended than for what says nothing, and gives a slow relay more time at each restart', () => {
  for (const loss of ['silent', 'ended', 'refused'] as const) expect(pauseAfter(loss)).toBeLessThan(SILENT)
  const pauses = [0, 1, 2, 3, 50].map(pauseBeforeRestart)
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
})
