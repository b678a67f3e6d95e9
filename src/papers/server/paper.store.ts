// SPDX-License-Identifier: AGPL-3.0-or-later
// The only SQL of papers.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { PaperKind } from '#papers/core/paper.ts'
import { paperKinds } from '#papers/core/paper.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

const REACH = `($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))`
const reachOf = (scope: Scope): readonly unknown[] => [regenciesWithin(scope.filter), scope.filter, guestIn(scope)]

const KeyRow = z.object({ regency: z.string(), stream_id: z.string() })
const keyOf = (row: unknown): RecordKey => {
  const { regency, stream_id: uuid } = KeyRow.parse(row)
  return { regency, uuid }
}

/** All papers of a person within reach, the newest first: an erasure must reach every one. */
export async function listPapersOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text from paper where regency = $4 and worker_id = $5 and ${REACH} order by attached_on desc, stream_id desc`,
    [...reachOf(scope), worker.regency, worker.uuid],
  )
  return rows.map(keyOf)
}

const WaitingRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  worker_id: z.string(),
  name: z.string(),
  area: z.string(),
  kind: z.enum(paperKinds),
  attached_on: z.string(),
  open_flags: z.number(),
})
export type WaitingRow = z.output<typeof WaitingRow>

export interface WaitingFilter {
  readonly flagged: boolean
  readonly after: readonly [attachedOn: string, uuid: string] | undefined
  readonly limit: number
}

/** Papers that somebody must look at, the longest waiting first. */
export async function listWaiting(db: Database, scope: Scope, { flagged, after, limit }: WaitingFilter): Promise<readonly WaitingRow[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text, worker_id::text, name, area, kind, attached_on, open_flags from paper
     where ${REACH} and case when $4 then open_flags > 0 else outcome = 'RECEIVED' end
       and ($5::date is null or (attached_on, stream_id) > ($5, $6::uuid)) order by attached_on, stream_id limit $7`,
    [...reachOf(scope), flagged, after?.[0] ?? null, after?.[1] ?? null, limit],
  )
  return rows.map((row) => WaitingRow.parse(row))
}

/** Whether a person's file of this address still belongs to a paper. */
export async function hasAddress(db: Database, scope: Scope, worker: RecordKey, address: string): Promise<boolean> {
  const rows = await db.read(scope, 'select 1 as there from paper where regency = $1 and worker_id = $2 and address = $3 limit 1', [
    worker.regency,
    worker.uuid,
    address,
  ])
  return rows.length > 0
}

/** A person's papers of a kind that were checked and not replaced. */
export async function listVerified(db: Database, scope: Scope, worker: RecordKey, kind: PaperKind): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text from paper where regency = $1 and worker_id = $2 and kind = $3 and outcome = 'VERIFIED'`,
    [worker.regency, worker.uuid, kind],
  )
  return rows.map(keyOf)
}

const UNSCANNED = "scan = 'NOT_SCANNED' and address is not null"

/** Papers at which no scanner has looked. */
export async function listUnscanned(
  db: Database,
  scope: Scope,
  after: RecordKey | undefined,
  limit: number,
): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text from paper where ${UNSCANNED} and ($1::text is null or (regency, stream_id) > ($1, $2::uuid))
     order by regency, stream_id limit $3`,
    [after?.regency ?? null, after?.uuid ?? null, limit],
  )
  return rows.map(keyOf)
}

const BesideRow = z.object({ same: z.nullable(z.string()), signed: z.number() })

/** Of a paper: another person's with its number, unless it was withdrawn as a slip, and how many of its kind its issuer signed on its day. */
export async function findBeside(
  db: Database,
  scope: Scope,
  paper: RecordKey,
): Promise<{ readonly sameNumber?: string; readonly signedThatDay: number }> {
  const [row] = await db.read(
    scope,
    `select (select o.stream_id::text from paper o where o.regency = p.regency and o.kind = p.kind and o.number_hash = p.number_hash
         and o.worker_id <> p.worker_id and (o.outcome <> 'WITHDRAWN' or o.address is not null) order by o.attached_on, o.stream_id limit 1) as same,
       (select count(*)::int from paper o where o.regency = p.regency and o.kind = p.kind and o.issued_hash = p.issued_hash) as signed
     from paper p where p.regency = $1 and p.stream_id = $2`,
    [paper.regency, paper.uuid],
  )
  if (row === undefined) return { signedThatDay: 0 }
  const { same, signed } = BesideRow.parse(row)
  return { ...(same === null ? {} : { sameNumber: formatId({ regency: paper.regency, uuid: same }) }), signedThatDay: signed }
}
