// SPDX-License-Identifier: AGPL-3.0-or-later
// Seals each day with a signed Merkle root per regency over the ends of all its streams, and a chain of these heads.

import * as z from 'zod/mini'
import { formatId, parseId } from '#kernel/ids.ts'
import { merkleRoot } from '#platform/server/storage/chain.ts'
import { custody, type Database, type Tx } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { type Ends, type Mark, walk } from '#platform/server/storage/walk.ts'

/** A day's head as it is signed; bytes are base64. */
export const Head = z.object({
  regency: z.string(),
  day: z.iso.date(),
  streams: z.number(),
  events: z.number(),
  root: z.string(),
  /** The signature of the head before; null for the first. */
  before: z.nullable(z.string()),
  signature: z.string(),
})
export type Head = z.output<typeof Head>

/** A head with the ends under it, to be kept elsewhere. */
export const KeptHead = z.extend(Head, { ends: z.array(z.tuple([z.string(), z.number(), z.string()])) })
export type KeptHead = z.output<typeof KeptHead>

const HeadRow = z.object({
  day: z.string(),
  streams: z.number(),
  events: z.number(),
  root: z.instanceof(Buffer),
  before: z.nullable(z.instanceof(Buffer)),
  signature: z.instanceof(Buffer),
})
const MarkRow = z.object({ stream_id: z.string(), day: z.string(), version: z.number(), hash: z.instanceof(Buffer) })
const RegencyRow = z.object({ regency: z.string() })
const AT_ONCE = 5000

export function signedText(head: Omit<Head, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify([head.regency, head.day, head.streams, head.events, head.root, head.before]))
}

/** The root over the ends in the order of their ids, how many there are, and how many events lead to them. */
export function rootOf(ends: Ends): Pick<Head, 'streams' | 'events' | 'root'> {
  const sorted = [...ends].sort(([a], [b]) => (a < b ? -1 : 1))
  const leaves = sorted.map(([id, end]) => Buffer.from(JSON.stringify([id, end.version, end.hash.toString('base64')])))
  const events = sorted.reduce((sum, [, end]) => sum + end.version, 0)
  return { streams: sorted.length, events, root: merkleRoot(leaves).toString('base64') }
}

export async function listRegencies(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.run(
    'select distinct regency from event union select distinct regency from snapshot union select distinct regency from head order by 1',
  )
  return rows.map((row) => RegencyRow.parse(row).regency)
}

/** The heads of a regency, the oldest first. */
export async function listHeads(tx: Tx, regency: string): Promise<readonly Head[]> {
  const rows = await tx.run('select day, streams, events, root, before, signature from head where regency = $1 order by day', [regency])
  return rows.map((row) => {
    const { root, before, signature, ...head } = HeadRow.parse(row)
    const text = (bytes: Buffer): string => bytes.toString('base64')
    return { regency, ...head, root: text(root), before: before === null ? null : text(before), signature: text(signature) }
  })
}

/** What was sealed of each stream, the oldest day first. */
export async function listMarks(tx: Tx, regency: string): Promise<ReadonlyMap<string, readonly Mark[]>> {
  const marks = new Map<string, Mark[]>()
  const rows = await tx.run('select stream_id::text, day, version, hash from head_end where regency = $1 order by day', [regency])
  for (const row of rows) {
    const { stream_id, ...mark } = MarkRow.parse(row)
    const of = marks.get(stream_id)
    if (of === undefined) marks.set(stream_id, [mark])
    else of.push(mark)
  }
  return marks
}

/** The ends that a day's head stands for. */
export function endsAt(marks: ReadonlyMap<string, readonly Mark[]>, day: string): Ends {
  return new Map(
    [...marks].flatMap(([stream, sealed]) => {
      const last = sealed.findLast((mark) => mark.day <= day)
      return last === undefined ? [] : [[stream, last] as const]
    }),
  )
}

/**
 * Signs the day's head of every regency; a day that has one, or a later one, keeps it.
 * What is broken is sealed as it is: `verify` names it, and a head never hides it.
 */
export async function sealDay(db: Database, keyring: Keyring, day: string, at: string): Promise<readonly Head[]> {
  const sealed: Head[] = []
  for (const regency of await db.transaction(custody, listRegencies)) {
    const head = await db.transaction(custody, (tx) => sealRegency(tx, keyring, { regency, day, at }), { consistent: true })
    if (head !== undefined) sealed.push(head)
  }
  return sealed
}

interface Sealing {
  readonly regency: string
  readonly day: string
  readonly at: string
}

async function sealRegency(tx: Tx, keyring: Keyring, { regency, day, at }: Sealing): Promise<Head | undefined> {
  const last = (await listHeads(tx, regency)).at(-1)
  if (last !== undefined && last.day >= day) return undefined
  const { ends } = await walk(tx, regency, new Map())
  const known = endsAt(await listMarks(tx, regency), day)
  const unsigned = { regency, day, ...rootOf(new Map([...known, ...ends])), before: last?.signature ?? null }
  const signature = keyring.sign(signedText(unsigned))
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64')
  await tx.run('insert into head (regency, day, streams, events, root, before, signature, at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    regency,
    day,
    unsigned.streams,
    unsigned.events,
    bytes(unsigned.root),
    last === undefined ? null : bytes(last.signature),
    signature,
    at,
  ])
  const moved = [...ends].filter(([stream, end]) => known.get(stream)?.hash.equals(end.hash) !== true)
  for (let from = 0; from < moved.length; from += AT_ONCE) {
    const some = moved.slice(from, from + AT_ONCE)
    await tx.run(
      'insert into head_end (regency, day, stream_id, version, hash) select $1, $2::date, * from unnest($3::uuid[], $4::integer[], $5::bytea[])',
      [regency, day, some.map(([stream]) => stream), some.map(([, end]) => end.version), some.map(([, end]) => end.hash)],
    )
  }
  return { ...unsigned, signature: signature.toString('base64') }
}

/** The heads with the ends under them, to be kept where nobody of this instance can write: all of a day, or the last of each regency. */
export async function exportHeads(db: Database, day?: string): Promise<readonly KeptHead[]> {
  return db.transaction(
    custody,
    async (tx) => {
      const kept: KeptHead[] = []
      for (const regency of await listRegencies(tx)) {
        const heads = await listHeads(tx, regency)
        const head = day === undefined ? heads.at(-1) : heads.find((each) => each.day === day)
        if (head === undefined) continue
        const ends = [...endsAt(await listMarks(tx, regency), head.day)].sort(([a], [b]) => (a < b ? -1 : 1))
        kept.push({ ...head, ends: ends.map(([uuid, end]) => [formatId({ regency, uuid }), end.version, end.hash.toString('base64')]) })
      }
      return kept
    },
    { consistent: true },
  )
}

/** The ends that a kept head lists. */
export function endsOf(head: KeptHead): Ends {
  return new Map(head.ends.map(([id, version, hash]) => [parseId(id).uuid, { version, hash: Buffer.from(hash, 'base64') }]))
}
