// SPDX-License-Identifier: AGPL-3.0-or-later
// Pairs of files, by their standing. Both files must be within reach: the pair's own place holds both, and each row of a file is held to it too.

import * as z from 'zod/mini'
import { type DoubleStanding, doubleStandings } from '#journeys/core/double.rules.ts'
import { type DoubleSource, doubleSources } from '#journeys/core/double.ts'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'

const Row = z.object({
  regency: z.string(),
  stream_id: z.string(),
  standing: z.enum(doubleStandings),
  source: z.enum(doubleSources),
  score: z.nullable(z.number()),
  found_on: z.string(),
  decided_on: z.nullable(z.string()),
  one_name: z.string(),
  other_name: z.string(),
})

export interface ListedDouble {
  readonly id: string
  readonly standing: DoubleStanding
  readonly source: DoubleSource
  readonly score: number | null
  readonly foundOn: LocalDate
  readonly decidedOn: LocalDate | null
  readonly names: readonly [string, string]
}

const WITHIN = `($1::text[] is null or d.regency = any($1)) and d.area ^@ any($2::text[]) and w.area ^@ any($2) and v.area ^@ any($2)`
const FROM = `from double d join worker w on w.regency = d.regency and w.stream_id = d.one
  join worker v on v.regency = d.regency and v.stream_id = d.other`
const COLUMNS = `d.regency, d.stream_id::text, d.standing, d.source, d.score, d.found_on, d.decided_on, w.name as one_name, v.name as other_name`
const WAITING = `d.standing in ('open', 'later') and w.merged_into is null and v.merged_into is null`
const COUNTED = 1000

function listed(row: unknown): ListedDouble {
  const { regency, stream_id: uuid, found_on: foundOn, decided_on: decidedOn, one_name, other_name, ...rest } = Row.parse(row)
  return { ...rest, id: formatId({ regency, uuid }), foundOn, decidedOn, names: [one_name, other_name] }
}

/** Likeliest first; what an officer or an import said stands before what was computed, what was put off behind everything. */
export async function listWaiting(db: Database, scope: Scope, limit: number): Promise<readonly ListedDouble[]> {
  const rows = await db.read(
    scope,
    `select ${COLUMNS} ${FROM} where ${WITHIN} and ${WAITING}
     order by d.standing = 'later', d.score desc nulls first, d.found_on, d.stream_id limit $3`,
    [regenciesWithin(scope.filter), scope.filter, limit],
  )
  return rows.map(listed)
}

export async function countWaiting(db: Database, scope: Scope): Promise<number> {
  const rows = await db.read(scope, `select count(*)::int as n from (select 1 ${FROM} where ${WITHIN} and ${WAITING} limit ${COUNTED}) c`, [
    regenciesWithin(scope.filter),
    scope.filter,
  ])
  return z.object({ n: z.number() }).parse(rows[0]).n
}

/** What was decided from a day on, newest first. */
export async function listDecided(db: Database, scope: Scope, from: LocalDate, limit: number): Promise<readonly ListedDouble[]> {
  const rows = await db.read(
    scope,
    `select ${COLUMNS} ${FROM} where ${WITHIN} and d.decided_on >= $3 order by d.decided_on desc, d.stream_id desc limit $4`,
    [regenciesWithin(scope.filter), scope.filter, from, limit],
  )
  return rows.map(listed)
}

const KeyRow = z.object({ regency: z.string(), stream_id: z.string() })

/** Every pair that a file belongs to. */
export async function listPairsOf(db: Database, file: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    everywhere,
    'select regency, stream_id::text from double where regency = $1 and (one = $2 or other = $2) order by stream_id',
    [file.regency, file.uuid],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency, stream_id: uuid }) => ({ regency, uuid }))
}

const VersionRow = z.object({ stream_id: z.string(), version: z.number() })

/** Of each of these files of one regency the last entry that says who the person is. */
export async function findPersonVersions(
  db: Database,
  regency: string,
  uuids: readonly [string, string],
): Promise<readonly [number, number]> {
  const rows = await db.read(
    everywhere,
    `select stream_id::text, max(version) as version from event
     where regency = $1 and stream_id = any($2::uuid[]) and type in ('WorkerRegistered', 'PersonCorrected', 'LastUndone') group by stream_id`,
    [regency, uuids],
  )
  const versions = new Map(rows.map((row) => VersionRow.parse(row)).map(({ stream_id, version }) => [stream_id, version]))
  return [versions.get(uuids[0]) ?? 0, versions.get(uuids[1]) ?? 0]
}
