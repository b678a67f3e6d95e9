// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { together } from '#platform/server/storage/together.ts'

test('each question gets its own answer, in few groups that are never larger than the most', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.integer(), { maxLength: 8 }), { maxLength: 6 }), async (turns) => {
      const groups: (readonly number[])[] = []
      const double = together<number, number>(async (questions) => {
        groups.push(questions)
        return questions.map((each) => each * 2)
      }, 5)
      for (const turn of turns) expect(await Promise.all(turn.map(double))).toEqual(turn.map((each) => each * 2))
      expect(groups.every((group) => group.length > 0 && group.length <= 5)).toBe(true)
      expect(groups.length).toBe(turns.reduce((sum, turn) => sum + Math.ceil(turn.length / 5), 0))
    }),
  )
})

test('what comes while a group is under way waits for the next', async () => {
  const groups: (readonly string[])[] = []
  let open: () => void = () => undefined
  const say = together<string, string>(async (questions) => {
    groups.push(questions)
    if (groups.length === 1) await new Promise<void>((resolve) => (open = resolve))
    return questions
  }, 10)
  const first = say('a')
  await new Promise((resolve) => setImmediate(resolve))
  const rest = [say('b'), say('c')]
  open()
  expect(await Promise.all([first, ...rest])).toEqual(['a', 'b', 'c'])
  expect(groups).toEqual([['a'], ['b', 'c']])
})

test('an error is told to its group, and the next group is asked', async () => {
  let asked = 0
  const say = together<string, string>(async (questions) => {
    asked += 1
    if (asked === 1) throw new Error('away')
    return questions
  }, 2)
  const told = await Promise.allSettled([say('a'), say('b'), say('c')])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
