// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a device waits that was told to come again later.

import { expect, test } from 'vitest'
import { CROWDED } from '#kernel/sync-protocol.ts'
import { paced, restOf } from '#platform/web/offline/pace.ts'

test('never before the moment that it was told, spread behind it, and no longer than five minutes and a quarter', () => {
  expect([restOf(1, 0), restOf(1, 1), restOf(40, 0), restOf(40, 1)]).toEqual([1000, 2000, 40_000, 50_000])
  expect([restOf(undefined, 0), restOf(100_000, 1)]).toEqual([30_000, 375_000])
})

test('asks again where the clock was another when its rest began', async () => {
  let now = Date.parse('2027-01-01T00:00:00Z')
  const crowded = { status: 503, problem: { status: 503, code: CROWDED, title: '' }, retryAfter: 40 }
  const answer = async () => crowded
  const { line, rest } = paced(
    { send: answer, sendFile: answer, copy: answer, ids: answer },
    () => now,
    () => 0,
  )
  await line.send([], undefined)
  expect(rest()).toBe(40_000)
  now = Date.parse('2026-12-01T00:00:00Z')
  expect(rest()).toBe(0)
})
