// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from attendance: whoever has completed has the milestone on their file, computed; whoever no longer has, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { toTell } from '#training/core/proof.ts'
import { findTraineeOfEvent, listAttended } from '#training/server/class.store.ts'
import { tell } from '#training/server/tell.ts'

const WITHDRAWN = 'attended hours no longer reach the minimum'

/** Tells a file that prepares what stands of its training, wherever it was completed. */
export function tellTraining({ db }: Services, journeys: JourneyPorts<Scope>, cause: string, workerId: string): Promise<void> {
  return tell(journeys, {
    cause,
    workerId,
    code: 'TRAINING_DONE',
    why: WITHDRAWN,
    truth: async (file) => {
      const attended = await listAttended(db, workerId)
      const standing = attended.find(({ on }) => on !== undefined && on >= file.from)
      return toTell(
        standing?.on === undefined ? undefined : { evidence: standing.evidence, on: standing.on },
        file.computed.TRAINING_DONE,
        (evidence) => attended.some((each) => each.evidence === evidence),
      )
    },
  })
}

export function completionListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'training-completion',
    to: ['TraineeCompleted', 'CompletionWithdrawn'],
    handle: async (event: HeardEvent) => {
      const workerId = await findTraineeOfEvent(services.db, event.key, event.version)
      if (workerId !== undefined) await tellTraining(services, journeys, event.commandId, workerId)
    },
  }
}
