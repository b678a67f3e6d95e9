// SPDX-License-Identifier: AGPL-3.0-or-later
// A database of one's own that a restore fills says so until it is whole, among the migrations, where every start looks.

import type pg from 'pg'
import { reachDatabase } from '#platform/server/storage/reach.ts'

const MARK = { owner: 'restore', name: 'unfinished' } as const

export function isUnfinished({ owner, name }: { readonly owner: string; readonly name: string }): boolean {
  return owner === MARK.owner && name === MARK.name
}

async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await reachDatabase(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function markUnfinished(url: string): Promise<void> {
  await withDatabase(url, (client) =>
    client.query("insert into migration (owner, name, hash) values ($1, $2, '')", [MARK.owner, MARK.name]),
  )
}

export async function unmarkUnfinished(url: string): Promise<void> {
  await withDatabase(url, (client) => client.query('delete from migration where owner = $1 and name = $2', [MARK.owner, MARK.name]))
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
    if (!tables.includes('migration')) return false
    const marked = await client.query('select from migration where owner = $1 and name = $2', [MARK.owner, MARK.name])
    if (marked.rowCount === 0) return false
    await client.query(`drop table ${tables.map((table) => `public.${table}`).join(', ')} cascade`)
    await client.query('drop schema if exists pgboss cascade')
    return true
  })
}
