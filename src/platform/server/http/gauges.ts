// SPDX-License-Identifier: AGPL-3.0-or-later
// What an operator should see before somebody calls: how far what follows from events is behind, when a backup was last made, how full
// the disk is. Asked when it is read, and nothing of it names anybody.

import { statfs } from 'node:fs/promises'
import { Gauge, type Registry } from 'prom-client'
import * as z from 'zod/mini'
import { type Done, readDone } from '#platform/server/done.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const LagRow = z.object({ waiting: z.number(), seconds: z.number() })
// The oldest of each regency stands first in its order.
const LAG = `select count(*)::int as waiting, coalesce(extract(epoch from now() - min(e.at)), 0)::float8 as seconds
  from outbox o join event e on e.regency = o.regency and e.stream_id = o.stream_id and e.version = o.version`
const HeadRow = z.object({ at: z.nullable(z.date()) })

export interface Watched {
  readonly db: Database
  /** The data folder. */
  readonly data?: string | undefined
  readonly version: string
}

export function addGauges(registry: Registry, { db, data, version }: Watched): void {
  const registers = [registry]
  const info = new Gauge({ name: 'kawal_info', help: 'Always 1, with the version', labelNames: ['version'], registers })
  info.set({ version }, 1)
  const seconds: Gauge = new Gauge({
    name: 'kawal_outbox_seconds',
    help: 'How long the oldest event has waited to be followed',
    registers,
    collect: async () => {
      const lag = LagRow.parse((await db.read(everywhere, LAG))[0])
      seconds.set(Math.max(0, lag.seconds))
      waiting.set(lag.waiting)
    },
  })
  const waiting = new Gauge({ name: 'kawal_outbox_events', help: 'Events that wait to be followed', registers })
  const sealed: Gauge = new Gauge({
    name: 'kawal_last_seal_timestamp_seconds',
    help: 'When the last day was sealed with a signed head; 0 before the first',
    registers,
    collect: async () => {
      const { at } = HeadRow.parse((await db.run('select max(at) as at from head'))[0])
      sealed.set((at?.getTime() ?? 0) / 1000)
    },
  })
  addDone(registry, data, {
    what: 'backup',
    name: 'kawal_last_backup_timestamp_seconds',
    help: 'When the last backup was made and read again; 0 before the first',
  })
  addDone(registry, data, {
    what: 'verify',
    name: 'kawal_last_verify_timestamp_seconds',
    help: 'When all chains were last verified without a break; 0 before the first',
  })
  const disk: Gauge = new Gauge({
    name: 'kawal_disk_free_bytes',
    help: 'Room where the data folder lies',
    registers,
    collect: async () => {
      if (data === undefined) return
      const { bavail, bsize } = await statfs(data)
      disk.set(bavail * bsize)
    },
  })
}

function addDone(
  registry: Registry,
  data: string | undefined,
  { what, name, help }: { readonly what: keyof Done; readonly name: string; readonly help: string },
): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => {
      const at = data === undefined ? undefined : readDone(data)[what]
      gauge.set(at === undefined ? 0 : Date.parse(at) / 1000)
    },
  })
}
