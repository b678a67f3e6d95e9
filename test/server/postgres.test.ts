// SPDX-License-Identifier: AGPL-3.0-or-later

import pg from 'pg'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { isUnavailable } from '#platform/server/storage/conflict.ts'
import { everywhere, LANES, openDatabase } from '#platform/server/storage/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { openWhole } from '../support/whole.ts'

const one = await freshDatabase()
const other = await freshDatabase()

async function count(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ count: number }>(text)).rows[0]?.count ?? -1
  } finally {
    await client.end()
  }
}

test('a test database has every table and no events', async () => {
  expect(await count(one, 'select count(*)::int as count from migration')).toBeGreaterThan(0)
  expect(await count(one, 'select count(*)::int as count from event')).toBe(0)
})

test('two test databases do not see each other', async () => {
  await count(one, 'create table seen (n int)')
  expect(await count(other, "select count(*)::int as count from pg_class where relname = 'seen'")).toBe(0)
})

test('a connection that dies in the middle leaves a command that may be sent again, whichever of its statements finds it dead', async () => {
  const db = openDatabase({ connectionString: one, poolSize: 1 })
  const errors: unknown[] = []
  const caught = (error: unknown): void => void errors.push(error)
  const outcome = db.transaction(everywhere, async (tx) => {
    const [mine] = await tx.run('select pg_backend_pid() as pid')
    await count(one, `select count(pg_terminate_backend(${Number(mine?.['pid'])}))::int as count`)
    await tx.run('select 1').catch(caught)
    await tx.run('select 1').catch(caught)
    await tx.run('select 1')
  })
  await outcome.catch(caught)
  expect(errors.map(isUnavailable)).toEqual([true, true, true])
  expect(await db.run('select 1 as n')).toEqual([{ n: 1 }])
  await db.close()
})

test('a shared connection that dies is replaced, and what is asked together is answered each by its own', async () => {
  const db = openDatabase({ connectionString: one })
  const asked = (): Promise<readonly unknown[]> =>
    Promise.all([1, 2, 3].map((n) => db.byKey('select $1::int as n, pg_backend_pid() as pid', [n])))
  const pids = (await asked()).flat().map((row) => z.object({ n: z.number(), pid: z.number() }).parse(row))
  expect(pids.map(({ n }) => n)).toEqual([1, 2, 3])
  expect(new Set(pids.map(({ pid }) => pid)).size).toBe(1)
  // One that fails takes nobody with it.
  const [bad, good] = await Promise.allSettled([db.byKey('select 1 / 0 as n'), db.byKey('select 1 as n')])
  expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
  const lost = db.byKey('select pg_sleep(60)').catch((error: unknown) => error)
  await count(one, `select count(pg_terminate_backend(${pids[0]?.pid}))::int as count`)
  expect(isUnavailable(await lost)).toBe(true)
  await expect.poll(async () => (await asked().catch(() => [])).length).toBe(3)
  await db.close()
  await expect(db.byKey('select 1 as n')).rejects.toSatisfy(isUnavailable)
})

test('as many connections are opened as are counted, and the metrics say how busy they are', async () => {
  const { services, app, close } = openWhole(one)
  const { db } = services
  const gauges = async (): Promise<readonly string[]> =>
    (await app.inject({ method: 'GET', url: '/metrics' })).body.split('\n').filter((line) => line.startsWith('kawal_database_connections{'))
  const opened = "select count(*)::int as count from pg_stat_activity where application_name = 'kawal' and datname = current_database()"
  await Promise.all([db.byKey('select 1'), db.write('select 1'), db.write('select 1'), db.run('select 1')])
  expect(await count(one, opened)).toBe(LANES + 1)
  await db.transaction(everywhere, async () => {
    expect(await gauges()).toEqual(
      expect.arrayContaining([
        'kawal_database_connections{of="pool",state="used"} 1',
        'kawal_database_connections{of="pool",state="waiting"} 0',
        'kawal_database_connections{of="writing",state="used"} 0',
      ]),
    )
    const waits = [db.write('select 1'), db.write('select 1'), db.write('select 1')]
    expect(db.load().writing).toEqual({ used: 2, waiting: 1 })
    await Promise.all(waits)
  })
  expect(db.load()).toEqual({ pool: { used: 0, waiting: 0 }, reading: { used: 0, waiting: 0 }, writing: { used: 0, waiting: 0 } })
  await close()
})
