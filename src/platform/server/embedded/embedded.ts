// SPDX-License-Identifier: AGPL-3.0-or-later
// A real PostgreSQL inside the data folder, for everybody who has none of their own. The caller holds the folder's lock.

import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { findBinaries } from '#platform/server/embedded/binaries.ts'
import { createCluster, createDataFolder, OWNER_ROLE, syncCluster } from '#platform/server/embedded/cluster.ts'
import { stopOrphan } from '#platform/server/embedded/orphan.ts'
import { chooseOwner, refuseUnreachable } from '#platform/server/embedded/owner.ts'
import { keepSecret, secretFile } from '#platform/server/embedded/secrets.ts'
import { freePort, hasEnded, type ServerPlace, startServer, stopServer } from '#platform/server/embedded/server.ts'
import { StartError } from '#platform/server/start-error.ts'

const DATABASE = 'kawal'
const PASSWORD = 'database-password'
/** invalid_password */
const WRONG_PASSWORD = '28P01'

/** A running database of our own. */
export interface EmbeddedDatabase {
  /** For the role that owns everything. */
  readonly url: string
  /** Did this start make the database, rather than find it? */
  readonly created: boolean
  /** The first process of the server. */
  readonly pid: () => number | undefined
  /** Stops the server; when it returns nothing of it runs any more. */
  readonly stop: () => Promise<void>
}

/** How a start is reported: one calm line per step that takes time. */
export interface EmbeddedOptions {
  readonly data: string
  readonly report?: (line: string) => void
  /** The server ended by itself and could not be started again; without it the process ends. */
  readonly onLost?: (error: Error) => void
  /** How long a start may take, recovery after a crash included. */
  readonly patience?: number
  /** For a folder that is being filled: faster, and on the disk only after `stop`. */
  readonly filling?: boolean
}

async function createDatabase(url: URL): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

// An ordinary user cannot run what root's database left behind, nor the other way round without being root.
function refuseForeign(cluster: string): void {
  const uid = process.getuid?.()
  if (uid === undefined || uid === 0 || !existsSync(cluster) || statSync(cluster).uid === uid) return
  throw new StartError(['database-of-other', { cluster }])
}

async function preparePlace(options: EmbeddedOptions): Promise<{ place: ServerPlace; password: string; created: boolean }> {
  const data = resolve(options.data)
  const cluster = join(data, 'postgres')
  refuseForeign(cluster)
  const owner = chooseOwner(cluster)
  createDataFolder(data, owner !== undefined)
  const binaries = findBinaries()
  if (owner !== undefined) refuseUnreachable(owner, { data, program: binaries.postgres })
  const created = !existsSync(cluster)
  if (!created && !existsSync(secretFile(data, PASSWORD))) {
    throw new StartError(['password-missing', { file: secretFile(data, PASSWORD) }])
  }
  const password = keepSecret(data, PASSWORD)
  if (created) {
    options.report?.('Creating the database.')
    await createCluster(binaries, { cluster, password, owner, filling: options.filling === true })
  } else if (await stopOrphan(cluster)) {
    options.report?.('Stopped a database that an earlier run left behind.')
  }
  const { filling = false } = options
  return { place: { binaries, cluster, log: join(data, 'postgres.log'), port: await freePort(), owner, filling }, password, created }
}

const PATIENCE = 120_000
const RESTARTS_PER_MINUTE = 5

/** Starts it, creating it first when the folder is new, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { place, password, created } = await preparePlace(options)
  const patience = options.patience ?? PATIENCE
  const url = new URL(`postgres://${OWNER_ROLE}:${password}@127.0.0.1:${place.port}/${DATABASE}`)
  let child = await startServer(place, patience)
  let stopping: Promise<void> | undefined
  const restarts: number[] = []

  // The last resort, when the process ends without having stopped us: at once, since nothing can be awaited any more.
  const abandon = (): void => {
    if (!hasEnded(child)) child.kill('SIGQUIT')
  }
  process.once('exit', abandon)

  // Somebody killed the server (or the system did, short of memory): the same server again at the same address, so that
  // pools just reconnect. Children of the dead one hold its memory until they notice, hence the orphan's way.
  async function revive(): Promise<void> {
    if (stopping !== undefined) return
    const minute = Date.now() - 60_000
    restarts.push(Date.now())
    try {
      if (restarts.filter((at) => at > minute).length > RESTARTS_PER_MINUTE) throw new StartError(['database-ends'])
      options.report?.('The database ended by itself; starting it again.')
      await stopOrphan(place.cluster)
      child = await startServer(place, patience)
      child.once('exit', watch)
      // We were told to stop while it started.
      if (stopping !== undefined) await stopServer(child, place)
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error))
      if (options.onLost === undefined) throw cause
      options.onLost(cause)
    }
  }
  let reviving: Promise<void> = Promise.resolve()
  function watch(): void {
    reviving = revive()
  }
  child.once('exit', watch)

  async function halt(): Promise<void> {
    await stopServer(child, place)
    await reviving
    process.removeListener('exit', abandon)
    if (place.filling === true) await syncCluster(place.binaries, place.owner, place.cluster)
  }
  function stop(): Promise<void> {
    stopping ??= halt()
    return stopping
  }

  try {
    await createDatabase(url)
  } catch (error) {
    await stop()
    if (!(error instanceof Error && 'code' in error && error.code === WRONG_PASSWORD)) throw error
    throw new StartError(['password-wrong', { file: secretFile(options.data, PASSWORD) }])
  }
  return { url: url.href, created, pid: () => child.pid, stop }
}
