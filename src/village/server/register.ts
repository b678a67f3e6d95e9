// SPDX-License-Identifier: AGPL-3.0-or-later

import { watchedCopy } from '#journeys/core/watched.copy.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import { visitedCopy } from '#village/core/home.copy.ts'
import { villageOffline } from '#village/core/village.offline.ts'
import { bindBriefings } from '#village/server/briefing.handlers.ts'
import { bindCounts, countAggregate } from '#village/server/count.handlers.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { homeListener } from '#village/server/home.jobs.ts'
import { VISITED, WATCHED } from '#village/server/home.store.ts'
import { outreachAggregate } from '#village/server/outreach.aggregate.ts'
import { bindOutreach } from '#village/server/outreach.handlers.ts'
import { bindWatch, type VillageNeeds } from '#village/server/watch.handlers.ts'

export const villageMigrations: MigrationSource = { owner: 'village', folder: new URL('./migrations/', import.meta.url) }

export function villageCapability(services: Services, needs: VillageNeeds): Capability {
  return {
    name: 'village',
    words: villageOffline.words,
    migrations: villageMigrations,
    bound: [...bindWatch(services, needs), ...bindBriefings(services, needs), ...bindOutreach(services), ...bindCounts(services, needs)],
    offline: villageOffline,
    copied: { [watchedCopy.type]: WATCHED, [visitedCopy.type]: VISITED },
    folds: [foldOf(homeAggregate), foldOf(outreachAggregate), foldOf(countAggregate)],
    listeners: [homeListener(services, needs.journeys)],
  }
}
