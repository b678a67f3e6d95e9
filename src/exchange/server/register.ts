// SPDX-License-Identifier: AGPL-3.0-or-later

import { importWords } from '#exchange/core/import.words.ts'
import { importAggregate } from '#exchange/server/import.aggregate.ts'
import { bindImports } from '#exchange/server/import.handlers.ts'
import { type ExchangeNeeds, importListener, importTasks } from '#exchange/server/import.jobs.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const exchangeMigrations: MigrationSource = { owner: 'exchange', folder: new URL('./migrations/', import.meta.url) }

export function exchangeCapability(services: Services, needs: ExchangeNeeds): Capability {
  return {
    name: 'exchange',
    words: importWords,
    migrations: exchangeMigrations,
    bound: bindImports(services),
    folds: [foldOf(importAggregate)],
    listeners: [importListener(services, needs)],
    tasks: importTasks(services),
  }
}
