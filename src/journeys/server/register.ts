// SPDX-License-Identifier: AGPL-3.0-or-later

import { journeyWords } from '#journeys/core/journey.words.ts'
import { beforeReady } from '#journeys/core/worker.risk.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { bindWorkers, type JourneyNeeds } from '#journeys/server/worker.handlers.ts'
import { workerListeners, workerTasks } from '#journeys/server/worker.jobs.ts'
import { personWords } from '#people/core/person.words.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const journeysMigrations: MigrationSource = { owner: 'journeys', folder: new URL('./migrations/', import.meta.url) }

export function journeysCapability(services: Services, ports: JourneyNeeds): Capability {
  return {
    name: 'journeys',
    words: {
      id: { ...personWords.id, ...workerWords.id, ...journeyWords.id },
      en: { ...personWords.en, ...workerWords.en, ...journeyWords.en },
    },
    migrations: journeysMigrations,
    bound: bindWorkers(services, ports),
    listeners: workerListeners(services, ports.agencyFacts),
    tasks: workerTasks(services, ports.agencyFacts),
    risky: { type: 'worker', stages: beforeReady },
  }
}
