// SPDX-License-Identifier: AGPL-3.0-or-later
// That somebody was erased is told to whoever may erase, and only within their authority: to others there is no such file.

import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { findErasure } from '#journeys/server/erasure.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { NameActs } from '#journeys/server/worker.handlers.ts'
import { reaches } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'

export function bindErasures(services: Services, nameActs: NameActs): readonly Bound[] {
  return [
    handleQuery('GetErasure', workerContracts.GetErasure, async ({ input, scope, actor, today }) => {
      const key = parseId(input.id)
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, key, scope)
      if (stored !== undefined)
        return reaches(actor, stored.state.area, { letIn: stored.state.letIn, today }) ? { body: { id: input.id } } : undefined
      const found = await findErasure(services.db, scope, key)
      if (found === undefined || !reaches(actor, found.area, { letIn: found.let_in, today })) return undefined
      const { on, basis, legalBasis, version } = found
      const at = found.at.toISOString()
      const [by = {}] = await nameActs([{ userId: found.user_id, officeId: found.office_id, on: jakartaDate(at) }])
      const erased = {
        on,
        at,
        basis,
        legalBasis,
        by,
        keyDestroyedAt: found.erased_at.toISOString(),
        version,
        hash: found.hash.toString('hex'),
      }
      return { body: { id: input.id, erased } }
    }),
  ]
}
