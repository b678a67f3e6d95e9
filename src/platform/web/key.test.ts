// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { configureDrafts } from '#platform/web/kept.ts'
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

it('the same goes under the same key until it is known what became of it', async () => {
  const keys = openKeys()
  const failed = (status: number) => ({ ok: false, problem: { status, code: '', title: '' } }) as const
  const first = await keys.of('a')
  // A success that cannot be read was one all the same.
  for (const status of [0, 200, 201, 408, 425, 429, 500, 502, 503, 504, 507]) {
    keys.hear(failed(status))
    expect(await keys.of('a')).toBe(first)
  }
  keys.hear(failed(422))
  const second = await keys.of('a')
  expect(second).not.toBe(first)
  expect(await keys.of('b')).not.toBe(second)
  keys.hear({ ok: true })
  expect(await keys.of('b')).not.toBe(second)
  const again = openKeys(first)
  expect(await again.of('a')).toBe(first)
  again.hear(failed(422))
  expect(await again.of('b')).toBe(first)
})

describe('after the page was loaded again', () => {
  const lost = { ok: false, problem: { status: 0, code: '', title: '' } } as const
  const kept = new Map<string, string>()
  let day = 1_990_000_000_000
  beforeEach(() => {
    day += 86_400_000
    vi.spyOn(Date, 'now').mockReturnValue(day)
    kept.clear()
    configureDrafts({
      recall: (name) => kept.get(name),
      keep: (name, text) => void (text === undefined ? kept.delete(name) : kept.set(name, text)),
    })
  })
  afterEach(() => configureDrafts(undefined))

  it('the same goes under the key it went under, as the very next thing and within the day', async () => {
    const first = await openKeys().of('page 1', 'Siti')
    expect(await openKeys().of('page 2', 'Siti')).toBe(first)
    vi.spyOn(Date, 'now').mockReturnValue(day + 43_200_001)
    expect(await openKeys().of('page 3', 'Siti')).not.toBe(first)
    const second = await openKeys().of('page 4', 'Siti')
    // Something else is done between, and may have undone it.
    await openKeys().of('page 4', 'takes Siti back')
    expect(await openKeys().of('page 4', 'Siti')).not.toBe(second)
  })
  it('what was answered goes anew, what was not is still the same', async () => {
    const [one, two] = [openKeys(), openKeys()]
    const first = await one.of('a', 'Siti')
    one.hear(lost)
    expect(await openKeys().of('b', 'Siti')).toBe(first)
    one.hear({ ok: true })
    const second = await two.of('a', 'Siti')
    expect(second).not.toBe(first)
    two.hear({ ok: false, problem: { status: 422, code: '', title: '' } })
    expect(kept.size).toBe(0)
  })
  it('neither what was typed nor an own password lies there', async () => {
    await openKeys().of('a', 'Siti Aminah')
    expect([...kept.values()].join()).not.toContain('Siti')
    kept.clear()
    await openKeys().of('password')
    expect(kept.size).toBe(0)
  })
})
