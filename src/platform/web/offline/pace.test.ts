// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a device waits that was told to come again later.

import { expect, test } from 'vitest'
import { restOf } from '#platform/web/offline/pace.ts'

test('never before the moment that it was told, spread behind it, and no longer than five minutes and a quarter', () => {
  expect([restOf(1, 0), restOf(1, 1), restOf(40, 0), restOf(40, 1)]).toEqual([1000, 2000, 40_000, 50_000])
  expect([restOf(undefined, 0), restOf(100_000, 1)]).toEqual([30_000, 375_000])
})
