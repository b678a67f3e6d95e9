// SPDX-License-Identifier: AGPL-3.0-or-later
// Jobs that a backup brought back, handed to their queues anew: what follows from an event follows once, however often it is tried.

import { PgBoss } from 'pg-boss'
import { adapter } from '#platform/server/jobs/jobs.ts'
import type { Database } from '#platform/server/storage/database.ts'

interface Pending {
  readonly queue: string
  readonly data: object
}

const AT_ONCE = 1000

export async function requeue(db: Database, jobs: readonly Pending[]): Promise<void> {
  const boss = new PgBoss({ db: adapter(db), createSchema: false, schema: 'pgboss', supervise: false, schedule: false })
  await boss.start()
  try {
    for (const queue of new Set(jobs.map((job) => job.queue))) {
      await boss.createQueue(queue)
      const handed = jobs.flatMap((job) => (job.queue === queue ? [{ data: job.data }] : []))
      for (let from = 0; from < handed.length; from += AT_ONCE) await boss.insert(queue, handed.slice(from, from + AT_ONCE))
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
