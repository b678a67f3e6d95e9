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

async function bodies(url: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "select proname, prosrc, proacl::text from pg_proc where pronamespace = 'public'::regnamespace order by proname",
  )
  await client.end()
  return rows
}

test('a function as an older version wrote it is replaced, whether or not there is anything else to do', async () => {
  const url = await freshDatabase()
  const ours = await bodies(url)
  expect(ours.length).toBeGreaterThan(10)
  const older = `
    create or replace function commit_commands(p jsonb) returns void language plpgsql as 'begin end';
    create or replace function certificate_by_token(p_regency text, p_token bytea)
      returns table (regency text, stream_id uuid, nth integer, state text, sealed bytea, wrapped bytea) language plpgsql as 'begin end';
    create or replace function "put_worker"(r jsonb) returns void language plpgsql as 'begin end'`
  await change(url, older)
  const planted = await bodies(url)
  expect(planted).not.toEqual(ours)
  await migrate(url, migrations, { dryRun: true })
  expect(await bodies(url)).toEqual(planted)
  expect(await migrate(url, migrations)).toEqual([])
  expect(await bodies(url)).toEqual(ours)
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
