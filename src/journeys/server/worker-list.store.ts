// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files: one statement, in which PostgreSQL builds the JSON of each row.

import * as z from 'zod/mini'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { patternsOf } from '#journeys/server/worker.store.ts'
import { regenciesWithin } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

export interface WorkerFilter {
  readonly area: string | undefined
  readonly q: string
  readonly nik: Buffer | undefined
  readonly phone: Buffer | undefined
  readonly state: string | undefined
  readonly stage: string | undefined
  readonly scheme: string | undefined
  readonly destination: string | undefined
  readonly late: boolean
  readonly risk: boolean
  readonly today: LocalDate
}

export interface WorkerPage extends WorkerFilter {
  /** Newest first, or longest waiting first. */
  readonly sort: 'newest' | 'waiting'
  readonly after: readonly [date: string, id: string] | undefined
  readonly limit: number
}

const ListRow = z.object({ json: z.string(), at: z.string(), stream_id: z.string() })
type ListRow = z.output<typeof ListRow>

// The reader's authority is in the WHERE and, again, in the policy.
const WHERE = `
where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or $3 = any(let_in))
  and ($4::text is null or (area >= $4 and area < $4 || '~')) and ($5::text is null or state = $5)
  and ($6::text[] is null or name_key like all($6)) and ($7::bytea is null or nik_hash = $7) and ($8::bytea is null or phone_hash = $8)
  and ($9::text is null or stage = $9) and ($10::text is null or scheme = $10) and ($11::text is null or destination = $11)
  and (not $12::boolean or next_due < $13::date) and (not $14::boolean or (next_due < $13::date and state = any($15::text[])))`

function valuesOf(scope: Scope, filter: WorkerFilter): readonly unknown[] {
  const narrow = filter.area !== undefined && filter.area.length >= 5 ? [filter.area] : scope.filter
  return [
    regenciesWithin(narrow),
    scope.filter,
    scope.officeId,
    filter.area ?? null,
    filter.state ?? null,
    patternsOf(filter.q),
    filter.nik ?? null,
    filter.phone ?? null,
    filter.stage ?? null,
    filter.scheme ?? null,
    filter.destination ?? null,
    filter.late,
    filter.today,
    filter.risk,
    beforeReady,
  ]
}

function listStatement(column: 'registered_on' | 'stage_since', beyond: '<' | '>', direction: 'asc' | 'desc'): string {
  return `
select json_build_object('id', replace(regency, '.', '') || '-' || stream_id, 'version', version, 'name', name, 'sex', sex, 'area', area, 'state', state,
  'since', since, 'scheme', scheme, 'destination', destination, 'occupation', occupation, 'registeredOn', registered_on,
  'stage', stage, 'stageSince', stage_since, 'nextDue', next_due,
  'atRisk', coalesce(next_due < $13 and state = any($15), false))::text as json, ${column}::text as at, stream_id::text
from worker ${WHERE} and ($16::date is null or (${column}, stream_id) ${beyond} ($16, $17::uuid))
order by ${column} ${direction}, stream_id ${direction} limit $18`
}

const statements = {
  newest: listStatement('registered_on', '<', 'desc'),
  waiting: listStatement('stage_since', '>', 'asc'),
} as const

export async function listWorkers(db: Database, scope: Scope, page: WorkerPage): Promise<readonly ListRow[]> {
  const rows = await db.read(scope, statements[page.sort], [
    ...valuesOf(scope, page),
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.limit,
  ])
  return rows.map((row) => ListRow.parse(row))
}

/** How many there are, counted no further than a limit: a list of all files must not read them all to say so. */
export async function countWorkers(db: Database, scope: Scope, filter: WorkerFilter, limit: number): Promise<number> {
  const [row] = await db.read(scope, `select count(*)::int as n from (select from worker ${WHERE} limit $16) w`, [
    ...valuesOf(scope, filter),
    limit,
  ])
  return z.object({ n: z.number() }).parse(row).n
}
