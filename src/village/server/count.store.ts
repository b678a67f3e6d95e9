// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of count sheets.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import { countContracts } from '#village/core/count.contract.ts'

type Last = OutputOf<typeof countContracts.ListCountSheets>['places'][number]

const Row = z.object({ last: countContracts.ListCountSheets.output.def.shape.places.def.element })

const OF_MONTH = 'from count_sheet where ($1::text[] is null or regency = any($1)) and month = $2 and area ^@ any($3::text[])'

/** The last sheet of each village for a month, as many as are shown at once. */
export async function listSheets(db: Database, scope: Scope, { month, limit }: { readonly month: string; readonly limit: number }) {
  const values = [regenciesWithin(scope.filter), month, scope.filter, limit]
  const rows = await db.read(scope, `select last ${OF_MONTH} order by area limit $4`, values)
  return rows.map((row): Last => Row.parse(row).last)
}

const SenderRow = z.object({ area: z.string() })

/** Every village that sent one. */
export async function listSenders(db: Database, scope: Scope, month: string): Promise<readonly string[]> {
  const rows = await db.read(scope, `select area ${OF_MONTH}`, [regenciesWithin(scope.filter), month, scope.filter])
  return rows.map((row) => SenderRow.parse(row).area)
}
