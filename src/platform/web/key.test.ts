// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, expect, it, vi } from 'vitest'
import { keysFollow, newKey } from '#platform/web/key.ts'

afterEach(() => void vi.restoreAllMocks())

it('keys stand in the order in which they were made, while the clock stands, goes on and is set back', () => {
  const clock = vi.spyOn(Date, 'now')
  const keys = [5_000, 5_000, 5_000, 9_000, 100, 100, 20_000].map((now) => {
    clock.mockReturnValue(now)
    return newKey()
  })
  expect(keys).toEqual(keys.toSorted())
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('a key comes after those that an earlier page made by a clock that was ahead', () => {
  const earlier = '0199ffff-ffff-7000-8000-000000000000'
  keysFollow(earlier)
  vi.spyOn(Date, 'now').mockReturnValue(1)
  expect(newKey() > earlier).toBe(true)
  keysFollow('01990000-0000-7000-8000-000000000000')
  expect(newKey() > earlier).toBe(true)
})
