// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of offices and accounts. Rows go in, domain comes out.

import * as z from 'zod/mini'
import type { OfficeName } from '#access/core/office.ts'
import { ENROLLED } from '#access/server/re-enrolment.store.ts'
import { regencyOf } from '#kernel/area.ts'
import { type Caretaker, caretakers, type OfficeKind, officeKinds, type Role, roles, rolesOf, signedBy } from '#kernel/authority.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'

const OfficeRow = z.object({ id: z.string(), kind: z.enum(officeKinds), area: z.string(), areas: z.array(z.string()) })
const NamedOfficeRow = z.extend(OfficeRow, {
  name: z.string(),
  names: z.array(z.object({ name: z.string(), validFrom: z.string() })),
  heads: z.array(z.object({ name: z.string(), login: z.string(), validFrom: z.string(), caretaker: z.exactOptional(z.enum(caretakers)) })),
})

export interface NamedOffice {
  readonly id: string
  readonly kind: OfficeKind
  readonly area: string
  readonly areas: readonly string[]
  readonly name: string
  readonly names: readonly OfficeName[]
  readonly heads: readonly {
    readonly name: string
    readonly login: string
    readonly validFrom: LocalDate
    readonly caretaker?: Caretaker
  }[]
}

export interface ListedUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly officeName: string
  readonly active: boolean
  readonly enrolled: boolean
  readonly reEnrolment: Instant | null
}

/** The name in force on day `$1`; before the first, the first. */
export const NAME = `coalesce(
  (select n.name from office_name n where n.regency = o.regency and n.office_id = o.id and n.valid_from <= $1 order by n.valid_from desc limit 1),
  (select n.name from office_name n where n.regency = o.regency and n.office_id = o.id order by n.valid_from limit 1), o.id)`

const UserRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  login: z.string(),
  name: z.string(),
  role: z.enum(roles),
  office_id: z.string(),
  office_name: z.string(),
  active: z.boolean(),
  enrolled: z.boolean(),
  until: z.nullable(z.date()),
})

export interface LogEntry {
  readonly key: string
  readonly kind: 'command' | 'read'
  readonly at: Instant
  readonly contract: string
  readonly userId: string
  readonly officeId: string
  readonly target: string | null
  readonly area: string | null
  readonly asked: readonly string[]
}

const LogRow = z.object({
  key: z.string(),
  kind: z.enum(['command', 'read']),
  at: z.date(),
  contract: z.string(),
  user_id: z.string(),
  office_id: z.string(),
  target: z.nullable(z.string()),
  area: z.nullable(z.string()),
  asked: z.array(z.string()),
})

export interface LogAsked {
  readonly userId?: string | undefined
  readonly target?: string | undefined
  readonly after?: readonly [string, string] | undefined
  readonly limit: number
}

function userKey(userId: string): RecordKey | undefined {
  return /^\d{4}-[0-9a-f-]{36}$/.test(userId) ? parseId(userId) : undefined
}

export async function findOffice(db: Database, id: string): Promise<Omit<NamedOffice, 'name' | 'names' | 'heads'> | undefined> {
  const [row] = await db.run('select id, kind, area, areas from office where id = $1', [id])
  return row === undefined ? undefined : OfficeRow.parse(row)
}

/** Which of its kind an office would be that is opened at a place. */
export async function nextOfKind(db: Database, kind: OfficeKind, area: string): Promise<number> {
  const [row] = await db.run(
    'select greatest(count(*)::integer, coalesce(max(nth), 0)) + 1 as next from office where regency = $1 and kind = $2 and area = $3',
    [regencyOf(area), kind, area],
  )
  return z.object({ next: z.number() }).parse(row).next
}

/** Where an office sits, and which of its kind there it is: what tells it from every other. */
export interface OfficeSeat {
  readonly area: string
  readonly nth: number
}

export async function findSeat(db: Database, id: string): Promise<OfficeSeat | undefined> {
  const [row] = await db.run('select area, coalesce(nth, 1) as nth from office where id = $1', [id])
  return row === undefined ? undefined : z.object({ area: z.string(), nth: z.number() }).parse(row)
}

/** Offices of these kinds with the places they answer for, wherever they are: for rules that look for whose task something is. */
export async function listOfficesOf<K extends OfficeKind>(
  db: Database,
  kinds: readonly K[],
): Promise<readonly { readonly id: string; readonly kind: K; readonly areas: readonly string[] }[]> {
  const rows = await db.run('select id, kind, area, areas from office where kind = any($1) order by id', [kinds])
  return rows.flatMap((row) => {
    const { id, kind, areas } = OfficeRow.parse(row)
    const known = kinds.find((each) => each === kind)
    return known === undefined ? [] : [{ id, kind: known, areas }]
  })
}

/** An office to which a record may be shown, with the places it answers for. */
export interface RecipientOffice {
  readonly office: string
  readonly name: string
  readonly kind: OfficeKind
  readonly areas: readonly string[]
}

/** Offices by the names of that day: all of them, or those of some ids. */
export async function listRecipients(db: Database, today: LocalDate, ids?: readonly string[]): Promise<readonly RecipientOffice[]> {
  const rows = await db.run(
    `select o.id, o.kind, o.area, o.areas, ${NAME} as name from office o where $2::text[] is null or o.id = any($2) order by name, o.id`,
    [today, ids ?? null],
  )
  return rows.map((row) => {
    const { id: office, kind, areas, name } = z.extend(OfficeRow, { name: z.string() }).parse(row)
    return { office, kind, areas, name }
  })
}

export interface OfficerOf {
  readonly userId: string
  readonly name: string
  readonly officeId: string
  readonly active: boolean
}

const OfficerRow = z.object({ regency: z.string(), stream_id: z.string(), name: z.string(), office_id: z.string(), active: z.boolean() })

/** Whoever works in an office, or did, in the roles that work on cases: to whom one of its own gives work. */
export async function listOfficersOf(db: Database, office: string): Promise<readonly OfficerOf[]> {
  const rows = await db.read(
    everywhere,
    `select u.regency, u.stream_id::text, u.name, u.office_id, u.active from app_user u
     where u.office_id = $1 and u.role = any($2::text[]) order by u.name, u.stream_id`,
    [office, rolesOf.identity],
  )
  return rows.map((row) => {
    const { regency, stream_id: uuid, office_id: officeId, name, active } = OfficerRow.parse(row)
    return { userId: formatId({ regency, uuid }), name, officeId, active }
  })
}

/** The kind of an office that sits within the reader's places; the table itself hides no row, as below. */
export async function kindOfOffice(db: Database, scope: Scope, id: string): Promise<OfficeKind | undefined> {
  const [row] = await db.read(scope, "select kind from office where id = $1 and area ^@ any($2::text[]) and within_authority(area, '{}')", [
    id,
    scope.filter,
  ])
  return row === undefined ? undefined : z.object({ kind: z.enum(officeKinds) }).parse(row).kind
}

/**
 * Offices that sit within the reader's places, by the names of that day. Everybody's name has an office's beside it, so the table
 * itself hides no row: the list asks the database's own wall for each.
 */
export async function listOffices(db: Database, scope: Scope, today: LocalDate): Promise<readonly NamedOffice[]> {
  const rows = await db.read(
    scope,
    `select o.id, o.kind, o.area, o.areas, ${NAME} as name,
       (select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'validFrom', n.valid_from) order by n.valid_from), '[]')
        from office_name n where n.regency = o.regency and n.office_id = o.id) as names,
       (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', u.name, 'login', u.login, 'validFrom', h.valid_from,
          'caretaker', h.caretaker)) order by h.valid_from), '[]')
        from office_head h join app_user u on u.regency = h.regency and u.stream_id = substr(h.user_id, 6)::uuid
        where h.regency = o.regency and h.office_id = o.id) as heads
     from office o where o.area ^@ any($2::text[]) and within_authority(o.area, '{}') order by name, o.id`,
    [today, scope.filter],
  )
  return rows.map((row) => NamedOfficeRow.parse(row))
}

export async function officeNames(db: Database, ids: readonly string[], today: LocalDate): Promise<ReadonlyMap<string, string>> {
  const rows = await db.run(`select o.id, ${NAME} as name from office o where o.id = any($2::text[])`, [today, ids])
  return new Map(rows.map((row) => z.object({ id: z.string(), name: z.string() }).parse(row)).map((row) => [row.id, row.name]))
}

export async function findUserId(db: Database, login: string): Promise<string | undefined> {
  const [row] = await db.run("select user_id from user_login where regency = '00' and login = $1", [login])
  return row === undefined ? undefined : z.object({ user_id: z.string() }).parse(row).user_id
}

/** The login of an account, for whoever holds its link. */
export async function findLogin(db: Database, userId: string): Promise<string | undefined> {
  const [row] = await db.run("select login from user_login where regency = '00' and user_id = $1", [userId])
  return row === undefined ? undefined : z.object({ login: z.string() }).parse(row).login
}

/** Whether an administrator can sign in: one who has no password yet opens nothing. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const [row] = await db.read(
    everywhere,
    `select exists (select from app_user u
       join credential c on c.regency = u.regency and substr(c.user_id, 6) = u.stream_id::text and c.password_hash is not null
       where u.role = 'administrator' and u.active) as there`,
  )
  return z.object({ there: z.boolean() }).parse(row).there
}

export interface UsersAsked {
  readonly now: Instant
  readonly q?: string | undefined
  readonly officeId?: string | undefined
  readonly after?: readonly [string, string] | undefined
  readonly limit: number
}

export async function listUsers(db: Database, scope: Scope, today: LocalDate, asked: UsersAsked): Promise<readonly ListedUser[]> {
  const rows = await db.read(
    scope,
    `select u.regency, u.stream_id::text, u.login, u.name, u.role, u.office_id, ${NAME} as office_name, u.active, ${ENROLLED} as enrolled, r.until
     from app_user u left join office o on o.regency = u.regency and o.id = u.office_id
     left join re_enrolment r on r.regency = u.regency and r.stream_id = u.stream_id and r.confirmed_by is null and r.until > $8
     where u.area ^@ any($2::text[]) and ($3::text is null or strpos(lower(u.name), $3) > 0 or strpos(u.login, $3) > 0)
       and ($4::text is null or u.office_id = $4) and ($5::text is null or (u.name, u.stream_id) > ($5, $6))
     order by u.name, u.stream_id limit $7`,
    [
      today,
      scope.filter,
      asked.q === undefined || asked.q === '' ? null : asked.q.toLowerCase(),
      asked.officeId ?? null,
      asked.after?.[0] ?? null,
      asked.after?.[1] ?? null,
      asked.limit,
      asked.now,
    ],
  )
  return rows
    .map((row) => UserRow.parse(row))
    .map((row) => ({
      id: formatId({ regency: row.regency, uuid: row.stream_id }),
      login: row.login,
      name: row.name,
      role: row.role,
      officeId: row.office_id,
      officeName: row.office_name,
      active: row.active,
      enrolled: row.enrolled,
      reEnrolment: row.until?.toISOString() ?? null,
    }))
}

/** Who acted for which office on a day. */
export interface Act {
  readonly userId: string
  readonly officeId: string
  readonly on: LocalDate
}

export interface NamedAct {
  readonly user?: string
  /** In whose place. */
  readonly actingFor?: string
  readonly office?: string
}

const ActNames = z.object({ user_name: z.nullable(z.string()), for_name: z.nullable(z.string()), office_name: z.nullable(z.string()) })

/**
 * People and offices behind acts, each office by the name it had that day, in the order of the acts. Whoever may read a record's
 * history may know which officer wrote it, also one of an office elsewhere: hence no authority is asked here.
 */
export async function nameActs(db: Database, acts: readonly Act[]): Promise<readonly NamedAct[]> {
  const signed = acts.map((act) => signedBy(act.userId))
  const keys = signed.map(({ userId }) => userKey(userId))
  const places = signed.map(({ forUserId }) => userKey(forUserId ?? ''))
  const rows = await db.read(
    everywhere,
    `select u.name as user_name, f.name as for_name, coalesce(
         (select n.name from office_name n where n.regency = o.regency and n.office_id = o.id and n.valid_from <= k.day order by n.valid_from desc limit 1),
         (select n.name from office_name n where n.regency = o.regency and n.office_id = o.id order by n.valid_from limit 1)) as office_name
       from unnest($1::text[], $2::uuid[], $3::text[], $4::date[], $5::text[], $6::uuid[]) with ordinality
         k(regency, stream_id, office_id, day, for_regency, for_stream, place)
       left join app_user u on u.regency = k.regency and u.stream_id = k.stream_id
       left join app_user f on f.regency = k.for_regency and f.stream_id = k.for_stream
       left join office o on o.id = k.office_id
       order by k.place`,
    [
      keys.map((key) => key?.regency ?? null),
      keys.map((key) => key?.uuid ?? null),
      acts.map((act) => act.officeId),
      acts.map((act) => act.on),
      places.map((key) => key?.regency ?? null),
      places.map((key) => key?.uuid ?? null),
    ],
  )
  return rows.map((row) => {
    const { user_name: user, for_name: actingFor, office_name: office } = ActNames.parse(row)
    return { ...(user === null ? {} : { user }), ...(actingFor === null ? {} : { actingFor }), ...(office === null ? {} : { office }) }
  })
}

/**
 * Commands and looks in one list, newest first, at places within the reader's authority. Only what is asked is said: of a condition that
 * may be none the planner expects so little that it reads everything rather than go along the index. Each half is asked by time alone, with
 * all of its last moment: an order that no index has makes PostgreSQL 15 read and sort the whole log.
 */
export async function listLog(db: Database, scope: Scope, asked: LogAsked): Promise<readonly LogEntry[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const { userId, after: [at, last] = ['infinity', ''] } = asked
  const [places, most] = [`${bind(scope.filter)}::text[]`, bind(asked.limit)]
  // What somebody did in another's place is signed with both.
  const user = userId === undefined ? [] : [`split_part(user_id, '~', 1) = ${bind(userId)}`]
  const [day, end] = [`${bind(at)}::timestamptz`, bind(last)]
  // The first half says what the second does, and is what an index understands.
  const before = (key: string): string => `at <= ${day} and (at, ${key}) < (${day}, ${end})`
  const { target, key } = asked.target === undefined ? {} : { target: asked.target, key: parseId(asked.target) }
  const done = target === undefined ? [] : [`target = ${bind(target)}`]
  const seen = key === undefined ? [] : [`regency = ${bind(key.regency)}`, `stream_id = ${bind(key.uuid)}`]
  const rows = await db.read(
    scope,
    `select * from (
       (select command_id::text as key, 'command' as kind, at, contract, user_id, office_id, target, area, '{}'::text[] as asked from command
        where ${[`area ^@ any(${places})`, before('command_id::text'), ...user, ...done].join(' and ')}
        order by at desc fetch first (${most}) rows with ties)
       union all
       (select regency || ':' || id, 'read', at, contract, user_id, office_id,
          case when regency = '00' then '0000' else replace(regency, '.', '') end || '-' || stream_id, area, asked from read_log
        where ${[`looked_within(area, places, ${places})`, before("regency || ':' || id"), ...user, ...seen].join(' and ')}
        order by at desc fetch first (${most}) rows with ties)) l
     order by at desc, key desc limit ${most}`,
    values,
  )
  return rows
    .map((row) => LogRow.parse(row))
    .map((row) => ({
      key: row.key,
      kind: row.kind,
      at: row.at.toISOString(),
      contract: row.contract,
      userId: row.user_id,
      officeId: row.office_id,
      target: row.target,
      area: row.area,
      asked: row.asked,
    }))
}

/** Whether anybody can sign in yet. */
export async function hasUsers(db: Database): Promise<boolean> {
  const [row] = await db.run("select exists (select from user_login where regency = '00') as there")
  return row?.['there'] === true
}
