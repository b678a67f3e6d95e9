// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { openTurns } from '#platform/server/storage/turns.ts'

it('one name is worked under by one at a time, in order, past failures; other names do not wait', async () => {
  const turns = openTurns()
  const done: string[] = []
  let working = 0
  const work = (text: string, fails = false) =>
    turns.take('a', async () => {
      working += 1
      expect(working).toBe(1)
      await Promise.resolve()
      working -= 1
      done.push(text)
      if (fails) throw new Error(text)
      return text
    })
  const results = await Promise.allSettled([work('1'), work('2', true), turns.take('b', async () => done.push('b')), work('3')])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(done.filter((text) => text !== 'b')).toEqual(['1', '2', '3'])
  expect(done.indexOf('b')).toBeLessThan(done.indexOf('3'))
  expect(turns.open()).toBe(0)
})
