// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person's request about their data asks of their file: that its use is limited or freed with the answer, what keeps it from being
// erased, and what was corrected since.

import { keptBy } from '#journeys/core/erasure.law.ts'
import { correctionsSince } from '#journeys/core/worker.corrected.ts'
import type { FileRights } from '#journeys/core/worker.port.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { listEvents } from '#journeys/server/worker.store.ts'
import { parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Beside, Stored } from '#platform/server/storage/records.ts'

export function fileRights(services: Services): FileRights<Beside> {
  const find = (id: string): Promise<Stored<WorkerState> | undefined> =>
    services.records.find<WorkerState>(WORKER_TYPE, parseId(id), everywhere)

  /** The file that speaks for a person. */
  async function leading(id: string): Promise<Stored<WorkerState> | undefined> {
    const stored = await find(id)
    return stored?.state.mergedInto === undefined ? stored : find(stored.state.mergedInto.file)
  }

  async function filesOf(workerId: string): Promise<readonly string[]> {
    const lead = await leading(workerId)
    const all = lead === undefined ? [] : [lead.id, ...(lead.state.merged ?? []).map(({ file }) => file)]
    return [...new Set([workerId, ...all])]
  }

  return {
    filesOf,
    limit: (commandId, workerId, command) =>
      services.records.beside(causedId(commandId, workerId), {
        aggregate: workerAggregate(services.regencies),
        key: parseId(workerId),
        // Whoever may answer the request may do what the answer says, wherever the file lies by now.
        scope: everywhere,
        command,
        facts: async () => ({}),
      }),
    erasureKept: async (workerId, today) => {
      const lead = await leading(workerId)
      return lead === undefined ? [] : keptBy(lead.state, 'REQUEST', today)
    },
    correctedSince: async (workerId, since) => {
      const all = await Promise.all(
        (await filesOf(workerId)).map(async (file) => {
          const events = await listEvents(services, everywhere, parseId(file))
          return correctionsSince(events, since).map((correction) => ({ ...correction, file }))
        }),
      )
      return all.flat()
    },
  }
}
