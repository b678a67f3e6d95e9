// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of offices' own providers, and of whose subject is which account.

import * as z from 'zod/mini'
import { regencyOfUser } from '#access/server/credential.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Database, Tx } from '#platform/server/storage/database.ts'

const ProviderRow = z.object({
  office_id: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  secret: z.instanceof(Buffer),
  required: z.boolean(),
})

export interface Provider {
  readonly officeId: string
  readonly issuer: string
  readonly clientId: string
  readonly secret: Buffer
  readonly required: boolean
}

/** An office of the system itself has no record, and no provider. */
const regencyOfOffice = (officeId: string): string => (/^\d{4}-/.test(officeId) ? parseId(officeId).regency : NATIONAL)

function providerOf(row: unknown): Provider {
  const { office_id, issuer, client_id, secret, required } = ProviderRow.parse(row)
  return { officeId: office_id, issuer, clientId: client_id, secret, required }
}

export async function findProvider(db: Database, officeId: string): Promise<Provider | undefined> {
  const [row] = await db.run(
    'select office_id, issuer, client_id, secret, required from identity_provider where regency = $1 and office_id = $2',
    [regencyOfOffice(officeId), officeId],
  )
  return row === undefined ? undefined : providerOf(row)
}

/** Offices whose people can come by their provider; they are public bodies, and no account is named. */
export async function listProviderOffices(db: Database): Promise<readonly string[]> {
  const rows = await db.run('select office_id from identity_provider order by office_id')
  return rows.map((row) => z.object({ office_id: z.string() }).parse(row).office_id)
}

export async function putProvider(db: Database, { officeId, issuer, clientId, secret, required }: Provider): Promise<void> {
  await db.run(
    `insert into identity_provider (regency, office_id, issuer, client_id, secret, required) values ($1, $2, $3, $4, $5, $6)
     on conflict (regency, office_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
       secret = excluded.secret, required = excluded.required`,
    [regencyOfOffice(officeId), officeId, issuer, clientId, secret, required],
  )
}

export async function dropProvider(db: Database, officeId: string): Promise<boolean> {
  const rows = await db.run('delete from identity_provider where regency = $1 and office_id = $2 returning office_id', [
    regencyOfOffice(officeId),
    officeId,
  ])
  return rows.length === 1
}

export async function findSubjectUser(db: Database, { officeId, issuer }: Provider, subject: string): Promise<string | undefined> {
  const [row] = await db.run(
    'select user_id from identity_subject where regency = $1 and office_id = $2 and issuer = $3 and subject = $4',
    [regencyOfOffice(officeId), officeId, issuer, subject],
  )
  return row === undefined ? undefined : z.object({ user_id: z.string() }).parse(row).user_id
}

/** Ties a subject to an account; false where the subject is somebody else's already. What the account was tied to before is forgotten. */
export async function putSubject(
  tx: Tx,
  { officeId, issuer }: Provider,
  { subject, userId, at }: { readonly subject: string; readonly userId: string; readonly at: Instant },
): Promise<boolean> {
  await tx.run(
    'delete from identity_subject where regency = $1 and user_id = $2 and not (office_id = $3 and issuer = $4 and subject = $5)',
    [regencyOfUser(userId), userId, officeId, issuer, subject],
  )
  const rows = await tx.run(
    `insert into identity_subject as s (regency, office_id, issuer, subject, user_id, linked_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (regency, office_id, issuer, subject) do update set linked_at = excluded.linked_at where s.user_id = excluded.user_id
     returning user_id`,
    [regencyOfUser(userId), officeId, issuer, subject, userId, at],
  )
  return rows.length === 1
}

/** Whether an account is tied to a subject of some provider. */
export async function isLinked(db: Database, userId: string): Promise<boolean> {
  const rows = await db.run('select subject from identity_subject where regency = $1 and user_id = $2', [regencyOfUser(userId), userId])
  return rows.length > 0
}

export async function dropSubjects(tx: Tx, userId: string): Promise<void> {
  await tx.run('delete from identity_subject where regency = $1 and user_id = $2', [regencyOfUser(userId), userId])
}
