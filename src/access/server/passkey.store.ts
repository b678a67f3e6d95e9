// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of passkeys: public keys and names, nothing that opens anything by itself.

import * as z from 'zod/mini'
import { regencyOfUser } from '#access/server/credential.store.ts'
import type { Instant } from '#kernel/time.ts'
import type { Database, Tx } from '#platform/server/storage/database.ts'

const PasskeyRow = z.object({
  id: z.string(),
  user_id: z.string(),
  credential_id: z.instanceof(Buffer),
  name: z.string(),
  public_key: z.instanceof(Buffer),
  counter: z.number(),
  transports: z.array(z.string()),
  created_at: z.date(),
  last_used_at: z.nullable(z.date()),
})
export type PasskeyRow = z.output<typeof PasskeyRow>

const COLUMNS = 'id::text, user_id, credential_id, name, public_key, counter, transports, created_at, last_used_at'

interface NewPasskeyRow {
  readonly id: string
  readonly userId: string
  readonly credentialId: Buffer
  readonly name: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly at: Instant
}

/** False where somebody has it already. */
export async function putPasskey(db: Database, key: NewPasskeyRow): Promise<boolean> {
  const rows = await db.run(
    `insert into passkey (regency, credential_id, id, user_id, name, public_key, counter, transports, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (regency, credential_id) do nothing returning id`,
    [regencyOfUser(key.userId), key.credentialId, key.id, key.userId, key.name, key.publicKey, key.counter, key.transports, key.at],
  )
  return rows.length === 1
}

export async function listPasskeys(db: Database, userId: string): Promise<readonly PasskeyRow[]> {
  const rows = await db.run(`select ${COLUMNS} from passkey where regency = $1 and user_id = $2 order by created_at, credential_id`, [
    regencyOfUser(userId),
    userId,
  ])
  return rows.map((row) => PasskeyRow.parse(row))
}

export async function findPasskey(db: Database, userId: string, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const [row] = await db.run(`select ${COLUMNS} from passkey where regency = $1 and user_id = $2 and credential_id = $3`, [
    regencyOfUser(userId),
    userId,
    credentialId,
  ])
  return row === undefined ? undefined : PasskeyRow.parse(row)
}

/** Keeps that it was used; false when its counter did not go on, as that of a copy would not. Devices that do not count stay at nought. */
export async function usePasskey(db: Database, key: PasskeyRow, counter: number, at: Instant): Promise<boolean> {
  const rows = await db.run(
    `update passkey set counter = $3, last_used_at = $4
     where regency = $1 and credential_id = $2 and (counter < $3 or (counter = 0 and $3 = 0)) returning id`,
    [regencyOfUser(key.user_id), key.credential_id, counter, at],
  )
  return rows.length === 1
}

export async function dropPasskey(db: Database, userId: string, id: string): Promise<boolean> {
  const rows = await db.run('delete from passkey where regency = $1 and user_id = $2 and id = $3 returning id', [
    regencyOfUser(userId),
    userId,
    id,
  ])
  return rows.length === 1
}

/** For somebody who lost all of them. */
export async function dropPasskeys(tx: Tx, userId: string): Promise<void> {
  await tx.run('delete from passkey where regency = $1 and user_id = $2', [regencyOfUser(userId), userId])
}
