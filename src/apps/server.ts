// SPDX-License-Identifier: AGPL-3.0-or-later
// The server's root: the list of what is plugged in.

import type { FastifyInstance } from 'fastify'
import { accessCapability, accessMigrations } from '#access/server/register.ts'
import { agenciesCapability, agenciesMigrations, licenceFacts } from '#agencies/server/register.ts'
import { journeysCapability, journeysMigrations } from '#journeys/server/register.ts'
import { journeyPorts } from '#journeys/server/worker.ports.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { createServer } from '#platform/server/http/server.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import { type Jobs, settleAll, startJobs } from '#platform/server/jobs/jobs.ts'
import { sealTask } from '#platform/server/jobs/seal.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDatabase } from '#platform/server/storage/database.ts'
import { type Follower, listenToFeed, startFollower } from '#platform/server/storage/follower.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { openRecords } from '#platform/server/storage/records.ts'
import { regionsCapability } from '#regions/server/register.ts'
import { trainingCapability, trainingMigrations } from '#training/server/register.ts'

export const VERSION = '0.1.0'
export const migrations = [accessMigrations, agenciesMigrations, journeysMigrations, trainingMigrations]

export interface AppOptions {
  readonly databaseUrl: string
  readonly master: Buffer
  readonly publicUrl: string
  readonly poolSize: number
  readonly web?: WebFiles
  /** For a one-off command: nothing is followed, heard or done by the clock. */
  readonly idle?: true
  readonly logError: (error: unknown) => void
}

export interface App {
  readonly server: FastifyInstance
  readonly services: Services
  /** Waits until all that follows from what was committed has happened. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Migrates and puts everything together; nothing listens yet. */
export async function openApp(options: AppOptions): Promise<App> {
  await migrate(options.databaseUrl, migrations)
  const db = openDatabase({ connectionString: options.databaseUrl, poolSize: options.poolSize })
  const keyring = openKeyring(options.master)
  let follower: Follower | undefined
  const services: Services = {
    db,
    keyring,
    newId,
    records: openRecords(db, keyring, () => follower?.poke()),
    clock: () => new Date().toISOString(),
    publicUrl: options.publicUrl,
  }
  const access = accessCapability(services)
  const agencyFacts = licenceFacts(db)
  const journeys = journeyPorts(services, agencyFacts)
  const capabilities = [
    regionsCapability(),
    access.capability,
    agenciesCapability(services),
    journeysCapability(services, { agencyFacts, nameActs: access.nameActs }),
    trainingCapability(services, { journeys }),
  ]
  const jobs = options.idle === true ? undefined : await openJobs(services, capabilities, options.logError)
  if (jobs !== undefined) follower = startFollower(db, jobs.queue, options.logError)
  const hearers = new Set<() => void>()
  const stopListening =
    jobs === undefined
      ? undefined
      : listenToFeed(options.databaseUrl, () => {
          jobs.wake()
          for (const hear of hearers) hear()
        })
  const server = createServer({
    services,
    capabilities,
    authenticate: access.authenticate,
    plug: access.plug,
    version: VERSION,
    feed: {
      subscribe: (moved) => {
        hearers.add(moved)
        return () => hearers.delete(moved)
      },
    },
    ...(jobs === undefined ? {} : { jobCounts: jobs.counts }),
    ...(options.web === undefined ? {} : { web: options.web }),
    logError: options.logError,
  })
  return {
    server,
    services,
    settle: async () => {
      if (follower !== undefined && jobs !== undefined) await settleAll(follower, jobs)
    },
    close: async () => {
      server.server.closeAllConnections()
      await server.close()
      await follower?.stop()
      await stopListening?.()
      await jobs?.stop()
      await db.close()
    },
  }
}

function openJobs(services: Services, capabilities: readonly Capability[], onError: (error: unknown) => void): Promise<Jobs> {
  return startJobs(services.db, {
    listeners: capabilities.flatMap((capability) => capability.listeners ?? []),
    tasks: [sealTask(services), ...capabilities.flatMap((capability) => capability.tasks ?? [])],
    clock: services.clock,
    onError,
  })
}
