// SPDX-License-Identifier: AGPL-3.0-or-later
// What every test database starts with: the tables of the platform and of each capability, and no rows.

import { existsSync } from 'node:fs'
import { type MigrationSource, migrate } from '#platform/server/storage/migrate.ts'
import { capabilities } from './map.ts'

const source = (owner: string): MigrationSource => ({ owner, folder: new URL(`../../src/${owner}/server/migrations/`, import.meta.url) })

/** Runs every migration of the tree, in the order of the capabilities. */
export async function fillTemplate(url: string): Promise<void> {
  await migrate(
    url,
    capabilities.map(source).filter(({ folder }) => existsSync(folder)),
  )
}
