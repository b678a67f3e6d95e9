// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is away: found by their rows, told from the sealed files.

import * as z from 'zod/mini'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { awayFacts } from '#journeys/core/away.rules.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { countAway, findAway } from '#journeys/server/away.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { fileRead } from '#journeys/server/worker.merged.ts'
import { AreaCode } from '#kernel/area.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'

const Cursor = z.tuple([AreaCode, z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/)), z.uuid()])

export function bindAway({ db, records }: Services): readonly Bound[] {
  return [
    handleQuery('ListAway', awayContracts.ListAway, async ({ input, scope, today }) => {
      const { rows, last } = await findAway(db, scope, {
        area: input.area,
        procedure: input.procedure,
        after: decodeCursor(input.cursor, Cursor),
        limit: input.limit,
      })
      const items = await Promise.all(
        rows.map(async ({ key, sameHousehold }) => {
          const stored = await records.find<WorkerState>(WORKER_TYPE, key, scope)
          const facts = stored === undefined ? undefined : awayFacts(await fileRead({ records }, stored.state), today)
          return stored === undefined || facts === undefined ? [] : [{ id: stored.id, ...facts, left: [...facts.left], sameHousehold }]
        }),
      )
      return { body: { items: items.flat(), next: last === undefined ? null : encodeCursor(last) } }
    }),
    handleQuery('CountAway', awayContracts.CountAway, async ({ input, scope }) => {
      const { places, ...counts } = await countAway(db, scope, input.area)
      return { body: { ...counts, places: [...places] } }
    }),
  ]
}
