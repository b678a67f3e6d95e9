// SPDX-License-Identifier: AGPL-3.0-or-later
// Forward-only migrations of tables as plain SQL, run at start under a lock by the owner of the tables. Functions hold no data: they
// are written anew each time, so that a change of one needs no migration and an older body never stays.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Applied } from '#platform/server/backup/contents.ts'
import { StartError } from '#platform/server/start-error.ts'
import { APP_ROLE } from '#platform/server/storage/database.ts'
import { databaseFault, reachDatabase } from '#platform/server/storage/reach.ts'
import { isUnfinished } from '#platform/server/storage/unfinished.ts'

export interface MigrationSource {
  /** The capability (or `platform`) the files belong to. */
  readonly owner: string
  /** Folder of `001-….sql` files; in `functions/` below it the functions, as `create or replace`. */
  readonly folder: URL
}

export const platformMigrations: MigrationSource = { owner: 'platform', folder: new URL('./migrations/', import.meta.url) }

/** Two starts at once wait for each other here. */
const MIGRATION_LOCK = 4_915_160_017

interface Migration extends Applied {
  readonly text: string
}

async function readMigrations(source: MigrationSource): Promise<readonly Migration[]> {
  const names = (await readdir(source.folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, source.folder), 'utf8')
      return { owner: source.owner, name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function readFunctions(source: MigrationSource): Promise<readonly string[]> {
  const folder = new URL('functions/', source.folder)
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
}

export interface MigrateOptions {
  /** Says what would run and runs nothing. */
  readonly dryRun?: boolean
  /** Runs these and no others: the tables as they were when a backup was made. */
  readonly only?: readonly Applied[]
  /** A restore is at work on it, and not done. */
  readonly filling?: boolean
}

const nameOf = ({ owner, name }: Pick<Applied, 'owner' | 'name'>): string => `${owner}/${name}`

/** An older version would write rows that lack what the newer one relies on. */
function mustBeKnown(applied: readonly Applied[], known: readonly Migration[]): void {
  const hashes = new Map(known.map((each) => [nameOf(each), each.hash]))
  const changed = applied.find((each) => ![undefined, each.hash].includes(hashes.get(nameOf(each))))
  if (changed !== undefined) throw new StartError(['migration-changed', { name: nameOf(changed) }])
  const unknown = applied.find((each) => !hashes.has(nameOf(each)))
  if (unknown !== undefined) throw new StartError(['database-newer', { name: nameOf(unknown) }])
}

/**
 * Brings the database to this version.
 * @returns the migrations that were applied (or would be), as `owner/name`.
 * @throws StartError when the database cannot be used, when an applied migration was changed since, or when one is not known here: the
 * database is newer than we are.
 */
export async function migrate(
  ownerUrl: string,
  sources: readonly MigrationSource[],
  options: MigrateOptions = {},
): Promise<readonly string[]> {
  const client = await reachDatabase(ownerUrl)
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (options.filling !== true && (await isUnfinished(client))) throw new StartError(['database-unfinished'])
    await client.query(
      'create table if not exists migration (owner text, name text, hash text not null, at timestamptz not null default now(), primary key (owner, name))',
    )
    const done = await client.query<Applied>('select owner, name, hash from migration')
    const all = [platformMigrations, ...sources]
    const known = (await Promise.all(all.map(readMigrations))).flat()
    mustBeKnown(done.rows, known)
    mustBeKnown(options.only ?? [], known)
    const applied = new Set(done.rows.map(nameOf))
    const wanted = options.only === undefined ? undefined : new Set(options.only.map(nameOf))
    const pending = known.filter((each) => !applied.has(nameOf(each)) && wanted?.has(nameOf(each)) !== false)
    if (options.dryRun !== true) await apply(client, pending, (await Promise.all(all.map(readFunctions))).flat())
    return pending.map(nameOf)
  } catch (error) {
    throw databaseFault(error, client)
  } finally {
    await client.end()
  }
}

/** Who makes a role may let themselves into it; where somebody else made it, they let us in. */
async function prepareRole(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE};
        grant ${APP_ROLE} to current_user;
      elsif not pg_has_role(current_user, '${APP_ROLE}', 'member') then
        grant ${APP_ROLE} to current_user;
      end if;
    end $$`)
}

async function apply(client: pg.Client, pending: readonly Migration[], functions: readonly string[]): Promise<void> {
  await client.query('begin')
  if (pending.length > 0) await prepareRole(client)
  // Before the tables, since their policies call one; so what a body names may not be there yet.
  await client.query('set local check_function_bodies = off')
  for (const text of functions) await client.query(text)
  for (const migration of pending) {
    await client.query(migration.text)
    await client.query('insert into migration (owner, name, hash) values ($1, $2, $3)', [migration.owner, migration.name, migration.hash])
  }
  await writeProjectors(client)
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${APP_ROLE}`)
  await client.query(`grant usage on all sequences in schema public to ${APP_ROLE}`)
  // Events, heads and the logs are only ever added to; not even a stolen application role can rewrite them.
  await client.query(
    `revoke update, delete, truncate on event, command, read_log, head, head_end, migration, key_rotation from ${APP_ROLE}`,
  )
  await client.query(`revoke insert on migration, key_rotation from ${APP_ROLE}`)
  // Erasing empties a key and keeps its row, which says when: without the row, nobody could tell an erasure from a loss.
  await client.query(`revoke delete, truncate on subject_key from ${APP_ROLE}`)
  await client.query('commit')
}

/**
 * For each table marked `projected` in its comment: `put_<table>(rows)` writes rows by their keys, `add_<table>(rows)` those of a stream
 * that is new, of which nothing can be there, and `drop_<table>(rows)` removes them; `apply_rows(how, table, rows)` is whichever is meant.
 * Where a key does not name its stream, a row of another stream is never taken over: that ends in unique_violation.
 */
async function writeProjectors(client: pg.Client): Promise<void> {
  const tables = await client.query<{ table: string; columns: string[]; key: string[] }>(`
    select c.relname as "table",
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by k.ord) from pg_index i, unnest(i.indkey) with ordinality k(num, ord), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.num) as key
    from pg_class c where c.relkind = 'r' and obj_description(c.oid, 'pg_class') = 'projected'`)
  for (const { table, columns, key } of tables.rows) {
    const quote = (names: readonly string[], form: (name: string) => string = (name) => `"${name}"`): string => names.map(form).join(', ')
    const rest = columns.filter((column) => !key.includes(column))
    const update = rest.length === 0 ? `"${key[0]}" = excluded."${key[0]}"` : quote(rest, (c) => `"${c}" = excluded."${c}"`)
    const guard = columns.includes('stream_id') && !key.includes('stream_id') ? ` where t.stream_id = excluded.stream_id` : ''
    await client.query(`
      create or replace function "put_${table}"(r jsonb) returns void language plpgsql as $$
      declare
        n integer;
      begin
        insert into "${table}" as t (${quote(columns)}) select ${quote(columns, (c) => `j."${c}"`)} from jsonb_populate_recordset(null::"${table}", r) j
          on conflict (${quote(key)}) do update set ${update}${guard};
        get diagnostics n = row_count;
        if n < jsonb_array_length(r) then raise unique_violation using table = '${table}', constraint = '${table}_pkey'; end if;
      end $$`)
    await client.query(`
      create or replace function "add_${table}"(r jsonb) returns void language plpgsql as $$
      begin
        insert into "${table}" (${quote(columns)}) select ${quote(columns, (c) => `j."${c}"`)} from jsonb_populate_recordset(null::"${table}", r) j;
      end $$`)
    await client.query(`
      create or replace function "drop_${table}"(r jsonb) returns void language sql as $$
        delete from "${table}" t using jsonb_populate_recordset(null::"${table}", r) j where ${key.map((k) => `t."${k}" = j."${k}"`).join(' and ')}
      $$`)
  }
  const each = (way: string): string =>
    `case name ${tables.rows.map(({ table }) => `when '${table}' then perform "${way}_${table}"(r);`).join(' ')} else raise exception 'no table % is projected', name; end case;`
  await client.query('drop function if exists apply_rows(text, boolean, jsonb)')
  await client.query(`
    create or replace function apply_rows(how text, name text, r jsonb) returns void language plpgsql as $$
    begin
      if how = 'add' then ${each('add')} elsif how = 'put' then ${each('put')} else ${each('drop')} end if;
    end $$`)
}
