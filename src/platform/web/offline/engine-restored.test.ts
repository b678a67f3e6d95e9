// SPDX-License-Identifier: AGPL-3.0-or-later
// The server came back from a backup that is older than what this device sent.

import { expect, test } from 'vitest'
import { act, createWorld, idOf, keyOf } from '../../../../test/support/engine-world.ts'

test('what had arrived and is in no past any more goes again, once, and what was known before says nothing', async () => {
  const all = createWorld()
  const { world, server, done } = all
  const engine = await all.open()
  world.network = false
  await act(all, engine, keyOf(1), 'Begin', { text: 'in the backup' })
  world.network = true
  await engine.sync()
  const backup = { server: new Map(server), done: new Map(done) }
  world.network = false
  await act(all, engine, keyOf(2), 'Begin', { text: 'after it' })
  world.network = true
  await engine.sync()
  world.network = false
  await act(all, engine, keyOf(3), 'Change', { id: idOf(keyOf(1)), text: 'changed' })
  expect(engine.standing().entries.map(({ state, madeOn }) => [state, madeOn])).toEqual([
    ['landed', undefined],
    ['landed', undefined],
    ['waiting', 1],
  ])
  // Brought back, and by now further than it was.
  server.clear()
  done.clear()
  for (const [id, note] of backup.server) server.set(id, note)
  for (const [key, status] of backup.done) done.set(key, status)
  Object.assign(world, { epoch: 2, network: true })
  await engine.sync()
  const again = engine.standing().entries.find(({ key }) => key === keyOf(2))
  expect(again).toMatchObject({ state: 'waiting', went: true })
  expect(engine.nextIn()).toBe(0)
  // Killed here, it goes on.
  const later = await all.open()
  await later.sync()
  await later.sync()
  expect(later.standing().entries.map(({ state }) => state)).toEqual(['landed', 'landed', 'landed'])
  expect([...server.values()].map(({ text }) => text).toSorted()).toEqual(['after it', 'changed'])
  // Once is enough.
  const { size } = done
  await later.sync()
  expect([later.nextIn(), done.size]).toEqual([undefined, size])
})

test('what left with its record does not go again', async () => {
  const all = createWorld()
  const engine = await all.open()
  all.world.network = false
  await act(all, engine, keyOf(1), 'Begin', { text: 'a' })
  all.world.network = true
  await engine.sync()
  all.server.clear()
  await engine.sync()
  all.world.epoch = 2
  await engine.sync()
  expect(engine.standing().entries).toMatchObject([{ state: 'landed', input: {} }])
})

test('files that were put back as they lay are another past too: the database is the same one, and what happened in it is not', async () => {
  const all = createWorld()
  const { world, server, done } = all
  const engine = await all.open()
  world.network = false
  await act(all, engine, keyOf(1), 'Begin', { text: 'after the copy' })
  world.network = true
  await engine.sync()
  server.clear()
  done.clear()
  world.print = 2
  await engine.sync()
  await engine.sync()
  expect(engine.standing().entries.map(({ state }) => state)).toEqual(['landed'])
  expect([...server.values()].map(({ text }) => text)).toEqual(['after the copy'])
})
