// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has how many cases, and how cases go. Numbers only but for the ids of what one officer has.

import * as z from 'zod/mini'
import { AGE_DAYS, type Age, ages, type BoardCounts } from '#cases/core/board.ts'
import { caseStates } from '#cases/core/case.ts'
import { type Told, told } from '#cases/server/told.ts'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'

/** On which day, and how much of what is due a reader is told. */
interface Reading {
  readonly today: LocalDate
  readonly told: Told
}

const LoadRow = z.object({ assignee: z.string(), open: z.number(), late: z.number() })
export type Load = z.output<typeof LoadRow>

/** The open cases of each of these officers, as far as the reader reaches them; who has none is left out. */
export async function loadsOf(
  db: Database,
  scope: Scope,
  { today, told: to }: Reading,
  officers: readonly string[],
): Promise<readonly Load[]> {
  const { due } = told[to]
  const rows = await db.read(
    scope,
    `select assignee, count(*)::int as open, count(*) filter (where ${due} < $1::date)::int as late from case_file
     where assignee = any($2::text[]) and ${due} is not null and is_reached(area, let_in, $3::text[], $4) group by assignee`,
    [today, officers, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => LoadRow.parse(row))
}

const KeyRow = z.object({ regency: z.string(), case_id: z.string() })

/** Every open case that an officer has. */
export async function casesOf(db: Database, scope: Scope, officer: string): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    `select regency, case_id::text from case_file
     where assignee = $1 and due_on is not null and is_reached(area, let_in, $2::text[], $3) order by regency, case_id`,
    [officer, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => {
    const { regency, case_id: uuid } = KeyRow.parse(row)
    return formatId({ regency, uuid })
  })
}

const BoardRow = z.object({
  kind: z.enum(['all', 'office', 'officer', 'age', 'outcome']),
  office: z.nullable(z.string()),
  officer: z.nullable(z.string()),
  age: z.nullable(z.number()),
  outcome: z.nullable(z.enum(caseStates)),
  open: z.number(),
  late: z.number(),
  unassigned: z.number(),
  closed: z.number(),
  counted: z.number(),
  within: z.number(),
  median: z.nullable(z.number()),
})

/**
 * All of it in one pass: cases that are open now, and those that began or were closed since a day. Nobody who was let into a single case
 * counts it: a board is about a place.
 */
export async function countBoard(db: Database, scope: Scope, { today, told: to }: Reading, since: LocalDate): Promise<BoardCounts> {
  const { due } = told[to]
  const rows = await db.read(
    scope,
    `select case when grouping(officer) = 0 then 'officer' when grouping(office) = 0 then 'office' when grouping(age) = 0 then 'age'
         when grouping(outcome) = 0 then 'outcome' else 'all' end as kind, office, officer, age, outcome,
       coalesce(sum(open), 0)::int as open, coalesce(sum(late), 0)::int as late, coalesce(sum(unassigned), 0)::int as unassigned,
       coalesce(sum(closed), 0)::int as closed, coalesce(sum(counted), 0)::int as counted, coalesce(sum(within), 0)::int as within,
       case when grouping(office, age, outcome) = 7 then percentile_disc(0.5) within group (order by days) end::int as median
     from (
       select responsible as office, case when ${due} is not null then assignee end as officer,
         case when ${due} is not null then width_bucket($3::date - opened_on, $5::int[]) end as age,
         case when closed_on >= $4 then state end as outcome,
         (${due} is not null)::int as open, coalesce(${due} < $3::date, false)::int as late, (${due} is not null and assignee is null)::int as unassigned,
         coalesce(closed_on >= $4, false)::int as closed,
         (opened_on >= $4 and (responded_on is not null or respond_by < $3::date))::int as counted,
         (opened_on >= $4 and coalesce(responded_on <= respond_by, false))::int as within,
         case when opened_on >= $4 then responded_on - opened_on end as days
       from case_file
       where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and (${due} is not null or closed_on >= $4 or opened_on >= $4)
     ) cases
     group by grouping sets ((), (office), (office, officer), (age), (outcome))`,
    [regenciesWithin(scope.filter), scope.filter, today, since, AGE_DAYS.map((days) => days + 1)],
  )
  return boardOf(rows.map((row) => BoardRow.parse(row)))
}

const none: BoardCounts['all'] = { open: 0, late: 0, counted: 0, within: 0, median: null }

function boardOf(rows: readonly z.output<typeof BoardRow>[]): BoardCounts {
  const ageOf = (nth: number): Age => ages[nth] ?? 'LONGER'
  return {
    all: rows.find(({ kind }) => kind === 'all') ?? none,
    offices: rows.filter(({ kind, open }) => kind === 'office' && open > 0),
    officers: rows.flatMap(({ kind, office, officer, open, late }) =>
      kind === 'officer' && office !== null && officer !== null ? [{ office, userId: officer, open, late }] : [],
    ),
    ages: rows.flatMap(({ age, open, late }) => (age === null ? [] : [{ age: ageOf(age), open, late }])),
    outcomes: rows.flatMap(({ outcome, closed }) => (outcome === null ? [] : [{ state: outcome, closed }])),
  }
}
