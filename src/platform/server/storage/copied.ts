// SPDX-License-Identifier: AGPL-3.0-or-later
// Records as they go to a device: within some places, of some kinds, never a sealed one nor one whose person was erased.

import * as z from 'zod/mini'
import { NATIONAL, regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { SUM_SQL, type Sum } from '#kernel/sync-protocol.ts'
import { madeOnce } from '#platform/server/made-once.ts'
import { custody, type Database, type DbRow, type Scope, type Tx } from '#platform/server/storage/database.ts'
import { type Keyring, open } from '#platform/server/storage/keys.ts'

/** Where, and of which kinds. */
export interface Reach {
  readonly prefixes: readonly string[]
  readonly types: readonly string[]
  /** Not all of that one kind, but those of which a condition on `snapshot s` holds; and the name of that part. */
  readonly only?: { readonly part: string; readonly where: string }
}

export const partsIn = ({ types, only }: Reach): readonly string[] => (only === undefined ? types : [only.part])

const onlyOf = ({ only }: Reach): string => (only === undefined ? '' : ` and ${only.where}`)

export interface Copied {
  readonly id: string
  readonly version: number
  readonly type: string
  /** The two parts of the state, as JSON. */
  readonly open: string
  readonly personal: string | undefined
}

// By whatever was let in nothing is reached: a copy would stay when the letting ends.
export function scopeOfReach({ prefixes }: Reach): Scope {
  return { rows: prefixes, filter: prefixes, officeId: '', userId: 'system' }
}

// An index gives what lies in a place: both ends come from outside, since what is put together within the statement is asked of each row only.
const FROM = `unnest($2::text[], $4::text[]) p(prefix, beyond) join snapshot s on s.stream_type = any($1::text[])
  and s.area >= p.prefix collate "C" and s.area < p.beyond collate "C"`
const WITHIN = `s.regency = any($3::text[]) and s.let_in[1] is distinct from '!' and s.state not like '%"erased":true%'`

/** Kinds, places, regencies, and where each place ends: neither digit nor dot comes behind it. No place lies in another of them: what lies in both would come twice. */
function valuesOf(reach: Reach): readonly (readonly string[])[] {
  const { types, prefixes } = reach
  const outermost = [...new Set(prefixes)].filter((prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)))
  return [types, outermost, regenciesOf(reach), outermost.map((prefix) => `${prefix}:`)]
}

const Row = z.object({
  regency: z.string(),
  uuid: z.string(),
  stream_type: z.string(),
  version: z.number(),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

type Since = ReadonlyMap<string, number>

/** Only what moved since or has one of these keys, of one kind only what stands behind a record, or some of it: no more than so many. */
export interface Narrowed {
  readonly most?: number
  readonly keys?: readonly RecordKey[]
  readonly since?: Since
  readonly behind?: { readonly type: string; readonly uuid: string }
}

// Key by key, whatever the planner takes the tables for: it would read the whole feed and everything within reach for the few that moved.
const moved = (regencies: string, positions: string, types: string): string =>
  `select distinct c.regency, f.stream_id from unnest(${regencies}::text[], ${positions}::bigint[]) c(regency, position), lateral
    (select stream_id from feed where regency = c.regency and position > c.position and stream_type = any(${types}::text[]) offset 0) f`
const ONE_BY_ONE = 'm, lateral (select * from snapshot where regency = m.regency and stream_id = m.stream_id offset 0) s'
const FROM_MOVED = `(${moved('$5', '$6', '$1')}) ${ONE_BY_ONE}`
const FROM_KEYS = `(select * from unnest($5::text[], $6::uuid[]) k(regency, stream_id)) ${ONE_BY_ONE}`
const IN_PLACES = `s.stream_type = any($1::text[]) and exists
  (select from unnest($2::text[], $4::text[]) p(prefix, beyond) where s.area >= p.prefix collate "C" and s.area < p.beyond collate "C")`

/** From where it is read, and what holds of it. */
function narrowedBy(
  { since, keys, behind, most }: Narrowed,
  { types: [kind = ''], only }: Reach,
): readonly [from: string, more: string, values: readonly unknown[]] {
  if (since !== undefined) return [FROM_MOVED, ` and ${IN_PLACES}`, [[...since.keys()], [...since.values()]]]
  if (keys !== undefined) return [FROM_KEYS, ` and ${IN_PLACES}`, [keys.map(({ regency }) => regency), keys.map(({ uuid }) => uuid)]]
  if (behind !== undefined) {
    const type = only === undefined ? behind.type : only.part === behind.type ? kind : ''
    return [FROM, ' and (s.stream_type <> $5 or s.stream_id < $6::uuid)', [type, behind.uuid]]
  }
  return most === undefined ? [FROM, '', []] : [FROM, ' limit $5::int', [most]]
}

interface Store {
  readonly db: Database
  readonly keyring: Keyring
}

const COLUMNS = 's.regency, s.stream_id::text as uuid, s.stream_type, s.version, s.state, s.sealed, k.wrapped'
const WITH_KEY = `left join subject_key k on k.regency = s.regency and k.stream_id = s.stream_id and k.office = ''`

function asked(reach: Reach, narrowed: Narrowed): readonly [text: string, values: readonly unknown[]] {
  const [from, more, values] = narrowedBy(narrowed, reach)
  return [
    `select ${COLUMNS} from ${from} ${WITH_KEY}
     where ${WITHIN}${onlyOf(reach)}${more}`,
    [...valuesOf(reach), ...values],
  ]
}

function opened(keyring: Keyring, { only }: Reach, rows: readonly DbRow[]): readonly Copied[] {
  return (
    rows
      .map((each) => Row.parse(each))
      // PostgreSQL would write all that the records hold to its disk to bring them in order.
      .sort((a, b) => (a.uuid < b.uuid ? 1 : -1))
      .map(({ regency, uuid, stream_type: kind, version, state, sealed, wrapped }) => {
        const id = formatId({ regency, uuid })
        const personal = sealed === null || wrapped === null ? undefined : open(keyring.unwrap(id, wrapped), sealed, `state:${id}`)
        return { id, version, type: only?.part ?? kind, open: state, personal }
      })
  )
}

/** Everything within reach, or a part of it; the newest first. */
export async function readCopied({ db, keyring }: Store, reach: Reach, narrowed: Narrowed = {}): Promise<readonly Copied[]> {
  if (reach.types.length === 0) return []
  return opened(keyring, reach, await db.read(scopeOfReach(reach), ...asked(reach, narrowed)))
}

/** Everything within reach, as at one instant. */
interface InBlocks {
  /** By kind. */
  readonly sums: Readonly<Record<string, Sum>>
  /** Kind by kind in the order of the reach, the newest first; none where they are too many. */
  readonly blocks: AsyncIterable<readonly Copied[]>
}

interface Blocks {
  /** How many records the first of each kind holds, and how many the others. */
  readonly first: number
  readonly others: number
  readonly most: number
}

const ListedRow = z.object({
  stream_type: z.string(),
  count: z.number(),
  high: z.number(),
  low: z.number(),
  regencies: z.string(),
  uuids: z.string(),
})

// As text: PostgreSQL would send ten thousand rows, or lists that take as long to read.
const listOf = (column: string): string => `string_agg(${column}::text, ',' order by stream_id desc)`
const LISTED = `select stream_type, ${SUM_SQL}, ${listOf('regency')} as regencies, ${listOf('stream_id')} as uuids
  from (select s.regency, s.stream_id, s.stream_type, s.version from ${FROM} where ${WITHIN} limit $5::int) w
  group by stream_type order by array_position($1::text[], stream_type)`
const OF_BLOCK = `select ${COLUMNS} from unnest($1::text[], $2::uuid[]) b(regency, stream_id),
  lateral (select * from snapshot where regency = b.regency and stream_id = b.stream_id offset 0) s ${WITH_KEY}`

/**
 * Tells what there is while it is still being read: the first records leave before the last are there, and nobody else waits until all of them
 * are opened. It is read as fast as PostgreSQL gives it, however slowly it is taken.
 */
export function readInBlocks({ db, keyring }: Store, reach: Reach, { first, others, most }: Blocks): Promise<InBlocks> {
  const begun = Promise.withResolvers<InBlocks>()
  async function read(tx: Tx): Promise<void> {
    const listed = (await tx.run(LISTED, [...valuesOf(reach), most + 1])).map((row) => ListedRow.parse(row))
    const isTooMuch = listed.reduce((sum, { count }) => sum + count, 0) > most
    async function* reading(): AsyncGenerator<readonly DbRow[]> {
      for (const kind of isTooMuch ? [] : listed) {
        const [regencies, uuids] = [kind.regencies.split(','), kind.uuids.split(',')]
        for (let from = 0, to = first; from < uuids.length; from = to, to += others)
          yield await tx.run(OF_BLOCK, [regencies.slice(from, to), uuids.slice(from, to)])
      }
    }
    const made = madeOnce(reading())
    async function* blocks(): AsyncGenerator<readonly Copied[]> {
      for await (const block of made.pieces()) yield opened(keyring, reach, block)
    }
    const sums = Object.fromEntries(listed.map(({ stream_type, count, high, low }) => [stream_type, [count, high, low] as const]))
    begun.resolve({ sums, blocks: blocks() })
    await made.whole
  }
  db.transaction(scopeOfReach(reach), read, { consistent: true }).catch(begun.reject)
  return begun.promise
}

const KeyRow = z.object({ regency: z.string(), uuid: z.string() })

/**
 * Whatever of these kinds may be other than it was at a cursor, wherever it lies now: what was given a place in the feed since, and what waits
 * for one.
 * @returns undefined where they are more than so many
 */
export async function movedSince(
  db: Database,
  reaches: readonly Reach[],
  { since, most }: { readonly since: Since; readonly most: number },
): Promise<readonly RecordKey[] | undefined> {
  const rows = await db.read(
    custody,
    `select regency, stream_id::text as uuid from (${moved('$1', '$2', '$3')}
       union select regency, stream_id from outbox where regency = any($1::text[]) and stream_type = any($3::text[])) m limit $4::int`,
    [[...since.keys()], [...since.values()], reaches.flatMap(({ types }) => types), most + 1],
  )
  return rows.length > most ? undefined : rows.map((row) => KeyRow.parse(row))
}

const SumRow = z.object({ stream_type: z.string(), count: z.number(), high: z.number(), low: z.number() })

/** By kind, what is within reach now. */
export async function sumCopied(db: Database, reach: Reach): Promise<Readonly<Record<string, Sum>>> {
  const rows = await db.read(
    scopeOfReach(reach),
    `select stream_type, ${SUM_SQL} from (select s.stream_type, s.stream_id, s.version from ${FROM} where ${WITHIN}${onlyOf(reach)} offset 0) w group by stream_type`,
    valuesOf(reach),
  )
  return Object.fromEntries(
    rows
      .map((row) => SumRow.parse(row))
      .map(({ stream_type, count, high, low }) => [reach.only?.part ?? stream_type, [count, high, low] as const]),
  )
}

const IdRow = z.object({ regency: z.string(), uuid: z.string(), version: z.number() })

/** What of a kind is within reach now, by id and version. */
export async function listCopied(db: Database, reach: Reach): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const rows = await db.read(
    scopeOfReach(reach),
    `select s.regency, s.stream_id::text as uuid, s.version from ${FROM} where ${WITHIN}${onlyOf(reach)} order by s.stream_id`,
    valuesOf(reach),
  )
  return rows.map((row) => IdRow.parse(row)).map(({ regency, uuid, version }) => ({ id: formatId({ regency, uuid }), version }))
}

function regenciesOf({ prefixes }: Reach): readonly string[] {
  return prefixes.includes(NATIONAL) ? [NATIONAL] : (regenciesWithin(prefixes) ?? [])
}

const MovesRow = z.object({ moves: z.string() })

/**
 * How often anything was committed in these regencies, since their feeds began: what was given a place in the feed, and what waits for one.
 * Every change of a record counts here from its commit on, so that two equal answers mean that nothing changed between them.
 */
async function movesOf(db: Database, regencies: readonly string[]): Promise<string> {
  const [row] = await db.read(
    custody,
    `select coalesce(string_agg(r.regency || ':' || (coalesce((select f.position from feed f where f.regency = r.regency order by f.position desc limit 1), 0)
       + (select count(*) from outbox o where o.regency = r.regency)), ',' order by r.regency), '') as moves from unnest($1::text[]) r(regency)`,
    [regencies],
  )
  return MovesRow.parse(row).moves
}

/** Of some reaches together. */
export const movesWithin = (db: Database, reaches: readonly Reach[]): Promise<string> =>
  movesOf(db, [...new Set(reaches.flatMap(regenciesOf))])

const TailRow = z.object({ position: z.number() })

/** Where the feed of each regency within reach ends. Of the national one only what is within reach counts: its length tells nobody what happens there. */
export async function tailsOf(db: Database, reach: Reach): Promise<Since> {
  const last = 'select position from feed where regency = $1'
  const tails = await Promise.all(
    regenciesOf(reach).map(async (regency) => {
      const [row] =
        regency === NATIONAL
          ? await db.read(scopeOfReach(reach), `${last} and stream_type = any($2::text[]) order by position desc limit 1`, [
              regency,
              reach.types,
            ])
          : await db.read(custody, `${last} order by position desc limit 1`, [regency])
      return [regency, row === undefined ? 0 : TailRow.parse(row).position] as const
    }),
  )
  return new Map(tails)
}
