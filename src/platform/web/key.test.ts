// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, expect, it, vi } from 'vitest'
import { keysFollow, newKey, openKeys } from '#platform/web/key.ts'

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

it('the same goes under the same key until it is known what became of it', () => {
  const keys = openKeys()
  const failed = (status: number) => ({ ok: false, problem: { status, code: '', title: '' } }) as const
  const first = keys.of('a')
  // A success that cannot be read was one all the same.
  for (const status of [0, 200, 201, 408, 425, 429, 500, 502, 503, 504, 507]) {
    keys.hear(failed(status))
    expect(keys.of('a')).toBe(first)
  }
  keys.hear(failed(422))
  const second = keys.of('a')
  expect(second).not.toBe(first)
  expect(keys.of('b')).not.toBe(second)
  keys.hear({ ok: true })
  expect(keys.of('b')).not.toBe(second)
  const again = openKeys(first)
  expect(again.of('a')).toBe(first)
  again.hear(failed(422))
  expect(again.of('b')).toBe(first)
})
