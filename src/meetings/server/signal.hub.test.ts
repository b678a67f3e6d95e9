// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens by time: a seat that nobody takes up again, a line that is dead, somebody who never says who they are, and rights that end elsewhere.

import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { End } from '#meetings/core/signal.ts'
import { LONGEST_MESSAGE, pieceHead, SIGNAL_PATH } from '#meetings/core/signal.ts'
import { openHub } from '#meetings/server/signal.hub.ts'
import { addSockets } from '#platform/server/http/sockets.ts'
import { callIn } from '../../../test/support/call.ts'

const app = fastify()
const over = new Map<string, End>()
const errors: unknown[] = []
const kept: string[] = []
const keep = async (_id: string, _recorded: unknown, bytes: Buffer): Promise<boolean> => kept.push(bytes.toString()) > 0
const hub = openHub({
  door: async (message) => {
    if (message.type !== 'enter-as-guest') return 'session-over'
    if (message.name === 'broken') throw new Error('the database is away')
    const { name, pass: holder } = message
    return { meeting: 'one', holder, name, as: 'MEMBER', voiceOnly: false, keep, stays: async () => over.get(name) }
  },
  ice: () => ({ ice: [], relayOnly: false }),
  clock: () => new Date().toISOString(),
  logError: (error) => errors.push(error),
  times: { grace: 50, recheck: 20, ping: 5_000, enter: 100 },
})
addSockets(app, [{ path: SIGNAL_PATH, longest: LONGEST_MESSAGE, open: hub.open, close: hub.close }])
let address = ''
beforeAll(async () => {
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

function enter(name: string): ReturnType<typeof callIn> {
  const caller = callIn(address)
  caller.send({ type: 'enter-as-guest', pass: `pass-of-${name}`, name, voiceOnly: false })
  return caller
}

it('gives a seat up that nobody takes up again, and forgets a call that is empty', async () => {
  const [one, two] = [enter('Ani'), enter('Budi')]
  await one.next('welcome')
  const { you } = await two.next('welcome')
  two.cut()
  expect(await one.next('gone')).toEqual({ type: 'gone', seat: you })
  one.send({ type: 'leave' })
  expect(await one.ended()).toBe(1000)
  expect(hub.calls()).toBe(0)
})

it('keeps what came of a recording whose recorder was cut off and does not come again, and of one who left', async () => {
  const record = async (name: string) => {
    const one = enter(name)
    await one.next('welcome')
    one.send({ type: 'agree', yes: true })
    one.send({ type: 'record', on: true })
    const { recording } = await one.next('recording')
    one.sendRaw(Buffer.from(`${pieceHead(recording, 0)}voices of ${name}`))
    await one.next('heard')
    return one
  }
  const one = await record('Ani')
  one.cut()
  await vi.waitFor(() => expect(kept).toEqual(['voices of Ani']))
  const two = await record('Budi')
  two.send({ type: 'leave' })
  expect(await two.ended()).toBe(1000)
  await vi.waitFor(() => expect(kept).toEqual(['voices of Ani', 'voices of Budi']))
})

it('ends whoever does not say who they are, and asks again by itself whether the others may stay', async () => {
  expect(await callIn(address).ended()).toBe('malformed')
  const one = enter('Ani')
  await one.next('welcome')
  over.set('Ani', 'closed')
  expect(await one.ended()).toBe('closed')
  over.clear()
})

it('lets go of a connection whose right could not be asked, and says so to the log alone', async () => {
  // RFC 6455, 7.1.5: closed without a word.
  expect(await enter('broken').ended()).toBe(1006)
  expect(errors).toEqual([new Error('the database is away')])
})

it('tells everybody that it goes away', async () => {
  const one = enter('Ani')
  await one.next('welcome')
  await hub.close()
  expect(await one.ended()).toBe(1001)
})
