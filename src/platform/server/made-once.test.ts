// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { madeOnce } from '#platform/server/made-once.ts'

async function* saying(texts: readonly string[], failure?: Error): AsyncGenerator<Buffer> {
  for (const text of texts) {
    await new Promise((resolve) => setImmediate(resolve))
    yield Buffer.from(text)
  }
  if (failure !== undefined) throw failure
}

async function heard(bytes: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const piece of bytes) text += piece.toString()
  return text
}

it('everybody reads all of it, whether they came before, while or after it was made', async () => {
  const made = madeOnce(saying(['a', 'b', 'c']))
  const [before, others] = [heard(made.pieces()), heard(made.pieces())]
  const slow = made.pieces()
  expect((await slow.next()).value?.toString()).toBe('a')
  expect(await Promise.all([before, others])).toEqual(['abc', 'abc'])
  await made.whole
  expect(await heard(slow)).toBe('bc')
  expect(await heard(made.pieces())).toBe('abc')
  expect(await heard(madeOnce(saying([])).pieces())).toBe('')
})

it('what cuts it short reaches everybody, behind what was made', async () => {
  const made = madeOnce(saying(['a'], new Error('spoilt')))
  const one = made.pieces()
  expect((await one.next()).value?.toString()).toBe('a')
  await expect(one.next()).rejects.toThrow('spoilt')
  await expect(made.whole).rejects.toThrow('spoilt')
  await expect(heard(made.pieces())).rejects.toThrow('spoilt')
})
