// SPDX-License-Identifier: AGPL-3.0-or-later

import { allCaseWords } from '#cases/core/all.words.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { bindAnnexes } from '#cases/server/annex.handlers.ts'
import { annexListener } from '#cases/server/annex.jobs.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { bindCases, type CaseNeeds } from '#cases/server/case.handlers.ts'
import { personListener } from '#cases/server/case.jobs.ts'
import { bindClaims } from '#cases/server/claim.handlers.ts'
import { journeyListener } from '#cases/server/homecoming.jobs.ts'
import { bindPlan, type PlanNeeds } from '#cases/server/plan.handlers.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const casesMigrations: MigrationSource = { owner: 'cases', folder: new URL('./migrations/', import.meta.url) }

export function casesCapability(services: Services, needs: CaseNeeds & PlanNeeds): Capability {
  return {
    name: 'cases',
    words: allCaseWords,
    migrations: casesMigrations,
    bound: [...bindCases(services, needs), ...bindAnnexes(services, needs), ...bindPlan(needs), ...bindClaims(services, needs)],
    folds: [foldOf(caseAggregate), foldOf(annexAggregate)],
    listeners: [personListener(services, needs.cards), annexListener(services), journeyListener(services, needs)],
  }
}
