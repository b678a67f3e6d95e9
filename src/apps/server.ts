// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's root: the list of what is plugged in.

import type { FastifyInstance } from 'fastify'
import { accessCapability, accessMigrations } from '#access/server/register.ts'
import { journeysCapability, journeysMigrations } from '#journeys/server/register.ts'
import { journeyPorts } from '#journeys/server/worker.ports.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { createServer } from '#platform/server/http/server.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDatabase } from '#platform/server/storage/database.ts'
import { listenToFeed, startFollower } from '#platform/server/storage/follower.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { openRecords } from '#platform/server/storage/records.ts'
import { trainingCapability, trainingMigrations } from '#training/server/register.ts'

export const VERSION = '0.1.0'
export const migrations = [accessMigrations, journeysMigrations, trainingMigrations]

export interface AppOptions {
  readonly databaseUrl: string
  readonly master: Buffer
  readonly publicUrl: string
  readonly poolSize: number
  readonly web?: WebFiles
  readonly logError: (error: unknown) => void
}

export interface App {
  readonly server: FastifyInstance
  readonly services: Services
  readonly close: () => Promise<void>
}

/** Migrates and puts everything together; nothing listens yet. */
export async function openApp(options: AppOptions): Promise<App> {
  await migrate(options.databaseUrl, migrations)
  const db = openDatabase({ connectionString: options.databaseUrl, poolSize: options.poolSize })
  const keyring = openKeyring(options.master)
  const follower = startFollower(db, async () => undefined, options.logError)
  const services: Services = {
    db,
    keyring,
    newId,
    records: openRecords(db, keyring, follower.poke),
    clock: () => new Date().toISOString(),
    publicUrl: options.publicUrl,
  }
  const hearers = new Set<() => void>()
  const stopListening = listenToFeed(options.databaseUrl, () => {
    for (const hear of hearers) hear()
  })
  const access = accessCapability(services)
  const agencyFacts = async (): Promise<undefined> => undefined
  const journeys = journeyPorts(services, agencyFacts)
  const server = createServer({
    services,
    capabilities: [access.capability, journeysCapability(services, agencyFacts), trainingCapability(services, { journeys })],
    authenticate: access.authenticate,
    plug: access.plug,
    version: VERSION,
    feed: {
      subscribe: (moved) => {
        hearers.add(moved)
        return () => hearers.delete(moved)
      },
    },
    ...(options.web === undefined ? {} : { web: options.web }),
    logError: options.logError,
  })
  return {
    server,
    services,
    close: async () => {
      server.server.closeAllConnections()
      await server.close()
      await follower.stop()
      await stopListening()
      await db.close()
    },
  }
}
