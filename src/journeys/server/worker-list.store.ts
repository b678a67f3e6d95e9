// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files: one statement, in which PostgreSQL puts the page together from the JSON that stands in each row.

import * as z from 'zod/mini'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { type RegencyCode, regenciesWithin } from '#kernel/area.ts'
import type { LocalDate } from '#kernel/time.ts'
import { searchKey } from '#people/core/name.ts'
import { type Binding, binding } from '#platform/server/storage/binding.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'
import { patternsOf } from '#platform/server/storage/patterns.ts'

export interface WorkerFilter {
  readonly area: string | undefined
  readonly q: string
  /** A whole number, by its keyed hash. */
  readonly number: { readonly kind: 'nik' | 'phone' | 'passport'; readonly hash: Buffer } | undefined
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

const PageRow = z.object({
  items: z.nullable(z.string()),
  at: z.nullable(z.string()),
  stream_id: z.nullable(z.string()),
  found: z.number(),
})

export interface ListedPage {
  /** The rows as JSON, without the brackets around them. */
  readonly items: string
  /** Where the next page begins; undefined where this is the last. */
  readonly last: readonly [date: string, id: string] | undefined
}

interface Placed {
  /** Where to look; null is everywhere. */
  readonly regencies: readonly RegencyCode[] | null
}

async function placedIn(db: Database, scope: Scope, { area }: WorkerFilter): Promise<Placed> {
  return { regencies: area !== undefined && area.length >= 5 ? regenciesWithin([area]) : await regenciesReached(db, scope, 'worker') }
}

// Only what is asked stands in the text: a plan made for every possible question would read the whole regency for each of them.
// The reader's authority is in the WHERE and, again, in the policy.
function whereOf(scope: Scope, filter: WorkerFilter, { bind, regencies }: Binding & Pick<Placed, 'regencies'>): string {
  const { area, state, stage, scheme, destination, number } = filter
  const patterns = patternsOf(searchKey(filter.q))
  const equal = (column: string, value: unknown): string[] => (value === undefined ? [] : [`${column} = ${bind(value)}`])
  // One regency is a key, and the index then gives the order too.
  const place =
    regencies === null ? [] : regencies.length === 1 ? equal('regency', regencies[0]) : [`regency = any(${bind(regencies)}::text[])`]
  const within = (prefix: string): string => {
    const named = bind(prefix)
    return prefix.length === VILLAGE ? `area = ${named}` : `area >= ${named} and area < ${named} || '~'`
  }
  return [
    ...place,
    `(area ^@ any(${bind(scope.filter)}::text[]) or lets_in(let_in, ${bind(guestIn(scope))}))`,
    ...(area === undefined ? [] : [within(area)]),
    ...equal('state', state),
    // A person is listed and counted once, and found by what either file says.
    ...(patterns === null && number === undefined ? ['merged_into is null'] : []),
    ...(patterns === null ? [] : [`name_key like all(${bind(patterns)}::text[])`]),
    ...(number === undefined ? [] : equal(`${number.kind}_hash`, number.hash)),
    ...equal('stage', stage),
    ...equal('scheme', scheme),
    ...equal('destination', destination),
    ...(filter.late || filter.risk ? [`next_due < ${bind(filter.today)}::date`] : []),
    ...(filter.risk ? [`state = any(${bind(beforeReady)}::text[])`] : []),
  ].join(' and ')
}

const VILLAGE = 'PP.KK.CC.DDDD'.length

const orders = {
  newest: { column: 'registered_on', beyond: '<', direction: 'desc' },
  waiting: { column: 'stage_since', beyond: '>', direction: 'asc' },
} as const

/** Whether an index gives the page in its order, without looking at rows that are not on it. */
function isIndexed({ area, q, number, stage, scheme, destination, late, risk, sort }: WorkerPage): boolean {
  const narrowed = [number, stage, scheme, destination].some((each) => each !== undefined)
  return sort === 'newest' && area?.length === VILLAGE && q === '' && !narrowed && !late && !risk
}

/** One statement, one row: PostgreSQL writes the page as one JSON text, in the order of the rows below it, and says where it ends. */
export async function listWorkers(db: Database, scope: Scope, page: WorkerPage): Promise<ListedPage> {
  const bound = binding()
  const { bind, values } = bound
  const { column, beyond, direction } = orders[page.sort]
  const where = whereOf(scope, page, { ...bound, ...(await placedIn(db, scope, page)) })
  const past =
    page.after === undefined ? '' : ` and (${column}, stream_id) ${beyond} (${bind(page.after[0])}::date, ${bind(page.after[1])}::uuid)`
  const limit = bind(page.limit)
  const ask = isIndexed(page) ? db.readSoon : db.read
  const [row] = await ask(
    scope,
    `select string_agg(json, ',') filter (where nth <= ${limit}) as items, (max(at) filter (where nth = ${limit}))::text as at,
  max(id) filter (where nth = ${limit}) as stream_id, count(*)::int as found
from (select card || case when next_due < ${bind(page.today)}::date and state = any(${bind(beforeReady)}::text[])
      then ',"atRisk":true}' else ',"atRisk":false}' end as json, ${column} as at, stream_id::text as id, row_number() over () as nth
  from (select card, next_due, state, ${column}, stream_id
    from worker where ${where}${past} order by ${column} ${direction}, stream_id ${direction} limit ${limit}::int + 1) p) w`,
    values,
  )
  const { items, at, stream_id, found } = PageRow.parse(row)
  return { items: items ?? '', last: found > page.limit && at !== null && stream_id !== null ? [at, stream_id] : undefined }
}

/** How many there are, counted no further than a limit: a list of all files must not read them all to say so. */
export async function countWorkers(db: Database, scope: Scope, filter: WorkerFilter, limit: number): Promise<number> {
  const bound = binding()
  const where = whereOf(scope, filter, { ...bound, ...(await placedIn(db, scope, filter)) })
  const [row] = await db.read(
    scope,
    `select count(*)::int as n from (select from worker where ${where} limit ${bound.bind(limit)}) w`,
    bound.values,
  )
  return z.object({ n: z.number() }).parse(row).n
}
