// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of what one is asked once. Anybody may ask to be asked: one place keeps the newest only.

import * as z from 'zod/mini'
import { CHALLENGES_MAX } from '#access/core/sign-in.law.ts'
import type { Instant } from '#kernel/time.ts'
import type { Database } from '#platform/server/storage/database.ts'

export type ChallengePurpose = 'sign-in' | 'proof' | 'passkey' | 'provider' | 'tie'

interface NewChallenge {
  readonly hash: Buffer
  readonly purpose: ChallengePurpose
  readonly subject: Buffer | null
  readonly askedFrom: Buffer
  readonly expires: Instant
  /** What must be remembered until the answer comes. */
  readonly sealed?: Buffer
}

export async function putChallenge(db: Database, { hash, purpose, subject, askedFrom, expires, sealed }: NewChallenge): Promise<void> {
  await db.run(
    `with old as (
       delete from challenge where regency = '00' and hash = any (array(
         select hash from challenge where regency = '00' and asked_from = $4 order by expires_at desc offset $6))
     )
     insert into challenge (regency, hash, purpose, subject, asked_from, expires_at, sealed) values ('00', $1, $2, $3, $4, $5, $7)`,
    [hash, purpose, subject, askedFrom, expires, CHALLENGES_MAX - 1, sealed ?? null],
  )
}

const TakenRow = z.object({ subject: z.nullable(z.instanceof(Buffer)), sealed: z.nullable(z.instanceof(Buffer)), open: z.boolean() })

/** Uses it up, whatever comes of the answer; undefined where it was never asked, answered before, or too long ago. */
export async function takeChallenge(
  db: Database,
  hash: Buffer,
  purpose: ChallengePurpose,
  now: Instant,
): Promise<{ readonly subject: Buffer | null; readonly sealed: Buffer | null } | undefined> {
  const [row] = await db.run(
    "delete from challenge where regency = '00' and hash = $1 and purpose = $2 returning subject, sealed, expires_at > $3 as open",
    [hash, purpose, now],
  )
  if (row === undefined) return undefined
  const { subject, sealed, open } = TakenRow.parse(row)
  return open ? { subject, sealed } : undefined
}

/** Removes what nobody may answer any more. */
export async function dropChallenges(db: Database, now: Instant): Promise<void> {
  await db.run("delete from challenge where regency = '00' and expires_at <= $1", [now])
}
