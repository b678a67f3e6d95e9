// SPDX-License-Identifier: AGPL-3.0-or-later
// What is recorded on the file of a person is read in their cases: that they arrived or were handed over is recorded once.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { caseKeysOf } from '#cases/server/case.store.ts'
import type { PlanNeeds } from '#cases/server/plan.handlers.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export function journeyListener(services: Services, { files }: Pick<PlanNeeds, 'files'>): Listener {
  return {
    name: 'case-journeys',
    to: ['MilestoneRecorded', 'MilestoneRevoked', 'WorkerMoved', 'LastUndone', 'FileMerged', 'FileUnmerged'],
    handle: async (event) => {
      for (const workerId of await files.filesOf(formatId(event.key)))
        for (const key of await caseKeysOf(services.db, everywhere, parseId(workerId))) {
          const stored = await services.records.find<CaseFile>(CASE_TYPE, key, everywhere)
          if (stored?.state.personal?.homecoming === undefined) continue
          const commandId = causedId(event.commandId, formatId(key))
          await services.records.change(systemCall(services, { contract: 'SeeJourney', commandId, regency: key.regency }), {
            aggregate: caseAggregate,
            key,
            command: { type: 'SeeJourney' },
            facts: async () => {
              const journey = await files.placeOf(workerId)
              return journey === undefined ? {} : { journey }
            },
            answer: ({ id, version }) => ({ id, version }),
          })
        }
    },
  }
}
