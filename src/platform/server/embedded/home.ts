// SPDX-License-Identifier: AGPL-3.0-or-later
// What an instance stands on: its data folder, locked, and a database, its own or yours.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createDataFolder } from '#platform/server/embedded/cluster.ts'
import { type EmbeddedDatabase, startEmbedded } from '#platform/server/embedded/embedded.ts'
import { type Door, lockFolder } from '#platform/server/embedded/lock.ts'
import { finishRestore } from '#platform/server/embedded/restoring.ts'
import { instanceKey, keyFileOf } from '#platform/server/embedded/secrets.ts'
import type { InstanceKey } from '#platform/server/storage/instance-key.ts'
import { settleKey } from '#platform/server/storage/rotate.ts'
import { unmarkUnfinished } from '#platform/server/storage/unfinished.ts'

/** A locked folder with a database that answers. */
export interface Home {
  readonly data: string
  /** The instance key. */
  readonly master: InstanceKey
  /** For the role that owns the tables. */
  readonly databaseUrl: string
  /** Our own server, when there is one. */
  readonly embedded: EmbeddedDatabase | undefined
  /** Tells the command line on this machine where we answer. */
  readonly announce: (address: string, door?: Door) => void
  /** Stops our database, if it is ours, and frees the folder. */
  readonly close: () => Promise<void>
}

/** Where to live, and on whose database. */
export interface HomeOptions {
  readonly data: string
  readonly databaseUrl?: string | undefined
  /** Where the instance key is kept, unless it is in the folder. */
  readonly keyFile?: string | undefined
  readonly report?: (line: string) => void
  readonly onLost?: (error: Error) => void
}

/** Locks the folder, then starts the database in it, unless another is given. */
export async function openHome(options: HomeOptions): Promise<Home> {
  const data = resolve(options.data)
  createDataFolder(data, process.getuid?.() === 0 && options.databaseUrl === undefined)
  const lock = lockFolder(data)
  try {
    await finishRestore(data, () => unmarkUnfinished(options.databaseUrl ?? ''))
    // Before anything is made: without its key nothing of a database can be read.
    const fresh = options.databaseUrl !== undefined || !existsSync(join(data, 'postgres'))
    const { keyFile } = options
    const master = instanceKey(data, { keyFile, fresh })
    const embedded = options.databaseUrl === undefined ? await startEmbedded({ ...options, data }) : undefined
    const databaseUrl = options.databaseUrl ?? embedded?.url ?? ''
    const settled = await settleKey(keyFileOf(data, keyFile), databaseUrl)
    return {
      data,
      master: settled ? instanceKey(data, { keyFile, fresh }) : master,
      databaseUrl,
      embedded,
      announce: lock.announce,
      close: async () => {
        await embedded?.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
