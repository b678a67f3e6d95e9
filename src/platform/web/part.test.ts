// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { fetchPart } from '#platform/web/part.ts'

function failing(times: number) {
  let asked = 0
  const load = async (): Promise<number> => {
    asked += 1
    if (asked <= times) throw new TypeError('Failed to fetch dynamically imported module')
    return asked
  }
  return load
}

it('a part of the app that did not come is asked for once more, and then it is said', async () => {
  expect(await fetchPart(failing(0))).toBe(1)
  expect(await fetchPart(failing(1))).toBe(2)
  await expect(fetchPart(failing(2))).rejects.toThrow('Failed to fetch')
})
