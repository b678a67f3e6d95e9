// SPDX-License-Identifier: AGPL-3.0-or-later
// Which past a database is of, and whether a cursor of the feed is of the same: after something older was put back, it is not.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type Cursor, EPOCH, PRINT, positionsOf } from '#kernel/sync-protocol.ts'
import { custody, type Database } from '#platform/server/storage/database.ts'

const EpochRow = z.object({ epoch: z.number() })

/**
 * Which past this database is of. However a backup is brought back, it is another after: in a database made anew, by files of a dump; or on another
 * timeline, by a base backup and its log. But not where the files of one that was stopped are put back as they lay: that the print tells.
 */
export async function findEpoch(db: Database): Promise<number> {
  const [row] = await db.read(
    custody,
    `select ('x' || left(md5(concat_ws('/', s.system_identifier, c.timeline_id, d.oid)), 12))::bit(48)::bigint as epoch
     from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database()`,
  )
  return EpochRow.parse(row).epoch
}

const StandRow = z.object({ regency: z.string(), hash: z.instanceof(Buffer) })

// Key by key, whatever the planner takes the tables for.
const STANDS = `select c.regency, e.hash from unnest($1::text[], $2::bigint[]) c(regency, position),
  lateral (select stream_id, version from feed where regency = c.regency and position = c.position offset 0) f,
  lateral (select hash from event where regency = c.regency and stream_id = f.stream_id and version = f.version offset 0) e`

/** What happened last where a cursor stands, as a number: another wherever something else did, or nothing yet. */
export async function findPrint(db: Database, cursor: Cursor): Promise<number> {
  const positions = positionsOf(cursor)
  const rows = await db.read(custody, STANDS, [[...positions.keys()], [...positions.values()]])
  const hashes = new Map(rows.map((row) => StandRow.parse(row)).map(({ regency, hash }) => [regency, hash.toString('hex')]))
  const all = [...positions].map(([regency, position]) => `${regency}:${position}/${hashes.get(regency) ?? ''}`).toSorted()
  return Number.parseInt(createHash('md5').update(all.join()).digest('hex').slice(0, 12), 16)
}

/** What a cursor does not say is not held against it: older devices know less. */
export async function hasSamePrint(db: Database, cursor: Cursor): Promise<boolean> {
  const print = cursor.get(PRINT)
  return print === undefined || (await findPrint(db, cursor)) === print
}

/** By epoch and print, as far as a cursor says them. */
export async function isOfThisPast(db: Database, cursor: Cursor): Promise<boolean> {
  const epoch = cursor.get(EPOCH)
  const [isEpoch, isPrint] = await Promise.all([
    epoch === undefined || findEpoch(db).then((now) => now === epoch),
    hasSamePrint(db, cursor),
  ])
  return isEpoch && isPrint
}
