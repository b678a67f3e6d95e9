// SPDX-License-Identifier: AGPL-3.0-or-later

import { workerWords } from '#journeys/core/worker.words.ts'
import { type AgencyFacts, bindWorkers } from '#journeys/server/worker.handlers.ts'
import { workerTasks } from '#journeys/server/worker.jobs.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const journeysMigrations: MigrationSource = { owner: 'journeys', folder: new URL('./migrations/', import.meta.url) }

export function journeysCapability(services: Services, agencyFacts: AgencyFacts): Capability {
  return {
    name: 'journeys',
    words: workerWords,
    migrations: journeysMigrations,
    bound: bindWorkers(services, agencyFacts),
    tasks: workerTasks(services, agencyFacts),
  }
}
