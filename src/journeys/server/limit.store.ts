// SPDX-License-Identifier: AGPL-3.0-or-later
// Of which files a use is stopped. Every list and comparison that leaves the escort asks here.

import * as z from 'zod/mini'
import { rightsStopping } from '#journeys/core/limit.rules.ts'
import type { Use } from '#journeys/core/limit.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const Row = z.object({ regency: z.string(), stream_id: z.string() })

/** The file itself, the one that leads it, and those that it leads: they are of one person. */
const PERSON = `with limited as (
  select w.regency, w.stream_id, w.merged_into from use_limit l join worker w on w.regency = l.regency and w.stream_id = l.stream_id
  where ($1::text[] is null or l.regency = any($1)) and l.right_code = any($2::text[]) and l.from_day <= $3 and (l.until_day is null or $3 <= l.until_day)
), heads as (
  select regency, coalesce(merged_into, replace(regency, '.', '') || '-' || stream_id) as id from limited
)
select regency, stream_id::text from limited
union select w.regency, w.stream_id::text from heads l join worker w on w.regency = l.regency
  and (w.merged_into = l.id or w.stream_id = right(l.id, 36)::uuid)`

/**
 * Ids of all files of which a use is stopped on a day, whoever asks: what is kept back from a reader must be known whether or not they see it.
 * `regencies`: null for all.
 */
export async function stoppedFiles(
  db: Pick<Database, 'read'>,
  use: Use,
  { regencies, today }: { readonly regencies: readonly RegencyCode[] | null; readonly today: LocalDate },
): Promise<ReadonlySet<string>> {
  const rows = await db.read(everywhere, PERSON, [regencies, rightsStopping(use, today), today])
  return new Set(rows.map((row) => Row.parse(row)).map(({ regency, stream_id: uuid }) => formatId({ regency, uuid })))
}
