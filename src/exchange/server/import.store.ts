// SPDX-License-Identifier: AGPL-3.0-or-later
// What came of the parts of a list, which mapping an office chose last, and the list of lists.

import * as z from 'zod/mini'
import { repairKinds } from '#exchange/core/cell.ts'
import { columnCodes, type Mapping } from '#exchange/core/column.ts'
import { headingKey } from '#exchange/core/heading.rules.ts'
import { type Counts, importStates, noCounts } from '#exchange/core/import.ts'
import type { KeptFile } from '#exchange/server/file.store.ts'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, RecordId, type RecordKey } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { type Database, everywhere, guestIn, type Scope } from '#platform/server/storage/database.ts'

const Fault = z.object({
  column: z.enum(columnCodes),
  value: z.string(),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.string())),
  repair: z.optional(z.object({ kind: z.enum(repairKinds), value: z.string() })),
})

/** A row that was not taken in: its cells as they came, and why. */
const BadRow = z.object({ row: z.number(), cells: z.array(z.string()), duplicate: z.boolean(), faults: z.array(Fault) })
export type BadRow = Readonly<z.output<typeof BadRow>>

const PartResult = z.object({ bad: z.array(BadRow), made: z.array(z.tuple([z.number(), RecordId])) })
export type PartResult = Readonly<z.output<typeof PartResult>>

/** One reading of one file. */
export interface RunKey {
  readonly key: RecordKey
  readonly run: number
}

const partContext = ({ key, run }: RunKey, nth: number): string => `import-part:${formatId(key)}:${run}:${nth}`

/** What was removed when a file was undone is told apart from what its reading did. */
export const UNDO_RUN = 0

export interface Part {
  readonly nth: number
  readonly area: string
  readonly counts: Counts
  readonly at: Instant
  readonly result: PartResult
}

/** Writes down that a part is done; the same part twice is once. */
export async function addPart(db: Database, file: KeptFile, of: RunKey, part: Part): Promise<void> {
  const sealed = file.seal(JSON.stringify(part.result), partContext(of, part.nth))
  const { rows, accepted, rejected, duplicates } = part.counts
  await db.transaction(everywhere, (tx) =>
    tx.run(
      `insert into import_part (regency, stream_id, run, nth, area, rows, accepted, rejected, duplicates, at, sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (regency, stream_id, run, nth) do nothing`,
      [of.key.regency, of.key.uuid, of.run, part.nth, part.area, rows, accepted, rejected, duplicates, part.at, sealed],
    ),
  )
}

const SumRow = z.object({
  parts: z.number(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
  first: z.nullable(z.date()),
  last: z.nullable(z.date()),
})

export interface Done {
  readonly parts: number
  readonly counts: Counts
  readonly first: Instant | undefined
  readonly last: Instant | undefined
}

/** How far a reading has come. */
export async function sumParts(db: Database, { key, run }: RunKey): Promise<Done> {
  const [row] = await db.read(
    everywhere,
    `select count(*)::int as parts, coalesce(sum(rows), 0)::int as rows, coalesce(sum(accepted), 0)::int as accepted,
       coalesce(sum(rejected), 0)::int as rejected, coalesce(sum(duplicates), 0)::int as duplicates, min(at) as first, max(at) as last
     from import_part where regency = $1 and stream_id = $2 and run = $3`,
    [key.regency, key.uuid, run],
  )
  if (row === undefined) return { parts: 0, counts: noCounts, first: undefined, last: undefined }
  const { parts, first, last, ...counts } = SumRow.parse(row)
  return { parts, counts, first: first?.toISOString(), last: last?.toISOString() }
}

const PartRow = z.object({ nth: z.number(), sealed: z.instanceof(Buffer) })

export interface PartsAsked {
  /** The first of them. */
  readonly from?: number
  /** Only those in which a row was not taken in. */
  readonly bad?: true
}

/** The results of a reading, part by part. */
export async function* partsOf(
  db: Database,
  file: KeptFile,
  of: RunKey,
  { from = 0, bad }: PartsAsked = {},
): AsyncGenerator<PartResult & { readonly nth: number }> {
  for (let after = from; ; ) {
    const rows = await db.read(
      everywhere,
      `select nth, sealed from import_part where regency = $1 and stream_id = $2 and run = $3 and nth >= $4
         and ($5::boolean is null or rejected + duplicates > 0) order by nth limit 20`,
      [of.key.regency, of.key.uuid, of.run, after, bad ?? null],
    )
    for (const row of rows) {
      const { nth, sealed } = PartRow.parse(row)
      yield { nth, ...PartResult.parse(JSON.parse(file.open(sealed, partContext(of, nth)))) }
      after = nth + 1
    }
    if (rows.length === 0) return
  }
}

const ColumnsRow = z.object({ columns: z.array(z.string()) })
const NONE = '-'

function headingsHash({ keyring }: Pick<Services, 'keyring'>, headings: readonly string[]): Buffer {
  return keyring.matchHash('headings', JSON.stringify(headings.map(headingKey)))
}

export interface Remembering {
  readonly regency: string
  readonly officeId: string
  readonly headings: readonly string[]
}

export async function findMapping(services: Pick<Services, 'db' | 'keyring'>, of: Remembering): Promise<Mapping | undefined> {
  const [row] = await services.db.read(
    everywhere,
    'select columns from import_mapping where regency = $1 and office_id = $2 and headings = $3',
    [of.regency, of.officeId, headingsHash(services, of.headings)],
  )
  if (row === undefined) return undefined
  return ColumnsRow.parse(row).columns.map((name) => columnCodes.find((code) => code === name) ?? null)
}

/** So that the same office need not choose its columns again. */
export async function keepMapping(services: Pick<Services, 'db' | 'keyring' | 'clock'>, of: Remembering, mapping: Mapping): Promise<void> {
  const columns = mapping.map((code) => code ?? NONE)
  await services.db.transaction(everywhere, (tx) =>
    tx.run(
      `insert into import_mapping (regency, office_id, headings, columns, at) values ($1, $2, $3, $4, $5)
       on conflict (regency, office_id, headings) do update set columns = excluded.columns, at = excluded.at`,
      [of.regency, of.officeId, headingsHash(services, of.headings), columns, services.clock()],
    ),
  )
}

const ImportRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  version: z.number(),
  state: z.enum(importStates),
  dry_run: z.boolean(),
  handed_in: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
})
export type ImportRow = z.output<typeof ImportRow>

export interface ImportPage {
  readonly after: readonly [on: string, id: string] | undefined
  readonly limit: number
}

export async function listImports(db: Database, scope: Scope, { after, limit }: ImportPage): Promise<readonly ImportRow[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text, version, state, dry_run, handed_in, rows, accepted, rejected, duplicates from import
     where ($1::text[] is null or regency = any($1 || '00'::text)) and (area ^@ any($2::text[]) or lets_in(let_in, $6))
       and ($3::date is null or (handed_in, stream_id) < ($3, $4::uuid))
     order by handed_in desc, stream_id desc limit $5`,
    [regenciesWithin(scope.filter), scope.filter, after?.[0] ?? null, after?.[1] ?? null, limit, guestIn(scope)],
  )
  return rows.map((row) => ImportRow.parse(row))
}

const KeyRow = z.object({ regency: z.string(), stream_id: z.string() })

export interface Forgettable {
  /** Handed in before this. */
  readonly before: Instant
  /** Begun to arrive before this, and never arrived. */
  readonly broken: Instant
}

/** Lists that still hold something and need it no longer; and what arrived of one that broke off. */
export async function listForgettable(db: Database, { before, broken }: Forgettable, limit: number): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    everywhere,
    `select regency, stream_id::text from import_file where at < $1
     union select c.regency, c.stream_id::text from import_chunk c where c.nth = 0 and c.at < $2
       and not exists (select from import_file f where f.regency = c.regency and f.stream_id = c.stream_id) limit $3`,
    [before, broken, limit],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency, stream_id }) => ({ regency, uuid: stream_id }))
}
