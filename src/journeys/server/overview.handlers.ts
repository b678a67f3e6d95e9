// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists and counts of files.

import * as z from 'zod/mini'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { presentFunnel, presentPlaces } from '#journeys/core/overview.present.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { countGroups, countPlaces, countStages } from '#journeys/server/overview.store.ts'
import { filterOf } from '#journeys/server/worker-list.filter.ts'
import { countWorkers, listWorkers } from '#journeys/server/worker-list.store.ts'
import { areaLevel, regencyOf, spansRegencies } from '#kernel/area.ts'
import { fileRoles } from '#kernel/authority.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])
/** Beyond this, a list says *more than*. */
const COUNTED = 10_000

export function bindOverview(services: Services): readonly Bound[] {
  const { db, keyring } = services

  return [
    handleQuery('ListWorkers', workerContracts.ListWorkers, async ({ input, scope, today }) => {
      const { items, last } = await listWorkers(db, scope, {
        ...filterOf(keyring, input, today),
        sort: input.sort ?? 'newest',
        after: decodeCursor(input.cursor, Cursor),
        limit: input.limit,
      })
      return { body: { json: `{"items":[${items}],"next":${JSON.stringify(last === undefined ? null : encodeCursor(last))}}` } }
    }),
    handleQuery('CountWorkers', overviewContracts.CountWorkers, async ({ input, scope, today }) => {
      const count = await countWorkers(db, scope, filterOf(keyring, input, today), COUNTED + 1)
      return { body: { count: Math.min(count, COUNTED), more: count > COUNTED } }
    }),
    handleQuery('GetFunnel', overviewContracts.GetFunnel, async ({ actor, scope, today }) => {
      const [stages, groups] = await Promise.all([countStages(db, scope, today), countGroups(db, scope, today)])
      return { body: presentFunnel(stages, groups, today, !fileRoles.includes(actor.role)) }
    }),
    handleQuery('GetFunnelWithin', overviewContracts.GetFunnelWithin, async ({ input: { area }, actor, scope, today }) => {
      const level = areaLevel(area)
      if ((level !== 'regency' && level !== 'district') || !spansRegencies(scope.filter)) return undefined
      const tables = await Promise.all([
        countPlaces(db, scope, today, { by: 'regency', within: '' }),
        countPlaces(db, scope, today, { by: 'district', within: regencyOf(area) }),
        ...(level === 'district' ? [countPlaces(db, scope, today, { by: 'village', within: area })] : []),
      ])
      return tables.at(-1)?.length === 0 ? undefined : { body: presentPlaces(tables, !fileRoles.includes(actor.role)) }
    }),
  ]
}
