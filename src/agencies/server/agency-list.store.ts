// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the snapshots of the official list.

import * as z from 'zod/mini'
import { NATIONAL } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const Listed = z.object({
  name: z.string(),
  number: z.exactOptional(z.string()),
  address: z.exactOptional(z.string()),
  status: z.exactOptional(z.string()),
})
const ListRow = z.object({ stream_id: z.string(), on_day: z.string(), source: z.string(), count: z.nullable(z.number()) })
const FullRow = z.object({ stream_id: z.string(), on_day: z.string(), source: z.string(), rows: z.array(Listed) })

export interface KeptList {
  readonly id: string
  readonly on: LocalDate
  readonly source: string
  readonly items: z.output<typeof FullRow>['rows']
}

const idOf = (uuid: string): string => formatId({ regency: NATIONAL, uuid })

export async function listLists(
  db: Database,
  scope: Scope,
): Promise<readonly { readonly id: string; readonly on: LocalDate; readonly source: string; readonly rows: number | null }[]> {
  const rows = await db.read(
    scope,
    `select stream_id::text, on_day, source, jsonb_array_length(rows) as count from agency_list
     where regency = $1 and area ^@ any($2::text[]) order by on_day desc, stream_id desc limit 200`,
    [NATIONAL, scope.filter],
  )
  return rows
    .map((row) => ListRow.parse(row))
    .map(({ stream_id, on_day, source, count }) => ({ id: idOf(stream_id), on: on_day, source, rows: count }))
}

/** The last list that was read on a day or before it; `before` leaves out the one that is held against it, and all that came after. */
export async function findLastList(db: Database, scope: Scope, on: LocalDate, before?: string): Promise<KeptList | undefined> {
  const [row] = await db.read(
    scope,
    `select stream_id::text, on_day, source, rows from agency_list
     where regency = $1 and area ^@ any($2::text[]) and rows is not null and on_day <= $3
       and ($4::uuid is null or (on_day, stream_id) < ($3, $4::uuid)) order by on_day desc, stream_id desc limit 1`,
    [NATIONAL, scope.filter, on, before ?? null],
  )
  if (row === undefined) return undefined
  const { stream_id, on_day, source, rows } = FullRow.parse(row)
  return { id: idOf(stream_id), on: on_day, source, items: rows }
}

const DayRow = z.object({ on_day: z.string() })

/** The last day until then on which the source could not be reached. */
export async function findUnavailable(db: Database, scope: Scope, on: LocalDate): Promise<LocalDate | undefined> {
  const [row] = await db.read(
    scope,
    `select on_day from agency_list where regency = $1 and area ^@ any($2::text[]) and rows is null and on_day <= $3 order by on_day desc limit 1`,
    [NATIONAL, scope.filter, on],
  )
  return row === undefined ? undefined : DayRow.parse(row).on_day
}
