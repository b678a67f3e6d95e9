// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { keptUntilMoved } from '#platform/server/http/kept-copies.ts'

it('however many ask while others write, one thing is made at a time, and none is from before it was asked for', async () => {
  const kept = keptUntilMoved<number>(4)
  let [moves, making, most, made] = [0, 0, 0, 0]
  const movesNow = async (): Promise<string> => String(moves)
  async function make(): Promise<number> {
    making += 1
    made += 1
    most = Math.max(most, making)
    const from = moves
    await new Promise((resolve) => setImmediate(resolve))
    making -= 1
    return from
  }
  async function one(): Promise<void> {
    const asked = moves
    expect(await kept('here', movesNow, make)).toBeGreaterThanOrEqual(asked)
    moves += 1
  }
  await Promise.all(Array.from({ length: 100 }, one))
  for (let nth = 0; nth < 3; nth += 1) await Promise.all([one(), one(), one()])
  expect(most).toBe(1)
  expect(made).toBe(4)
})

it('what cannot be made is everybody’s, and is tried again by the next; what is to be forgotten is made anew', async () => {
  const kept = keptUntilMoved<string>(4)
  const still = async (): Promise<string> => '1'
  const fails = (): Promise<string> => Promise.reject(new Error('not now'))
  const [one, other] = [kept('a', still, fails), kept('a', still, fails)]
  await expect(one).rejects.toThrow('not now')
  await expect(other).rejects.toThrow('not now')
  const forgotten: (() => void)[] = []
  const make = (text: string) => async (forget: () => void) => {
    forgotten.push(forget)
    return text
  }
  expect(await kept('a', still, make('first'))).toBe('first')
  expect(await kept('a', still, make('second'))).toBe('first')
  forgotten[0]?.()
  expect(await kept('a', still, make('third'))).toBe('third')
})
