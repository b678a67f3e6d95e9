// SPDX-License-Identifier: AGPL-3.0-or-later
// Whole tables out of a database and into one, by COPY. What is read stands in one snapshot, however many connections read it.

import type { Writable } from 'node:stream'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import * as z from 'zod/mini'
import { type Applied, nameOf, PendingJob, PIECE, type Sequence, type Table } from '#platform/server/backup/contents.ts'
import { type CopyOut, copyOut } from '#platform/server/storage/copy-out.ts'

const FLOW = 1024 * 1024

const TableRow = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), bytes: z.number() })
const AppliedRow = z.object({ owner: z.string(), name: z.string(), hash: z.string() })
const SequenceRow = z.object({ schema: z.string(), name: z.string(), last: z.string() })

// Which migrations ran is written by running them.
const TABLES = `select 'public' as schema, c.relname as name, pg_relation_size(c.oid)::float8 as bytes,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' order by bytes desc`
// The queue's tables are its own; of what is in it only what is not done counts, and what was given up is tried again.
const JOBS = "select coalesce(source_name, name) as queue, data from pgboss.job where state < 'completed' order by created_on"

export interface Snapshot {
  readonly tables: readonly (Table & { readonly bytes: number })[]
  readonly migrations: readonly Applied[]
  readonly sequences: readonly Sequence[]
  /** What follows from events and is not done yet. */
  readonly jobs: readonly PendingJob[]
  /** A table's rows, and how many they were once it has ended. Two may be read at the same time. */
  readonly read: (table: Table) => Promise<Read>
  readonly close: () => Promise<void>
}

export interface Read extends CopyOut {
  readonly free: () => void
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const placed = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${quote(schema)}.${quote(name)}`

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'kawal-backup' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export const READERS = 2

/** Opens a snapshot of everything; what is written after it is not in it. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const clients: pg.Client[] = []
  try {
    const first = await connect(url)
    clients.push(first)
    await first.query('begin isolation level repeatable read read only')
    await first.query('set local idle_in_transaction_session_timeout = 0')
    const exported = z.object({ id: z.string() }).parse((await first.query('select pg_export_snapshot() as id')).rows[0]).id
    while (clients.length < READERS) {
      const client = await connect(url)
      clients.push(client)
      await client.query('begin isolation level repeatable read read only')
      await client.query('set local idle_in_transaction_session_timeout = 0')
      await client.query(`set transaction snapshot '${exported}'`)
    }
    const tables = (await first.query(TABLES)).rows.map((row) => TableRow.parse(row))
    const migrations = (await first.query('select owner, name, hash from migration order by at, owner, name')).rows
    const sequences = (
      await first.query(
        "select schemaname as schema, sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null",
      )
    ).rows
    const [queue] = (await first.query("select to_regclass('pgboss.job') is not null as there")).rows
    const jobs = queue?.there === true ? (await first.query(JOBS)).rows : []
    const idle = [...clients]
    const waiting: ((client: pg.Client) => void)[] = []
    return {
      tables,
      migrations: migrations.map((row) => AppliedRow.parse(row)),
      sequences: sequences.map((row) => SequenceRow.parse(row)),
      jobs: jobs.map((row) => PendingJob.parse(row)),
      read: async (table) => {
        const client = idle.pop() ?? (await new Promise<pg.Client>((resolve) => waiting.push(resolve)))
        const columns = table.columns.map(quote).join(', ')
        return {
          ...copyOut(client, `copy ${placed(table)} (${columns}) to stdout (format binary)`, PIECE),
          free: () => {
            const next = waiting.shift()
            if (next === undefined) idle.push(client)
            else next(client)
          },
        }
      },
      close: async () => {
        for (const client of clients) await client.end()
      },
    }
  } catch (error) {
    for (const client of clients) await client.end().catch(() => undefined)
    throw error
  }
}

const MadeRow = z.object({ drop: z.string(), make: z.string() })
// Nothing points at a key of ours; where something does, the key stays.
const MADE_AFTERWARDS = `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
  from pg_constraint c where conrelid = $1::regclass and contype in ('p', 'u') and not exists (select from pg_constraint f where f.confrelid = c.conrelid)
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) from pg_index i
  where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`

/** A table being filled, on a connection and in a transaction of its own. */
export interface Filling {
  readonly stream: Writable
  /** Every row is there for good, and the planner knows of them. @returns how many */
  readonly finish: () => Promise<number>
}

export interface Filler {
  /** Fills a table that is there, from empty: what an interrupted filling left is gone. */
  readonly fill: (table: Table, size: 'small' | 'large') => Promise<Filling>
  /** What is not finished by now is not there. */
  readonly close: () => Promise<void>
}

export function openFiller(url: string): Filler {
  const clients = new Set<pg.Client>()
  const idle: pg.Client[] = []

  async function fill(table: Table, size: 'small' | 'large'): Promise<Filling> {
    const client = idle.pop() ?? (await connect(url))
    clients.add(client)
    await client.query('begin')
    // In one transaction with the emptying, rows are written as old as they are, and where nothing need be logged, nothing is.
    await client.query(`truncate ${placed(table)}`)
    // An index is made from many rows at once in a fraction of the time that it takes row by row.
    const made = size === 'small' ? [] : (await client.query(MADE_AFTERWARDS, [placed(table)])).rows.map((row) => MadeRow.parse(row))
    for (const { drop } of made) await client.query(drop)
    const columns = table.columns.map(quote).join(', ')
    const stream = client.query(from(`copy ${placed(table)} (${columns}) from stdin (format binary, freeze)`, { highWaterMark: FLOW }))
    const ended = new Promise<void>((resolve, reject) => {
      stream.once('finish', resolve)
      stream.once('error', reject)
    })
    ended.catch(() => undefined)
    return {
      stream,
      finish: async () => {
        stream.end()
        await ended
        await client.query("set local maintenance_work_mem = '128MB'")
        for (const { make } of made) await client.query(make)
        await client.query(`analyze ${placed(table)}`)
        await client.query('commit')
        idle.push(client)
        return stream.rowCount
      },
    }
  }
  return {
    fill,
    close: async () => {
      for (const client of clients) await client.end().catch(() => undefined)
    },
  }
}

export async function ownTables(url: string): Promise<readonly string[]> {
  const client = await connect(url)
  try {
    return (await client.query(TABLES)).rows.map((row) => nameOf(TableRow.parse(row)))
  } finally {
    await client.end()
  }
}

/** What counts on goes on where it was. */
export async function finishTables(url: string, sequences: readonly Sequence[]): Promise<void> {
  const client = await connect(url)
  try {
    for (const sequence of sequences) await client.query('select setval($1::regclass, $2::int8)', [placed(sequence), sequence.last])
  } finally {
    await client.end()
  }
}
