// SPDX-License-Identifier: AGPL-3.0-or-later
// The lines of a copy: its head, and records by columns.

import { PassThrough, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, createBrotliCompress, createGzip, gunzip, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { isInsideAny, regencyOf } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import type { CopyPart } from '#kernel/offline.ts'
import { remember } from '#kernel/remember.ts'
import { type CopyHead, type Cursor, EPOCH, formatCursor, NO_SUM, positionsOf, type Sum, summed } from '#kernel/sync-protocol.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { BLOCK, broughtOn, FIRST_BLOCK, type Line, lineOf, linesOf, type Picked, type Place } from '#platform/server/http/copy-lines.ts'
import { type Copied, movedSince, type Narrowed, partsIn, type Reach, readCopied, readInBlocks } from '#platform/server/storage/copied.ts'

/** A device is one officer's, of one village or a few: more than this goes to none. */
export const MOST = 20_000
const MOST_PLACES = 400
/** Offices whose places are remembered: to find them all areas of the country are looked through. */
const OFFICES = 200
// From 5 on little is won, and 10,000 records take half a second.
const BROTLI_QUALITY = 5

export type Encoding = 'br' | 'gzip' | 'identity'

const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }

export const compressors: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) => promisify(brotliCompress)(text, { params }),
  gzip: promisify(gzip),
  identity: async (text) => Buffer.from(text),
}

export const decompressors: Readonly<Record<Encoding, (packed: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  identity: async (packed) => packed,
}

/** Whatever is written to them leaves at once. */
const packers: Readonly<Record<Encoding, () => Transform>> = {
  br: () => createBrotliCompress({ params, flush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  identity: () => new PassThrough(),
}

/** Each line is usable before the next is there, and is compressed beside the making of the next. */
export function packed(encoding: Encoding, lines: AsyncIterable<string>): AsyncIterable<Buffer> {
  const packer = packers[encoding]()
  async function send(): Promise<void> {
    let sent: Promise<void> = Promise.resolve()
    for await (const line of lines) {
      await sent
      sent = new Promise((resolve, reject) => {
        packer.write(`${line}\n`, (error) => (error ? reject(error) : resolve()))
      })
    }
    await sent
    packer.end()
  }
  send().catch((error: unknown) => packer.destroy(error instanceof Error ? error : new Error(String(error))))
  return packer
}

export function encodingOf(request: FastifyRequest): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
}

/** Names of places, plugged in by whoever knows them. */
export type PlacesWithin = (prefixes: readonly string[]) => readonly (readonly [code: string, label: string])[]

export interface Reaches {
  readonly own: Reach
  readonly national: Reach
  /** Parts that hold not everything of their kind. */
  readonly some: readonly Reach[]
}

export const everyReach = ({ own, national, some }: Reaches): readonly Reach[] => [own, national, ...some]

export type Sums = Readonly<Record<string, Sum>>

export interface BodyOptions {
  readonly services: Services
  readonly parts: readonly CopyPart[]
  readonly placesWithin: PlacesWithin
  readonly keepDays: number
}

/** All that is within reach, line by line, and up to which moves it is true. */
export interface Whole {
  readonly cursor: Cursor
  readonly sums: Sums
  readonly head: string
  readonly lines: () => Iterable<Line> | AsyncIterable<Line>
}

/** One that was made before. */
export interface Before extends Pick<Whole, 'cursor' | 'sums'> {
  readonly lines: readonly Line[]
}

interface Bodies {
  /** undefined where it is too much for a device. */
  readonly whole: (reaches: Reaches, cursor: Cursor) => Promise<Whole | undefined>
  /** The same, made of one that was made before; undefined where that is no help. */
  readonly again: (reaches: Reaches, cursor: Cursor, before: Before) => Promise<Whole | undefined>
  /** What moved since a cursor, and behind a place what was not sent yet. */
  readonly on: (
    reaches: Reaches,
    cursor: Cursor,
    from: { readonly since: Cursor; readonly sums: Sums; readonly at?: Place | undefined },
  ) => Promise<string>
}

/** Whether a cursor is of these regencies, and of their past: after a backup was restored, a feed may end before it, or go another way beyond. */
export function goesOn(since: Cursor, now: Cursor): boolean {
  const epoch = since.get(EPOCH)
  if (epoch !== undefined && epoch !== now.get(EPOCH)) return false
  const [asked, ends] = [positionsOf(since), positionsOf(now)]
  return asked.size === ends.size && [...ends].every(([regency, end]) => (asked.get(regency) ?? end + 1) <= end)
}

export function copyBodies({ services, parts, placesWithin, keepDays }: BodyOptions): Bodies {
  async function all(reaches: Reaches, narrowed?: Narrowed): Promise<readonly Copied[]> {
    return (await Promise.all(everyReach(reaches).map((reach) => readCopied(services, reach, narrowed)))).flat()
  }

  /** Of each part, in their order. */
  const pickedOf = ({ type, pick }: CopyPart, copied: readonly Copied[]): readonly Picked[] =>
    copied
      .filter((each) => each.type === type)
      .map(({ id, version, open, personal }) => ({ id, version, state: () => pick(open, personal) }))

  function* blocksOf(copied: readonly Copied[], goesOn: boolean): Generator<Line> {
    for (const part of parts) yield* linesOf(part.type, pickedOf(part, copied), goesOn)
  }

  /** Summed as it is read. */
  function sumsOf(copied: readonly Copied[]): Sums {
    const sums: Record<string, Sum> = {}
    for (const { type, id, version } of copied) sums[type] = summed(sums[type] ?? NO_SUM, id.slice(5), version)
    return sums
  }

  const placesOf = remember(OFFICES, (prefixes: string) =>
    placesWithin(prefixes.split(','))
      .slice(0, MOST_PLACES)
      .map(([code, label]): [string, string] => [code, label]),
  )

  function headOf(reaches: Reaches, head: Pick<z.input<typeof CopyHead>, 'cursor' | 'whole' | 'total'> & { readonly sums: Sums }): string {
    const { prefixes } = reaches.own
    const regencies = [...services.regencies].filter(
      ([code]) => isInsideAny(code, prefixes) || prefixes.some((prefix) => regencyOf(prefix) === code),
    )
    const line: z.input<typeof CopyHead> = {
      ...head,
      keepDays,
      parts: everyReach(reaches).flatMap(partsIn),
      regencies: regencies.map(([code, regency]) => [code, { ...regency }]),
      places: placesOf(prefixes.join(',')),
      sums: Object.fromEntries(Object.entries(head.sums).map(([type, [count, high, low]]) => [type, [count, high, low]])),
    }
    return JSON.stringify(line)
  }

  const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`

  /** What stands behind a place: the rest of its part, and the parts after it. */
  async function behind(reaches: Reaches, at: Place): Promise<readonly Copied[]> {
    const first = parts.findIndex(({ type }) => type === at.type)
    const left = parts.slice(first).map(({ type }) => type)
    const narrow = (reach: Reach): Reach => ({ ...reach, types: reach.types.filter((type) => left.includes(type)) })
    const some = reaches.some.filter((reach) => partsIn(reach).some((part) => left.includes(part)))
    return all({ own: narrow(reaches.own), national: narrow(reaches.national), some }, { behind: at })
  }

  function wholeOf(reaches: Reaches, cursor: Cursor, { sums, lines }: Pick<Whole, 'sums' | 'lines'>): Whole | undefined {
    const counts = new Map(Object.entries(sums).map(([type, [count]]) => [type, count]))
    if (reaches.own.types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0) > MOST) return undefined
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { cursor, sums, head: headOf(reaches, { cursor: formatCursor(cursor), whole: true, total, sums }), lines }
  }

  return {
    whole: async (reaches, cursor) => {
      const { own, national, some } = reaches
      const [mine, others] = await Promise.all([
        readInBlocks(services, own, { first: FIRST_BLOCK, others: BLOCK, most: MOST }),
        Promise.all([national, ...some].map((reach) => readCopied(services, reach, { most: MOST + 1 }))),
      ])
      async function* lines(): AsyncGenerator<Line> {
        const blocks = mine.blocks[Symbol.asyncIterator]()
        let block = await blocks.next()
        for (const part of parts) {
          for (; block.done !== true && block.value[0]?.type === part.type; block = await blocks.next())
            yield lineOf(part.type, pickedOf(part, block.value), true)
          yield* linesOf(part.type, pickedOf(part, others.flat()), true)
        }
        if (block.done !== true) throw new Error('a block that belongs to no part')
      }
      return wholeOf(reaches, cursor, { sums: { ...mine.sums, ...sumsOf(others.flat()) }, lines })
    },
    again: async (reaches, cursor, before) => {
      const kept = Object.values(before.sums).reduce((sum, [count]) => sum + count, 0)
      const keys = await movedSince(services.db, [reaches.own, reaches.national], { since: before.cursor, most: kept })
      if (keys === undefined) return undefined
      // Which records belong to a part that holds not all of its kind, others may change than themselves.
      const [now, some] = await Promise.all([
        Promise.all([reaches.own, reaches.national].map((reach) => readCopied(services, reach, { keys }))),
        Promise.all(reaches.some.map((reach) => readCopied(services, reach))),
      ])
      const ids = new Set(keys.map(formatId))
      const all = [...reaches.own.types, ...reaches.national.types]
      const brought = parts
        .filter(({ type }) => all.includes(type))
        .map((part) => {
          const lines = before.lines.filter(({ type }) => type === part.type)
          return [part.type, broughtOn(part.type, lines, { ids, now: pickedOf(part, now.flat()) }, before.sums[part.type])] as const
        })
      const sums = {
        ...sumsOf(some.flat()),
        ...Object.fromEntries(brought.flatMap(([type, { sum }]) => (sum[0] === 0 ? [] : [[type, sum]]))),
      }
      function* lines(): Generator<Line> {
        const made = new Map(brought)
        for (const part of parts) yield* made.get(part.type)?.lines() ?? linesOf(part.type, pickedOf(part, some.flat()), true)
      }
      return wholeOf(reaches, cursor, { sums, lines })
    },
    on: async (reaches, cursor, { since, sums, at }) => {
      const still = [...cursor].every(([regency, end]) => since.get(regency) === end)
      const rest = at === undefined ? [] : await behind(reaches, at)
      const known = new Set(rest.map(({ id }) => id))
      const moved = still ? [] : (await all(reaches, { since })).filter(({ id }) => !known.has(id))
      const head = headOf(reaches, { cursor: formatCursor(cursor), whole: false, total: moved.length + rest.length, sums })
      return joined([head, ...[...blocksOf(moved, false), ...blocksOf(rest, true)].map(({ text }) => text)])
    },
  }
}
