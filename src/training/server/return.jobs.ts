// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that is away is told nothing: recording on it is refused. When it prepares again, it is told what stands.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { tellCertificate } from '#training/server/certificate.jobs.ts'
import { tellTraining } from '#training/server/class.jobs.ts'

export function returnListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'training-return',
    to: ['WorkerMoved', 'LastUndone'],
    handle: async ({ id, key, version, commandId }: HeardEvent) => {
      // Other moves say nothing of what was missed, and would give back at once what an officer took away.
      if (!(await journeys.cameBack(key, version))) return
      await tellTraining(services, journeys, commandId, id)
      await tellCertificate(services, journeys, { id: commandId }, id)
    },
  }
}
