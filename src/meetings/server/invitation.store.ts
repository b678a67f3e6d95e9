// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of invitations: who was invited, and what was sent to whom.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { type MeetingState, meetingStates } from '#meetings/core/meeting.ts'
import { custody, type Database } from '#platform/server/storage/database.ts'

const Row = z.object({
  area: z.string(),
  state: z.enum(meetingStates),
  starts_at: z.date(),
  minutes: z.number(),
  sequence: z.number(),
  addresses: z.array(z.string()),
})

interface Leaving {
  readonly meeting: {
    readonly area: string
    readonly state: MeetingState
    readonly startsAt: Instant
    readonly minutes: number
    readonly sequence: number
  }
  /** Where this time of the meeting was not sent yet. */
  readonly addresses: readonly string[]
}

/** For who keeps a meeting without reading it; undefined where it is no more, or is over. */
export async function findLeaving(db: Database, key: RecordKey): Promise<Leaving | undefined> {
  const [row] = await db.read(
    custody,
    `select m.area, m.state, m.starts_at, m.minutes, m.sequence,
       array(select i.address from (
           select address from meeting_invited where regency = m.regency and stream_id = m.stream_id
           union select address from meeting_sent where regency = m.regency and stream_id = m.stream_id and m.state = 'CANCELLED') i
         where not exists (select from meeting_sent s where s.regency = m.regency and s.stream_id = m.stream_id
           and s.address = i.address and (s.sequence = m.sequence or s.refused and m.state = 'CANCELLED')) order by i.address) as addresses
     from meeting m where m.regency = $1 and m.stream_id = $2 and m.state <> 'CLOSED'`,
    [key.regency, key.uuid],
  )
  if (row === undefined) return undefined
  const { starts_at, addresses, ...meeting } = Row.parse(row)
  return { meeting: { ...meeting, startsAt: starts_at.toISOString() }, addresses }
}

/** Behind the seal with nobody named: only who keeps rows reads it. */
export async function markSent(
  db: Database,
  key: RecordKey,
  {
    address,
    sequence,
    area,
    refused,
  }: { readonly address: string; readonly sequence: number; readonly area: string; readonly refused: boolean },
): Promise<void> {
  await db.transaction(custody, (tx) =>
    tx.run(
      `insert into meeting_sent (regency, stream_id, area, let_in, address, sequence, refused) values ($1, $2, $3, '{!}', $4, $5, $6) on conflict do nothing`,
      [key.regency, key.uuid, area, address, sequence, refused],
    ),
  )
}

/** Of a meeting that is over nobody needs to know whom it was sent to. */
export async function forgetSent(db: Database, key: RecordKey): Promise<void> {
  await db.transaction(custody, (tx) => tx.run('delete from meeting_sent where regency = $1 and stream_id = $2', [key.regency, key.uuid]))
}

/** The addresses that the mail server would not take an invitation for. Whoever asks must have the meeting within reach. */
export async function findRefused(db: Database, key: RecordKey): Promise<readonly string[]> {
  const rows = await db.read(
    custody,
    'select distinct address from meeting_sent where regency = $1 and stream_id = $2 and refused order by address',
    [key.regency, key.uuid],
  )
  return rows.map((row) => z.object({ address: z.string() }).parse(row).address)
}
