// SPDX-License-Identifier: AGPL-3.0-or-later
// A database of every version that was released comes forward to this one: its tables are made as they were then, filled with what that
// version wrote, and migrated; every chain and state fits, and people are found. For a new version, before it is tagged:
//
//   npx kawal demo --files 3, and beside it
//   npx kawal backup test/fixtures/versions/<version> --passphrase-file FILE      the passphrase is the one below

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { migrations, plugIn } from '#apps/server.ts'
import { openServices } from '#apps/services.ts'
import { VERSION } from '#apps/version.ts'
import { KEY_FILE } from '#platform/server/backup/contents.ts'
import { loadBackup } from '#platform/server/backup/load.ts'
import { readInstanceKey } from '#platform/server/embedded/secrets.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'

const folder = fileURLToPath(new URL('../fixtures/versions', import.meta.url))
const versions = readdirSync(folder)
const opening = { identities: [], passphrase: 'kabupaten peragaan' }

async function onCluster(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

it('there is one of this version, or of one before it', () => {
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true)
  expect(versions).toContain(VERSION)
})

describe.each(versions)('version %s', (version) => {
  it('comes forward whole', async () => {
    const database = `kawal_version_${version.replaceAll('.', '_')}`
    await onCluster(`drop database if exists ${database}`)
    await onCluster(`create database ${database}`)
    const url = new URL(inject('clusterUrl'))
    url.pathname = `/${database}`
    const data = mkdtempSync(join(tmpdir(), 'kawal-version-'))
    const prepare = async (beginning: Parameters<Parameters<typeof loadBackup>[0]['prepare']>[0]): Promise<void> => {
      expect(beginning.version).toBe(version)
      await migrate(url.href, migrations, { only: beginning.migrations })
    }
    const loaded = await loadBackup({ file: join(folder, version), opening, databaseUrl: url.href, folder: data, prepare })
    expect(loaded.strange).toEqual([])
    await migrate(url.href, migrations)
    const master = readInstanceKey(join(data, KEY_FILE))
    const services = openServices({ databaseUrl: url.href, master, publicUrl: 'http://127.0.0.1', poolSize: 2 })
    try {
      const verified = await verifyChains(services.db, services.keyring, { folds: foldsOf(plugIn(services).capabilities) })
      expect(verified.breaks).toEqual([])
      expect(verified.heads).toBeGreaterThan(0)
      expect(verified.folded).toBeGreaterThan(20)
      const [row] = await services.db.read(everywhere, 'select count(*)::int as files from worker')
      expect(row?.['files']).toBe(3)
      // A second time there is nothing to do.
      expect(await migrate(url.href, migrations)).toEqual([])
    } finally {
      await services.db.close()
      rmSync(data, { recursive: true })
      await onCluster(`drop database ${database} with (force)`)
    }
  })
})
