// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks every chain, folds every state anew, recomputes every head, and holds all of it to heads that were kept elsewhere.

import * as z from 'zod/mini'
import { custody, type Database, type Tx } from '#platform/server/storage/database.ts'
import type { Fold } from '#platform/server/storage/fold.ts'
import {
  endsAt,
  endsOf,
  type Head,
  type KeptHead,
  listHeads,
  listMarks,
  listRegencies,
  rootOf,
  signedText,
} from '#platform/server/storage/heads.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { type Refolded, type RefoldOptions, refold } from '#platform/server/storage/refold.ts'
import { type Break, type Mark, type Marks, walk } from '#platform/server/storage/walk.ts'

export interface Verification extends Refolded {
  readonly streams: number
  readonly events: number
  readonly heads: number
}

export interface VerifyOptions {
  /** Every kind of record that is plugged in. */
  readonly folds: readonly Fold[]
  /** Heads kept elsewhere, which nobody of this instance can have changed. */
  readonly against?: readonly KeptHead[]
}

export async function verifyChains(db: Database, keyring: Keyring, { folds, against = [] }: VerifyOptions): Promise<Verification> {
  const here = await db.transaction(custody, listRegencies)
  const breaks: Break[] = []
  const total = { streams: 0, events: 0, heads: 0, folded: 0, erased: 0, closed: 0, breaks }
  for (const regency of [...new Set([...here, ...against.map((head) => head.regency)])].sort()) {
    const kept = against.filter((head) => head.regency === regency)
    const found = await db.transaction(custody, (tx) => verifyRegency(tx, { regency, keyring, folds }, kept), { consistent: true })
    total.streams += found.streams
    total.events += found.events
    total.heads += found.heads
    total.folded += found.folded
    total.erased += found.erased
    total.closed += found.closed
    total.breaks.push(...found.breaks)
  }
  return total
}

const StreamRow = z.object({ regency: z.string(), stream_id: z.string() })

/** Walks only what moved since an instant: a quick look between two whole ones. */
export async function verifySince(db: Database, since: string): Promise<Pick<Verification, 'streams' | 'events' | 'breaks'>> {
  return db.transaction(
    custody,
    async (tx) => {
      const moved = (await tx.run('select distinct regency, stream_id::text from event where at >= $1', [since])).map((row) =>
        StreamRow.parse(row),
      )
      const breaks: Break[] = []
      const total = { streams: 0, events: 0, breaks }
      for (const regency of new Set(moved.map((row) => row.regency))) {
        const only = moved.filter((row) => row.regency === regency).map((row) => row.stream_id)
        const walked = await walk(tx, regency, await listMarks(tx, regency), { only })
        total.streams += walked.ends.size
        total.events += walked.events
        total.breaks.push(...walked.breaks)
      }
      return total
    },
    { consistent: true },
  )
}

async function verifyRegency(tx: Tx, options: RefoldOptions, kept: readonly KeptHead[]): Promise<Verification> {
  const { regency, keyring } = options
  const heads = await listHeads(tx, regency)
  const sealed = await listMarks(tx, regency)
  const states = refold(tx, options)
  const walked = await walk(tx, regency, withKept(sealed, kept), { page: states.page })
  const { folded, erased, closed, breaks: differing } = await states.end()
  // A history that was changed folds into another state: it is named once.
  const broken = new Set(walked.breaks.map(({ stream }) => stream))
  const breaks = [
    ...walked.breaks,
    ...differing.filter(({ stream }) => !broken.has(stream)),
    ...holdHeads(keyring, heads, sealed),
    ...kept.flatMap((head) => holdKept(keyring, heads, head)),
  ]
  return { streams: walked.ends.size, events: walked.events, heads: heads.length, folded, erased, closed, breaks }
}

/** What was sealed here, and what the heads kept elsewhere say besides. */
function withKept(sealed: Marks, kept: readonly KeptHead[]): Marks {
  const marks = new Map<string, readonly Mark[]>(sealed)
  for (const head of kept)
    for (const [stream, end] of endsOf(head)) marks.set(stream, [...(marks.get(stream) ?? []), { ...end, day: head.day }])
  return marks
}

function atHead(head: Head, what: Break['what']): Break {
  return { regency: head.regency, stream: '', version: 0, what, day: head.day }
}

function isSigned(keyring: Keyring, head: Head): boolean {
  return keyring.verify(signedText(head), Buffer.from(head.signature, 'base64'), head.day)
}

/** Each head is signed, follows the one before it, and its root is that of the ends sealed up to its day. */
function holdHeads(keyring: Keyring, heads: readonly Head[], sealed: Marks): readonly Break[] {
  return heads.flatMap((head, index) => {
    const before = heads[index - 1]?.signature ?? null
    const { streams, events, root } = rootOf(endsAt(sealed, head.day))
    const isRoot = streams === head.streams && events === head.events && root === head.root
    return [
      ...(isSigned(keyring, head) ? [] : [atHead(head, 'head-signature')]),
      ...(head.before === before ? [] : [atHead(head, 'head-missing')]),
      ...(isRoot ? [] : [atHead(head, 'head-root')]),
    ]
  })
}

/** A head kept elsewhere is still the one that stands here. */
function holdKept(keyring: Keyring, heads: readonly Head[], kept: KeptHead): readonly Break[] {
  const here = heads.find((head) => head.day === kept.day)
  const { streams, events, root } = rootOf(endsOf(kept))
  const isRoot = streams === kept.streams && events === kept.events && root === kept.root
  return [
    ...(isSigned(keyring, kept) && isRoot ? [] : [atHead(kept, 'head-signature')]),
    ...(here === undefined ? [atHead(kept, 'head-missing')] : here.signature === kept.signature ? [] : [atHead(kept, 'head-differs')]),
  ]
}
