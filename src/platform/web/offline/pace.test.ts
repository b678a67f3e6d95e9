// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a device waits that was told to come again later.

import { expect, test } from 'vitest'
import { CROWDED } from '#kernel/sync-protocol.ts'
import { paced, restBetween, restOf } from '#platform/web/offline/pace.ts'

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

test('nothing that has to wait for somebody makes a device ask every second', () => {
  const rests = (answered: boolean, nextIn: number | undefined): readonly number[] => {
    let tried = 0
    return Array.from({ length: 8 }, () => {
      const next = restBetween(tried, { answered, nextIn })
      tried = next.tried
      return next.rest
    })
  }
  const away = [5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 60_000]
  expect(rests(false, undefined)).toEqual(away)
  // What is still due although everything that may go was sent goes for no reason that a second mends: a session that ended.
  expect(rests(true, 0)).toEqual(away)
  expect(rests(true, undefined)).toEqual(Array.from({ length: 8 }, () => 60_000))
  expect([rests(true, 12_000)[0], rests(true, 20)[0], rests(true, 200_000)[0]]).toEqual([12_000, 1000, 60_000])
})
