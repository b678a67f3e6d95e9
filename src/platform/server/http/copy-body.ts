// SPDX-License-Identifier: AGPL-3.0-or-later
// The lines of a copy: its head, and records by columns.

import { PassThrough, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { isInsideAny, regencyOf } from '#kernel/area.ts'
import type { CopyPart } from '#kernel/offline.ts'
import { type CopyBlock, type CopyHead, NO_SUM, pack, type Sum, summed } from '#kernel/sync-protocol.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { type Copied, type Narrowed, partsIn, type Reach, readCopied } from '#platform/server/storage/copied.ts'

/** A device is one officer's, of one village or a few: more than this goes to none. */
export const MOST = 20_000
const BLOCK = 1000
/** The first one is soon there, also on a slow line, and can be worked with while the others come. */
const FIRST_BLOCK = 100
const MOST_PLACES = 400
// From 5 on little is won, and 10,000 records take half a second.
const BROTLI_QUALITY = 5

export type Encoding = 'br' | 'gzip' | 'identity'

const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }

export const compressors: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) => promisify(brotliCompress)(text, { params }),
  gzip: promisify(gzip),
  identity: async (text) => Buffer.from(text),
}

/** Whatever is written to them leaves at once. */
const packers: Readonly<Record<Encoding, () => Transform>> = {
  br: () => createBrotliCompress({ params, flush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  identity: () => new PassThrough(),
}

/** Each line is usable before the next is there, and is compressed beside the making of the next. */
export function packed(encoding: Encoding, lines: Iterable<string>): AsyncIterable<Buffer> {
  const packer = packers[encoding]()
  async function send(): Promise<void> {
    let sent: Promise<void> = Promise.resolve()
    for (const line of lines) {
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

export type Cursor = ReadonlyMap<string, number>
export type Sums = Readonly<Record<string, Sum>>

export function parseCursor(text: string): Cursor {
  return new Map(
    text
      .split(',')
      .filter((each) => each !== '')
      .map((each) => each.split(':'))
      .map(([regency = '', position = '0']) => [regency, Number(position)]),
  )
}

const formatCursor = (cursor: Cursor): string => [...cursor].map(([regency, position]) => `${regency}:${position}`).join(',')

/** Up to where a device has a copy that was cut. */
export interface Place {
  readonly type: string
  readonly uuid: string
}

export function parsePlace(text: string): Place {
  const [type = '', uuid = ''] = text.split(':')
  return { type, uuid }
}

export interface BodyOptions {
  readonly services: Services
  readonly parts: readonly CopyPart[]
  readonly placesWithin: PlacesWithin
  readonly keepDays: number
}

interface Bodies {
  /** Everything, line by line; undefined where that is too much for a device. */
  readonly whole: (reaches: Reaches, cursor: Cursor) => Promise<Iterable<string> | undefined>
  /** What moved since a cursor, and behind a place what was not sent yet. */
  readonly on: (
    reaches: Reaches,
    cursor: Cursor,
    from: { readonly since: Cursor; readonly sums: Sums; readonly at?: Place | undefined },
  ) => Promise<string>
}

export function copyBodies({ services, parts, placesWithin, keepDays }: BodyOptions): Bodies {
  async function all(reaches: Reaches, narrowed?: Narrowed): Promise<readonly Copied[]> {
    return (await Promise.all(everyReach(reaches).map((reach) => readCopied(services, reach, narrowed)))).flat()
  }

  function* blocksOf(copied: readonly Copied[], goesOn: boolean): Generator<string> {
    for (const { type, pick } of parts) {
      const mine = copied.filter((each) => each.type === type)
      for (let from = 0; from < mine.length; from += from === 0 ? FIRST_BLOCK : BLOCK) {
        const some = mine.slice(from, from + (from === 0 ? FIRST_BLOCK : BLOCK))
        const ids = some.map(({ id }) => id)
        const block: z.input<typeof CopyBlock> = {
          part: type,
          ...(goesOn ? { at: `${type}:${ids.at(-1)?.slice(5)}` } : {}),
          ids,
          versions: some.map(({ version }) => version),
          columns: pack(some.map((each) => pick(each.open, each.personal))),
        }
        yield JSON.stringify(block)
      }
    }
  }

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
      places: placesWithin(prefixes)
        .slice(0, MOST_PLACES)
        .map(([code, label]) => [code, label]),
      sums: Object.fromEntries(Object.entries(head.sums).map(([type, [count, high, low]]) => [type, [count, high, low]])),
    }
    return JSON.stringify(line)
  }

  const linesOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`

  /** What stands behind a place: the rest of its part, and the parts after it. */
  async function behind(reaches: Reaches, at: Place): Promise<readonly Copied[]> {
    const first = parts.findIndex(({ type }) => type === at.type)
    const left = parts.slice(first).map(({ type }) => type)
    const narrow = (reach: Reach): Reach => ({ ...reach, types: reach.types.filter((type) => left.includes(type)) })
    const some = reaches.some.filter((reach) => partsIn(reach).some((part) => left.includes(part)))
    return all({ own: narrow(reaches.own), national: narrow(reaches.national), some }, { behind: at })
  }

  return {
    whole: async (reaches, cursor) => {
      const copied = await all(reaches, { most: MOST + 1 })
      if (copied.filter(({ type }) => reaches.own.types.includes(type)).length > MOST) return undefined
      // Summed as it is read.
      const sums: Record<string, Sum> = {}
      for (const { type, id, version } of copied) sums[type] = summed(sums[type] ?? NO_SUM, id.slice(5), version)
      const head = headOf(reaches, { cursor: formatCursor(cursor), whole: true, total: copied.length, sums })
      function* lines(): Generator<string> {
        yield head
        yield* blocksOf(copied, true)
      }
      return lines()
    },
    on: async (reaches, cursor, { since, sums, at }) => {
      const still = [...cursor].every(([regency, end]) => since.get(regency) === end)
      const rest = at === undefined ? [] : await behind(reaches, at)
      const known = new Set(rest.map(({ id }) => id))
      const moved = still ? [] : (await all(reaches, { since })).filter(({ id }) => !known.has(id))
      const head = headOf(reaches, { cursor: formatCursor(cursor), whole: false, total: moved.length + rest.length, sums })
      return linesOf([head, ...blocksOf(moved, false), ...blocksOf(rest, true)])
    },
  }
}
