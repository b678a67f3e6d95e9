// SPDX-License-Identifier: AGPL-3.0-or-later
// The port of cases on workers' files. What it tells is told to whoever may read the case; it is no route.

import type { CaseFiles, JourneyPlace } from '#journeys/core/case.port.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { fileRights } from '#journeys/server/rights.ports.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

function placeIn({ journey, since, milestones }: WorkerState): JourneyPlace {
  const arrivedOn = milestones.RETURN_RECORDED?.on
  // A candidate who failed to leave is handed over without having returned.
  const handedOverOn = milestones.HANDED_OVER?.on ?? (journey === 'HANDED_OVER' ? since : undefined)
  return {
    state: journey,
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(handedOverOn === undefined ? {} : { handedOverOn }),
    ...(journey === 'REMAINS_RETURNED' ? { remainsOn: since } : {}),
  }
}

export function caseFiles(services: Services): CaseFiles {
  const find = (id: string) => services.records.find<WorkerState>(WORKER_TYPE, parseId(id), everywhere)
  return {
    filesOf: fileRights(services).filesOf,
    placeOf: async (workerId) => {
      const own = await find(workerId)
      const stored = own?.state.mergedInto === undefined ? own : await find(own.state.mergedInto.file)
      return stored === undefined || stored.state.erased === true ? undefined : placeIn(stored.state)
    },
  }
}
