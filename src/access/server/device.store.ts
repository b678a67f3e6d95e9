// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of the devices on which officers keep a copy.

import * as z from 'zod/mini'
import { NAME } from '#access/server/access.store.ts'
import { OF_USER, regencyOfUser } from '#access/server/credential.store.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import { type Database, everywhere, type Scope, type Tx } from '#platform/server/storage/database.ts'
import type { WrappedKeys } from '#platform/server/storage/rotate.ts'

export const deviceSubject = (id: string): string => `device:${id}`

export const deviceKeys: WrappedKeys = {
  table: 'device',
  column: 'wrapped',
  key: { column: 'id', type: 'uuid' },
  by: ['id'],
  subject: ({ id = '' }) => deviceSubject(id),
}

interface NewDevice {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly wrapped: Buffer
  readonly at: Instant
}

export async function putDevice(db: Database, { id, userId, name, wrapped, at }: NewDevice): Promise<void> {
  await db.run('insert into device (regency, id, user_id, name, wrapped, registered_at, heard_at) values ($1, $2, $3, $4, $5, $6, $6)', [
    regencyOfUser(userId),
    id,
    userId,
    name,
    wrapped,
    at,
  ])
}

const DeviceRow = z.object({
  id: z.string(),
  name: z.string(),
  registered_at: z.date(),
  heard_at: z.date(),
  ended_at: z.nullable(z.date()),
})

/** The devices of an account, the one that was heard of last first. */
export async function listDevices(db: Database, userId: string): Promise<readonly z.output<typeof DeviceRow>[]> {
  const rows = await db.run(
    'select id::text, name, registered_at, heard_at, ended_at from device where regency = $1 and user_id = $2 order by heard_at desc, id',
    [regencyOfUser(userId), userId],
  )
  return rows.map((row) => DeviceRow.parse(row))
}

const Touched = z.object({ works: z.boolean(), registered_at: z.date() })

/** Says that a device was heard of, where it is one of this account that was not ended. */
export async function touchDevice(
  db: Database,
  userId: string,
  id: string,
  at: Instant,
): Promise<{ readonly since: Instant } | 'ended' | 'unknown'> {
  const [row] = await db.run(
    `update device set heard_at = case when ended_at is null then greatest(heard_at, $4) else heard_at end
     where regency = $1 and user_id = $2 and id = $3 returning ended_at is null as works, registered_at`,
    [regencyOfUser(userId), userId, id, at],
  )
  if (row === undefined) return 'unknown'
  const { works, registered_at } = Touched.parse(row)
  return works ? { since: registered_at.toISOString() } : 'ended'
}

/** Whether a device was ended, whosever it was: with its account too, for as long as that is closed. */
export async function isEnded(db: Database, id: string): Promise<boolean> {
  const rows = await db.read(
    everywhere,
    `select d.id from device d left join app_user u on u.regency = d.regency and u.stream_id = substr(d.user_id, 6)::uuid and u.active
     where d.id = $1 and (d.ended_at is not null or u.stream_id is null)`,
    [id],
  )
  return rows.length === 1
}

/** What opens the copy, closed; undefined where there is no such device, or no more. */
export async function findKey(db: Database, userId: string, id: string): Promise<Buffer | undefined> {
  const [row] = await db.run('select wrapped from device where regency = $1 and user_id = $2 and id = $3 and ended_at is null', [
    regencyOfUser(userId),
    userId,
    id,
  ])
  return row === undefined ? undefined : z.object({ wrapped: z.instanceof(Buffer) }).parse(row).wrapped
}

/** With it goes what would have opened the copy. @returns false where this account has no such device */
export async function endDevice(db: Tx, userId: string, id: string, at: Instant): Promise<boolean> {
  const rows = await db.run(
    'update device set ended_at = coalesce(ended_at, $4), wrapped = null where regency = $1 and user_id = $2 and id = $3 returning id',
    [regencyOfUser(userId), userId, id, at],
  )
  return rows.length === 1
}

const ContactRow = z.object({
  id: z.string(),
  device: z.string(),
  name: z.string(),
  office: z.string(),
  areas: z.array(z.string()),
  heard_at: z.date(),
})

/** The devices of all accounts within reach that are not ended, the one that was heard of longest ago first. */
export async function listContact(db: Database, scope: Scope, today: LocalDate): Promise<readonly z.output<typeof ContactRow>[]> {
  const rows = await db.read(
    scope,
    `select x.id::text, x.name as device, u.name, ${NAME} as office, o.areas, x.heard_at from device x ${OF_USER}
     where u.area ^@ any($2::text[]) and x.ended_at is null order by x.heard_at, x.id limit 2000`,
    [today, scope.filter],
  )
  return rows.map((row) => ContactRow.parse(row))
}

const FoundRow = z.object({ user_id: z.string(), areas: z.array(z.string()), ended: z.boolean() })

/** Whose it is, and which places that one's office answers for. */
export async function findContact(db: Database, scope: Scope, id: string): Promise<z.output<typeof FoundRow> | undefined> {
  const [row] = await db.read(
    scope,
    `select x.user_id, o.areas, x.ended_at is not null as ended from device x ${OF_USER} where x.id = $1 and u.area ^@ any($2::text[])`,
    [id, scope.filter],
  )
  return row === undefined ? undefined : FoundRow.parse(row)
}

const VillageRow = z.object({ id: z.string(), areas: z.array(z.string()) })
const HeardRow = z.object({ office_id: z.string(), heard: z.nullable(z.date()) })

/** The villages within reach that have an office, and when a device or a session of it was last heard of. No officer is named. */
export async function listVillageContact(
  db: Database,
  scope: Scope,
): Promise<readonly { readonly area: string; readonly heard?: Instant }[]> {
  const [offices, found] = await Promise.all([
    db.read(
      scope,
      "select o.id, o.areas from office o where o.kind = 'VILLAGE' and o.area ^@ any($1::text[]) and within_authority(o.area, '{}') order by o.id",
      [scope.filter],
    ),
    db.read(
      scope,
      `select u.office_id, max(greatest(d.heard_at, s.last_seen_at)) as heard from app_user u
       left join device d on d.regency = u.regency and substr(d.user_id, 6)::uuid = u.stream_id and d.ended_at is null
       left join session s on s.regency = u.regency and substr(s.user_id, 6)::uuid = u.stream_id
       where u.area ^@ any($1::text[]) group by u.office_id`,
      [scope.filter],
    ),
  ])
  const heard = new Map(found.map((row) => HeardRow.parse(row)).map(({ office_id, heard: at }) => [office_id, at?.toISOString()]))
  const last = new Map<string, Instant | undefined>()
  for (const { id, areas } of offices.map((row) => VillageRow.parse(row)))
    for (const area of areas) {
      const [one, before] = [heard.get(id), last.get(area)]
      last.set(area, before !== undefined && (one === undefined || one < before) ? before : one)
    }
  return [...last].map(([area, at]) => (at === undefined ? { area } : { area, heard: at }))
}

const WithoutRow = z.object({ office: z.string(), areas: z.array(z.string()) })

/** Village offices within reach where no device keeps a copy. The table of offices itself hides no row: the wall is asked for each. */
export async function listWithout(db: Database, scope: Scope, today: LocalDate): Promise<readonly z.output<typeof WithoutRow>[]> {
  const rows = await db.read(
    scope,
    `select ${NAME} as office, o.areas from office o
     where o.kind = 'VILLAGE' and o.area ^@ any($2::text[]) and within_authority(o.area, '{}') and not exists (
       select from app_user u join device d on d.regency = u.regency and substr(d.user_id, 6)::uuid = u.stream_id and d.ended_at is null
       where u.regency = o.regency and u.office_id = o.id and u.active)
     order by office, o.id limit 2000`,
    [today, scope.filter],
  )
  return rows.map((row) => WithoutRow.parse(row))
}
