// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { requestAggregate } from '#rights/server/request.aggregate.ts'
import { bindRequests, type RightsNeeds } from '#rights/server/request.handlers.ts'
import { deedsListener, requesterListener } from '#rights/server/request.jobs.ts'

export const rightsMigrations: MigrationSource = { owner: 'rights', folder: new URL('./migrations/', import.meta.url) }

export function rightsCapability(services: Services, needs: RightsNeeds): Capability {
  return {
    name: 'rights',
    words: requestWords,
    migrations: rightsMigrations,
    bound: bindRequests(services, needs),
    folds: [foldOf(requestAggregate)],
    listeners: [requesterListener(services, needs.cards), deedsListener(services, needs.files)],
  }
}
