// SPDX-License-Identifier: AGPL-3.0-or-later
// Who else holds a NIK, over all regencies, by its keyed hash alone: no number is opened. For listeners; no answer to anybody comes from here.

import * as z from 'zod/mini'
import { NATIONAL } from '#kernel/area.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { type Database, everywhere, type Tx } from '#platform/server/storage/database.ts'

const HashRow = z.object({ regency: z.string(), stream_id: z.string(), hash: z.instanceof(Buffer) })

/** For each of these files, the files of other regencies that hold its NIK; files that nobody shares one with are left out. */
export async function findTwins(
  tx: Pick<Tx, 'run'>,
  keys: readonly RecordKey[],
): Promise<readonly { readonly file: RecordKey; readonly others: readonly RecordKey[] }[]> {
  const own = await tx.run(
    `select i.regency, i.stream_id::text, i.hash from unnest($1::text[], $2::uuid[]) as asked(regency, stream_id)
     join identity i on i.regency = asked.regency and i.stream_id = asked.stream_id and i.kind = 'nik'`,
    [keys.map((key) => key.regency), keys.map((key) => key.uuid)],
  )
  const mine = own.map((row) => HashRow.parse(row))
  if (mine.length === 0) return []
  // Mostly nobody else holds the number, and nothing comes back.
  const held = await tx.run(
    `select distinct i.regency, i.stream_id::text, i.hash from unnest($2::text[], $1::bytea[]) as own(regency, hash)
     join identity i on i.kind = 'nik' and i.hash = own.hash and i.regency <> own.regency`,
    [mine.map((row) => row.hash), mine.map((row) => row.regency)],
  )
  if (held.length === 0) return []
  const holders = Map.groupBy(
    held.map((row) => HashRow.parse(row)),
    (row) => row.hash.toString('hex'),
  )
  return mine.flatMap(({ regency, stream_id: uuid, hash }) => {
    const others = (holders.get(hash.toString('hex')) ?? []).filter((holder) => holder.regency !== regency)
    return others.length === 0
      ? []
      : [{ file: { regency, uuid }, others: others.map((other) => ({ regency: other.regency, uuid: other.stream_id })) }]
  })
}

/** Which of these files belong to a pair that waits for a decision. */
export async function inOpenTwins(tx: Pick<Tx, 'run'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.run('select one, other from twin where regency = $1 and open and (one = any($2) or other = any($2))', [
    NATIONAL,
    ids,
  ])
  return new Set(rows.map((row) => PairRow.parse(row)).flatMap(({ one, other }) => [one, other]))
}

const PairRow = z.object({ one: z.string(), other: z.string() })
const TwinRow = z.object({ regency: z.string(), stream_id: z.string(), one: z.string(), other: z.string() })

export interface OpenTwins {
  readonly key: RecordKey
  readonly files: readonly [string, string]
}

/** Pairs that wait for a decision; with a file, those it belongs to. */
export async function listOpenTwins(db: Database, fileId?: string): Promise<readonly OpenTwins[]> {
  const rows = await db.read(
    everywhere,
    `select regency, stream_id::text, one, other from twin
     where regency = $1 and open and ($2::text is null or one = $2 or other = $2) order by stream_id`,
    [NATIONAL, fileId ?? null],
  )
  return rows
    .map((row) => TwinRow.parse(row))
    .map(({ regency, stream_id: uuid, one, other }) => ({ key: { regency, uuid }, files: [one, other] }))
}
