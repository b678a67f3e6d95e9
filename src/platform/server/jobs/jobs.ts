// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from events, and what happens by the clock: queued in PostgreSQL with the events' own transaction, retried until done.

import { createHash } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import * as z from 'zod/mini'
import { formatId } from '#kernel/ids.ts'
import type { Listener } from '#platform/server/http/capability.ts'
import type { Database, Tx } from '#platform/server/storage/database.ts'
import type { Followed } from '#platform/server/storage/follower.ts'

/** A task by the clock, e.g. sealing the day. `cron` in Asia/Jakarta. */
export interface ClockTask {
  readonly name: string
  readonly cron: string
  readonly run: () => Promise<void>
}

export interface Jobs {
  /** Queues what listeners want to hear, inside the follower's transaction. */
  readonly queue: (tx: Tx, events: readonly Followed[]) => Promise<void>
  /** Waits until nothing is queued or running; for tests, the demonstration and a clean stop. */
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const Payload = z.object({ regency: z.string(), uuid: z.string(), version: z.number(), type: z.string() })

/** The same event heard by the same listener always issues the same command id. */
function commandIdFor(listener: string, event: z.output<typeof Payload>): string {
  const hex = createHash('sha256').update(`${listener}:${event.regency}:${event.uuid}:${event.version}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const POLL_SECONDS = 0.5
const RETRIES = 20

export async function startJobs(
  db: Database,
  listeners: readonly Listener[],
  tasks: readonly ClockTask[],
  onError: (error: unknown) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: [...(await db.run(text, values ?? []))] }) },
    createSchema: false,
    schema: 'pgboss',
  })
  boss.on('error', onError)
  await boss.start()
  for (const listener of listeners) {
    await boss.createQueue(listener.name, { retryLimit: RETRIES, retryBackoff: true, retryDelay: 1 })
    await boss.work(listener.name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 20 }, async (batch) => {
      for (const job of batch) {
        const event = Payload.parse(job.data)
        const key = { regency: event.regency, uuid: event.uuid }
        await listener.handle({
          key,
          id: formatId(key),
          version: event.version,
          type: event.type,
          commandId: commandIdFor(listener.name, event),
        })
      }
    })
  }
  for (const task of tasks) {
    await boss.createQueue(task.name)
    await boss.work(task.name, { pollingIntervalSeconds: 10 }, task.run)
    await boss.schedule(task.name, task.cron, {}, { tz: 'Asia/Jakarta' })
  }

  async function queue(tx: Tx, events: readonly Followed[]): Promise<void> {
    for (const listener of listeners) {
      const wanted = events.filter((event) => listener.to.includes(event.type))
      if (wanted.length === 0) continue
      await boss.insert(
        listener.name,
        wanted.map((event) => ({ data: { regency: event.regency, uuid: event.stream_id, version: event.version, type: event.type } })),
        { db: { executeSql: async (text, values) => ({ rows: [...(await tx.run(text, values ?? []))] }) } },
      )
    }
  }

  return {
    queue,
    settle: async () => {
      for (;;) {
        const [row] = await db.run(
          "select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active') and name = any($1)",
          [listeners.map((listener) => listener.name)],
        )
        if (row?.['open'] === 0) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
