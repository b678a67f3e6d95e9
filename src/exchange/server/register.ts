// SPDX-License-Identifier: AGPL-3.0-or-later

import { importWords } from '#exchange/core/import.words.ts'
import { populationWords } from '#exchange/core/population.words.ts'
import { bindExports } from '#exchange/server/export.handlers.ts'
import { importAggregate } from '#exchange/server/import.aggregate.ts'
import { bindImports } from '#exchange/server/import.handlers.ts'
import { type ExchangeNeeds, importListener, importTasks } from '#exchange/server/import.jobs.ts'
import { populationAggregate } from '#exchange/server/population.aggregate.ts'
import { bindPopulations, type PopulationNeeds } from '#exchange/server/population.handlers.ts'
import type { ExportPorts } from '#journeys/core/worker.port.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const exchangeMigrations: MigrationSource = { owner: 'exchange', folder: new URL('./migrations/', import.meta.url) }

export interface ExchangePlugs extends ExchangeNeeds, Omit<PopulationNeeds, 'workers'> {
  readonly files: ExportPorts<Scope>['files']
}

export function exchangeCapability(services: Services, needs: ExchangePlugs): Capability {
  return {
    name: 'exchange',
    words: { id: { ...importWords.id, ...populationWords.id }, en: { ...importWords.en, ...populationWords.en } },
    migrations: exchangeMigrations,
    bound: [...bindImports(services), ...bindExports(needs.files), ...bindPopulations(services, needs)],
    folds: [foldOf(importAggregate), foldOf(populationAggregate)],
    listeners: [importListener(services, needs)],
    tasks: importTasks(services),
  }
}
