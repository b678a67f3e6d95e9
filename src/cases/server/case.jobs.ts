// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from their cases too: that there was one, of which kind and how it ended is left, and whose it was is not.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { caseKeysOf } from '#cases/server/case.store.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export function personListener(services: Services, cards: CaseNeeds['cards']): Listener {
  /** A case that was linked before an erasure and is heard after it is found by its own event. */
  async function toForget({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (type === 'PersonErased') return caseKeysOf(services.db, everywhere, key)
    const stored = await services.records.find<CaseFile>(CASE_TYPE, key, everywhere)
    const workerId = stored?.state.workerId
    if (workerId === undefined) return []
    return (await cards(everywhere, [workerId])).has(workerId) ? [] : [key]
  }

  return {
    name: 'case-persons',
    to: ['PersonErased', 'CaseRegistered', 'PersonLinked'],
    handle: async (event) => {
      for (const key of await toForget(event)) {
        const commandId = causedId(event.commandId, formatId(key))
        await services.records.change(systemCall(services, { contract: 'ForgetPersonOfCase', commandId, regency: key.regency }), {
          aggregate: caseAggregate,
          key,
          command: { type: 'ForgetPersonOfCase' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
      }
    },
  }
}
