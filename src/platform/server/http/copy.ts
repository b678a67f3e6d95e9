// SPDX-License-Identifier: AGPL-3.0-or-later
// The copy of records that an officer's device keeps (decision 0037): everything within authority that a capability lets go there, or what moved
// since a cursor. Prepared once for all devices of the same authority.

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { isInsideAny, NATIONAL, regenciesWithin, regencyOf } from '#kernel/area.ts'
import { type Actor, scopeOf, signs } from '#kernel/authority.ts'
import type { CopyPart } from '#kernel/offline.ts'
import { type ProblemKind, problem, type Words } from '#kernel/problem.ts'
import { CopyBlock, CopyCursor, CopyHead, type Json, NO_SUM, pack, type Sum, summed } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { type Devices, hear } from '#platform/server/http/devices.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { type Copied, listCopied, type Reach, readCopied, sumCopied, tailsOf } from '#platform/server/storage/copied.ts'
import type { ReadLog } from '#platform/server/storage/reads.ts'

const BLOCK = 1000
/** A device is one officer's, of one village or a few: more than this goes to none. */
const MOST = 20_000
const MOST_PLACES = 400
/** Copies that are kept ready. */
const READY = 32
// From 5 on little is won, and 10,000 records take half a second.
const BROTLI_QUALITY = 5

type Encoding = 'br' | 'gzip' | 'identity'

const compressors: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  gzip: promisify(gzip),
  identity: async (text) => Buffer.from(text),
}

function encodingOf(request: FastifyRequest): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
}

/** Names of places, plugged in by whoever knows them. */
export type PlacesWithin = (prefixes: readonly string[]) => readonly (readonly [code: string, label: string])[]

export interface CopyOptions {
  readonly services: Services
  readonly authenticate: Authenticate
  readonly readLog: ReadLog
  readonly words: Readonly<Record<Language, Words>>
  readonly parts: readonly CopyPart[]
  readonly placesWithin: PlacesWithin
  readonly devices: Devices
}

interface Reaches {
  readonly own: Reach
  readonly national: Reach
}

type Cursor = ReadonlyMap<string, number>
type Sums = Readonly<Record<string, Sum>>

function parseCursor(text: string): Cursor {
  return new Map(
    text
      .split(',')
      .filter((each) => each !== '')
      .map((each) => each.split(':'))
      .map(([regency = '', position = '0']) => [regency, Number(position)]),
  )
}

const formatCursor = (cursor: Cursor): string => [...cursor].map(([regency, position]) => `${regency}:${position}`).join(',')

const Query = z.object({ since: z.optional(CopyCursor) })
const IdsQuery = z.object({ part: z.string().check(z.maxLength(40)) })
const Ids = z.object({ ids: z.array(z.string()), versions: z.array(z.number()) })

const copyRoute: OpenRoute = {
  name: 'TakeCopy',
  summary:
    'Records within my authority for a device without a network, as lines of JSON: a head, then blocks by columns; all, or what moved since a cursor',
  asks: 'signed-in',
  query: Query,
  answers: { 200: { 'application/x-ndjson': z.union([CopyHead, CopyBlock]) } },
  problems: ['unauthenticated', 'forbidden', 'invalid-input', 'device-ended', 'refused'],
}
const idsRoute: OpenRoute = {
  name: 'ListCopied',
  summary: 'Ids and versions of what is within my authority of one kind, for a device that holds more than that',
  asks: 'signed-in',
  query: IdsQuery,
  answers: { 200: { 'application/json': Ids } },
  problems: ['unauthenticated', 'forbidden', 'invalid-input', 'device-ended', 'not-found'],
}

export function addCopy(app: FastifyInstance, options: CopyOptions): void {
  const { services, authenticate, readLog, words, parts, placesWithin, devices } = options
  const { db } = services
  const ready = new Map<string, Promise<Buffer>>()

  function reachesOf(actor: Actor): Reaches {
    const mine = parts.filter(({ may }) => may.includes(actor.role))
    const types = (national: boolean): readonly string[] =>
      mine.filter((part) => (part.national === true) === national).map(({ type }) => type)
    return {
      own: { prefixes: scopeOf(actor, 'personal'), types: types(false) },
      national: { prefixes: [NATIONAL], types: types(true) },
    }
  }

  /** Who may have a copy: nobody in another's place, and nobody to whom no record of a person goes; nor a device that was ended. */
  async function keeperOf(request: FastifyRequest): Promise<Actor | ProblemKind> {
    const actor = await authenticate(request)
    if (actor === undefined) return 'unauthenticated'
    const { own } = reachesOf(actor)
    if (actor.acting !== undefined || own.types.length === 0 || own.prefixes.length === 0) return 'forbidden'
    return (await hear(devices, request, actor, services.clock())) ?? actor
  }

  const cursorOf = async ({ own, national }: Reaches): Promise<Cursor> =>
    new Map([...(await tailsOf(db, own)), ...(await tailsOf(db, national))])

  function blocksOf(copied: readonly Copied[]): readonly string[] {
    return parts.flatMap(({ type, pick }) => {
      const mine = copied.filter((each) => each.type === type)
      const lines: string[] = []
      for (let from = 0; from < mine.length; from += BLOCK) {
        const some = mine.slice(from, from + BLOCK)
        // States are JSON: they were read from it.
        const states: readonly Json[] = some.map((each) => JSON.parse(JSON.stringify(pick(each.open, each.personal))))
        const block = { part: type, ids: some.map(({ id }) => id), versions: some.map(({ version }) => version), columns: pack(states) }
        lines.push(JSON.stringify(block))
      }
      return lines
    })
  }

  /** @param told what is within reach now, where only what moved is read; everything is summed as it is read */
  async function bodyOf(reaches: Reaches, cursor: Cursor, since?: Cursor, told: Sums = {}): Promise<string> {
    const copied = [...(await readCopied(services, reaches.own, since)), ...(await readCopied(services, reaches.national, since))]
    const sums = since === undefined ? sumsOf(copied) : told
    const { prefixes } = reaches.own
    const regencies = [...services.regencies].filter(
      ([code]) => isInsideAny(code, prefixes) || prefixes.some((prefix) => regencyOf(prefix) === code),
    )
    const head: z.input<typeof CopyHead> = {
      cursor: formatCursor(cursor),
      whole: since === undefined,
      total: copied.length,
      keepDays: devices.keepDays,
      parts: [...reaches.own.types, ...reaches.national.types],
      regencies: regencies.map(([code, regency]) => [code, { ...regency }]),
      places: placesWithin(prefixes)
        .slice(0, MOST_PLACES)
        .map(([code, label]) => [code, label]),
      sums: Object.fromEntries(Object.entries(sums).map(([type, [count, high, low]]) => [type, [count, high, low]])),
    }
    return `${[JSON.stringify(head), ...blocksOf(copied)].join('\n')}\n`
  }

  function sumsOf(copied: readonly Copied[]): Sums {
    const sums: Record<string, Sum> = {}
    for (const { type, id, version } of copied) sums[type] = summed(sums[type] ?? NO_SUM, id.slice(5), version)
    return sums
  }

  /** Whether a cursor is of these regencies, and of their past: after a backup was restored, a feed may end before it. */
  function goesOn(since: Cursor, now: Cursor): boolean {
    return since.size === now.size && [...now].every(([regency, end]) => (since.get(regency) ?? end + 1) <= end)
  }

  /**
   * All of it: made once as long as nothing moves, since what left meanwhile must not go out again. What was erased, sealed or moved away stands
   * in the sums at once, and in the feed a moment later.
   */
  async function wholeOf(reaches: Reaches, cursor: Cursor, encoding: Encoding, sums: Sums): Promise<Buffer> {
    const key = JSON.stringify([reaches, encoding, formatCursor(cursor), sums])
    const known = ready.get(key)
    if (known !== undefined) return known
    const made = bodyOf(reaches, cursor).then((text) => compressors[encoding](text))
    ready.set(key, made)
    made.catch(() => ready.delete(key))
    for (const old of [...ready.keys()].slice(0, Math.max(0, ready.size - READY))) ready.delete(old)
    return made
  }

  app.get(`${API}/copy`, { config: { entry: copyRoute } }, async (request, reply) => {
    const actor = await keeperOf(request)
    const said = words[languageOf(request)]
    if (typeof actor === 'string') return sendProblem(reply, problem(actor, said))
    const asked = Query.safeParse(request.query)
    if (!asked.success) return sendProblem(reply, problem('invalid-input', said))
    const reaches = reachesOf(actor)
    // A cursor goes by regencies: an office of more than some has none.
    const isWide = regenciesWithin(reaches.own.prefixes) === null
    const sums = isWide ? {} : await sumCopied(db, reaches.own)
    const count = Object.values(sums).reduce((sum, [each]) => sum + each, 0)
    if (count > MOST || isWide) return sendProblem(reply, problem('refused', said, { code: 'copy-too-wide' }))
    const encoding = encodingOf(request)
    const since = asked.data.since === undefined ? undefined : parseCursor(asked.data.since)
    const end = await cursorOf(reaches)
    const all = { ...sums, ...(await sumCopied(db, reaches.national)) }
    const body =
      since === undefined || !goesOn(since, end)
        ? await wholeOf(reaches, end, encoding, all)
        : await compressors[encoding](await bodyOf(reaches, end, since, all))
    const now = services.clock()
    // Whose records went to a device is written down before they leave.
    await readLog.recordList({
      userId: signs(actor),
      officeId: actor.officeId,
      contract: copyRoute.name,
      at: now,
      regency: regencyOf(actor.prefixes[0] ?? ''),
      uuid: null,
      area: null,
      places: reaches.own.prefixes.length === 0 ? [NATIONAL] : reaches.own.prefixes,
      asked: [],
      input: undefined,
    })
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.header('vary', 'accept-encoding').header('content-type', 'application/x-ndjson; charset=utf-8').send(body)
  })

  app.get(`${API}/copy/ids`, { config: { entry: idsRoute } }, async (request, reply) => {
    const actor = await keeperOf(request)
    const said = words[languageOf(request)]
    if (typeof actor === 'string') return sendProblem(reply, problem(actor, said))
    const asked = IdsQuery.safeParse(request.query)
    if (!asked.success) return sendProblem(reply, problem('invalid-input', said))
    const { own, national } = reachesOf(actor)
    const reach = [own, national].find(({ types }) => types.includes(asked.data.part))
    if (reach === undefined) return sendProblem(reply, problem('not-found', said))
    const rows = await listCopied(db, { ...reach, types: [asked.data.part] })
    return reply.send({ ids: rows.map(({ id }) => id), versions: rows.map(({ version }) => version) })
  })
}
