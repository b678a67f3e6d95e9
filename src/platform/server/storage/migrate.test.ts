// SPDX-License-Identifier: AGPL-3.0-or-later

import pg from 'pg'
import { expect, test } from 'vitest'
import { migrations } from '#apps/server.ts'
import { StartError } from '#platform/server/start-error.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { freshDatabase } from '../../../../test/support/postgres.ts'

async function change(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

test('a second time changes nothing', async () => {
  expect(await migrate(await freshDatabase(), migrations)).toEqual([])
})

test('a database that a newer version made is refused', async () => {
  const url = await freshDatabase()
  await change(url, "insert into migration (owner, name, hash) values ('journeys', '999-later.sql', 'x')")
  await expect(migrate(url, migrations)).rejects.toThrow(StartError)
  await expect(migrate(url, migrations)).rejects.toThrow('newer version of Kawal (it has journeys/999-later.sql)')
})

test('a database whose migration was changed since is refused', async () => {
  const url = await freshDatabase()
  await change(url, "update migration set hash = 'x' where owner = 'journeys' and name = '001-worker.sql'")
  await expect(migrate(url, migrations)).rejects.toThrow('journeys/001-worker.sql was changed')
})
