// SPDX-License-Identifier: AGPL-3.0-or-later
// The machines of an instance, put together over one database; nothing listens and nothing follows yet.

import { clock } from '#apps/clock.ts'
import { noRegencies, type Regencies } from '#kernel/regency.ts'
import type { Instant } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDatabase } from '#platform/server/storage/database.ts'
import type { InstanceKey } from '#platform/server/storage/instance-key.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { openRecords } from '#platform/server/storage/records.ts'

export interface ServicesOptions {
  readonly databaseUrl: string
  /** The 32 bytes from which every other key comes, or these with what came before them. */
  readonly master: Buffer | InstanceKey
  readonly publicUrl: string
  readonly poolSize: number
  readonly regencies?: Regencies
  readonly clock?: () => Instant
  /** A command was committed: what follows from it is due. */
  readonly committed?: () => void
}

export function openServices(options: ServicesOptions): Services {
  const db = openDatabase({ connectionString: options.databaseUrl, poolSize: options.poolSize })
  const keyring = openKeyring(options.master)
  return {
    db,
    keyring,
    newId,
    records: openRecords(db, keyring, options.committed ?? (() => undefined)),
    clock: options.clock ?? clock,
    publicUrl: options.publicUrl,
    regencies: options.regencies ?? noRegencies,
  }
}
