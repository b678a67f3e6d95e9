// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from events, and what happens by the clock: queued in PostgreSQL with the events' own transaction, retried until done.
// A job that keeps failing ends in the queue FAILED, which is counted by the metrics and the doctor, and can be sent again.

import { type Db, type Job, type JobResult, PgBoss } from 'pg-boss'
import * as z from 'zod/mini'
import { formatId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ClockTask, Listener } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { describeError } from '#platform/server/log.ts'
import type { Database, Tx } from '#platform/server/storage/database.ts'
import type { Followed, Follower, Queue } from '#platform/server/storage/follower.ts'

export interface JobCounts {
  /** Queued, running, or waiting for its next try. */
  readonly open: number
  /** Given up after every try: somebody must look. */
  readonly failed: number
}

export interface Jobs {
  readonly queue: Queue
  /** Waits until nothing is queued or running; for tests, the demonstration and a clean stop. */
  readonly settle: () => Promise<void>
  /** Jobs whose worker died are handed to another; happens by itself every few seconds. */
  readonly recover: () => Promise<void>
  readonly counts: () => Promise<JobCounts>
  /** Sends what failed once more. @returns how many */
  readonly retryFailed: () => Promise<number>
  readonly stop: () => Promise<void>
}

export interface JobsOptions {
  readonly listeners: readonly Listener[]
  readonly tasks: readonly ClockTask[]
  readonly clock: () => Instant
  readonly onError: (error: unknown) => void
  /** How often a failing job is tried again before it is given up. */
  readonly retries?: number
}

const Heard = z.object({ regency: z.string(), uuid: z.string(), version: z.number(), type: z.string() })

export const FAILED = 'failed'
const RETRIES = 12
const RETRY_MAX_SECONDS = 3600
// A worker that is alive says so; one that was killed loses its jobs after this.
const HEARTBEAT_SECONDS = 10
// A list of a million people takes its time, and says meanwhile that it is alive.
const LONGEST_SECONDS = 6 * 3600
const SUPERVISE_SECONDS = 5
const BATCH = 20
const TEN_YEARS_SECONDS = 10 * 365 * 86_400

export function adapter(to: Tx): Db {
  return { executeSql: async (text, values) => ({ rows: [...(await to.plain(text, values))] }) }
}

async function hear(listener: Listener, data: unknown): Promise<void> {
  const { regency, uuid, version, type } = Heard.parse(data)
  const key = { regency, uuid }
  await listener.handle({ key, id: formatId(key), version, type, commandId: causedId(listener.name, regency, uuid, version) })
}

export async function startJobs(db: Database, options: JobsOptions): Promise<Jobs> {
  const { listeners, tasks, clock, onError } = options
  const boss = new PgBoss({
    db: adapter(db),
    createSchema: false,
    schema: 'pgboss',
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', onError)
  await boss.start()
  const names = [...listeners, ...tasks].map((each) => each.name)
  const workers = new Map<string, string>()

  async function makeQueue(name: string, more: object): Promise<void> {
    await boss.createQueue(name, more)
    await boss.updateQueue(name, more)
  }

  // An error may quote what it stumbled over, and the queue keeps what it is told for years: it gets what the log gets.
  async function settled(id: string, work: () => Promise<void>): Promise<JobResult> {
    try {
      await work()
      return { id, status: 'completed' }
    } catch (error) {
      onError(error)
      return { id, status: 'failed', output: describeError(error) }
    }
  }

  await makeQueue(FAILED, { retentionSeconds: TEN_YEARS_SECONDS })
  const tried = {
    retryLimit: options.retries ?? RETRIES,
    retryBackoff: true,
    retryDelay: 1,
    retryDelayMax: RETRY_MAX_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: LONGEST_SECONDS,
    retentionSeconds: TEN_YEARS_SECONDS,
    deadLetter: FAILED,
  }
  for (const listener of listeners) {
    await makeQueue(listener.name, tried)
    const work = async (batch: Job<object>[]): Promise<JobResult[]> => {
      const results: JobResult[] = []
      for (const { id, data } of batch) results.push(await settled(id, () => hear(listener, data)))
      return results
    }
    workers.set(
      listener.name,
      await boss.work<object>(listener.name, { batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true }, work),
    )
  }
  for (const task of tasks) {
    await makeQueue(task.name, tried)
    const work = (batch: Job<object>[]): Promise<JobResult[]> => Promise.all(batch.map(({ id }) => settled(id, () => task.run(clock()))))
    workers.set(task.name, await boss.work<object>(task.name, { pollingIntervalSeconds: 10, perJobResults: true }, work))
    // What came due while nobody ran is done once at the next start.
    await boss.schedule(task.name, task.cron, {}, { tz: 'Asia/Jakarta', missed: 'once' })
  }

  async function queue(tx: Tx, events: readonly Followed[]): Promise<() => void> {
    const queued: string[] = []
    for (const listener of listeners) {
      const heard = events.filter((event) => listener.to.includes(event.type))
      if (heard.length === 0) continue
      const wanted = listener.concerns === undefined ? heard : await listener.concerns(tx, heard)
      if (wanted.length === 0) continue
      const jobs = wanted.map(({ regency, stream_id, version, type }) => ({ data: { regency, uuid: stream_id, version, type } }))
      await boss.insert(listener.name, jobs, { db: adapter(tx) })
      queued.push(listener.name)
    }
    return () => wake(queued)
  }

  /** Looks now rather than at the next poll. */
  function wake(these: Iterable<string> = workers.keys()): void {
    for (const name of these) {
      const worker = workers.get(name)
      if (worker !== undefined) boss.notifyWorker(worker)
    }
  }

  async function counts(): Promise<JobCounts> {
    const open = `select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name`
    const [row] = await db.run(`select (${open} = any($1))::int as open, (${open} = $2)::int as failed`, [names, FAILED])
    return z.object({ open: z.number(), failed: z.number() }).parse(row)
  }

  return {
    queue,
    counts,
    settle: async () => {
      wake()
      while ((await counts()).open > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    recover: async () => {
      await boss.supervise()
      wake()
    },
    retryFailed: async () => {
      const sent = await boss.redrive(FAILED)
      wake()
      return sent
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Waits until all that follows from what is committed now has happened; what follows may itself commit what others follow. */
export async function settleAll(follower: Follower, jobs: Jobs): Promise<void> {
  for (let before = -1; before !== follower.followed(); ) {
    before = follower.followed()
    await follower.drain()
    await jobs.settle()
  }
}
