// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import type { Engine } from '#platform/web/offline/standing.ts'
import { act, attach, createWorld, idOf, keyOf } from '../../../../test/support/engine-world.ts'

const photo = (text: string): File => new File([text], `${text}.jpg`, { type: 'image/jpeg' })
const statesOf = (engine: Engine): readonly string[] =>
  engine.standing().entries.flatMap(({ state, file }) => (file === undefined ? [] : [state]))

/** Two photographs wait, the first of which its officer may not bring any more. */
async function waiting() {
  const all = createWorld()
  const engine = await all.open()
  await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
  await engine.sync()
  all.world.network = false
  await attach(all, engine, keyOf(2), idOf(keyOf(1)), photo('barred'))
  await attach(all, engine, keyOf(3), idOf(keyOf(1)), photo('another'))
  all.world.network = true
  return { all, engine }
}

test('what its officer may not bring any more is refused with the reason, and holds up no other', async () => {
  const { all, engine } = await waiting()
  await engine.sync()
  expect([statesOf(engine), [...all.photos.values()]]).toEqual([['refused', 'sent'], ['another']])
})

test('where the device itself is turned away everything waits', async () => {
  const { all, engine } = await waiting()
  all.world.unknown = true
  await engine.sync()
  expect(statesOf(engine)).toEqual(['waiting', 'waiting'])
})
