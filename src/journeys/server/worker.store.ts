// SPDX-License-Identifier: AGPL-3.0-or-later
// The only SQL of this capability.

import * as z from 'zod/mini'
import { workerPlan } from '#journeys/core/worker.open.ts'
import { type JourneyState, journeyStates, type Plan, schemes } from '#journeys/core/worker.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { searchKey } from '#people/core/name.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { type Database, everywhere, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'
import { namedElsewhere } from '#platform/server/storage/held.ts'
import { patternsOf } from '#platform/server/storage/patterns.ts'
import { revealEvent } from '#platform/server/storage/reveal.ts'
import { together } from '#platform/server/storage/together.ts'

const CardRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  name: z.string(),
  sex: z.enum(['F', 'M']),
  area: z.string(),
  state: z.enum(journeyStates),
  scheme: z.enum(schemes),
  occupation: z.nullable(z.string()),
  destination: z.nullable(z.string()),
})
export type CardRow = z.output<typeof CardRow>

const CARD = `select regency, stream_id::text, name, sex, area, state, scheme, occupation, destination from worker
where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))`

/** Files of these ids that the reader may see. */
export async function findCards(db: Database, scope: Scope, keys: readonly RecordKey[]): Promise<readonly CardRow[]> {
  if (keys.length === 0) return []
  const regencies = [...new Set(keys.map((key) => key.regency))]
  const rows = await db.read(scope, `${CARD} and stream_id = any($4::uuid[])`, [
    regencies,
    scope.filter,
    guestIn(scope),
    keys.map((key) => key.uuid),
  ])
  return rows.map((row) => CardRow.parse(row))
}

/** Files that hold a whole number, by its keyed hash, the newest first. */
export async function findNumbered(
  db: Database,
  scope: Scope,
  { kind, hash, limit }: { readonly kind: 'nik' | 'phone' | 'passport' | 'family'; readonly hash: Buffer; readonly limit: number },
): Promise<readonly CardRow[]> {
  const rows = await db.read(scope, `${CARD} and ${kind}_hash = $4 order by registered_on desc, stream_id limit $5`, [
    await regenciesReached(db, scope, 'worker'),
    scope.filter,
    guestIn(scope),
    hash,
    limit,
  ])
  return rows.map((row) => CardRow.parse(row))
}

export interface CardSearch {
  readonly q: string
  readonly states: readonly JourneyState[]
  readonly limit: number
}

/** Files by parts of a name, in some states, within the reader's authority. */
export async function searchCards(db: Database, scope: Scope, search: CardSearch): Promise<readonly CardRow[]> {
  const rows = await db.read(
    scope,
    `${CARD} and merged_into is null and state = any($4) and ($5::text[] is null or name_key like all($5)) order by name_key, stream_id limit $6`,
    [
      await regenciesReached(db, scope, 'worker'),
      scope.filter,
      guestIn(scope),
      search.states,
      patternsOf(searchKey(search.q)),
      search.limit,
    ],
  )
  return rows.map((row) => CardRow.parse(row))
}

const HolderRow = z.object({ stream_id: z.string(), area: z.string() })
const MOST_NUMBERS = 200

interface Numbered {
  readonly regency: string
  readonly hash: Buffer
}

/** The file of a regency that holds a NIK. */
export interface NikHolder {
  readonly uuid: string
  readonly area: string
}

/** Finds who holds a NIK in a regency, wherever in it; the caller decides whether its id may be told. Those who register at once ask together. */
export function openNikHolders(db: Database): (number: Numbered) => Promise<NikHolder | undefined> {
  return together(async (numbers) => {
    const rows = await db.byKey(
      `select n.nth::int as nth, i.stream_id::text, i.area from unnest($1::text[], $2::bytea[]) with ordinality n(regency, hash, nth)
       join identity i on i.regency = n.regency and i.kind = 'nik' and i.hash = n.hash`,
      [numbers.map(({ regency }) => regency), numbers.map(({ hash }) => hash)],
    )
    const holders = new Map(rows.map((row) => [row['nth'], HolderRow.parse(row)]))
    return numbers.map((_, index) => {
      const holder = holders.get(index + 1)
      return holder === undefined ? undefined : { uuid: holder.stream_id, area: holder.area }
    })
  }, MOST_NUMBERS)
}

const DueRow = z.object({ regency: z.string(), stream_id: z.string(), review_on: z.string() })

/** A file of which time alone has changed the steps, and since which day (`reviewOn`). */
export interface DueReview {
  readonly key: RecordKey
  readonly on: string
}

/** Files that must be looked at again by a day, the longest due first. */
export async function listDueReviews(
  db: Database,
  today: string,
  after: DueReview | undefined,
  limit: number,
): Promise<readonly DueReview[]> {
  const rows = await db.read(
    everywhere,
    `select regency, stream_id::text, review_on from worker
     where review_on <= $1 and ($2::date is null or (review_on, regency, stream_id) > ($2, $3, $4::uuid))
     order by review_on, regency, stream_id limit $5`,
    [today, after?.on ?? null, after?.key.regency ?? null, after?.key.uuid ?? null, limit],
  )
  return rows.map((row) => {
    const due = DueRow.parse(row)
    return { key: { regency: due.regency, uuid: due.stream_id }, on: due.review_on }
  })
}

const KeyRow = z.object({ regency: z.string(), stream_id: z.string() })

// Only these can change with a licence: READY falls back without one, and what waits for nothing else becomes READY with one.
const UNDER = "agency_id is not null and merged_into is null and (state = 'READY' or awaits_review)"

/** Companies under which files stand that a licence can change. */
export async function listAgenciesInUse(db: Database): Promise<readonly string[]> {
  const rows = await db.read(everywhere, `select distinct agency_id from worker where ${UNDER} order by agency_id`)
  return rows.map((row) => z.object({ agency_id: z.string() }).parse(row).agency_id)
}

const PlanRow = z.object({ scheme: z.enum(schemes), destination: z.nullable(z.string()) })

/** The plans for which files stand under a company, as far as its licence and permits tell them apart. */
export async function listPlansUnder(db: Database, agencyId: string): Promise<readonly Plan[]> {
  const rows = await db.read(
    everywhere,
    `select distinct scheme, destination from worker where agency_id = $1 and ${UNDER} order by 1, 2`,
    [agencyId],
  )
  return rows
    .map((row) => PlanRow.parse(row))
    .map(({ scheme, destination }) => ({ scheme, ...(destination === null ? {} : { destination }) }))
}

interface UnderLicence {
  readonly agencyId: string
  readonly plan: Plan
  /** Whether the company may place for this plan. */
  readonly live: boolean
}

/** Files under a company that are READY although they may not be, or wait although they need not. */
export async function listUnderLicence(
  db: Database,
  { agencyId, plan, live }: UnderLicence,
  after: RecordKey | undefined,
  limit: number,
): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    everywhere,
    `select regency, stream_id::text from worker
     where agency_id = $1 and merged_into is null and scheme = $6 and destination is not distinct from $7 and case when $2 then awaits_review else state = 'READY' end
       and ($3::text is null or (regency, stream_id) > ($3, $4::uuid)) order by regency, stream_id limit $5`,
    [agencyId, live, after?.regency ?? null, after?.uuid ?? null, limit, plan.scheme, plan.destination ?? null],
  )
  return rows.map((row) => KeyRow.parse(row)).map(({ regency, stream_id }) => ({ regency, uuid: stream_id }))
}

const EventRow = z.object({
  version: z.number(),
  type: z.string(),
  at: z.date(),
  user_id: z.string(),
  office_id: z.string(),
  command_id: z.string(),
  body: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
  hash: z.instanceof(Buffer),
})

/** Of the open part, what tells the changes apart. */
const Open = z.object({ plan: z.optional(workerPlan), at: z.optional(z.string()), userId: z.optional(z.string()) })

/** Of what is sealed, what somebody wrote about the event. */
const Told = z.object({ evidence: z.optional(z.string()), reason: z.optional(z.string()) })

/** The person as the event left them; it serves to tell what a correction changed. */
const Person = z.object({
  name: z.string(),
  sex: z.enum(['F', 'M']),
  birthDate: z.string(),
  nik: z.optional(z.string()),
  phone: z.optional(z.string()),
  alias: z.optional(z.string()),
  motherName: z.optional(z.string()),
  passport: z.optional(z.string()),
  familyCard: z.optional(z.string()),
  stated: z.optional(z.record(z.string(), z.string())),
})
const Family = z.object({ family: z.optional(z.array(z.unknown())) })
const tellsPerson: readonly string[] = ['WorkerRegistered', 'PersonCorrected']

export interface PastEvent {
  readonly version: number
  readonly type: string
  readonly at: string
  readonly userId: string
  readonly officeId: string
  readonly commandId: string
  /** The open part, with the words that somebody wrote. */
  readonly data: object
  readonly open: z.output<typeof Open>
  /** Absent where the event says nothing of the person, or the person was erased. */
  readonly person?: z.output<typeof Person>
  /** The relatives that it leaves, as text: to tell that they changed. */
  readonly family?: string
  readonly hash: string
}

export async function listEvents(
  { db, keyring }: Pick<Services, 'db' | 'keyring'>,
  scope: Scope,
  key: RecordKey,
): Promise<readonly PastEvent[]> {
  const rows = await db.read(
    scope,
    `select e.version, e.type, e.at, e.user_id, e.office_id, e.command_id::text, e.body, e.sealed, e.hash, k.wrapped
     from event e join snapshot s on s.regency = e.regency and s.stream_id = e.stream_id
     left join subject_key k on k.regency = e.regency and k.stream_id = e.stream_id
     where e.regency = $1 and e.stream_id = $2 order by e.version`,
    [key.regency, key.uuid],
  )
  return rows.map((row) => {
    const event = EventRow.parse(row)
    const body: object = JSON.parse(event.body)
    const sealed = revealEvent(keyring, formatId(key), event) ?? {}
    const person = tellsPerson.includes(event.type) ? Person.safeParse(sealed).data : undefined
    return {
      version: event.version,
      type: event.type,
      at: event.at.toISOString(),
      userId: event.user_id,
      officeId: event.office_id,
      commandId: event.command_id,
      data: { ...body, ...Told.parse(sealed) },
      open: Open.parse(body),
      ...(person === undefined ? {} : { person, family: JSON.stringify(Family.parse(sealed).family ?? []) }),
      hash: event.hash.toString('hex'),
    }
  })
}

const TurnRow = z.object({ type: z.enum(['WorkerMoved', 'LastUndone']), body: z.string() })
const Turn = z.object({ from: z.optional(z.enum(journeyStates)), to: z.optional(z.enum(journeyStates)) })

/** The move, or the undoing, that an event is; undefined where it is neither. */
export async function findTurn(
  db: Database,
  key: RecordKey,
  version: number,
): Promise<({ readonly type: 'WorkerMoved' | 'LastUndone' } & z.output<typeof Turn>) | undefined> {
  const [row] = await db.readSoon(
    everywhere,
    `select type, body from event where regency = $1 and stream_id = $2 and version = $3 and type in ('WorkerMoved', 'LastUndone')`,
    [key.regency, key.uuid, version],
  )
  if (row === undefined) return undefined
  const { type, body } = TurnRow.parse(row)
  return { type, ...Turn.parse(JSON.parse(body)) }
}

const UntouchedRow = z.object({ regency: z.string(), stream_id: z.string(), version: z.number() })

/** What the system says of a file by itself, from day and law alone. Anything else rests on what somebody did. */
const reviews = ['FileReviewed', 'LicenceSeen']

/**
 * Of these files, those that nobody has worked on since they were registered, by id, with their version: nothing in the file but its
 * registration and the system's own reviews, no other record that names them, and no officer's word on a likeness to another file.
 */
export async function listUntouched(db: Database, keys: readonly RecordKey[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.read(
    everywhere,
    `select s.regency, s.stream_id::text, s.version from snapshot s
     where s.regency = any($1::text[]) and s.stream_id = any($2::uuid[])
       and not exists (select from event e where e.regency = s.regency and e.stream_id = s.stream_id and e.version > 1
         and not (e.user_id = 'system' and e.type = any($3::text[])))
       and not exists (select from double d where d.regency = s.regency and (d.one = s.stream_id or d.other = s.stream_id)
         and (d.source = 'OFFICER' or d.standing in ('same', 'different', 'later')))`,
    [[...new Set(keys.map(({ regency }) => regency))], keys.map(({ uuid }) => uuid), reviews],
  )
  const named = await namedElsewhere(db, keys)
  return new Map(
    rows
      .map((row) => {
        const { regency, stream_id: uuid, version } = UntouchedRow.parse(row)
        return [formatId({ regency, uuid }), version] as const
      })
      .filter(([id]) => !named.has(id)),
  )
}
