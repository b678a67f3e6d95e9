// SPDX-License-Identifier: AGPL-3.0-or-later
// A database of one's own that a restore fills holds a mark until it is whole, and every start looks for it.

import type pg from 'pg'
import { reachDatabase } from '#platform/server/storage/reach.ts'

const MARK = 'restore_unfinished'

async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await reachDatabase(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function isUnfinished(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [MARK])
  return rows[0]?.there === true
}

export async function markUnfinished(url: string): Promise<void> {
  await withDatabase(url, (client) => client.query(`create table ${MARK} (since timestamptz not null default now())`))
}

export async function unmarkUnfinished(url: string): Promise<void> {
  await withDatabase(url, (client) => client.query(`drop table if exists ${MARK}`))
}

/**
 * Whether a restore may fill it: there is nothing in it, or only what a restore that was interrupted left, which is then removed.
 * @throws StartError when it cannot be reached
 */
export async function isReadyToFill(url: string): Promise<boolean> {
  return withDatabase(url, async (client) => {
    const { rows } = await client.query<{ tables: string[] }>(
      "select coalesce(array_agg(quote_ident(tablename)), '{}') as tables from pg_tables where schemaname = 'public'",
    )
    const [{ tables } = { tables: [] }] = rows
    if (tables.length === 0) return true
    if (!(await isUnfinished(client))) return false
    await client.query(`drop table ${tables.map((table) => `public.${table}`).join(', ')} cascade`)
    await client.query('drop schema if exists pgboss cascade')
    return true
  })
}
