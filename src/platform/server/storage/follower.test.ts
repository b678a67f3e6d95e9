// SPDX-License-Identifier: AGPL-3.0-or-later

import { createServer } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { listenToFeed } from '#platform/server/storage/follower.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('while the database is away, one attempt follows another: they never become more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let knocks = 0
  const away = createServer((socket) => {
    knocks += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve))
  const address = away.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const stop = listenToFeed(`postgres://nobody@127.0.0.1:${port}/none`, () => undefined)
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    while (knocks < attempt || vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve))
    // Whatever else the failure sets off has happened by now.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect([knocks, vi.getTimerCount()]).toEqual([attempt, 1])
    vi.runOnlyPendingTimers()
  }
  await stop()
  await new Promise((resolve) => away.close(resolve))
})
