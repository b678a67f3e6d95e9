// SPDX-License-Identifier: AGPL-3.0-or-later
// After commit: gives every committed event its position in the change feed and queues what follows from it, in one transaction.

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import * as z from 'zod/mini'
import { custody, type Database, type Tx } from '#platform/server/storage/database.ts'

export const FEED_CHANNEL = 'kawal_feed'
const BATCH = 500
const IDLE_MS = 1000
// What many writers commit at once is followed together, some hundred events in one transaction.
const GATHER_MS = 100

const FollowedRow = z.object({
  regency: z.string(),
  position: z.number(),
  stream_type: z.string(),
  stream_id: z.string(),
  version: z.number(),
  type: z.string(),
  area: z.string(),
})
export type Followed = z.output<typeof FollowedRow>

const FOLLOW = 'select * from follow_outbox($1)'

/** Whether a regency had its whole share, so that more of it may wait. */
function mayWait(followed: readonly Followed[]): boolean {
  const regencies = [...Map.groupBy(followed, (event) => event.regency).values()]
  const share = Math.max(1, Math.floor(BATCH / Math.max(1, regencies.length)))
  return regencies.some((events) => events.length >= share)
}

export interface Follower {
  /** Something was committed: look soon. */
  readonly poke: () => void
  /** Follows everything that is committed now; for tests and for a clean stop. */
  readonly drain: () => Promise<number>
  /** How many events this follower has followed since it started. */
  readonly followed: () => number
  readonly stop: () => Promise<void>
}

/** Puts what follows from events into the job queue, inside the follower's transaction; says what to do once that is committed. */
export type Queue = (tx: Tx, events: readonly Followed[]) => Promise<() => void>

export function startFollower(db: Database, queue: Queue, onError: (error: unknown) => void): Follower {
  let running: Promise<number> | undefined
  let again = false
  let stopped = false
  let all = 0

  async function once(): Promise<readonly Followed[]> {
    let committed = (): void => undefined
    const found = await db.transaction(custody, async (tx) => {
      // One follower at a time over all instances; the others find an empty outbox afterwards.
      await tx.run("select pg_advisory_xact_lock(hashtext('kawal_follower'))")
      const followed = (await tx.run(FOLLOW, [BATCH])).map((row) => FollowedRow.parse(row)).sort((a, b) => a.position - b.position)
      if (followed.length > 0) {
        committed = await queue(tx, followed)
        await tx.run('select pg_notify($1, $2)', [FEED_CHANNEL, [...new Set(followed.map((event) => event.regency))].join(',')])
      }
      return followed
    })
    committed()
    return found
  }

  async function drain(): Promise<number> {
    let total = 0
    for (;;) {
      const followed = await once()
      total += followed.length
      all += followed.length
      if (!mayWait(followed)) return total
    }
  }

  function poke(): void {
    if (stopped) return
    if (running !== undefined) {
      again = true
      return
    }
    again = false
    running = sleep(GATHER_MS)
      .then(drain)
      .catch((error: unknown) => {
        onError(error)
        return 0
      })
    void running.then(() => {
      running = undefined
      if (again) poke()
    })
  }

  // What another instance committed before it died is followed too.
  const timer = setInterval(poke, IDLE_MS)
  timer.unref()

  return {
    poke,
    drain,
    followed: () => all,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Hears that the feed moved, from any instance; reconnects by itself. @returns a function that stops listening. */
export function listenToFeed(connectionString: string, moved: (regencies: readonly string[]) => void): () => Promise<void> {
  let client: pg.Client | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, application_name: 'kawal feed' })
    client = next
    next.on('notification', (message) => moved((message.payload ?? '').split(',')))
    next.on('error', () => undefined)
    // It ends once, also where it never began: this alone leads to the next.
    next.once('end', () => {
      if (!stopped) retry = setTimeout(reconnect, IDLE_MS)
    })
    await next.connect()
    await next.query(`listen ${FEED_CHANNEL}`)
  }
  function reconnect(): void {
    connect().catch(() => client?.end().catch(() => undefined))
  }
  reconnect()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end().catch(() => undefined)
  }
}
