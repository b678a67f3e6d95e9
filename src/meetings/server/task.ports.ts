// SPDX-License-Identifier: AGPL-3.0-or-later
// The tasks that an officer has from decisions, for whoever hands over all that is an officer's.

import type { HeldTasks } from '#cases/core/case.port.ts'
import { parseId } from '#kernel/ids.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { countTasks, tasksOf } from '#meetings/server/decision.store.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Beside } from '#platform/server/storage/records.ts'

export function heldTasks({ db, records }: Pick<Services, 'db' | 'records'>): HeldTasks<Scope, Beside> {
  return {
    count: (scope, officers) => countTasks(db, scope, officers),
    of: (scope, officer) => tasksOf(db, scope, officer),
    handOver: (commandId, id, from, to) =>
      records.beside(causedId(commandId, id), {
        aggregate: decisionAggregate,
        key: parseId(id),
        command: { type: 'HandOverTask', from, ...(to === undefined ? {} : { to }) },
        facts: async () => ({}),
      }),
  }
}
