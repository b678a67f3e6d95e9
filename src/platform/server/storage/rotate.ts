// SPDX-License-Identifier: AGPL-3.0-or-later
// Another instance key in the place of the one there is: everything that was closed under the old one is closed under the new one, in
// one transaction. Which of the two files counts, the database says, whenever it was cut off.

import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type pg from 'pg'
import * as z from 'zod/mini'
import { NATIONAL } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { StartError } from '#platform/server/start-error.ts'
import { type InstanceKey, parseInstanceKey, printInstanceKey } from '#platform/server/storage/instance-key.ts'
import { carriedFrom, holderOf, type Keyring, openKeyring } from '#platform/server/storage/keys.ts'
import { reachDatabase } from '#platform/server/storage/reach.ts'

/** A column of keys under the instance key, and of which subject each is. */
export interface WrappedKeys {
  readonly table: string
  readonly column: string
  /** What tells its rows apart within a regency. */
  readonly key: { readonly column: string; readonly type: 'uuid' | 'text' }
  /** Columns that name the subject. */
  readonly by: readonly string[]
  readonly subject: (by: Readonly<Record<string, string>>) => string
}

export const subjectKeys: WrappedKeys = {
  table: 'subject_key',
  column: 'wrapped',
  key: { column: 'stream_id', type: 'uuid' },
  by: ['regency', 'stream_id'],
  subject: ({ regency = '', stream_id: uuid = '' }) => formatId({ regency, uuid }),
}

const AT_ONCE = 5000
const next = (file: string): string => `${file}.next`

function syncFolder(file: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(dirname(file), 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Writes a key for good: once this is back, a power cut leaves it whole. @throws where something has this name */
export function writeKey(file: string, key: InstanceKey): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeFileSync(descriptor, `${printInstanceKey(key)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  syncFolder(file)
}

/** @param today the last day whose head the old key signs */
function followerOf(old: InstanceKey, today: LocalDate): InstanceKey {
  const { publicKey } = openKeyring(old)
  return { master: randomBytes(32), carried: carriedFrom(old), retired: [...old.retired, { publicKey, lastDay: today }] }
}

const Place = z.object({ key: z.string(), wrapped: z.instanceof(Buffer), by: z.record(z.string(), z.string()) })

async function rewrap(client: pg.Client, wrapped: WrappedKeys, rings: readonly [Keyring, Keyring]): Promise<number> {
  // Nobody writes meanwhile: a key that came in between would be closed under the old one.
  await client.query(`lock table ${wrapped.table} in exclusive mode`)
  const { rows } = await client.query<{ regency: string }>(`select distinct regency from ${wrapped.table}`)
  let count = 0
  for (const { regency } of rows) count += await rewrapIn(client, regency, wrapped, rings)
  return count
}

async function rewrapIn(
  client: pg.Client,
  regency: string,
  { table, column, key, by, subject }: WrappedKeys,
  [from, to]: readonly [Keyring, Keyring],
): Promise<number> {
  const named = by.map((name) => `'${name}', ${name}::text`).join(', ')
  const page = `select ${key.column}::text as key, ${column} as wrapped, json_build_object(${named}) as by from ${table}
    where regency = $1 and ${column} is not null and ($2::text is null or ${key.column} > $2::text::${key.type})
    order by ${key.column} fetch first ${AT_ONCE} rows with ties`
  // Of a sealed record there are several, one for each office: each is told by what it was.
  const change = `update ${table} t set ${column} = n.wrapped from unnest($2::text[]::${key.type}[], $3::bytea[], $4::bytea[]) as n(key, wrapped, was)
    where t.regency = $1 and t.${key.column} = n.key and t.${column} = n.was`
  let after: string | null = null
  for (let count = 0; ; ) {
    const rows: readonly z.output<typeof Place>[] = (await client.query(page, [regency, after])).rows.map((row) => Place.parse(row))
    if (rows.length === 0) return count
    const closed = rows.map(({ by: named, wrapped }) => to.wrap(subject(named), from.unwrap(subject(named), wrapped), holderOf(wrapped)))
    await client.query(change, [regency, rows.map((row) => row.key), closed, rows.map((row) => row.wrapped)])
    after = rows.at(-1)?.key ?? null
    count += rows.length
  }
}

/**
 * Whoever else works on this database would go on closing under the old key. Asked before anything of ours connects.
 * @throws StartError while another Kawal is connected, on this machine or another
 */
export async function mustBeAlone(databaseUrl: string): Promise<void> {
  const client = await reachDatabase(databaseUrl)
  try {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name ^@ 'kawal' and pid <> pg_backend_pid()",
    )
    const count = rows[0]?.count ?? 0
    if (count > 0) throw new StartError(['rotate-others-there', { count }])
  } finally {
    await client.end()
  }
}

export interface Rotation {
  readonly keys: number
  /** Where the key lies that was in its place. */
  readonly old: string
}

/**
 * @param file of the instance key
 * @param at when, for the name under which the old one is kept
 * @throws what the database says; then nothing has changed
 */
export async function rotateKey(
  file: string,
  databaseUrl: string,
  { tables, today, at }: { readonly tables: readonly WrappedKeys[]; readonly today: LocalDate; readonly at: string },
): Promise<Rotation> {
  const old = parseInstanceKey(readFileSync(file, 'utf8'))
  if (old === undefined) throw new Error(`${file} holds no key`)
  const key = followerOf(old, today)
  rmSync(next(file), { force: true })
  writeKey(next(file), key)
  const rings = [openKeyring(old), openKeyring(key)] as const
  const client = await reachDatabase(databaseUrl)
  let keys = 0
  try {
    await client.query('begin')
    for (const table of tables) keys += await rewrap(client, table, rings)
    await client.query('insert into key_rotation (regency, public_key, at) values ($1, $2, $3)', [NATIONAL, rings[1].publicKey, at])
    await client.query('commit')
  } finally {
    await client.end()
  }
  return { keys, old: takeOver(file, at) }
}

function takeOver(file: string, at: string): string {
  const old = `${file}.until-${at.replaceAll(/[-:]|\.\d+/g, '')}`
  // Both names for a moment, so that there is a key under its name whenever the power goes.
  if (!existsSync(old)) linkSync(file, old)
  renameSync(next(file), file)
  syncFolder(file)
  return old
}

/**
 * After a rotation that was cut off: the key under which the database says it is closed has its name.
 * @returns whether another key is there now
 */
export async function settleKey(file: string, databaseUrl: string): Promise<boolean> {
  if (!existsSync(next(file))) return false
  const client = await reachDatabase(databaseUrl)
  try {
    const [there] = (await client.query("select to_regclass('key_rotation') is not null as there")).rows
    const [last] = there?.there === true ? (await client.query('select public_key from key_rotation order by at desc limit 1')).rows : []
    const key = parseInstanceKey(readFileSync(next(file), 'utf8'))
    if (key !== undefined && last?.public_key === openKeyring(key).publicKey) {
      takeOver(file, new Date().toISOString())
      return true
    }
    rmSync(next(file))
    return false
  } finally {
    await client.end()
  }
}
