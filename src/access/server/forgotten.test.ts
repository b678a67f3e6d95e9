// SPDX-License-Identifier: AGPL-3.0-or-later
// What is removed at night, on a real PostgreSQL, with instants that the test gives.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessTask } from '#access/server/access.jobs.ts'
import { createToken, inviteUser } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { openAccess, PASSWORD, present, sender } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const one = openAccess(url)
const { send, tryIn, signIn } = sender(one)
const { run } = accessTask(one.services)
const after = (hours: number): string => new Date(present() + hours * 3_600_000).toISOString()
const left = async (table: 'session' | 'sign_in_attempt' | 'token' | 'invitation' | 'challenge'): Promise<number> =>
  (await one.db.run(`select 1 from ${table}`)).length

beforeAll(() => ensureOfficers(one.services, PASSWORD))
beforeEach(() => run(after(30 * 24)))
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

test('a session stays while it lets somebody in, and is gone when nobody has used it for twelve hours', async () => {
  const cookie = await signIn('lsp')
  await run(after(11))
  expect(await left('session')).toBe(1)
  expect((await send('GET', '/me', undefined, { cookie })).status).toBe(200)
  await run(after(12))
  expect(await left('session')).toBe(0)
})

test('a session that is used without end is gone after a week', async () => {
  await signIn('lsp')
  await one.db.run('update session set last_seen_at = $1', [after(7 * 24)])
  await run(after(7 * 24 - 1))
  expect(await left('session')).toBe(1)
  await run(after(7 * 24))
  expect(await left('session')).toBe(0)
})

test('a link and a token that ran out, and what nobody answered, are gone', async () => {
  await createToken(one.services, 'lsp', { expiresInDays: 2 })
  const userId = String((await one.db.run("select user_id from user_login where login = 'lsp'"))[0]?.['user_id'])
  await inviteUser(one.db, userId, after(0))
  expect((await send('POST', '/session/passkey/challenge', {})).status).toBe(200)
  const all = async (): Promise<readonly number[]> => [await left('token'), await left('invitation'), await left('challenge')]
  await run(after(0))
  expect(await all()).toEqual([1, 1, 1])
  await run(after(1))
  expect(await all()).toEqual([1, 1, 0])
  await run(after(48))
  expect(await all()).toEqual([0, 1, 0])
  await run(after(72))
  expect(await all()).toEqual([0, 0, 0])
})

test('of attempts, the address and a login that does not exist are gone after a day without any', async () => {
  expect((await tryIn('tidakada', 'salah')).status).toBe(401)
  await run(after(24))
  expect(await left('sign_in_attempt')).toBe(2)
  await run(after(25))
  expect(await left('sign_in_attempt')).toBe(0)
})
