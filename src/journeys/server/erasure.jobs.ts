// SPDX-License-Identifier: AGPL-3.0-or-later
// An erasure outlives a restored backup: each is written down beside the database, and done again where the person came back.

import * as z from 'zod/mini'
import { erasureBases, type WorkerState } from '#journeys/core/worker.ts'
import { findErasure } from '#journeys/server/erasure.store.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Erasures } from '#platform/server/storage/erasures.ts'

const Basis = z.enum(erasureBases)

/** Erases again whoever is on the list and in the database. @returns how many */
export async function repeatErasures(services: Services, erasures: Erasures): Promise<number> {
  let again = 0
  for (const [id, basis] of new Map(erasures.list().map((erasure) => [erasure.id, Basis.parse(erasure.basis)]))) {
    const key = parseId(id)
    if ((await services.records.find<WorkerState>(WORKER_TYPE, key, everywhere)) === undefined) continue
    const commandId = causedId('erased-before', id, services.clock())
    await services.records.change(systemCall(services, { contract: 'ErasePerson', commandId, regency: key.regency }), {
      aggregate: workerAggregate(services.regencies),
      key,
      command: { type: 'ErasePerson', basis, again: true },
      facts: async () => ({}),
      answer: ({ version }) => ({ id, version, erased: true }),
    })
    again += 1
  }
  return again
}

export function erasureListener(services: Services, erasures: Erasures): Listener {
  return {
    name: 'journeys-erasures',
    to: ['PersonErased'],
    handle: async ({ id, key }) => {
      const erased = must(await findErasure(services.db, everywhere, key), 'the erasure that was heard of')
      erasures.add({ id, type: WORKER_TYPE, at: erased.at.toISOString(), basis: erased.basis })
    },
  }
}
