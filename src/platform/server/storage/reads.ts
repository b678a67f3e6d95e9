// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks at personal records are written down in batches; the answer waits for its batch.

import type { RecordKey } from '#kernel/ids.ts'
import type { Database } from '#platform/server/storage/database.ts'

export interface Look {
  readonly key: RecordKey
  readonly userId: string
  readonly officeId: string
  readonly contract: string
  readonly at: string
}

export interface ReadLog {
  /** Resolves once the look is on disk. */
  readonly record: (looks: readonly Look[]) => Promise<void>
}

interface Waiting {
  readonly looks: readonly Look[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const INSERT = `insert into read_log (regency, stream_id, user_id, office_id, contract, at)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`

export function openReadLog(db: Database): ReadLog {
  let waiting: Waiting[] = []
  let writing = false

  async function write(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const looks = batch.flatMap((entry) => entry.looks)
      const column = (pick: (look: Look) => string): string[] => looks.map(pick)
      try {
        await db.run(INSERT, [
          column((l) => l.key.regency),
          column((l) => l.key.uuid),
          column((l) => l.userId),
          column((l) => l.officeId),
          column((l) => l.contract),
          column((l) => l.at),
        ])
        for (const entry of batch) entry.resolve()
      } catch (error) {
        for (const entry of batch) entry.reject(error)
      }
    }
    writing = false
  }

  return {
    record: (looks) =>
      looks.length === 0
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            waiting.push({ looks, resolve, reject })
            if (!writing) void write()
          }),
  }
}
