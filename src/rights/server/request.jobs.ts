// SPDX-License-Identifier: AGPL-3.0-or-later
// A request closes by itself when what its answer promised was done. Whoever is erased is erased from their requests too: that they were made
// and answered is left, and whose they were is not.

import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import { REQUEST_TYPE, type RequestCommand, type RequestState } from '#rights/core/request.ts'
import { requestAggregate } from '#rights/server/request.aggregate.ts'
import type { RightsNeeds } from '#rights/server/request.handlers.ts'
import { awaitingCorrection, listRequestsOf } from '#rights/server/request.store.ts'

interface Said {
  readonly contract: string
  readonly commandId: string
  readonly key: RecordKey
  readonly command: RequestCommand
}

async function say(services: Services, { contract, commandId, key, command }: Said): Promise<void> {
  await services.records.change(systemCall(services, { contract, commandId, regency: key.regency }), {
    aggregate: requestAggregate,
    key,
    command,
    facts: async () => ({}),
    answer: ({ id, version }) => ({ id, version }),
  })
}

export function requesterListener(services: Services, cards: RightsNeeds['cards']): Listener {
  const there = async (scope: Scope, id: string): Promise<boolean> => (await cards(scope, [id])).has(id)

  /** Of a request that was decided before an erasure and kept after it, its own event is heard later than the erasure. */
  async function toForget({ type, key }: HeardEvent): Promise<readonly RecordKey[]> {
    if (type === 'PersonErased') {
      const rows = await listRequestsOf(services.db, everywhere, key)
      return rows.map(({ regency, request_id: uuid }) => ({ regency, uuid }))
    }
    const stored = await services.records.find<RequestState>(REQUEST_TYPE, key, everywhere)
    // What promised the erasure stood before it, and is told of it by the erasure itself.
    const promised = stored?.state.answer?.owes?.includes('ERASURE') === true
    return stored === undefined || promised || (await there(everywhere, stored.state.workerId)) ? [] : [key]
  }

  /** That the person is erased, where that was promised. */
  async function erasure({ id, type, version }: HeardEvent, key: RecordKey): Promise<RequestCommand> {
    const stored = await services.records.find<RequestState>(REQUEST_TYPE, key, everywhere)
    const promised = type === 'PersonErased' && stored?.state.answer?.owes?.includes('ERASURE') === true
    return promised
      ? { type: 'ForgetRequester', deed: { what: 'ERASURE', file: id, version, event: 'PersonErased' } }
      : { type: 'ForgetRequester' }
  }

  return {
    name: 'rights-requesters',
    to: ['PersonErased', 'RequestReceived'],
    handle: async (event) => {
      for (const key of await toForget(event)) {
        const commandId = causedId(event.commandId, formatId(key))
        await say(services, { contract: 'ForgetRequester', commandId, key, command: await erasure(event, key) })
      }
    },
  }
}

/** What was corrected is seen by the requests that were promised it; what is taken back is owed again. */
export function deedsListener(services: Services, files: RightsNeeds['files']): Listener {
  return {
    name: 'rights-deeds',
    to: ['PersonCorrected', 'PlanChanged', 'MilestoneRevoked', 'CostCorrected', 'CostWithdrawn', 'LastUndone', 'RequestAnswered'],
    concerns: awaitingCorrection,
    handle: async ({ type, id, key: heard, commandId, version }) => {
      const own = type === 'RequestAnswered' ? [heard] : []
      const ids = type === 'RequestAnswered' ? [] : await files.filesOf(id)
      const rows = await Promise.all(ids.map((file) => listRequestsOf(services.db, everywhere, parseId(file))))
      const keys = [...own, ...rows.flat().map(({ regency, request_id: uuid }) => ({ regency, uuid }))]
      for (const key of keys) {
        const stored = await services.records.find<RequestState>(REQUEST_TYPE, key, everywhere)
        const { workerId = '', answer, right } = stored?.state ?? {}
        if (right !== 'CORRECTION' || answer?.at === undefined) continue
        const deeds = (await files.correctedSince(workerId, answer.at)).map(({ field, ...done }) => ({ what: field, ...done }))
        const once = deeds.filter((deed, nth) => deeds.findIndex(({ what }) => what === deed.what) === nth)
        await say(services, {
          contract: 'SeeDeeds',
          commandId: causedId(commandId, formatId(key), version),
          key,
          command: { type: 'SeeDeeds', deeds: once },
        })
      }
    },
  }
}
