// SPDX-License-Identifier: AGPL-3.0-or-later
// What is done without a network was decided on what stood on the screen, whatever the copy heard since.

import { afterEach, expect, test } from 'vitest'
import { call, configureOffline } from '#platform/web/api.ts'
import { act, contracts, createWorld, idOf, keyOf } from '../../../../test/support/engine-world.ts'

afterEach(() => configureOffline(undefined))

test.each([
  ['a page', { version: 1 }, 1],
  ['a form', { madeOn: 1 }, 1],
  ['a page that counts what is not sent yet', { version: 7 }, 2],
  ['a page that does not say', {}, 2],
])('what others wrote behind the version of %s counts as unseen', async (_what, seen, madeOn) => {
  const all = createWorld()
  const engine = await all.open()
  configureOffline(engine)
  const id = idOf(keyOf(1))
  await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
  await engine.sync()
  all.perform(keyOf(9), 'Change', { id, text: 'the office' })
  await engine.sync()
  all.world.network = false
  expect((await call(contracts.Change, { id, text: 'mine' }, { key: keyOf(2), ...seen })).ok).toBe(true)
  expect(engine.standing().entries.find(({ key }) => key === keyOf(2))?.madeOn).toBe(madeOn)
})
