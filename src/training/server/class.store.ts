// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of classes and of their trainees.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { searchKey } from '#people/core/name.ts'
import { type Database, everywhere, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { patternsOf } from '#platform/server/storage/patterns.ts'
import type { ClassStatus } from '#training/core/class.ts'

/** Of the records of classes, those that are not over. */
export const OPEN_CLASS = `exists (select from class c where c.regency = s.regency and c.stream_id = s.stream_id and c.status in ('planned', 'running'))`

/** Of the files of people, those of whoever sits in a class that is not over and within reach. */
export const SEATED = `exists (select from trainee t join class c on c.regency = t.regency and c.stream_id = t.stream_id
  where t.regency = s.regency and t.worker_id = replace(s.regency, '.', '') || '-' || s.stream_id and not t.has_left and c.status in ('planned', 'running'))`

const JsonRow = z.object({ json: z.string() })
const ClassListRow = z.extend(JsonRow, { sort_day: z.string(), stream_id: z.string() })
export type ClassListRow = z.output<typeof ClassListRow>

export interface ClassFilter {
  readonly statuses: readonly ClassStatus[]
  readonly q: string | undefined
  readonly after: readonly [day: string, id: string] | undefined
  readonly limit: number
}

export const REACH = `($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))`

export function reachOf(scope: Scope): readonly unknown[] {
  return [regenciesWithin(scope.filter), scope.filter, guestIn(scope)]
}

const ID = `replace(regency, '.', '') || '-' || stream_id`

// PostgreSQL builds the JSON of each row; the reader's authority is in the WHERE and, again, in the policy.
export async function listClasses(db: Database, scope: Scope, filter: ClassFilter): Promise<readonly ClassListRow[]> {
  const rows = await db.read(
    scope,
    `select json_build_object('id', ${ID}, 'title', title, 'status', status, 'programme', programme, 'provider', provider,
       'firstDay', first_day, 'lastDay', last_day, 'nextSession', next_session, 'capacity', capacity, 'enrolled', enrolled,
       'completed', completed)::text as json, sort_day, stream_id::text
     from class where ${REACH} and status = any($4) and ($5::text[] is null or title_key like all($5))
       and ($6::date is null or (sort_day, stream_id) < ($6, $7::uuid))
     order by sort_day desc, stream_id desc limit $8`,
    [
      ...reachOf(scope),
      filter.statuses,
      patternsOf(searchKey(filter.q ?? '')),
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => ClassListRow.parse(row))
}

/** The classes of one person, as far as the reader may see that person. */
export async function listTrainingOf(db: Database, scope: Scope, workerId: string): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    `select json_build_object('classId', ${ID}, 'title', title, 'programme', programme, 'provider', provider, 'status', status,
       'firstDay', first_day, 'lastDay', last_day, 'hours', hours, 'minHours', min_hours, 'left', has_left,
       'completedOn', completed_on)::text as json
     from trainee where ${REACH} and worker_id = $4
     order by first_day desc nulls first, stream_id desc limit 100`,
    [...reachOf(scope), workerId],
  )
  return rows.map((row) => JsonRow.parse(row).json)
}

const SeatRow = z.object({ worker_id: z.string() })

/**
 * Who of these sits in another open class of a programme, wherever it is: the rule must know what the key would refuse,
 * and tells no more than that.
 */
export async function findSeatedElsewhere(
  db: Database,
  key: RecordKey,
  programmeId: string,
  workers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.read(
    everywhere,
    'select worker_id from seat where regency = $1 and programme_id = $2 and worker_id = any($3) and stream_id <> $4',
    [key.regency, programmeId, workers, key.uuid],
  )
  return new Set(rows.map((row) => SeatRow.parse(row).worker_id))
}

const AttendedRow = z.object({ title: z.string(), provider: z.string(), completed_on: z.nullable(z.string()) })
export interface Attended {
  /** What would prove it, as people name it: the class and the centre. */
  readonly evidence: string
  /** When it was completed, as it stands now. */
  readonly on: LocalDate | undefined
}

/** Every class of a person, of whichever regency, the first completed first. */
export async function listAttended(db: Database, workerId: string): Promise<readonly Attended[]> {
  const rows = await db.read(
    everywhere,
    'select title, provider, completed_on from trainee where worker_id = $1 order by completed_on nulls last, stream_id',
    [workerId],
  )
  return rows.map((row) => {
    const { title, provider, completed_on } = AttendedRow.parse(row)
    return { evidence: `${title}, ${provider}`, on: completed_on ?? undefined }
  })
}

const BodyRow = z.object({ body: z.string() })
const WhoseEvent = z.object({ workerId: z.string() })

/** Whom an event of a class is about. */
export async function findTraineeOfEvent(db: Database, key: RecordKey, version: number): Promise<string | undefined> {
  const [row] = await db.read(everywhere, 'select body from event where regency = $1 and stream_id = $2 and version = $3', [
    key.regency,
    key.uuid,
    version,
  ])
  return row === undefined ? undefined : WhoseEvent.parse(JSON.parse(BodyRow.parse(row).body)).workerId
}
