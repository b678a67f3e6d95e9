// SPDX-License-Identifier: AGPL-3.0-or-later

import { agencyWords } from '#agencies/core/agency.words.ts'
import { daysLive, type Span } from '#agencies/core/licence.rules.ts'
import { agencyAggregate } from '#agencies/server/agency.aggregate.ts'
import { bindAgencies } from '#agencies/server/agency.handlers.ts'
import { findLicences } from '#agencies/server/agency.store.ts'
import { parseId } from '#kernel/ids.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import type { Database } from '#platform/server/storage/database.ts'
import { foldOf } from '#platform/server/storage/fold.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const agenciesMigrations: MigrationSource = { owner: 'agencies', folder: new URL('./migrations/', import.meta.url) }

export function agenciesCapability(services: Services): Capability {
  return {
    name: 'agencies',
    words: agencyWords,
    migrations: agenciesMigrations,
    bound: bindAgencies(services),
    folds: [foldOf(agencyAggregate)],
  }
}

/** The days on which a company may place, as a fact for the capabilities after this one; undefined where there is no such company. */
export function licenceFacts(db: Database): (agencyId: string) => Promise<readonly Span[] | undefined> {
  return async (agencyId) => {
    const licences = await findLicences(db, parseId(agencyId))
    return licences === undefined ? undefined : daysLive(licences)
  }
}
