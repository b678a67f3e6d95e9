// SPDX-License-Identifier: AGPL-3.0-or-later

import { caseWords } from '#cases/core/case.words.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { bindCases, type CaseNeeds } from '#cases/server/case.handlers.ts'
import { personListener } from '#cases/server/case.jobs.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const casesMigrations: MigrationSource = { owner: 'cases', folder: new URL('./migrations/', import.meta.url) }

export function casesCapability(services: Services, needs: CaseNeeds): Capability {
  return {
    name: 'cases',
    words: caseWords,
    migrations: casesMigrations,
    bound: bindCases(services, needs),
    folds: [foldOf(caseAggregate)],
    listeners: [personListener(services, needs.cards)],
  }
}
