// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of delegations: whether one stands is asked at every request made under it.

import * as z from 'zod/mini'
import { volunteerActs } from '#access/core/volunteer.law.ts'
import { regencyOfUser } from '#access/server/credential.store.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Acting, type Actor, type Lapsed, officeKinds, roles } from '#kernel/authority.ts'
import { formatId, parseId, RecordId } from '#kernel/ids.ts'
import { at } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const Row = z.object({
  regency: z.string(),
  stream_id: z.string(),
  giver_id: z.string(),
  giver_name: z.string(),
  deputy_id: z.string(),
  commands: z.array(z.string()),
  areas: z.array(z.string()),
  from_day: z.nullable(z.string()),
  until: z.string(),
  role: z.enum(roles),
  office_id: z.string(),
  kind: z.enum(officeKinds),
  office_areas: z.array(z.string()),
  deputy_kind: z.enum(officeKinds),
  narrow: z.boolean(),
})

export interface StandingDelegation {
  readonly id: string
  readonly deputyId: string
  readonly giverName: string
  readonly from?: LocalDate
  readonly until: LocalDate
  /** Who acts by it: the giver's role and office as they are today, within the places that were given and are still the giver's. */
  readonly actor: Omit<Actor, 'userId' | 'name'>
}

// A giver whose account is closed, who works in another office now, or whose office has another head, has nothing left to give.
const STANDING = `select d.regency, d.stream_id::text, d.giver_id, u.name as giver_name, d.deputy_id, d.commands, d.areas, d.from_day, d.until, u.role,
    u.office_id, o.kind, o.areas as office_areas, deputy_office.kind as deputy_kind, d.narrow or deputy.role = 'volunteer' as narrow
  from delegation d
  join app_user u on u.regency = d.regency and u.stream_id = substr(d.giver_id, 6)::uuid and u.active and u.office_id = d.office_id
  join office o on o.regency = u.regency and o.id = u.office_id
  join app_user deputy on deputy.regency = d.regency and deputy.stream_id = substr(d.deputy_id, 6)::uuid
  join office deputy_office on deputy_office.regency = deputy.regency and deputy_office.id = deputy.office_id
  where d.revoked_at is null and d.until >= $1
    and coalesce((select h.user_id from office_head h where h.regency = d.regency and h.office_id = d.office_id and h.valid_from <= $1
      order by h.valid_from desc limit 1), d.giver_id) = d.giver_id`

/** What was given to a volunteer, or to who is one now: acts that are meant for one, and the looks and records that those need. */
function narrowed(commands: readonly string[], today: LocalDate): Pick<Acting, 'commands' | 'sees' | 'keeps'> {
  const acts = at(volunteerActs, today).filter(({ command }) => commands.includes(command))
  return {
    commands: commands.filter((name) => acts.some(({ command }) => command === name)),
    sees: [...new Set(acts.flatMap(({ sees }) => sees))],
    keeps: [...new Set(acts.flatMap(({ keeps }) => keeps))],
  }
}

function standing(found: unknown, today: LocalDate): StandingDelegation {
  const row = Row.parse(found)
  return {
    id: formatId({ regency: row.regency, uuid: row.stream_id }),
    deputyId: row.deputy_id,
    giverName: row.giver_name,
    ...(row.from_day === null ? {} : { from: row.from_day }),
    until: row.until,
    actor: {
      role: row.role,
      officeId: row.office_id,
      officeKind: row.kind,
      prefixes: row.areas.filter((area) => isInsideAny(area, row.office_areas)),
      acting: {
        forUserId: row.giver_id,
        ownKind: row.deputy_kind,
        // An officer sees as the giver does.
        ...(row.narrow ? narrowed(row.commands, today) : { commands: row.commands }),
      },
    },
  }
}

const LapsedRow = z.object({ revoked: z.boolean(), from_day: z.nullable(z.string()), until: z.string() })

/** Why a delegation of this id to this account does not stand; undefined where there is none. */
export async function lapsedOf(
  db: Database,
  id: string,
  { deputyId, today }: { readonly deputyId: string; readonly today: LocalDate },
): Promise<Lapsed | undefined> {
  if (!RecordId.safeParse(id).success) return undefined
  const { regency, uuid } = parseId(id)
  const [row] = await db.read(
    everywhere,
    'select revoked_at is not null as revoked, from_day, until from delegation where regency = $1 and stream_id = $2 and deputy_id = $3',
    [regency, uuid, deputyId],
  )
  if (row === undefined) return undefined
  const { revoked, from_day, until } = LapsedRow.parse(row)
  return revoked ? 'revoked' : until < today ? 'past' : from_day !== null && from_day > today ? 'not-yet' : 'giver'
}

/** The delegation of this id to this account, where it stands on a day. */
export async function findDelegation(
  db: Database,
  id: string,
  { deputyId, today }: { readonly deputyId: string; readonly today: LocalDate },
): Promise<StandingDelegation | undefined> {
  if (!RecordId.safeParse(id).success) return undefined
  const { regency, uuid } = parseId(id)
  const [row] = await db.read(
    everywhere,
    `${STANDING} and (d.from_day is null or d.from_day <= $1) and d.regency = $2 and d.stream_id = $3 and d.deputy_id = $4`,
    [today, regency, uuid, deputyId],
  )
  return row === undefined ? undefined : standing(row, today)
}

/** What an account gave that stands on a day or begins later, and what it was given. */
export async function listDelegations(db: Database, userId: string, today: LocalDate): Promise<readonly StandingDelegation[]> {
  const rows = await db.read(
    everywhere,
    `${STANDING} and d.regency = $2 and (d.giver_id = $3 or d.deputy_id = $3) order by d.until, d.stream_id`,
    [today, regencyOfUser(userId), userId],
  )
  return rows.map((row) => standing(row, today))
}

const ColleagueRow = z.object({ login: z.string(), name: z.string(), volunteer: z.boolean() })

/** Who else works in an office. */
export async function listColleagues(db: Database, { officeId, userId }: Pick<Actor, 'officeId' | 'userId'>) {
  const rows = await db.read(
    everywhere,
    `select u.login, u.name, u.role = 'volunteer' as volunteer from app_user u where u.regency = $1 and u.office_id = $2 and u.active and u.stream_id <> $3 order by u.name, u.login`,
    [regencyOfUser(userId), officeId, parseId(userId).uuid],
  )
  return rows.map((row) => ColleagueRow.parse(row))
}
