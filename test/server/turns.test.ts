// SPDX-License-Identifier: AGPL-3.0-or-later
// More devices than are served at a time: whoever finds the line full is told when to come again, loses nothing by it, and holds up nobody at a desk.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemWords } from '#kernel/problem.words.ts'
import { CROWDED, OutboxAnswer } from '#kernel/sync-protocol.ts'
import { openTurns } from '#platform/server/http/turns.ts'
import { newId } from '#platform/server/new-id.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const SERVED = 2
const WAITING = 3
const turns = openTurns({ served: SERVED, waiting: WAITING, clock: () => 0 })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase(), { turns })
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

/** As many as are served take their turns and do not end them. */
async function occupy(): Promise<() => void> {
  const ends = await Promise.all(Array.from({ length: SERVED }, () => turns.take()))
  return () => {
    for (const end of ends) end?.()
  }
}
const outboxOf = (key: string) => ({
  items: [{ key, contract: 'RegisterWorker', input: { name: 'Siti Ramai', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' } }],
})
const send = (key: string, language = 'en') =>
  instance.app.inject({
    method: 'POST',
    url: '/api/v1/commands',
    headers: { 'x-officer': 'desa', 'accept-language': language },
    payload: outboxOf(key),
  })

test('the one behind the line is answered 503 with a moment to come again, and what it sent then is done once', async () => {
  const leave = await occupy()
  const inLine = Array.from({ length: WAITING }, () => newId())
  const waiting = inLine.map((key) => send(key))
  await expect.poll(() => turns.isFull()).toBe(true)

  const late = newId()
  for (const language of ['id', 'en'] as const) {
    const away = await send(late, language)
    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '1'])
    expect(away.json()).toMatchObject({ code: CROWDED, title: problemWords[language][CROWDED] })
  }
  // A copy, and the list of what it holds, wait in the same line.
  for (const path of ['/copy', '/copy/ids?part=worker']) {
    const away = await instance.send('GET', path, 'desa')
    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '1'])
  }
  // At a desk nobody waits for devices.
  expect((await instance.send('GET', '/workers', 'desa')).statusCode).toBe(200)
  expect((await instance.send('POST', '/workers', 'desa', { ...outboxOf(late).items[0]?.input, name: 'Di Meja' })).statusCode).toBe(201)

  leave()
  const answers = await Promise.all(waiting)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  for (let again = 0; again < 2; again += 1) {
    const { items } = OutboxAnswer.parse((await send(late)).json())
    expect(items).toMatchObject([{ key: late, status: 201 }])
  }
  const list = (await instance.send('GET', '/workers?q=Siti%20Ramai', 'desa')).json<{ items: { id: string }[] }>()
  expect(list.items.map(({ id }) => id.slice(5)).sort()).toEqual([...inLine, late].sort())
})

test('nobody is asked who they are before there is a place', async () => {
  const nobody = async () => (await instance.app.inject({ method: 'GET', url: '/api/v1/copy' })).statusCode
  const leave = await occupy()
  const line = Array.from({ length: WAITING }, () => send(newId()))
  await expect.poll(() => turns.isFull()).toBe(true)
  expect(await nobody()).toBe(503)
  leave()
  await Promise.all(line)
  expect(await nobody()).toBe(401)
})
