// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from attendance: whoever has completed has the milestone on their file, computed; whoever no longer has, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { nameOf, toTell } from '#training/core/proof.ts'
import { findTraineeOfEvent, listAttended } from '#training/server/class.store.ts'

const WITHDRAWN = 'attended hours no longer reach the minimum'

/** Tells a file that prepares what stands of its training, wherever it was completed. A file that is away hears it when it comes back. */
export async function tellTraining({ db }: Services, journeys: JourneyPorts<Scope>, cause: string, workerId: string): Promise<void> {
  // Attendance may be corrected while the file is written: what was told is held against what is true until both agree.
  for (let told: string | undefined; ; ) {
    const file = await journeys.preparation(workerId)
    if (file === undefined) return
    const attended = await listAttended(db, workerId)
    const standing = attended.find(({ on }) => on !== undefined && on >= file.from)
    const truth = toTell(
      standing?.on === undefined ? undefined : { evidence: standing.evidence, on: standing.on },
      file.computed.TRAINING_DONE,
      (evidence) => attended.some((each) => each.evidence === evidence),
    )
    if (truth === 'nothing' || nameOf(truth) === told) return
    told = nameOf(truth)
    const commandId = causedId(cause, 'TRAINING_DONE', told)
    if (truth === 'gone') await journeys.revokeComputed(commandId, workerId, 'TRAINING_DONE', WITHDRAWN)
    else await journeys.recordComputed(commandId, workerId, { code: 'TRAINING_DONE', ...truth })
  }
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
