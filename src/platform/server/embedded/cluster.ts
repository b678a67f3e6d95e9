// SPDX-License-Identifier: AGPL-3.0-or-later
// Making the folder of a PostgreSQL, and the settings it runs with.

import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from '#platform/server/embedded/binaries.ts'
import type { Owner } from '#platform/server/embedded/owner.ts'
import { StartError } from '#platform/server/start-error.ts'

/** The role that owns everything; the application then acts as another that owns nothing. */
export const OWNER_ROLE = 'kawal'

// For a machine of 1 to 2 GB that does other work too. What was acknowledged is on the disk: fsync, full_page_writes and
// synchronous_commit stay as PostgreSQL ships them, on. It listens on the loopback alone.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  wal_compression: 'on',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  random_page_cost: '1.1',
  max_worker_processes: '6',
  autovacuum_max_workers: '2',
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  idle_in_transaction_session_timeout: '60s',
} as const

// A new folder is filled in one go: nothing of it is promised to anybody before it is whole, and then it is all written to the disk.
const whileFilling = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  maintenance_work_mem: '256MB',
  autovacuum: 'off',
} as const

/** The arguments of `postgres` for this folder and port. */
export function serverArguments(cluster: string, port: number, filling = false): string[] {
  const all = { ...settings, ...(filling ? whileFilling : {}) }
  return ['-D', cluster, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

// What one answer needed is kept for the next: by itself glibc gives it back to the system and asks for it again at every answer,
// and each giving back interrupts all processors.
const MEGABYTE = 1024 * 1024
const allocator = { MALLOC_TRIM_THRESHOLD_: String(16 * MEGABYTE), MALLOC_MMAP_THRESHOLD_: String(8 * MEGABYTE) }

/** Only what the programs need of our environment; nothing of it can point them elsewhere. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { LC_ALL: 'C', TZ: 'UTC', ...allocator, PATH, SystemRoot, TEMP, TMP }
}

function runInitdb(
  binaries: Binaries,
  owner: Owner | undefined,
  where: { readonly folder: string; readonly passwordFile: string; readonly filling: boolean },
): Promise<void> {
  const args = ['-D', where.folder, '-U', OWNER_ROLE, '-A', 'scram-sha-256', `--pwfile=${where.passwordFile}`, '-E', 'UTF8']
  // C.UTF-8 from PostgreSQL itself: sorting never depends on the libraries of the machine, so no index breaks by an upgrade.
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions')
  if (where.filling) args.push('--no-sync')
  return run(binaries, owner, { folder: where.folder, args })
}

/** Everything of a stopped PostgreSQL is on the disk when it returns. */
export function syncCluster(binaries: Binaries, owner: Owner | undefined, folder: string): Promise<void> {
  return run(binaries, owner, { folder, args: ['-D', folder, '--sync-only'] })
}

function run(
  binaries: Binaries,
  owner: Owner | undefined,
  { folder, args }: { readonly folder: string; readonly args: readonly string[] },
): Promise<void> {
  // A group of its own: Ctrl-C is for us, and what it interrupts here would be taken for a failure where its end is heard before the signal.
  const child = spawn(binaries.initdb, args, {
    ...(owner && { uid: owner.uid, gid: owner.gid }),
    env: programEnvironment(),
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // It does not outlive us.
  const abandon = (): void => void child.kill()
  process.once('exit', abandon)
  const said: string[] = []
  child.stdout.on('data', (part) => said.push(String(part)))
  child.stderr.on('data', (part) => said.push(String(part)))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new StartError(['database-not-made', { reason: error.message }])))
    child.on('exit', (code) => {
      process.removeListener('exit', abandon)
      if (code === 0) resolve()
      else reject(new StartError(['database-not-made-in', { folder, said: said.join('').trim() }]))
    })
  })
}

/**
 * Makes the folder of a new PostgreSQL. It is made beside its place and moved there when it is whole, so that a start
 * cut off in the middle is simply made again.
 */
export async function createCluster(
  binaries: Binaries,
  where: { readonly cluster: string; readonly password: string; readonly owner: Owner | undefined; readonly filling?: boolean },
) {
  const { cluster, owner } = where
  const draft = `${cluster}.new`
  const passwordFile = join(draft, 'password')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${where.password}\n`, { mode: 0o600 })
  if (owner !== undefined) for (const path of [draft, passwordFile]) chownSync(path, owner.uid, owner.gid)
  await runInitdb(binaries, owner, { folder: join(draft, 'cluster'), passwordFile, filling: where.filling === true })
  renameSync(join(draft, 'cluster'), cluster)
  rmSync(draft, { recursive: true })
}

/** Makes the data folder when it is not there; others may pass through it when the database runs as another user. */
export function createDataFolder(data: string, shared: boolean): void {
  if (existsSync(data)) return
  try {
    mkdirSync(data, { recursive: true })
    chmodSync(data, shared ? 0o711 : 0o700)
  } catch (error) {
    throw new StartError(['folder-not-made', { data, reason: error instanceof Error ? error.message : String(error) }])
  }
}
