// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from attendance: whoever has completed has the milestone on their file, computed; whoever no longer has, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { type Completion, findCompletion, findTraineeOfEvent } from '#training/server/class.store.ts'

const WITHDRAWN = 'attended hours no longer reach the minimum'

export function completionListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  const tell = (commandId: string, workerId: string, completion: Completion | undefined) =>
    completion === undefined
      ? journeys.revokeComputed(commandId, workerId, 'TRAINING_DONE', WITHDRAWN)
      : journeys.recordComputed(commandId, workerId, {
          code: 'TRAINING_DONE',
          on: completion.on,
          evidence: completion.evidence,
        })

  return {
    name: 'training-completion',
    to: ['TraineeCompleted', 'CompletionWithdrawn'],
    handle: async (event: HeardEvent) => {
      const { regency } = event.key
      const workerId = await findTraineeOfEvent(services.db, event.key, event.version)
      if (workerId === undefined) return
      // Attendance may be corrected while the file is written: what was told is held against what is true until both agree.
      for (let told: Completion | undefined | 'nothing' = 'nothing'; ; ) {
        const completion = await findCompletion(services.db, regency, workerId)
        if (told !== 'nothing' && told?.on === completion?.on && told?.evidence === completion?.evidence) return
        const commandId = causedId(event.commandId, completion?.evidence ?? 'none', completion?.on ?? 'never')
        await tell(commandId, workerId, completion)
        told = completion
      }
    },
  }
}
