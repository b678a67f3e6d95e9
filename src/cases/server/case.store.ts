// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of cases.

import * as z from 'zod/mini'
import { CASE_TYPE, caseStates, categories } from '#cases/core/case.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Arrivals } from '#kernel/work.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

const CaseRow = z.object({
  regency: z.string(),
  case_id: z.string(),
  area: z.string(),
  name: z.nullable(z.string()),
  category: z.enum(categories),
  state: z.enum(caseStates),
  registered_on: z.string(),
  due_on: z.nullable(z.string()),
})
export type CaseRow = z.output<typeof CaseRow>

const ROW = 'select regency, case_id::text, area, name, category, state, registered_on, due_on from case_file'

/** Where a closed case stands in a list by due dates: after all others. */
export const NEVER: LocalDate = '2999-12-31'

interface CaseFilter {
  readonly open: boolean
  readonly state: string | undefined
  readonly category: string | undefined
  readonly lateOn: LocalDate | undefined
  /** Whose turn it is: of this kind of office, or of the kinds whose steps have climbed to it since they were due. */
  readonly turn: { readonly owner: OfficeKind; readonly climbed: Arrivals | undefined } | undefined
  readonly after: readonly [due: string, id: string] | undefined
  readonly limit: number
}

/** Cases within the reader's authority, the soonest due first. */
export async function listCases(db: Database, scope: Scope, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const rows = await db.read(
    scope,
    `${ROW} where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))
       and (not $4::boolean or due_on is not null) and ($5::text is null or state = $5) and ($6::text is null or category = $6)
       and ($7::date is null or due_on < $7)
       and ($8::text is null or $8 = any(owners) or (due_on < $12::date and owners && $13::text[]))
       and ($9::date is null or (coalesce(due_on, date '${NEVER}'), case_id) > ($9, $10::uuid))
     order by coalesce(due_on, date '${NEVER}'), case_id limit $11`,
    [
      await regenciesReached(db, scope, CASE_TYPE),
      scope.filter,
      guestIn(scope),
      filter.open,
      filter.state ?? null,
      filter.category ?? null,
      filter.lateOn ?? null,
      filter.turn?.owner ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
      filter.turn?.climbed?.dueBefore ?? null,
      filter.turn?.climbed?.owners ?? [],
    ],
  )
  return rows.map((row) => CaseRow.parse(row))
}

/** One person's, newest first. */
export async function listCasesOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly CaseRow[]> {
  const rows = await db.read(
    scope,
    `${ROW} where worker_regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))
     order by registered_on desc, case_id desc`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => CaseRow.parse(row))
}
