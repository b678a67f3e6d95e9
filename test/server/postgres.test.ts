// SPDX-License-Identifier: AGPL-3.0-or-later

import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/postgres.ts'

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
