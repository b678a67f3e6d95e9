// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of re-enrolments, and of whether an account was ever opened by its owner.

import * as z from 'zod/mini'
import type { Confirmer } from '#access/core/user.ts'
import { signedBy } from '#kernel/authority.ts'
import { formatId, parseId, RecordId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'

/** Whether `u`, a row of `app_user`, can be opened by its owner: with a password, a passkey, or at a provider. */
export const ENROLLED = `exists (
  select from credential c where c.regency = u.regency and c.password_hash is not null
    and c.user_id = case u.regency when '00' then '0000' else replace(u.regency, '.', '') end || '-' || u.stream_id
) or exists (
  select from passkey k where k.regency = u.regency
    and k.user_id = case u.regency when '00' then '0000' else replace(u.regency, '.', '') end || '-' || u.stream_id
) or exists (
  select from identity_subject p where p.regency = u.regency
    and p.user_id = case u.regency when '00' then '0000' else replace(u.regency, '.', '') end || '-' || u.stream_id
)`

export async function isEnrolled(db: Database, userId: string): Promise<boolean> {
  const { regency, uuid } = parseId(userId)
  const [row] = await db.read(everywhere, `select ${ENROLLED} as there from app_user u where u.regency = $1 and u.stream_id = $2`, [
    regency,
    uuid,
  ])
  return row?.['there'] === true
}

const WaitingRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  name: z.string(),
  office_id: z.string(),
  opened_by: z.string(),
  until: z.date(),
})

/** What waits within reach for somebody else's confirmation. */
export async function listWaiting(
  db: Database,
  scope: Scope,
  { now, officeId }: { readonly now: Instant; readonly officeId: string | undefined },
) {
  const rows = await db.read(
    scope,
    `select r.regency, r.stream_id::text, u.name, r.office_id, r.opened_by, r.until from re_enrolment r
     join app_user u on u.regency = r.regency and u.stream_id = r.stream_id
     where r.area ^@ any($1::text[]) and r.confirmed_by is null and r.until > $2 and ($3::text is null or r.office_id = $3) and u.active
     order by r.until, r.stream_id`,
    [scope.filter, now, officeId ?? null],
  )
  return rows
    .map((row) => WaitingRow.parse(row))
    .map(({ regency, stream_id, name, office_id, opened_by, until }) => ({
      id: formatId({ regency, uuid: stream_id }),
      name,
      officeId: office_id,
      openedBy: opened_by,
      until: until.toISOString(),
    }))
}

const AddedRow = z.object({ at: z.date(), user_id: z.string() })

/** So many accounts are followed back from one: more than any line of making has. */
const MOST_MAKERS = 500

/** When an account was added, and who added or invited it, at once and in turn; undefined where there is none. */
export async function findConfirmer(db: Database, userId: string): Promise<Confirmer | undefined> {
  const first = await findMakers(db, userId)
  if (first === undefined) return undefined
  const line = new Set(first.broughtInBy)
  for (const maker of line) {
    if (line.size > MOST_MAKERS) break
    for (const each of (await findMakers(db, maker))?.broughtInBy ?? []) line.add(each)
  }
  return { ...first, line: [...line] }
}

async function findMakers(db: Database, userId: string): Promise<Omit<Confirmer, 'line'> | undefined> {
  if (!RecordId.safeParse(userId).success) return undefined
  const { regency, uuid } = parseId(userId)
  const [row] = await db.read(everywhere, 'select at, user_id from event where regency = $1 and stream_id = $2 and version = 1', [
    regency,
    uuid,
  ])
  if (row === undefined) return undefined
  const added = AddedRow.parse(row)
  const invited = await db.read(everywhere, "select distinct user_id from command where target = $1 and contract = 'InviteUser'", [userId])
  const signatures = [added.user_id, ...invited.map((each) => z.object({ user_id: z.string() }).parse(each).user_id)]
  return { addedAt: added.at.toISOString(), broughtInBy: signatures.map((signature) => signedBy(signature).userId) }
}

const ToldRow = z.object({
  opened_by: z.string(),
  opened_at: z.date(),
  confirmed_by: z.nullable(z.string()),
  confirmed_at: z.nullable(z.date()),
})

/** What the owner of an account is told of it: that it was opened since an instant, by whom, and who confirmed it. */
export async function findToldOf(db: Database, userId: string, since: Instant) {
  const { regency, uuid } = parseId(userId)
  const [row] = await db.read(
    everywhere,
    `select opened_by, opened_at, confirmed_by, confirmed_at from re_enrolment
     where regency = $1 and stream_id = $2 and coalesce(confirmed_at, opened_at) > $3`,
    [regency, uuid, since],
  )
  if (row === undefined) return undefined
  const told = ToldRow.parse(row)
  return {
    openedBy: told.opened_by,
    confirmedBy: told.confirmed_by,
    at: (told.confirmed_at ?? told.opened_at).toISOString(),
  }
}
