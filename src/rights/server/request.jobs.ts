// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from their requests too: that they were made and answered is left, and whose they were is not.

import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import { REQUEST_TYPE, type RequestState } from '#rights/core/request.ts'
import { requestAggregate } from '#rights/server/request.aggregate.ts'
import type { RightsNeeds } from '#rights/server/request.handlers.ts'
import { listRequestsOf } from '#rights/server/request.store.ts'

export function requesterListener(services: Services, cards: RightsNeeds['cards']): Listener {
  const there = async (scope: Scope, id: string): Promise<boolean> => (await cards(scope, [id])).has(id)

  /** Of a request that was decided before an erasure and kept after it, its own event is heard later than the erasure. */
  async function toForget({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (type === 'PersonErased') {
      const rows = await listRequestsOf(services.db, everywhere, key)
      return rows.map(({ regency, request_id: uuid }) => ({ regency, uuid }))
    }
    const stored = await services.records.find<RequestState>(REQUEST_TYPE, key, everywhere)
    return stored === undefined || (await there(everywhere, stored.state.workerId)) ? [] : [key]
  }

  return {
    name: 'rights-requesters',
    to: ['PersonErased', 'RequestReceived'],
    handle: async (event) => {
      for (const key of await toForget(event)) {
        const commandId = causedId(event.commandId, formatId(key))
        await services.records.change(systemCall(services, { contract: 'ForgetRequester', commandId, regency: key.regency }), {
          aggregate: requestAggregate,
          key,
          command: { type: 'ForgetRequester' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
      }
    },
  }
}
