// SPDX-License-Identifier: AGPL-3.0-or-later
// How records go to a device and what is done there comes back (decision 0037). Records go by columns: what stands under one name in all of them stands
// together, so that it compresses to half.

import * as z from 'zod/mini'
import { RecordId } from '#kernel/ids.ts'
import { Regency } from '#kernel/regency.ts'
import { LocalDate } from '#kernel/time.ts'

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * Values by columns. `v` as they are. `o` all objects: `n` names the columns; `p` says for each column which objects have it (absent: all do).
 * `a` all lists: how long each is, and what stands in them. `m` mixed: which kind each is, and each kind by itself.
 */
export type Columns =
  | { readonly v: readonly unknown[] }
  | { readonly o: number; readonly n: readonly string[]; readonly p: readonly (string | null)[]; readonly c: readonly Columns[] }
  | { readonly a: readonly number[]; readonly i: Columns }
  | { readonly m: string; readonly k: readonly [Columns, Columns, Columns] }

type Kind = 0 | 1 | 2

function kindOf(value: unknown): Kind {
  return typeof value !== 'object' || value === null ? 0 : Array.isArray(value) ? 2 : 1
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields => kindOf(value) === 1
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function packRecords(records: readonly Fields[]): Columns {
  const columns = new Map<string, { readonly values: unknown[]; readonly has: number[] }>()
  for (const [nth, record] of records.entries()) {
    for (const name of Object.keys(record)) {
      const value = record[name]
      // As JSON leaves it out.
      if (value === undefined) continue
      let column = columns.get(name)
      if (column === undefined) {
        column = { values: [], has: [] }
        columns.set(name, column)
      }
      column.values.push(value)
      column.has.push(nth)
    }
  }
  const entries = [...columns]
  return {
    o: records.length,
    n: entries.map(([name]) => name),
    p: entries.map(([, { has }]) => (has.length === records.length ? null : maskOf(has, records.length))),
    c: entries.map(([, { values }]) => pack(values)),
  }
}

/** One letter for each object: whether it has the name. */
function maskOf(has: readonly number[], length: number): string {
  const mask = new Array<string>(length).fill('0')
  for (const nth of has) mask[nth] = '1'
  return mask.join('')
}

/** @param values as `JSON.stringify` would write them */
export function pack(values: readonly unknown[]): Columns {
  const first = kindOf(values[0])
  if (values.every((value) => kindOf(value) === first)) {
    if (first === 1) return packRecords(values.filter(isRecord))
    if (first === 2) {
      const lists = values.filter(isList)
      return { a: lists.map((list) => list.length), i: pack(lists.flat()) }
    }
    return { v: values }
  }
  const of = (kind: Kind): Columns => pack(values.filter((value) => kindOf(value) === kind))
  return { m: values.map(kindOf).join(''), k: [of(0), of(1), of(2)] }
}

const has = <K extends string>(value: unknown, name: K): value is Readonly<Record<K, unknown>> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

/** More than any copy holds at once: what says that it holds more is not believed. */
const MOST_VALUES = 1_000_000

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST_VALUES

function isJson(value: unknown): value is Json {
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return value === null || Object.values(value).every(isJson)
}

function listed<T>(value: unknown, is: (item: unknown) => item is T): readonly T[] {
  if (!Array.isArray(value) || value.length > MOST_VALUES) throw new Error('no list')
  const items: readonly unknown[] = value
  if (!items.every(is)) throw new Error('a list of something else')
  return items
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isMask = (value: unknown): value is string | null => value === null || isText(value)
const isAnything = (_: unknown): _ is unknown => true

/** @throws where it is no such thing: what comes over a line is not believed */
export function unpack(columns: unknown): readonly Json[] {
  if (has(columns, 'v')) return listed(columns.v, isJson)
  if (has(columns, 'a')) return unpackLists(listed(columns.a, isLength), unpack(has(columns, 'i') ? columns.i : undefined))
  if (has(columns, 'm')) {
    const kinds = listed(has(columns, 'k') ? columns.k : undefined, isAnything).map((each) => takenFrom(unpack(each)))
    if (!isText(columns.m) || columns.m.length > MOST_VALUES) throw new Error('no kinds')
    return [...columns.m].map((kind) => (kinds[Number(kind)] ?? endsEarly)())
  }
  if (has(columns, 'o') && has(columns, 'n') && has(columns, 'p') && has(columns, 'c') && isLength(columns.o))
    return unpackRecords(columns.o, listed(columns.n, isText), listed(columns.p, isMask), listed(columns.c, isAnything))
  throw new Error('nothing in columns')
}

function unpackLists(lengths: readonly number[], items: readonly Json[]): readonly Json[] {
  let from = 0
  const lists = lengths.map((length) => {
    from += length
    return items.slice(from - length, from)
  })
  if (from !== items.length) throw new Error('a list of another length')
  return lists
}

function unpackRecords(
  count: number,
  names: readonly string[],
  masks: readonly (string | null)[],
  columns: readonly unknown[],
): readonly Json[] {
  const records: Record<string, Json>[] = Array.from({ length: count }, () => ({}))
  for (const [nth, name] of names.entries()) {
    const take = takenFrom(unpack(columns[nth]))
    const mask = masks[nth] ?? null
    for (let at = 0; at < count; at += 1) {
      const record = records[at]
      if (record !== undefined && (mask === null || mask[at] === '1')) put(record, name, take())
    }
  }
  return records
}

function endsEarly(): never {
  throw new Error('a column that ends early')
}

/** One after the other. */
function takenFrom(values: readonly Json[]): () => Json {
  let at = 0
  return () => {
    const value = values[at]
    at += 1
    return value === undefined ? endsEarly() : value
  }
}

/** `__proto__` is a name as every other, but only as a property of its own; for all others that costs ten times as much. */
function put(record: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
  else record[name] = value
}

/** How many records, and two halves over their ids and versions: equal on both sides where both hold the same. */
export type Sum = readonly [count: number, high: number, low: number]

export const NO_SUM: Sum = [0, 0, 0]
const MULTIPLIERS = [2_654_435_761, 2_246_822_519] as const
const MASK = 2 ** 32 - 1

/** The same as `SUM_SQL` makes of a table with `stream_id` and `version`. */
export function summed([count, high, low]: Sum, uuid: string, version: number): Sum {
  const digits = uuid.replaceAll('-', '')
  const half = (from: number, nth: 0 | 1): number =>
    Number.parseInt(digits.slice(from, from + 8), 16) ^ Math.imul(version, MULTIPLIERS[nth])
  return [count + 1, (high ^ half(16, 0)) >>> 0, (low ^ half(24, 1)) >>> 0]
}

/** The same without that one. */
export function unsummed(sum: Sum, uuid: string, version: number): Sum {
  const [count, high, low] = summed(sum, uuid, version)
  return [count - 2, high, low]
}

/** Of its bytes, since its digits as text take PostgreSQL ten times as long. */
function sqlHalf(from: number, multiplier: number): string {
  const bytes = [0, 1, 2, 3].map((nth) => `get_byte(uuid_send(stream_id), ${from + nth})::bigint << ${24 - 8 * nth}`)
  return `coalesce(bit_xor((${bytes.map((byte) => `(${byte})`).join(' | ')}) # ((version::bigint * ${multiplier}) & ${MASK})), 0)`
}

export const SUM_SQL = `count(*)::int as count, ${sqlHalf(8, MULTIPLIERS[0])}::float8 as high, ${sqlHalf(12, MULTIPLIERS[1])}::float8 as low`

/** No place: under it a cursor says of which past it is, another after a backup was restored. */
export const EPOCH = '99'
/** In which a device says by its cursor of which past the versions are that it knew; an older one by its epoch alone. */
export const EPOCH_HEADER = 'x-copy-epoch'

/** No place either: under it a cursor says what happened last where it stands. Where files were put back as they lay, that is something else now, or nothing yet. */
export const PRINT = '98'

/** By regency, and under `EPOCH` and `PRINT`. */
export type Cursor = ReadonlyMap<string, number>

export function parseCursor(text: string): Cursor {
  return new Map(
    text
      .split(',')
      .filter((each) => each !== '')
      .map((each) => each.split(':'))
      .map(([regency = '', position = '0']) => [regency, Number(position)]),
  )
}

export const formatCursor = (cursor: Cursor): string => [...cursor].map(([regency, position]) => `${regency}:${position}`).join(',')

/** Where it stands in the feed of each regency. */
export const positionsOf = (cursor: Cursor): Cursor => new Map([...cursor].filter(([regency]) => regency !== EPOCH && regency !== PRINT))

/**
 * Whether a copy is of another past than the cursor that it was asked with: of another database, or whole although nothing else is within reach, so
 * that it would have gone on.
 */
export function isOtherPast(asked: string, { cursor, whole }: Pick<CopyHead, 'cursor' | 'whole'>): boolean {
  const [was, is] = [parseCursor(asked), parseCursor(cursor)]
  const [before, after] = [was.get(EPOCH), is.get(EPOCH)]
  if (before !== undefined && after !== undefined && before !== after) return true
  const [asks, says] = [positionsOf(was), positionsOf(is)]
  return whole && asks.size === says.size && [...asks.keys()].every((regency) => says.has(regency))
}

/** Positions of the change feed by regency, `35.10:812,00:4,98:77120,99:30941`. */
export const CopyCursor = z.string().check(z.maxLength(20_000), z.regex(/^(\d{2}(\.\d{2})?:\d{1,15}(,\d{2}(\.\d{2})?:\d{1,15})*)?$/))

/** Behind which record a copy that was cut goes on: its part, and its id without the regency. */
export const CopyPlace = z.string().check(z.regex(/^[a-z][a-z-]{0,39}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))

const SumShape = z.tuple([z.number(), z.number(), z.number()])

/** The first line of a copy. */
export const CopyHead = z.looseObject({
  cursor: CopyCursor,
  /** Everything, or what moved since a cursor. */
  whole: z.boolean(),
  /** How many records follow. */
  total: z.number(),
  /** Days without contact after which a device forgets all of it. */
  keepDays: z.number(),
  parts: z.array(z.string()),
  /** What differs from regency to regency, by code. */
  regencies: z.array(z.tuple([z.string(), Regency])),
  places: z.array(z.tuple([z.string(), z.string()])),
  /** The last line of it says so; over all that is within reach. */
  sums: z.record(z.string(), SumShape),
})
export type CopyHead = z.output<typeof CopyHead>

/** Records of one kind; `columns` as `pack` makes them. */
export const CopyBlock = z.object({
  part: z.string(),
  /**
   * Where a copy goes on that is cut behind this line. Of a copy that begins, a device keeps the cursor of its first head and, of the lines
   * that came whole, the last `at`; where none came, it begins anew. Cut before `total` records came, it asks `?since=<that cursor>&at=<that place>`: it gets what moved
   * since of what it has, in lines without `at`, and then the rest, in lines with one. That answer may be cut too: the cursor stays the first
   * one until an answer came whole, the place goes on, and the cursor of the head of that last answer is the device's from then on. Where it
   * cannot go on, the answer is `whole` and begins anew.
   */
  at: z.optional(CopyPlace),
  ids: z.array(z.string()),
  versions: z.array(z.number()),
  columns: z.unknown(),
})
export type CopyBlock = z.output<typeof CopyBlock>

/** The code of the answer to a device while too many come at once: later is soon enough, and nothing is wrong with what it sent. */
export const CROWDED = 'devices-waiting'

/** A command of the outbox. */
/** Of what a device did on one record before, so much is said at most. */
export const MOST_OWN = 50

export const OutboxItem = z.strictObject({
  /** Under which it happens once; a UUID of version 7 is the id of what it creates too. */
  key: z.uuid(),
  /** Its name, e.g. `RegisterWorker`. */
  contract: z.string().check(z.regex(/^[A-Z][A-Za-z]{1,60}$/)),
  input: z.record(z.string(), z.unknown()),
  /** The version of the record that the device knew from the server. */
  madeOn: z.optional(z.number().check(z.int(), z.minimum(0))),
  /** What this device did on the record before, by its keys: whatever else the same account did since `madeOn` was done elsewhere. Absent on older ones. */
  own: z.optional(z.array(z.uuid()).check(z.maxLength(MOST_OWN))),
  /** The day on which it was done there: what says no other day counts from it. */
  doneOn: z.optional(LocalDate),
  /** The delegation under which it was done, where it was done in another's place. */
  actingFor: z.optional(RecordId),
})

export const MOST_ITEMS = 200
export const Outbox = z.strictObject({ items: z.array(OutboxItem).check(z.minLength(1), z.maxLength(MOST_ITEMS)) })

/** What came of each, in the same order: as its own route would have answered. */
export const OutboxAnswer = z.object({
  items: z.array(z.object({ key: z.string(), status: z.number(), version: z.optional(z.number()), body: z.unknown() })),
})

const RECORD = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * What must be done one after the other: commands that name the same record, or one that another begins, in their order. Lanes have nothing to do
 * with each other.
 */
export function lanesOf<Item extends z.output<typeof OutboxItem>>(items: readonly Item[]): readonly (readonly Item[])[] {
  interface Lane {
    readonly names: readonly string[]
    readonly nths: readonly number[]
  }
  const lanes = new Set<Lane>()
  const laneOf = new Map<string, Lane>()
  for (const [nth, { key, input }] of items.entries()) {
    const names = [key, ...(JSON.stringify(input).match(RECORD) ?? [])]
    const met = [...new Set(names.flatMap((name) => laneOf.get(name) ?? []))]
    const joined = { names: [...met.flatMap((lane) => lane.names), ...names], nths: [...met.flatMap(({ nths }) => nths), nth] }
    for (const lane of met) lanes.delete(lane)
    lanes.add(joined)
    for (const name of joined.names) laneOf.set(name, joined)
  }
  return [...lanes].map(({ nths }) => nths.toSorted((a, b) => a - b).flatMap((nth) => items[nth] ?? []))
}
