// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import { homeWords } from '#village/core/home.words.ts'
import { bindBriefings } from '#village/server/briefing.handlers.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { homeListener } from '#village/server/home.jobs.ts'
import { bindWatch, type VillageNeeds } from '#village/server/watch.handlers.ts'

export const villageMigrations: MigrationSource = { owner: 'village', folder: new URL('./migrations/', import.meta.url) }

export function villageCapability(services: Services, needs: VillageNeeds): Capability {
  return {
    name: 'village',
    words: homeWords,
    migrations: villageMigrations,
    bound: [...bindWatch(services, needs), ...bindBriefings(services, needs)],
    folds: [foldOf(homeAggregate)],
    listeners: [homeListener(services, needs.journeys)],
  }
}
