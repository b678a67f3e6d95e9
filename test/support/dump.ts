// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody reads who has the whole database: every text, JSON and byte of every table.

import type pg from 'pg'

export async function textOf(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query(`select t::text as line from ${table} t`)
  return rows.map((row) => row.line).join('\n')
}

export async function everythingIn(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  )
  const dumps: string[] = []
  for (const { name } of rows) dumps.push(await textOf(owner, name))
  return dumps.join('\n')
}
