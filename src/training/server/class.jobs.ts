// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from attendance: whoever has completed has the milestone on their file, computed; whoever no longer has, has it no longer.
// A file that is away hears nothing; when it comes back it is told what stands.

import type { Computed, JourneyPorts } from '#journeys/core/worker.port.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { type Completion, findCompletion, findTraineeOfEvent } from '#training/server/class.store.ts'

const WITHDRAWN = 'attended hours no longer reach the minimum'

type Tell = (commandId: string, workerId: string, completion: Completion | undefined) => Promise<Computed>

export function completionListeners(services: Services, journeys: JourneyPorts<Scope>): readonly Listener[] {
  const tell: Tell = (commandId, workerId, completion) =>
    completion === undefined
      ? journeys.revokeComputed(commandId, workerId, 'TRAINING_DONE', WITHDRAWN)
      : journeys.recordComputed(commandId, workerId, {
          code: 'TRAINING_DONE',
          on: completion.on,
          evidence: completion.evidence,
        })

  return [
    {
      name: 'training-completion',
      to: ['TraineeCompleted', 'CompletionWithdrawn'],
      handle: async (event: HeardEvent) => {
        const { regency } = event.key
        const workerId = await findTraineeOfEvent(services.db, event.key, event.version)
        const from = workerId === undefined ? undefined : await journeys.preparesFrom(workerId)
        if (workerId === undefined || from === undefined) return
        // Attendance may be corrected while the file is written: what was told is held against what is true until both agree.
        for (let told: Completion | undefined | 'nothing' = 'nothing'; ; ) {
          const completion = await findCompletion(services.db, { regency, workerId, from })
          if (told !== 'nothing' && told?.on === completion?.on && told?.evidence === completion?.evidence) return
          const commandId = causedId(event.commandId, completion?.evidence ?? 'none', completion?.on ?? 'never')
          await tell(commandId, workerId, completion)
          told = completion
        }
      },
    },
    {
      name: 'training-return',
      to: ['WorkerMoved'],
      handle: async ({ id, key, commandId }: HeardEvent) => {
        const from = await journeys.preparesFrom(id)
        const completion = from === undefined ? undefined : await findCompletion(services.db, { regency: key.regency, workerId: id, from })
        // What the file knows already is refused there, so that it is recorded once however often the file moves.
        if (completion !== undefined) await tell(commandId, id, completion)
      },
    },
  ]
}
