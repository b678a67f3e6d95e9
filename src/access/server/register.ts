// SPDX-License-Identifier: AGPL-3.0-or-later

import { accessContracts } from '#access/core/access.contract.ts'
import { accessWords } from '#access/core/access.words.ts'
import { findOfficeName } from '#access/server/provision.ts'
import { type Capability, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'

export const accessMigrations: MigrationSource = { owner: 'access', folder: new URL('./migrations/', import.meta.url) }

export function accessCapability(services: Services): Capability {
  return {
    name: 'access',
    words: accessWords,
    migrations: accessMigrations,
    bound: [
      handleQuery('GetMe', accessContracts.GetMe, async ({ actor, language }) => ({
        body: {
          userId: actor.userId,
          name: actor.name,
          role: actor.role,
          office: {
            id: actor.officeId,
            kind: actor.officeKind,
            name: await findOfficeName(services.db, actor.officeId),
            areas: actor.prefixes,
          },
          language,
          totp: false,
          recoveryCodes: 0,
        },
      })),
    ],
  }
}
