// SPDX-License-Identifier: AGPL-3.0-or-later
// What a past command did: the line that was kept of it, and the record as it left it. Its answer is kept nowhere, since it may tell of
// a person, and a repetition makes it anew from that state: by the clock and in the language of whoever asks again.

import type { KeyObject } from 'node:crypto'
import * as z from 'zod/mini'
import type { AnyState } from '#kernel/aggregate.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { custody, type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'
import { type Fold, NOTHING } from '#platform/server/storage/fold.ts'
import { type Keyring, open } from '#platform/server/storage/keys.ts'
import { revealEvent } from '#platform/server/storage/reveal.ts'

const CommandRow = z.object({
  contract: z.string(),
  fingerprint: z.nullable(z.instanceof(Buffer)),
  target: z.nullable(z.string()),
  version: z.nullable(z.number()),
})
type PastCommand = z.output<typeof CommandRow>

/** The reader's own command of this id. */
export async function findCommand(db: Database, scope: Scope, home: string, commandId: string): Promise<PastCommand | undefined> {
  const [row] = await db.read(scope, 'select contract, fingerprint, target, version from command where regency = $1 and command_id = $2', [
    home,
    commandId,
  ])
  return row === undefined ? undefined : CommandRow.parse(row)
}

/** Whether something is kept under a key, whoever may see it. */
export async function isTaken(db: Database, { regency, uuid }: RecordKey): Promise<boolean> {
  const rows = await db.read(custody, 'select from snapshot where regency = $1 and stream_id = $2', [regency, uuid])
  return rows.length > 0
}

const TargetRow = z.object({ command_id: z.string(), target: z.string() })

/** The records on which these commands were done, of those that were. */
export async function findTargets(db: Database, home: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.read(
    everywhere,
    'select command_id::text, target from command where regency = $1 and command_id = any($2::uuid[]) and target is not null',
    [home, commandIds],
  )
  return new Map(rows.map((row) => TargetRow.parse(row)).map(({ command_id, target }) => [command_id, target]))
}

/** Wherever it stands by now, and whoever was let in then; what is sealed is opened for whom it is sealed to now. */
function wherever({ officeId, today, now }: Scope): Scope {
  return { ...custody, officeId, ...(today === undefined ? {} : { today }), ...(now === undefined ? {} : { now }) }
}

/** The key with which a record's past was sealed, if it ever had one; `destroyed` after an erasure. */
export async function findSubjectKey(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  key: RecordKey,
  scope: Scope = everywhere,
): Promise<KeyObject | 'destroyed' | undefined> {
  const [row] = await db.read(wherever(scope), 'select wrapped from subject_key where regency = $1 and stream_id = $2', [
    key.regency,
    key.uuid,
  ])
  if (row === undefined) return undefined
  const { wrapped } = z.object({ wrapped: z.nullable(z.instanceof(Buffer)) }).parse(row)
  return wrapped === null ? 'destroyed' : keyring.unwrap(formatId(key), wrapped)
}

const EventRow = z.object({
  version: z.number(),
  body: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

/** A record as a command left it, and its subject's key. */
interface Left<S> {
  readonly state: S
  readonly key: KeyObject | undefined
}

/** Undefined where the person was erased since. */
export async function stateAt<S extends AnyState>(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  fold: Fold<S>,
  { key, version, scope }: { readonly key: RecordKey; readonly version: number; readonly scope: Scope },
): Promise<Left<S> | undefined> {
  const rows = await db.read(
    wherever(scope),
    `select e.version, e.body, e.sealed, k.wrapped from event e left join subject_key k on k.regency = e.regency and k.stream_id = e.stream_id
     where e.regency = $1 and e.stream_id = $2 and e.version <= $3 order by e.version`,
    [key.regency, key.uuid, version],
  )
  const id = formatId(key)
  const folding = fold.begin()
  let closed = false
  let subjectKey: KeyObject | undefined
  for (const row of rows) {
    const { version: at, body, sealed, wrapped } = EventRow.parse(row)
    subjectKey = wrapped === null ? undefined : keyring.unwrap(id, wrapped)
    if (sealed !== null && subjectKey === undefined) closed = true
    const personal = sealed === null ? undefined : subjectKey === undefined ? NOTHING : open(subjectKey, sealed, `event:${id}:${at}`)
    folding.add(body, personal)
  }
  const state = folding.state()
  return state === undefined || (closed && state.erased !== true) ? undefined : { state, key: subjectKey }
}

const SaidRow = z.object({
  version: z.number(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

/** An event of a record that its reader reaches, with what it says under the seal. */
export interface Said {
  readonly version: number
  readonly at: string
  readonly userId: string
  readonly officeId: string
  /** Undefined where nobody can read it any more. */
  readonly personal: unknown
}

/** The last events of a kind before a version, the oldest first; of a record that whoever asks was found to reach. */
export async function saidBefore(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  {
    key,
    type,
    before,
    limit,
    scope,
  }: { readonly key: RecordKey; readonly type: string; readonly before: number; readonly limit: number; readonly scope: Scope },
): Promise<readonly Said[]> {
  const rows = await db.read(
    wherever(scope),
    `select e.version, e.at, e.user_id, e.office_id, e.sealed, k.wrapped from event e
     left join subject_key k on k.regency = e.regency and k.stream_id = e.stream_id
     where e.regency = $1 and e.stream_id = $2 and e.type = $3 and e.version < $4 order by e.version desc limit $5`,
    [key.regency, key.uuid, type, before, limit],
  )
  return rows
    .map((row) => SaidRow.parse(row))
    .map((event) => ({
      version: event.version,
      at: event.at.toISOString(),
      userId: event.user_id,
      officeId: event.office_id,
      personal: revealEvent(keyring, formatId(key), event),
    }))
    .toReversed()
}
