// SPDX-License-Identifier: AGPL-3.0-or-later
// The work list: one query for every capability, from the one table that all of them fill.

import * as z from 'zod/mini'
import { NATIONAL, type RegencyCode } from '#kernel/area.ts'
import { type OfficeKind, officeKinds } from '#kernel/authority.ts'
import { climbsFromOne } from '#kernel/escalation.law.ts'
import { formatId } from '#kernel/ids.ts'
import type { Words } from '#kernel/problem.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { arrivalAt, climbsTo, NAMELESS, ownClimbers, urgencyOf } from '#kernel/work.ts'
import { type Bound, handleQuery, type Risky } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

const WorkRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  stream_type: z.string(),
  code: z.string(),
  office: z.string(),
  owner: z.enum(officeKinds),
  due: z.string(),
  legal_basis: z.string(),
  standing: z.enum(['law', 'practice', 'assumed']),
  area: z.string(),
  label: z.string(),
  state: z.string(),
})
type WorkRow = z.output<typeof WorkRow>
const CountRow = z.object({ late: z.number(), today: z.number(), week: z.number(), later: z.number() })
const Cursor = z.tuple([LocalDate, z.uuid(), z.string(), z.string()])

// What one office is asked for is nobody else's, and climbs to nobody, but of the kinds of records that say so. An office that was let in sees the record by the policy; its own prefixes alone would hide it.
// A step has climbed here by the way of its kind of record; the latest of all ways comes first, since an index knows it.
const CLIMBED = `owner = any($3::text[]) and due < $4 and due < coalesce($7::jsonb ->> stream_type, $7::jsonb ->> '')::date and (office = '' or stream_type in (${climbsFromOne.map((type) => `'${type}'`).join()}))`
// In a kind of record that climbs a way of its own, whoever was let in has what it was asked by name: the rest stays with those of the place.
const ASKED = `(not $7::jsonb ? stream_type or area ^@ any($5::text[]))`
const WHERE = `($1::text[] is null or regency = any($1)) and ((owner = $2 and (office = split_part($6, '@', 1) or (office = '' and ${ASKED}))) or (${CLIMBED})) and is_reached(area, let_in, $5::text[], $6)`

/** Where an office's work is kept: in its regencies, and among the national records, where what several regencies share stands. */
async function keptIn(db: Database, scope: Scope): Promise<readonly RegencyCode[] | null> {
  const regencies = await regenciesReached(db, scope)
  return regencies === null ? null : [...regencies, NATIONAL]
}

interface Arrived {
  readonly owners: readonly OfficeKind[]
  readonly latest: LocalDate
  /** By kind of record, the day before which a step was due that has arrived; under the empty name for all others. */
  readonly ways: Readonly<Record<string, string>>
}

/** Whose late steps have climbed to this kind of office by today. */
function arrivals(kind: OfficeKind, today: LocalDate): Arrived {
  const ways = ['', ...ownClimbers].map((type) => ({ type, climbs: climbsTo(kind, today, type) }))
  const days = ways.flatMap(({ climbs }) => (climbs === undefined ? [] : [climbs.dueBefore]))
  return {
    owners: ways.find(({ climbs }) => climbs !== undefined)?.climbs?.owners ?? [],
    latest: days.sort().at(-1) ?? today,
    ways: Object.fromEntries(ways.map(({ type, climbs }) => [type, climbs?.dueBefore ?? '-infinity'])),
  }
}

/** The seven parameters of what is on an office's list. */
async function onListOf(db: Database, scope: Scope, kind: OfficeKind, today: LocalDate): Promise<readonly unknown[]> {
  const { owners, latest, ways } = arrivals(kind, today)
  return [await keptIn(db, scope), kind, owners, latest, scope.filter, guestIn(scope), JSON.stringify(ways)]
}

async function findWork(
  db: Database,
  scope: Scope,
  kind: OfficeKind,
  today: LocalDate,
  limit: number,
  after: z.output<typeof Cursor> | undefined,
): Promise<readonly WorkRow[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text, stream_type, code, office, owner, due, legal_basis, standing, area, label, state from work
     where ${WHERE} and ($8::date is null or (due, stream_id, code, office) > ($8, $9, $10, $11)) order by due, stream_id, code, office limit $12`,
    [...(await onListOf(db, scope, kind, today)), after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, after?.[3] ?? null, limit],
  )
  return rows.map((row) => WorkRow.parse(row))
}

async function countWork(db: Database, scope: Scope, kind: OfficeKind, today: LocalDate): Promise<z.output<typeof CountRow>> {
  const [row] = await db.read(
    scope,
    `select count(*) filter (where due < $8::date)::int as late, count(*) filter (where due = $8)::int as today,
       count(*) filter (where due > $8 and due <= $8 + 7)::int as week, count(*) filter (where due > $8 + 7)::int as later
     from work where ${WHERE}`,
    [...(await onListOf(db, scope, kind, today)), today],
  )
  return CountRow.parse(row)
}

export function bindWork(db: Database, words: Readonly<Record<Language, Words>>, risky: readonly Risky[]): Bound {
  const isRisky = (row: WorkRow): boolean => risky.some(({ type, stages }) => type === row.stream_type && stages.includes(row.state))
  return handleQuery('ListWork', workContracts.ListWork, async ({ input, actor, scope, today, language }) => {
    const after = decodeCursor(input.cursor, Cursor)
    const [rows, counts] = await Promise.all([
      findWork(db, scope, actor.officeKind, today, input.limit + 1, after),
      countWork(db, scope, actor.officeKind, today),
    ])
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    return {
      body: {
        items: page.map((row) => ({
          code: row.code,
          owner: row.owner,
          due: row.due,
          legalBasis: row.legal_basis,
          standing: row.standing,
          text: words[language](`step.${row.code}`) ?? row.code,
          subject: {
            type: row.stream_type,
            id: formatId({ regency: row.regency, uuid: row.stream_id }),
            label: row.label === NAMELESS ? (words[language](`nameless.${row.stream_type}`) ?? row.label) : row.label,
            area: row.area,
            stage: row.state,
          },
          urgency: urgencyOf(row.due, today),
          why: row.owner === actor.officeKind ? 'mine' : 'climbed',
          climbedSince: row.owner === actor.officeKind ? undefined : arrivalAt(actor.officeKind, row.due, today, row.stream_type),
          atRisk: row.due < today && isRisky(row),
        })),
        next: rows.length > input.limit && last !== undefined ? encodeCursor([last.due, last.stream_id, last.code, last.office]) : null,
        counts,
      },
    }
  })
}
