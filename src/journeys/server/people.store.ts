// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of a regency as their files say who they are, for the index that is kept in memory: all of them in pages, and who changed since.

import * as z from 'zod/mini'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { formatId } from '#kernel/ids.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'
import { type Keyring, open } from '#platform/server/storage/keys.ts'

/** Who somebody is, as the sealed part of the file says it. */
const Person = z.object({
  name: z.string(),
  sex: z.enum(['F', 'M']),
  birthDate: z.string(),
  alias: z.optional(z.string()),
  motherName: z.optional(z.string()),
  nik: z.optional(z.string()),
  phone: z.optional(z.string()),
  passport: z.optional(z.string()),
})
export type Person = z.output<typeof Person>

export interface KeptPerson {
  readonly uuid: string
  readonly area: string
  readonly letIn: readonly string[]
  /** Absent once the person was erased. */
  readonly person?: Person
}

const KeptRow = z.object({
  stream_id: z.string(),
  area: z.string(),
  let_in: z.array(z.string()),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

const KEPT = `select s.stream_id::text, s.area, s.let_in, s.sealed, k.wrapped
from snapshot s left join subject_key k on k.regency = s.regency and k.stream_id = s.stream_id
where s.regency = $1 and s.stream_type = '${WORKER_TYPE}'`

type Kept = Pick<Database, 'readSoon'>

function personOf(
  keyring: Keyring,
  regency: string,
  { stream_id: uuid, area, let_in: letIn, sealed, wrapped }: z.output<typeof KeptRow>,
): KeptPerson {
  const id = formatId({ regency, uuid })
  if (sealed === null || wrapped === null) return { uuid, area, letIn }
  return { uuid, area, letIn, person: Person.parse(JSON.parse(open(keyring.unwrap(id, wrapped), sealed, `state:${id}`))) }
}

/** A page of people after one of them, by the order of their files. */
export async function listPeople(
  db: Kept,
  keyring: Keyring,
  { regency, after, limit }: { readonly regency: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly KeptPerson[]> {
  const rows = await db.readSoon(everywhere, `${KEPT} and ($2::uuid is null or s.stream_id > $2) order by s.stream_id limit $3`, [
    regency,
    after ?? null,
    limit,
  ])
  return rows.map((row) => personOf(keyring, regency, KeptRow.parse(row)))
}

export async function findPeople(db: Kept, keyring: Keyring, regency: string, uuids: readonly string[]): Promise<readonly KeptPerson[]> {
  const rows = await db.readSoon(everywhere, `${KEPT} and s.stream_id = any($2::uuid[])`, [regency, uuids])
  return rows.map((row) => personOf(keyring, regency, KeptRow.parse(row)))
}

const Moved = z.object({ stream_id: z.string(), position: z.nullable(z.number()) })

export interface MovedFiles {
  readonly uuids: readonly string[]
  /** Up to where the feed was read. */
  readonly position: number
}

/** Files that moved since a position of the feed, and those that were written and have no position yet: they come again. */
export async function filesMoved(db: Kept, regency: string, since: number, limit: number): Promise<MovedFiles> {
  const rows = await db.readSoon(
    everywhere,
    `select stream_id::text, position from (select stream_id, position from feed
       where regency = $1 and position > $2 order by position limit $3) f
     union all select stream_id::text, null from outbox where regency = $1`,
    [regency, since, limit],
  )
  const moved = rows.map((row) => Moved.parse(row))
  return {
    uuids: [...new Set(moved.map((row) => row.stream_id))],
    position: Math.max(since, ...moved.map((row) => row.position ?? 0)),
  }
}

/** Where the feed of a regency ends. */
export async function feedEnd(db: Kept, regency: string): Promise<number> {
  const [row] = await db.readSoon(everywhere, 'select coalesce(max(position), 0)::bigint as position from feed where regency = $1', [
    regency,
  ])
  return z.object({ position: z.number() }).parse(row).position
}

/** How many files there are in each of these regencies. */
export async function countFiles(db: Pick<Database, 'read'>, regencies: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.read(
    everywhere,
    'select regency, count(*)::int as files from worker where regency = any($1::text[]) group by regency',
    [regencies],
  )
  return new Map(
    rows.map((row) => z.object({ regency: z.string(), files: z.number() }).parse(row)).map(({ regency, files }) => [regency, files]),
  )
}

/** Regencies in which there are files. */
export async function regenciesWithFiles(db: Kept): Promise<readonly string[]> {
  const rows = await db.readSoon(
    everywhere,
    `with recursive r(regency) as ((select regency from worker order by regency limit 1)
       union all select (select w.regency from worker w where w.regency > r.regency order by w.regency limit 1) from r where r.regency is not null)
     select regency from r where regency is not null`,
  )
  return rows.map((row) => z.object({ regency: z.string() }).parse(row).regency)
}
