// SPDX-License-Identifier: AGPL-3.0-or-later
// What a one-off command stands on: the database of the instance that runs, or the data folder, opened for as long as it takes.

import { resolve } from 'node:path'
import { openServices } from '#apps/services.ts'
import { type Home, openHome } from '#platform/server/embedded/home.ts'
import { findInstance } from '#platform/server/embedded/lock.ts'
import { instanceKey } from '#platform/server/embedded/secrets.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { readRegencies } from '#platform/server/regencies.ts'
import type { Settings } from '#platform/server/settings.ts'
import type { InstanceKey } from '#platform/server/storage/instance-key.ts'
import { type MigrationSource, migrate } from '#platform/server/storage/migrate.ts'

export interface Ground {
  readonly services: Services
  readonly databaseUrl: string
  /** The instance key. */
  readonly master: InstanceKey
  /** The migrations that opening it applied. */
  readonly applied: readonly string[]
  readonly close: () => Promise<void>
}

export function addressOf(settings: Settings): string {
  return settings.publicUrl ?? `http://${settings.host}:${settings.port}`
}

export interface GroundOptions {
  /** Off for whoever only looks. */
  readonly migrate?: boolean
}

/** Whatever was started for it ends when it fails. */
async function migrateOrLeave(home: Home, sources: readonly MigrationSource[]): Promise<readonly string[]> {
  try {
    return await migrate(home.databaseUrl, sources)
  } catch (error) {
    await home.close()
    throw error
  }
}

export async function openGround(settings: Settings, report: (line: string) => void, options: GroundOptions = {}): Promise<Ground> {
  const data = resolve(settings.data)
  const door = findInstance(data)?.door
  const home = door === undefined ? await openHome({ ...settings, data, report }) : undefined
  const databaseUrl = door?.databaseUrl ?? home?.databaseUrl ?? ''
  // What is plugged in is loaded only where it must be: beside a running instance the database is at this version.
  const wanted = home !== undefined && options.migrate !== false
  const applied = wanted ? await migrateOrLeave(home, (await import('#apps/server.ts')).migrations) : []
  const master = home?.master ?? instanceKey(data, { keyFile: settings.keyFile, fresh: false })
  const services = openServices({
    databaseUrl,
    master,
    publicUrl: addressOf(settings),
    poolSize: 4,
    regencies: readRegencies(data),
  })
  return {
    services,
    databaseUrl,
    master,
    applied,
    close: async () => {
      await services.db.close()
      await home?.close()
    },
  }
}

/** Runs one command's work on the ground, and leaves it as it was. */
export async function onGround<T>(settings: Settings, report: (line: string) => void, work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(settings, report)
  try {
    return await work(ground)
  } finally {
    await ground.close()
  }
}
