// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that is kept on one subject, whatever keeps it: their own records with what is sealed in them, each event, and every row of every
// table that names them. It asks the database which tables there are, so that what comes new is told too.

import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { isSealed, letsIn } from '#kernel/letting.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { reveal, revealEvent } from '#platform/server/storage/reveal.ts'

export interface HeldRecord {
  readonly key: RecordKey
  readonly type: string
  readonly version: number
  readonly state: Readonly<Record<string, unknown>>
  readonly area: string
  /** Named offices' alone. */
  readonly sealed: boolean
}

export interface HeldEvent {
  readonly key: RecordKey
  readonly version: number
  readonly type: string
  readonly at: string
  readonly userId: string
  readonly officeId: string
  readonly said: Readonly<Record<string, unknown>>
}

export interface HeldRow {
  readonly table: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface HeldOf {
  readonly records: readonly HeldRecord[]
  readonly events: readonly HeldEvent[]
  readonly rows: readonly HeldRow[]
}

/** Told as records, events and looks, or no more than a copy of them under way. */
const elsewhere = ['event', 'snapshot', 'subject_key', 'feed', 'outbox', 'head_end', 'read_log']

const Values = z.record(z.string(), z.unknown())
const TableRow = z.object({ name: z.string(), columns: z.array(z.string()) })
const JsonRow = z.object({ row: Values })
const Walled = z.object({ let_in: z.array(z.string()) })
const StateRow = z.object({
  area: z.string(),
  let_in: z.array(z.string()),
  stream_id: z.string(),
  stream_type: z.string(),
  version: z.number(),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})
const EventRow = z.object({
  stream_id: z.string(),
  version: z.number(),
  type: z.string(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  body: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

/** A keyed hash says nothing to anybody but this instance. */
const readable = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && !(typeof value === 'string' && value.startsWith('\\x'))),
  )

/** What is sealed is told by whom it is sealed to for good: not by a guest of some days or hours, who reads it where each look is its own. */
function isOpen({ officeId }: Scope, row: unknown): boolean {
  const { data } = Walled.safeParse(row)
  return data === undefined || !isSealed(data.let_in) || letsIn(data.let_in, officeId)
}

/** In which of these columns the tables of today name something. */
async function tablesNaming(db: Database, columns: readonly string[]): Promise<readonly z.output<typeof TableRow>[]> {
  const rows = await db.run(
    `select table_name::text as name, array_agg(column_name::text order by column_name) filter (where column_name <> 'regency') as columns
     from information_schema.columns
     where table_schema = 'public' and table_name <> all($1::text[])
       and (column_name = 'regency' or (column_name = any($2::text[]) and data_type = 'uuid'))
     group by 1 having bool_or(column_name = 'regency') and count(*) > 1 order by 1`,
    [elsewhere, columns],
  )
  return rows.map((row) => TableRow.parse(row))
}

interface Named {
  readonly regency: string
  readonly uuids: readonly string[]
  readonly by: readonly string[]
}

async function rowsNaming(db: Database, scope: Scope, { regency, uuids, by }: Named): Promise<readonly HeldRow[]> {
  const found: HeldRow[] = []
  for (const { name, columns } of uuids.length === 0 ? [] : await tablesNaming(db, by)) {
    const names = columns.map((column) => `t."${column}" = any($2::uuid[])`).join(' or ')
    const rows = await db.read(scope, `select to_jsonb(t) as row from "${name}" t where t.regency = $1 and (${names})`, [regency, uuids])
    const open = rows.map((row) => JsonRow.parse(row).row).filter((row) => isOpen(scope, row))
    found.push(...open.map((row) => ({ table: name, values: readable(row) })))
  }
  return found
}

async function rowsOf(db: Database, scope: Scope, { regency, uuid }: RecordKey): Promise<readonly HeldRow[]> {
  const own = await rowsNaming(db, scope, { regency, uuids: [uuid], by: ['stream_id', 'worker_id'] })
  // What lies in a case of theirs names the case, which may have been there before anybody knew whose it was.
  const cases = own.flatMap(({ values }) => (typeof values['case_id'] === 'string' ? [values['case_id']] : []))
  const told = new Set(own.map(({ table }) => table))
  const within = await rowsNaming(db, scope, { regency, uuids: cases, by: ['case_id'] })
  return [...own, ...within.filter(({ table }) => !told.has(table))]
}

const NamingRow = z.object({ name: z.string(), type: z.enum(['uuid', 'text']) })
const NamedRow = z.object({ regency: z.string(), uuid: z.string() })
const NamedIdRow = z.object({ id: z.string() })

/** Of these workers, those whom a row of a record other than their own file names: papers, classes, tests, requests, and what comes new. */
export async function namedElsewhere(db: Database, keys: readonly RecordKey[]): Promise<ReadonlySet<string>> {
  const ids = keys.map(formatId)
  const regencies = [...new Set(keys.map(({ regency }) => regency))]
  const uuids = keys.map(({ uuid }) => uuid)
  const tables = await db.run(
    `select table_name::text as name, data_type::text as type from information_schema.columns
     where table_schema = 'public' and table_name <> all($1::text[]) and column_name = 'worker_id' order by 1`,
    [elsewhere],
  )
  const named = new Set<string>()
  for (const { name, type } of tables.map((row) => NamingRow.parse(row))) {
    if (type === 'text') {
      // A whole number names its own regency, and stands in the rows of others too.
      const rows = await db.read(everywhere, `select distinct worker_id as id from "${name}" where worker_id = any($1::text[])`, [ids])
      for (const row of rows) named.add(NamedIdRow.parse(row).id)
      continue
    }
    const rows = await db.read(
      everywhere,
      `select distinct regency, worker_id::text as uuid from "${name}" where regency = any($1::text[]) and worker_id = any($2::uuid[])`,
      [regencies, uuids],
    )
    for (const row of rows) named.add(formatId(NamedRow.parse(row)))
  }
  return named
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export interface HeldOptions {
  readonly keyring: Keyring
  /** Kinds of records that have one subject each, who is named by `worker_id` in their rows. */
  readonly types: readonly string[]
}

/** @param subject the person's own record; what the reader may not see is not in it */
export async function heldOf(db: Database, scope: Scope, subject: RecordKey, { keyring, types }: HeldOptions): Promise<HeldOf> {
  const { regency, uuid } = subject
  const rows = await rowsOf(db, scope, subject)
  // Records of theirs are found by the ids in their rows; of those, the kinds that are about nobody else.
  const ids = [...new Set(rows.flatMap(({ values }) => Object.values(values)).filter((value) => typeof value === 'string'))]
  const near = ids.filter((value) => uuidPattern.test(value))
  const states = await db.read(
    scope,
    `select s.stream_id::text, s.stream_type, s.area, s.let_in, s.version, s.state, s.sealed, k.wrapped from snapshot s
     left join subject_key k on k.regency = s.regency and k.stream_id = s.stream_id
     where s.regency = $1 and (s.stream_id = $2 or (s.stream_id = any($3::uuid[]) and s.stream_type = any($4::text[]))) order by s.stream_type, 1`,
    [regency, uuid, near, types],
  )
  const records = states
    .filter((row) => isOpen(scope, row))
    .map((row) => {
      const kept = StateRow.parse(row)
      const key = { regency, uuid: kept.stream_id }
      const { state } = reveal<Readonly<Record<string, unknown>>>(keyring, formatId(key), kept)
      return { key, type: kept.stream_type, version: kept.version, state, area: kept.area, sealed: isSealed(kept.let_in) }
    })
  const events = await db.read(
    scope,
    `select e.stream_id::text, e.version, e.type, e.at, e.user_id, e.office_id, e.body, e.sealed, k.wrapped from event e
     left join subject_key k on k.regency = e.regency and k.stream_id = e.stream_id
     where e.regency = $1 and e.stream_id = any($2::uuid[]) order by e.at, e.stream_id, e.version`,
    [regency, records.map(({ key }) => key.uuid)],
  )
  return {
    records,
    events: events.map((row) => {
      const { stream_id, version, type, at, user_id, office_id, body, sealed, wrapped } = EventRow.parse(row)
      const key = { regency, uuid: stream_id }
      const open = Values.parse(JSON.parse(body))
      const personal = revealEvent(keyring, formatId(key), { version, sealed, wrapped })
      const said = { ...open, ...(personal === undefined ? {} : { personal }) }
      return { key, version, type, at: at.toISOString(), userId: user_id, officeId: office_id, said }
    }),
    rows,
  }
}
