// SPDX-License-Identifier: AGPL-3.0-or-later
// The tasks that an officer has from decisions, for whoever hands over all that is an officer's.

import type { Officer } from '#cases/core/assignment.ts'
import type { HeldTasks } from '#cases/core/case.port.ts'
import { parseId } from '#kernel/ids.ts'
import { holderOf } from '#meetings/core/decision.rules.ts'
import { DECISION_TYPE, type Decision } from '#meetings/core/decision.ts'
import { decisionAggregate } from '#meetings/server/decision.aggregate.ts'
import { countTasks, tasksOf, unnamedTasks } from '#meetings/server/decision.store.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Beside } from '#platform/server/storage/records.ts'

export function heldTasks({ db, records }: Pick<Services, 'db' | 'records'>): HeldTasks<Scope, Beside> {
  /** Whose they are where a name was written: it stands under the seal, so that each is opened. */
  async function byName(scope: Scope, officers: readonly Officer[]): Promise<readonly { readonly id: string; readonly officer: string }[]> {
    const found = await Promise.all((await unnamedTasks(db, scope)).map((key) => records.find<Decision>(DECISION_TYPE, key, scope)))
    return found.flatMap((stored) => {
      if (stored === undefined) return []
      const { id, state } = stored
      return state.tasks.flatMap((task, nth) => {
        const officer = task.result === undefined ? holderOf(task, state.personal?.tasks[nth]?.who, officers) : undefined
        return officer === undefined || task.officer !== undefined ? [] : [{ id, officer }]
      })
    })
  }

  return {
    count: async (scope, officers) => {
      const ids = officers.map(({ userId }) => userId)
      const [chosen, named] = await Promise.all([countTasks(db, scope, ids), byName(scope, officers)])
      return new Map(ids.map((id) => [id, (chosen.get(id) ?? 0) + named.filter(({ officer }) => officer === id).length]))
    },
    of: async (scope, officer, officers) => {
      const [chosen, named] = await Promise.all([tasksOf(db, scope, officer), byName(scope, officers)])
      return [...new Set([...chosen, ...named.flatMap((each) => (each.officer === officer ? [each.id] : []))])]
    },
    handOver: (commandId, id, { from, to, officers }) =>
      records.beside(causedId(commandId, id), {
        aggregate: decisionAggregate,
        key: parseId(id),
        command: { type: 'HandOverTask', from, ...(to === undefined ? {} : { to }) },
        facts: async () => ({ officers }),
      }),
  }
}
