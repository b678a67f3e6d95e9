// SPDX-License-Identifier: AGPL-3.0-or-later
// The cards of cases, for capabilities that name cases: as far as the reader reaches each.

import * as z from 'zod/mini'
import type { CaseCard } from '#cases/core/case.port.ts'
import { caseStates, categories } from '#cases/core/case.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const Row = z.object({
  regency: z.string(),
  case_id: z.string(),
  name: z.nullable(z.string()),
  category: z.enum(categories),
  state: z.enum(caseStates),
})

/** In no order; who is not reached is left out. */
export async function caseCards(db: Database, scope: Scope, ids: readonly string[]): Promise<readonly CaseCard[]> {
  if (ids.length === 0) return []
  const keys = ids.map(parseId)
  const rows = await db.read(
    scope,
    `select regency, case_id::text, name, category, state from case_file
     where (regency, case_id) in (select * from unnest($1::text[], $2::uuid[])) and is_reached(area, let_in, $3::text[], $4)`,
    [keys.map(({ regency }) => regency), keys.map(({ uuid }) => uuid), scope.filter, guestIn(scope)],
  )
  return rows.map((row) => {
    const { regency, case_id: uuid, ...card } = Row.parse(row)
    return { id: formatId({ regency, uuid }), ...card }
  })
}
