// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks every chain, and seals each day with a signed Merkle root per regency, so that a changed event, a cut tail or a vanished stream shows.

import * as z from 'zod/mini'
import { formatId } from '#kernel/ids.ts'
import { linkHash, merkleRoot } from '#platform/server/storage/chain.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

export interface Head {
  readonly regency: string
  readonly day: string
  readonly streams: number
  readonly events: number
  /** Base64. */
  readonly root: string
  readonly signature: string
  /** Each stream's id, version and hash, when the head is kept elsewhere as a file. */
  readonly ends?: readonly (readonly [id: string, version: number, hash: string])[]
}

/** The first thing that does not fit, in words a person can follow. */
export interface Break {
  readonly regency: string
  readonly stream: string
  readonly version: number
  readonly what:
    | 'hash-differs'
    | 'version-missing'
    | 'snapshot-differs'
    | 'stream-missing'
    | 'stream-shorter'
    | 'stream-rewritten'
    | 'head-signature'
}

export interface Verification {
  readonly streams: number
  readonly events: number
  readonly breaks: readonly Break[]
}

const EventRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  version: z.number(),
  stream_type: z.string(),
  type: z.string(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  command_id: z.string(),
  area: z.string(),
  body: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  hash: z.instanceof(Buffer),
})
const EndRow = z.object({ regency: z.string(), stream_id: z.string(), version: z.number(), hash: z.instanceof(Buffer) })

const PAGE = 5000

function signedText(head: Pick<Head, 'regency' | 'day' | 'streams' | 'events' | 'root'>): Buffer {
  return Buffer.from(JSON.stringify([head.regency, head.day, head.streams, head.events, head.root]))
}

interface Ends {
  readonly ends: Map<string, { readonly version: number; readonly hash: Buffer }>
  readonly events: number
  readonly breaks: Break[]
}

/** Recomputes every hash of a regency, page by page in key order. */
async function walk(db: Database, regency: string): Promise<Ends> {
  const ends = new Map<string, { version: number; hash: Buffer }>()
  const breaks: Break[] = []
  let events = 0
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const rows = await db.read(
      everywhere,
      `select regency, stream_id::text, version, stream_type, type, at, user_id, office_id, command_id::text, area, body, sealed, hash
      from event where regency = $1 and (stream_id, version) > ($2::uuid, $3) order by stream_id, version limit ${PAGE}`,
      [regency, after[0], after[1]],
    )
    for (const row of rows) {
      const event = EventRow.parse(row)
      const before = ends.get(event.stream_id)
      if (event.version !== (before?.version ?? 0) + 1)
        breaks.push({ regency, stream: event.stream_id, version: event.version, what: 'version-missing' })
      const hash = linkHash(before?.hash ?? null, {
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
        body: event.body,
        sealed: event.sealed,
      })
      if (!hash.equals(event.hash)) breaks.push({ regency, stream: event.stream_id, version: event.version, what: 'hash-differs' })
      // Goes on from what is written, so that one changed event is named once.
      ends.set(event.stream_id, { version: event.version, hash: event.hash })
      after = [event.stream_id, event.version]
      events += 1
    }
    if (rows.length < PAGE) break
  }
  for (const row of await db.read(everywhere, 'select regency, stream_id::text, version, hash from snapshot where regency = $1', [
    regency,
  ])) {
    const snapshot = EndRow.parse(row)
    const end = ends.get(snapshot.stream_id)
    if (end === undefined || end.version !== snapshot.version || !end.hash.equals(snapshot.hash)) {
      breaks.push({
        regency,
        stream: snapshot.stream_id,
        version: snapshot.version,
        what: end === undefined ? 'stream-missing' : 'snapshot-differs',
      })
    }
  }
  return { ends, events, breaks }
}

async function regenciesOf(db: Database): Promise<readonly string[]> {
  const rows = await db.read(everywhere, 'select distinct regency from snapshot union select distinct regency from head order by 1')
  return rows.map((row) => z.object({ regency: z.string() }).parse(row).regency)
}

function headOf(regency: string, day: string, walked: Ends, keyring: Keyring): Head {
  const ids = [...walked.ends.keys()].sort()
  const leaves = ids.map((id) =>
    Buffer.from(JSON.stringify([id, walked.ends.get(id)?.version, walked.ends.get(id)?.hash.toString('base64')])),
  )
  const unsigned = { regency, day, streams: ids.length, events: walked.events, root: merkleRoot(leaves).toString('base64') }
  return {
    ...unsigned,
    signature: keyring.sign(signedText(unsigned)).toString('base64'),
    ends: ids.map((id) => [
      formatId({ regency, uuid: id }),
      walked.ends.get(id)?.version ?? 0,
      walked.ends.get(id)?.hash.toString('base64') ?? '',
    ]),
  }
}

/** Signs the day's head of every regency; a day that has one keeps it. @returns the heads with every stream's end, to be kept elsewhere. */
export async function sealDay(db: Database, keyring: Keyring, day: string, at: string): Promise<readonly Head[]> {
  const heads: Head[] = []
  for (const regency of await regenciesOf(db)) {
    const head = headOf(regency, day, await walk(db, regency), keyring)
    await db.run(
      'insert into head (regency, day, streams, events, root, signature, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
      [regency, day, head.streams, head.events, Buffer.from(head.root, 'base64'), Buffer.from(head.signature, 'base64'), at],
    )
    heads.push(head)
  }
  return heads
}

/** Walks everything; with `against`, also holds every stream to heads kept elsewhere. */
export async function verifyChains(db: Database, keyring: Keyring, against: readonly Head[] = []): Promise<Verification> {
  let streams = 0
  let events = 0
  const breaks: Break[] = []
  const walkedBy = new Map<string, Ends>()
  for (const regency of new Set([...(await regenciesOf(db)), ...against.map((head) => head.regency)])) {
    const walked = await walk(db, regency)
    walkedBy.set(regency, walked)
    streams += walked.ends.size
    events += walked.events
    breaks.push(...walked.breaks)
  }
  for (const head of against) {
    if (!keyring.verify(signedText(head), Buffer.from(head.signature, 'base64')))
      breaks.push({ regency: head.regency, stream: '', version: 0, what: 'head-signature' })
    const walked = walkedBy.get(head.regency)
    for (const [id, version, hash] of head.ends ?? []) {
      const uuid = id.slice(5)
      const end = walked?.ends.get(uuid)
      if (end === undefined) breaks.push({ regency: head.regency, stream: uuid, version, what: 'stream-missing' })
      else if (end.version < version) breaks.push({ regency: head.regency, stream: uuid, version, what: 'stream-shorter' })
      else if (end.version === version && end.hash.toString('base64') !== hash)
        breaks.push({ regency: head.regency, stream: uuid, version, what: 'stream-rewritten' })
    }
  }
  return { streams, events, breaks }
}
