// SPDX-License-Identifier: AGPL-3.0-or-later
// What fails in passing does not let what builds on it go before it.

import { expect, test } from 'vitest'
import { inLanes } from '#platform/server/http/outbox.ts'

const keyOf = (nth: number): string => `01990000-0000-7000-8000-00000000000${nth}`
const FILE = '3510-01990000-0000-7000-8000-0000000000aa'
const OTHER = '3510-01990000-0000-7000-8000-0000000000bb'
const item = (nth: number, id: string) => ({ key: keyOf(nth), contract: 'CorrectPerson', input: { id, phone: String(nth) } })

async function statusesAt(failing: number): Promise<readonly number[]> {
  const performed: string[] = []
  const answers = await inLanes(
    [item(1, FILE), item(2, OTHER), item(3, FILE), item(4, OTHER)],
    async ({ key }) => {
      performed.push(key)
      return { key, status: key === keyOf(1) ? failing : 200, body: {} }
    },
    ({ key }) => ({ key, status: 503, body: {} }),
  )
  expect(answers.map(({ key }) => key)).toEqual([1, 2, 3, 4].map(keyOf))
  expect(performed.includes(keyOf(3))).toBe(answers[2]?.status === 200)
  return answers.map(({ status }) => status)
}

test.each([500, 503, 429])('what is done later on the same record is not tried where what came before it met a %i', async (status) => {
  expect(await statusesAt(status)).toEqual([status, 200, 503, 200])
})

test('what is refused holds up nothing', async () => {
  expect(await statusesAt(422)).toEqual([422, 200, 200, 200])
})
