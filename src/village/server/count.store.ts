// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of count sheets.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import { countContracts } from '#village/core/count.contract.ts'

type Last = OutputOf<typeof countContracts.ListCountSheets>['places'][number]

const Row = z.object({ last: countContracts.ListCountSheets.output.def.shape.places.def.element })

/** The last sheet of each village for a month. */
export async function listSheets(db: Database, scope: Scope, month: string): Promise<Last[]> {
  const rows = await db.read(
    scope,
    `select last from count_sheet where ($1::text[] is null or regency = any($1)) and month = $2 and area ^@ any($3::text[])
     order by area limit 2000`,
    [regenciesWithin(scope.filter), month, scope.filter],
  )
  return rows.map((row) => Row.parse(row).last)
}
