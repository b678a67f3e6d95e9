// SPDX-License-Identifier: AGPL-3.0-or-later
// Recomputes every hash of a regency in key order, and holds the chain to what was sealed of it before.

import * as z from 'zod/mini'
import { linkHash } from '#platform/server/storage/chain.ts'
import type { Tx } from '#platform/server/storage/database.ts'

/** What does not fit, and where. */
export interface Break {
  readonly regency: string
  readonly stream: string
  readonly version: number
  readonly what:
    | 'hash-differs'
    | 'version-missing'
    | 'snapshot-differs'
    | 'state-differs'
    | 'personal-differs'
    | 'key-differs'
    | 'key-missing'
    | 'type-unknown'
    | 'stream-missing'
    | 'stream-shorter'
    | 'stream-rewritten'
    | 'head-missing'
    | 'head-differs'
    | 'head-signature'
    | 'head-root'
  /** The day of the head that says so. */
  readonly day?: string
}

export interface End {
  readonly version: number
  readonly hash: Buffer
}

/** An end that was sealed on a day. */
export interface Mark extends End {
  readonly day: string
}

export type Ends = ReadonlyMap<string, End>
export type Marks = ReadonlyMap<string, readonly Mark[]>

export interface Walked {
  readonly ends: Ends
  readonly events: number
  readonly breaks: readonly Break[]
}

const EventRow = z.object({
  stream_id: z.string(),
  version: z.number(),
  stream_type: z.string(),
  type: z.string(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  command_id: z.string(),
  area: z.string(),
  let_in: z.array(z.string()),
  body: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  hash: z.instanceof(Buffer),
})
export type WalkedEvent = z.output<typeof EventRow>
const EndRow = z.object({ stream_id: z.string(), version: z.number(), hash: z.instanceof(Buffer) })

// Pages hold whole events, so that a history of any length is walked in the same room.
const PAGE = 1000
const NONE = '00000000-0000-0000-0000-000000000000'
const EVENTS = `select stream_id::text, version, stream_type, type, at, user_id, office_id, command_id::text, area, let_in, body, sealed, hash
  from event where regency = $1 and (stream_id, version) > ($2::uuid, $3) and ($4::uuid[] is null or stream_id = any($4)) order by stream_id, version limit ${PAGE}`
const SNAPSHOTS = `select stream_id::text, version, hash from snapshot
  where regency = $1 and stream_id > $2::uuid and ($3::uuid[] is null or stream_id = any($3)) order by stream_id limit ${PAGE}`

export interface WalkOptions {
  /** These streams; without it, all of the regency. */
  readonly only?: readonly string[]
  /** Looks at each page of events as it goes by, in key order. */
  readonly page?: (events: readonly WalkedEvent[]) => Promise<void>
}

export async function walk(tx: Tx, regency: string, marks: Marks, options: WalkOptions = {}): Promise<Walked> {
  const { only = null } = options
  const ends = new Map<string, End>()
  const breaks: Break[] = []
  let events = 0
  for (let after: readonly [string, number] = [NONE, 0]; ; ) {
    const page = (await tx.run(EVENTS, [regency, ...after, only])).map((row) => EventRow.parse(row))
    for (const event of page) {
      const { stream_id: stream, version } = event
      const before = ends.get(stream)
      if (version !== (before?.version ?? 0) + 1) breaks.push({ regency, stream, version, what: 'version-missing' })
      if (!hashOf(regency, event, before?.hash ?? null).equals(event.hash)) breaks.push({ regency, stream, version, what: 'hash-differs' })
      // A chain that was written anew from here on is whole in itself; what was sealed of it is not.
      const broken = marks.get(stream)?.find((mark) => mark.version === version && !mark.hash.equals(event.hash))
      if (broken !== undefined) breaks.push({ regency, stream, version, what: 'stream-rewritten', day: broken.day })
      // Goes on from what is written, so that one changed event is named once.
      ends.set(stream, { version, hash: event.hash })
      after = [stream, version]
      events += 1
    }
    await options.page?.(page)
    if (page.length < PAGE) break
  }
  for (const [stream, sealed] of marks) {
    const last = sealed.toSorted((a, b) => a.version - b.version).at(-1)
    const end = ends.get(stream)
    if (only !== null && !only.includes(stream)) continue
    if (last === undefined || (end !== undefined && end.version >= last.version)) continue
    const what = end === undefined ? 'stream-missing' : 'stream-shorter'
    breaks.push({ regency, stream, version: last.version, what, day: last.day })
  }
  breaks.push(...(await holdSnapshots(tx, regency, ends, only)))
  return { ends, events, breaks }
}

function hashOf(regency: string, event: WalkedEvent, before: Buffer | null): Buffer {
  return linkHash(before, {
    regency,
    uuid: event.stream_id,
    version: event.version,
    streamType: event.stream_type,
    type: event.type,
    at: event.at.toISOString(),
    userId: event.user_id,
    officeId: event.office_id,
    commandId: event.command_id,
    area: event.area,
    letIn: event.let_in,
    body: event.body,
    sealed: event.sealed,
  })
}

/** Every stream has a snapshot of its end and every snapshot a stream: a stream that vanished with its snapshot only a head can miss. */
async function holdSnapshots(tx: Tx, regency: string, ends: Ends, only: readonly string[] | null): Promise<readonly Break[]> {
  const breaks: Break[] = []
  const open = new Set(ends.keys())
  for (let after = NONE; ; ) {
    const rows = await tx.run(SNAPSHOTS, [regency, after, only])
    for (const row of rows) {
      const snapshot = EndRow.parse(row)
      const { stream_id: stream, version } = snapshot
      const end = ends.get(stream)
      open.delete(stream)
      after = stream
      if (end !== undefined && end.version === version && end.hash.equals(snapshot.hash)) continue
      breaks.push({ regency, stream, version, what: end === undefined ? 'stream-missing' : 'snapshot-differs' })
    }
    if (rows.length < PAGE) break
  }
  for (const stream of open) breaks.push({ regency, stream, version: ends.get(stream)?.version ?? 0, what: 'snapshot-differs' })
  return breaks
}
