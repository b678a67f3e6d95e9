// SPDX-License-Identifier: AGPL-3.0-or-later

import { agreementWords } from '#agreements/core/agreement.words.ts'
import { agreementAggregate } from '#agreements/server/agreement.aggregate.ts'
import { type AgreementNeeds, bindAgreements } from '#agreements/server/agreement.handlers.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const agreementsMigrations: MigrationSource = { owner: 'agreements', folder: new URL('./migrations/', import.meta.url) }

export function agreementsCapability(services: Services, needs: AgreementNeeds): Capability {
  return {
    name: 'agreements',
    words: agreementWords,
    migrations: agreementsMigrations,
    bound: bindAgreements(services, needs),
    folds: [foldOf(agreementAggregate)],
  }
}
