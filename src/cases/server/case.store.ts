// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of cases.

import * as z from 'zod/mini'
import { CASE_TYPE } from '#cases/core/case.ts'
import { type Told, told } from '#cases/server/told.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Arrivals } from '#kernel/work.ts'
import { type Binding, binding } from '#platform/server/storage/binding.ts'
import { custody, type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

/** Where a closed case stands in a list by due dates: after all others. */
const NEVER: LocalDate = '2999-12-31'

interface CaseFilter {
  readonly told: Told
  readonly today: LocalDate
  readonly open?: boolean
  readonly state?: string | undefined
  readonly category?: string | undefined
  readonly late?: boolean
  /** Whose turn it is: of this kind of office, or of the kinds whose steps have climbed to it since they were due. */
  readonly turn?: { readonly owner: OfficeKind; readonly climbed: Arrivals | undefined } | undefined
  readonly after?: readonly [due: string, id: string] | undefined
  readonly limit: number
}

const PageRow = z.object({ items: z.nullable(z.string()), at: z.nullable(z.string()), id: z.nullable(z.string()), found: z.number() })

interface ListedCases {
  /** The rows as JSON, without the brackets around them. */
  readonly items: string
  /** Where the next page begins; undefined where this is the last. */
  readonly last: readonly [due: string, id: string] | undefined
}

/** The end of a row: the day decides what is late. */
function cardOf(due: string, today: string): string {
  return `card || case when ${due} is null then ',"due":null,"late":false}'
    else ',"due":"' || ${due} || case when ${due} < ${today}::date then '","late":true}' else '","late":false}' end end`
}

// Only what is asked stands in the text, so that the plan is made for it; the reader's authority is in the WHERE and, again, in the policy.
function whereOf({ bind }: Binding, scope: Scope, regencies: readonly string[] | null, filter: CaseFilter): string {
  const { due, owners } = told[filter.told]
  const { state, category, turn, after } = filter
  const climbed = turn?.climbed
  const alsoClimbed =
    climbed === undefined ? '' : ` or (${due} < ${bind(climbed.dueBefore)}::date and ${owners} && ${bind(climbed.owners)}::text[])`
  return [
    // One regency is a key, and the index then gives the order too.
    ...(regencies === null
      ? []
      : [regencies.length === 1 ? `regency = ${bind(regencies[0])}` : `regency = any(${bind(regencies)}::text[])`]),
    `(area ^@ any(${bind(scope.filter)}::text[]) or lets_in(let_in, ${bind(guestIn(scope))}))`,
    ...(filter.open === true ? [`${due} is not null`] : []),
    ...(state === undefined ? [] : [`state = ${bind(state)}`]),
    ...(category === undefined ? [] : [`category = ${bind(category)}`]),
    ...(filter.late === true ? [`${due} < ${bind(filter.today)}::date`] : []),
    ...(turn === undefined ? [] : [`(${bind(turn.owner)} = any(${owners})${alsoClimbed})`]),
    ...(after === undefined ? [] : [`(coalesce(${due}, date '${NEVER}'), case_id) > (${bind(after[0])}::date, ${bind(after[1])}::uuid)`]),
  ].join(' and ')
}

/** Cases within the reader's authority, the soonest due first: one statement, which writes the page as one JSON text. */
export async function listCases(db: Database, scope: Scope, filter: CaseFilter): Promise<ListedCases> {
  const bound = binding()
  const { bind, values } = bound
  const { due } = told[filter.told]
  const where = whereOf(bound, scope, await regenciesReached(db, scope, CASE_TYPE), filter)
  const limit = bind(filter.limit)
  const order = `coalesce(${due}, date '${NEVER}')`
  const [row] = await db.readSoon(
    scope,
    `select string_agg(json, ',') filter (where nth <= ${limit}) as items, (max(at) filter (where nth = ${limit}))::text as at,
       max(id) filter (where nth = ${limit}) as id, count(*)::int as found
     from (select ${cardOf(due, bind(filter.today))} as json, ${order} as at, case_id::text as id, row_number() over () as nth
       from (select card, ${due}, case_id from case_file where ${where} order by ${order}, case_id limit ${limit}::int + 1) c) w`,
    values,
  )
  const { items, at, id, found } = PageRow.parse(row)
  return { items: items ?? '', last: found > filter.limit && at !== null && id !== null ? [at, id] : undefined }
}

/** One person's, newest first, as JSON. */
export async function listCasesOf(
  db: Database,
  scope: Scope,
  worker: RecordKey,
  reading: Pick<CaseFilter, 'told' | 'today'>,
): Promise<string> {
  const { due } = told[reading.told]
  const [row] = await db.read(
    scope,
    `select coalesce(string_agg(${cardOf(due, '$5')}, ',' order by registered_on desc, case_id desc), '') as items from case_file
     where worker_regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope), reading.today],
  )
  return z.object({ items: z.string() }).parse(row).items
}

const KeyRow = z.object({ regency: z.string(), case_id: z.string() })

/** The keys of one person's cases. */
export async function caseKeysOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, case_id::text from case_file
     where worker_regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency, case_id: uuid }) => ({ regency, uuid }))
}

/** A page of the keys of all cases within the reader's authority, in the order of their keys. */
export async function caseKeysAfter(
  db: Database,
  scope: Scope,
  after: RecordKey | undefined,
  limit: number,
): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, case_id::text from case_file where (area ^@ any($1::text[]) or lets_in(let_in, $2))
       and (regency, case_id) > ($3, $4::uuid) order by regency, case_id limit $5`,
    [scope.filter, guestIn(scope), after?.regency ?? '', after?.uuid ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency, case_id: uuid }) => ({ regency, uuid }))
}

/** The case of which a record tells and those that were made from it, the first first; as far as the reader reaches them. */
export async function casesOfRecord(db: Database, scope: Scope, recordId: string): Promise<readonly RecordKey[]> {
  const { regency, uuid } = parseId(recordId)
  const rows = await db.read(
    scope,
    `select regency, case_id::text from case_file
     where ((regency = $1 and case_id = $2) or record_id = $3) and is_reached(area, let_in, $4::text[], $5) order by registered_on, case_id limit 20`,
    [regency, uuid, recordId, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency: at, case_id }) => ({ regency: at, uuid: case_id }))
}

/** Whether there is one under a key, whoever reaches it. */
export async function hasCase(db: Database, { regency, uuid }: RecordKey): Promise<boolean> {
  return (await db.read(custody, 'select 1 as there from case_file where regency = $1 and case_id = $2', [regency, uuid])).length > 0
}
