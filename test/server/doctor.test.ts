// SPDX-License-Identifier: AGPL-3.0-or-later
// What goes wrong most often, each planted once: the doctor names it, alone, with the way on, in both languages.

import { chmodSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { judgeDisk } from '#apps/cli/doctor.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { kawal } from '../support/kawal.ts'
import { freshDatabase } from '../support/postgres.ts'

vi.setConfig({ testTimeout: 120_000 })
const url = await freshDatabase()
const data = temporaryFolder('doctor')
const key = join(data, 'secrets', 'instance-key')
const { type } = kawal(data, { KAWAL_DATABASE_URL: url })
const Answer = z.object({ well: z.boolean(), findings: z.array(z.object({ about: z.string(), state: z.string(), says: z.string() })) })
let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  mkdirSync(join(data, 'secrets'), { mode: 0o700 })
  // As openInstance has it.
  writeFileSync(key, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 })
  const instance = openInstance(url)
  const payload = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  expect(
    (await instance.app.inject({ method: 'POST', url: '/api/v1/workers', headers: { 'x-officer': 'desa' }, payload })).statusCode,
  ).toBe(201)
  const jobs = await openJobs(instance)
  await jobs.settleAll()
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
  writeFileSync(join(data, 'done.json'), JSON.stringify({ backup: new Date().toISOString() }))
})
afterAll(async () => {
  await owner.end()
  rmSync(data, { recursive: true, force: true })
})

async function ill(on = type): Promise<readonly { readonly about: string; readonly says: string }[]> {
  const { code, out } = await on('doctor', '--json')
  const { well, findings } = Answer.parse(JSON.parse(out))
  expect(code).toBe(well ? 0 : 1)
  return findings.flatMap(({ about, state, says }) => (state === 'ill' ? [{ about, says }] : []))
}

/** Planted, found alone with its words, and taken away. */
async function finds(about: string, way: string, plant: () => unknown, mend: () => unknown, on = type): Promise<void> {
  await plant()
  try {
    expect(await ill(on)).toEqual([{ about, says: expect.stringContaining(way) }])
  } finally {
    await mend()
  }
}

const sql = (text: string) => (): Promise<unknown> => owner.query(text)

it('nothing is wrong where all is well', async () => expect(await ill()).toEqual([]))

it('secrets that others can read', () =>
  finds(
    'folder',
    `chmod 600 ${key}`,
    () => chmodSync(key, 0o644),
    () => chmodSync(key, 0o600),
  ))

it('a key that is missing', () =>
  finds(
    'keys',
    'from your backup',
    () => renameSync(key, `${key}.away`),
    () => renameSync(`${key}.away`, key),
  ))

it('a key of another instance', () =>
  finds(
    'keys',
    'does not fit the data',
    () => {
      renameSync(key, `${key}.away`)
      writeFileSync(key, Buffer.alloc(32, 8).toString('base64url'), { mode: 0o600 })
    },
    () => renameSync(`${key}.away`, key),
  ))

it('a database that is away', async () => {
  const wrong = new URL(url)
  wrong.port = '1'
  await finds(
    'database',
    'KAWAL_DATABASE_URL',
    () => undefined,
    () => undefined,
    kawal(data, { KAWAL_DATABASE_URL: wrong.href }).type,
  )
})

it('a database that an older or a newer version made', async () => {
  await owner.query('create table kept as select * from migration')
  const mend = sql('delete from migration; insert into migration select * from kept')
  await finds('migrations', 'npx kawal migrate', sql("delete from migration where owner = 'exchange'"), mend)
  await finds(
    'migrations',
    'newer version',
    sql("insert into migration (owner, name, hash) values ('journeys', '999-later.sql', '')"),
    mend,
  )
  await owner.query('drop table kept')
})

it('a clock that is behind', async () => {
  await owner.query("update event set at = now() + interval '2 days'")
  // Whoever changes an event for it breaks its chain as well.
  expect(await ill()).toContainEqual({ about: 'clock', says: expect.stringContaining('Set the clock right') })
  await owner.query("update event set at = '2026-05-03T02:00:00.000Z'")
})

it('jobs that were given up', () =>
  finds(
    'jobs',
    'npx kawal jobs retry',
    sql("insert into pgboss.job (name, data) values ('failed', '{}')"),
    sql("delete from pgboss.job where name = 'failed'"),
  ))

it('events that nobody follows', () =>
  finds(
    'outbox',
    'restart it',
    sql(
      'insert into outbox (regency, stream_id, version, stream_type, type, area, let_in) select regency, stream_id, version, stream_type, type, area, let_in from event',
    ),
    sql('delete from outbox'),
  ))

it('a chain that was changed', async () => {
  // As if it had been today, since the doctor looks at what moved since yesterday.
  const now = new Date().toISOString()
  await finds('chain', 'npx kawal verify', sql(`update event set at = '${now}'`), sql("update event set at = '2026-05-03T02:00:00.000Z'"))
})

it('no backup for days, or ever', async () => {
  const done = join(data, 'done.json')
  const note = (backup?: string) => () => writeFileSync(done, JSON.stringify(backup === undefined ? {} : { backup }))
  await finds('backup', 'more than two days ago', note('2026-05-01T00:00:00.000Z'), note(new Date().toISOString()))
  await finds(
    'backup',
    'There is no backup yet',
    () => {
      note()()
      utimesSync(key, new Date('2026-05-01'), new Date('2026-05-01'))
    },
    note(new Date().toISOString()),
  )
})

it('a port that another program has', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()))
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  await finds(
    'port',
    'KAWAL_PORT',
    () => undefined,
    () => other.close(),
    kawal(data, { KAWAL_DATABASE_URL: url, KAWAL_PORT: port }).type,
  )
})

it('a disk that is nearly full, and a folder that is not there', async () => {
  expect(judgeDisk(0.9)).toMatchObject({ state: 'ill', word: 'disk-low' })
  expect(judgeDisk(1.1)).toMatchObject({ state: 'well' })
  const nowhere = kawal(join(data, 'nowhere'), { KAWAL_DATABASE_URL: url }).type
  await finds(
    'folder',
    'npx kawal start',
    () => undefined,
    () => undefined,
    nowhere,
  )
})

it('says it in Indonesian too', async () => {
  chmodSync(key, 0o644)
  const { out } = await type('doctor', '--lang', 'id')
  chmodSync(key, 0o600)
  expect(out).toContain('dapat dibaca orang lain')
  expect(out).toContain('1 hal perlu dibereskan')
})
