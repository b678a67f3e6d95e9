// SPDX-License-Identifier: AGPL-3.0-or-later
// An erasure outlives a restored backup: each is written down beside the database, and done again where the person came back.

import type { ErasureBasis, WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Erasures } from '#platform/server/storage/erasures.ts'

/** What was unlawful, asked for or at its end stays so, whatever state the backup shows. */
const AGAIN: ErasureBasis = 'UNLAWFUL'

/** Erases again whoever is on the list and in the database. @returns how many */
export async function repeatErasures(services: Services, erasures: Erasures): Promise<number> {
  let again = 0
  for (const id of new Set(erasures.list().map((erasure) => erasure.id))) {
    const key = parseId(id)
    if ((await services.records.find<WorkerState>(WORKER_TYPE, key, everywhere)) === undefined) continue
    const commandId = causedId('erased-before', id, services.clock())
    await services.records.change(systemCall(services, { contract: 'ErasePerson', commandId, regency: key.regency }), {
      aggregate: workerAggregate(services.regencies),
      key,
      command: { type: 'ErasePerson', basis: AGAIN },
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
    handle: async ({ id }) => erasures.add({ id, type: WORKER_TYPE, at: services.clock() }),
  }
}
