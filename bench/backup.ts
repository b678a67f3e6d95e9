// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup and its restore against a plain copy of the database's folder: everything that lies there but the log of changes, between
// `pg_backup_start` and `pg_backup_stop`, with as much of that log as the copy needs; and back. Both are on the disk when they end, and
// both restores end with a database that answers. Only ours is encrypted, read again, and without what was overwritten.

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrations } from '#apps/server.ts'
import { newIdentity, recipientOf } from '#platform/server/backup/age.ts'
import { loadBackup } from '#platform/server/backup/load.ts'
import { makeBackup } from '#platform/server/backup/make.ts'
import { createDataFolder } from '#platform/server/embedded/cluster.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import type { Ground } from './ground.ts'
import { alternate } from './load.ts'
import type { Row } from './row.ts'

const GOAL = 0.7

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

export function copyTree(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

export function syncTree(path: string): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) syncTree(join(path, name))
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

const megabytes = (path: string): number => {
  const stat = statSync(path)
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0) : stat.size / 1e6
}

/** As the manual of PostgreSQL describes it for whoever has no tools of its own. */
export async function plainCopy(url: string, cluster: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const begun = await client.query("select pg_walfile_name(pg_backup_start('bench', true)) as segment")
    mkdirSync(to)
    for (const name of readdirSync(cluster)) if (!['pg_wal', 'postmaster.pid'].includes(name)) copyTree(join(cluster, name), to)
    const ended = await client.query('select labelfile, pg_walfile_name(lsn) as segment from pg_backup_stop(false)')
    writeFileSync(join(to, 'backup_label'), ended.rows[0].labelfile)
    mkdirSync(join(to, 'pg_wal'))
    for (const segment of readdirSync(join(cluster, 'pg_wal')))
      if (/^[0-9A-F]{24}$/.test(segment) && segment >= begun.rows[0].segment && segment <= ended.rows[0].segment)
        copyFileSync(join(cluster, 'pg_wal', segment), join(to, 'pg_wal', segment))
    // Whoever runs the database owns its folder.
    const { uid, gid } = statSync(cluster)
    chownSync(join(to, 'backup_label'), uid, gid)
    for (const path of [to, join(to, 'pg_wal'), ...readdirSync(join(to, 'pg_wal')).map((name) => join(to, 'pg_wal', name))])
      chownSync(path, uid, gid)
    chmodSync(to, 0o700)
    syncTree(to)
  } finally {
    await client.end()
  }
}

export async function startAndStop(data: string): Promise<void> {
  const database = await startEmbedded({ data })
  await database.stop()
}

export async function* measureBackup(ground: Ground, files: number, times: number, note: (line: string) => void): AsyncGenerator<Row> {
  await ground.grow(files)
  const owner = new pg.Client({ connectionString: ground.url })
  await owner.connect()
  for (const text of ['drop table if exists baseline', 'checkpoint']) await owner.query(text)
  await owner.end()
  const root = join(ground.folder, 'backups')
  createDataFolder(root, true)
  const identity = newIdentity()
  const [file, copy] = [join(root, 'ours'), join(root, 'copy')]
  const fresh = (name: string): string => {
    const data = join(root, name)
    rmSync(data, { recursive: true, force: true })
    createDataFolder(data, true)
    return data
  }
  const about = { version: 'bench', at: new Date().toISOString(), publicKey: ground.services.keyring.publicKey }
  const key = Buffer.alloc(32, 7).toString('base64url')
  const data = fresh('empty')
  const backup = await alternate(
    () =>
      timed(async () => {
        await makeBackup({
          databaseUrl: ground.url,
          data,
          key,
          about,
          file,
          replace: true,
          closing: { recipients: [recipientOf(identity)] },
        })
      }),
    async () => {
      rmSync(copy, { recursive: true, force: true })
      return timed(() => plainCopy(ground.url, join(ground.folder, 'postgres'), copy))
    },
    times,
  )
  note(`${megabytes(file).toFixed(0)} MB in the backup, ${megabytes(copy).toFixed(0)} MB in the copy.`)
  yield row(`backup of ${files.toLocaleString('en')} files`, backup)
  const restore = await alternate(
    async () => {
      const to = fresh('restored')
      return timed(async () => {
        const filling = await startEmbedded({ data: to, filling: true })
        const prepare = async (): Promise<void> => void (await migrate(filling.url, migrations))
        await loadBackup({ file, opening: { identities: [identity] }, databaseUrl: filling.url, folder: to, prepare })
        await filling.stop()
        await startAndStop(to)
      })
    },
    async () => {
      const to = fresh('copied')
      // Its server's password, which a copy of the database alone does not bring.
      copyTree(join(ground.folder, 'secrets'), to)
      return timed(async () => {
        copyTree(copy, join(to, 'postgres'))
        syncTree(join(to, 'postgres'))
        await startAndStop(to)
      })
    },
    times,
  )
  yield row(`restore of ${files.toLocaleString('en')} files`, restore)
  const { plugIn } = await import('#apps/server.ts')
  const verified = await timed(async () => {
    await verifyChains(ground.services.db, ground.services.keyring, { folds: foldsOf(plugIn(ground.services).capabilities) })
  })
  note(`Verifying every chain, which kawal restore does besides: ${verified.toFixed(1)} s.`)
  rmSync(root, { recursive: true, force: true })
}

function row(work: string, { ours, baseline }: { readonly ours: number; readonly baseline: number }): Row {
  const ratio = baseline / ours
  return { work, ours, baseline, unit: 's', ratio, goal: `${GOAL} × as fast`, met: ratio >= GOAL }
}
