// SPDX-License-Identifier: AGPL-3.0-or-later
// The only SQL of this capability.

import * as z from 'zod/mini'
import { type Actor, type OfficeKind, officeKinds, type Role, roles } from '#kernel/authority.ts'
import type { Database } from '#platform/server/storage/database.ts'

export interface Office {
  readonly id: string
  readonly kind: OfficeKind
  readonly prefixes: readonly string[]
  readonly name: string
}

export interface NewStaff {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly passwordHash: string
}

const ActorRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  office_id: z.string(),
  kind: z.enum(officeKinds),
  prefixes: z.array(z.string()),
  office_name: z.string(),
})

/** An officer with the name of the office, for the frame of every page. */
export interface KnownActor extends Actor {
  readonly officeName: string
}

function actorOf(row: unknown): KnownActor {
  const known = ActorRow.parse(row)
  return {
    userId: known.id,
    name: known.name,
    role: known.role,
    officeId: known.office_id,
    officeKind: known.kind,
    prefixes: known.prefixes,
    officeName: known.office_name,
  }
}

const ACTOR = `select s.id, s.name, s.role, s.office_id, o.kind, o.prefixes, o.name as office_name
  from bearer b join staff s on s.regency = b.regency and s.id = b.staff_id join office o on o.regency = s.regency and o.id = s.office_id
  where b.regency = '00' and b.hash = $1 and b.expires_at > $2`

export async function findActor(db: Database, hash: Buffer, now: string): Promise<KnownActor | undefined> {
  const [row] = await db.run(ACTOR, [hash, now])
  return row === undefined ? undefined : actorOf(row)
}

const StaffRow = z.object({ id: z.string(), password_hash: z.string(), failures: z.number(), paused_until: z.nullable(z.date()) })
export type StaffRow = z.output<typeof StaffRow>

export async function findStaff(db: Database, login: string): Promise<StaffRow | undefined> {
  const [row] = await db.run("select id, password_hash, failures, paused_until from staff where regency = '00' and login = $1", [login])
  return row === undefined ? undefined : StaffRow.parse(row)
}

export async function noteSignIn(db: Database, id: string, failures: number, pausedUntil: string | null): Promise<void> {
  await db.run("update staff set failures = $2, paused_until = $3 where regency = '00' and id = $1", [id, failures, pausedUntil])
}

export async function putBearer(
  db: Database,
  hash: Buffer,
  staffId: string,
  kind: 'session' | 'token',
  now: string,
  expires: string,
): Promise<void> {
  await db.run('insert into bearer (hash, staff_id, kind, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    hash,
    staffId,
    kind,
    now,
    expires,
  ])
}

export async function dropBearer(db: Database, hash: Buffer): Promise<void> {
  await db.run("delete from bearer where regency = '00' and hash = $1", [hash])
}

export async function putOffice(db: Database, office: Office): Promise<void> {
  await db.run(
    'insert into office (id, kind, prefixes, name) values ($1, $2, $3, $4) on conflict (regency, id) do update set kind = excluded.kind, prefixes = excluded.prefixes, name = excluded.name',
    [office.id, office.kind, office.prefixes, office.name],
  )
}

export async function putStaff(db: Database, staff: NewStaff): Promise<void> {
  await db.run(
    'insert into staff (id, login, name, role, office_id, password_hash) values ($1, $2, $3, $4, $5, $6) on conflict (regency, login) do nothing',
    [staff.id, staff.login, staff.name, staff.role, staff.officeId, staff.passwordHash],
  )
}
