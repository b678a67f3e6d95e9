// SPDX-License-Identifier: AGPL-3.0-or-later
// The copy of records that an officer's device keeps (decision 0037): everything within authority that a capability lets go there, or what moved
// since a cursor. Prepared once for all devices of the same authority.

import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { NATIONAL, regenciesWithin, regencyOf } from '#kernel/area.ts'
import { type Actor, scopeOf, signs } from '#kernel/authority.ts'
import type { CopyPart } from '#kernel/offline.ts'
import { type ProblemDocument, problem, type Words } from '#kernel/problem.ts'
import { CopyBlock, CopyCursor, CopyHead, CopyPlace, type Cursor, EPOCH, PRINT, parseCursor } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Services } from '#platform/server/http/capability.ts'
import {
  compressors,
  copyBodies,
  decompressors,
  type Encoding,
  encodingOf,
  everyReach,
  goesOn,
  MOST,
  type PlacesWithin,
  packed,
  type Reaches,
  type Sums,
  type Whole,
} from '#platform/server/http/copy-body.ts'
import { type Line, type Place, parsePlace } from '#platform/server/http/copy-lines.ts'
import { type Devices, hear, whyNobody } from '#platform/server/http/devices.ts'
import { keptUntilMoved } from '#platform/server/http/kept-copies.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { ACTING, API, delegationOver, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { inTurn, type Turns, whereFull } from '#platform/server/http/turns.ts'
import { type MadeOnce, madeOnce } from '#platform/server/made-once.ts'
import { listCopied, movesWithin, partsIn, sumCopied, tailsOf } from '#platform/server/storage/copied.ts'
import { findEpoch, findPrint, hasSamePrint } from '#platform/server/storage/epoch.ts'
import type { ReadLog } from '#platform/server/storage/reads.ts'

/** Whole copies that are kept ready, packed; and sums, which are small. */
const [READY, SUMMED] = [32, 2000]

/** A whole copy, packed, of which the lines can be told apart again. */
interface Ready extends Pick<Whole, 'cursor' | 'sums'> {
  readonly body: MadeOnce<Buffer>
  readonly places: readonly Place[]
}

function readied(encoding: Encoding, { cursor, sums, head, lines }: Whole): Ready {
  const places: Place[] = []
  async function* texts(): AsyncGenerator<string> {
    yield head
    for await (const { type, uuid, text } of lines()) {
      places.push({ type, uuid })
      yield text
    }
  }
  return { cursor, sums, places, body: madeOnce(packed(encoding, texts())) }
}

/** @throws where it was not made to its end */
async function linesAgain(encoding: Encoding, { body, places }: Ready): Promise<readonly Line[]> {
  const [, ...texts] = (await decompressors[encoding](await buffer(body.pieces()))).toString('utf8').split('\n')
  return places.map((place, nth) => ({ ...place, text: texts[nth] ?? '' }))
}

export interface CopyOptions {
  readonly services: Services
  readonly authenticate: Authenticate
  readonly readLog: ReadLog
  readonly words: Readonly<Record<Language, Words>>
  readonly parts: readonly CopyPart[]
  /** Of parts that hold not everything of their kind: which, as a condition. */
  readonly narrowed: Readonly<Record<string, string>>
  readonly placesWithin: PlacesWithin
  readonly devices: Devices
  readonly turns: Turns
}

const Query = z.object({ since: z.optional(CopyCursor), at: z.optional(CopyPlace) })
const IdsQuery = z.object({ part: z.string().check(z.maxLength(40)) })
const Ids = z.object({ ids: z.array(z.string()), versions: z.array(z.number()) })

const copyRoute: OpenRoute = {
  name: 'TakeCopy',
  summary:
    'Records within my authority for a device without a network, as lines of JSON: a head, then blocks by columns; all, or what moved since a cursor and behind the place where one was cut',
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
  const { services, authenticate, readLog, words, parts, narrowed, placesWithin, devices, turns } = options
  const { db } = services
  const bodies = copyBodies({ services, parts, placesWithin, keepDays: devices.keepDays })
  const ready = keptUntilMoved<Ready | undefined>(READY)
  const summed = keptUntilMoved<Sums>(SUMMED)

  function reachesOf(actor: Actor): Reaches {
    const keeps = actor.acting?.keeps
    // What is the same for everybody goes to whoever needs a copy at all.
    const mine = parts.filter(
      ({ may, national, type, lent = false }) =>
        may.includes(actor.role) && (national === true || keeps?.includes(type) === true || (keeps === undefined && !lent)),
    )
    const types = (national: boolean): readonly string[] =>
      mine
        .filter(({ type, national: everywhere }) => narrowed[type] === undefined && (everywhere === true) === national)
        .map(({ type }) => type)
    const prefixes = scopeOf(actor, 'personal')
    return {
      own: { prefixes, types: types(false) },
      national: { prefixes: [NATIONAL], types: types(true) },
      some: mine.flatMap(({ type, of = type }) => {
        const where = narrowed[type]
        return where === undefined ? [] : [{ prefixes, types: [of], only: { part: type, where } }]
      }),
    }
  }

  /** Who may have a copy: nobody to whom no record of a person goes, unless it was given acts that need none; nor a device that was ended. */
  async function keeperOf(request: FastifyRequest, said: Words): Promise<Actor | ProblemDocument> {
    const actor = await authenticate(request)
    if (actor === undefined) return problem(await whyNobody(devices, request), said)
    if (request.headers[ACTING] !== undefined && actor.acting === undefined) return delegationOver(actor, said)
    const { own, some } = reachesOf(actor)
    const none = own.types.length + some.length === 0 && actor.acting?.keeps === undefined
    if (none || own.prefixes.length === 0) return problem('forbidden', said)
    const heard = await hear(devices, request, actor, services.clock())
    return typeof heard === 'string' ? problem(heard, said) : actor
  }

  async function cursorOf({ own, national }: Reaches): Promise<Cursor> {
    const [ours, everybodys, epoch] = await Promise.all([tailsOf(db, own), tailsOf(db, national), findEpoch(db)])
    const tails = new Map([...ours, ...everybodys])
    return new Map([...tails, [PRINT, await findPrint(db, tails)], [EPOCH, epoch]])
  }

  /** Over everything that is within reach; by one query, and by none where nothing was committed since. */
  const sumsOf = (reaches: Reaches): Promise<Sums> =>
    summed(
      JSON.stringify(reaches),
      () => movesWithin(db, [reaches.own, reaches.national]),
      async () => Object.assign({}, ...(await Promise.all(everyReach(reaches).map((reach) => sumCopied(db, reach))))),
    )

  /** @returns undefined where it is too much for a device */
  async function bodyOf(
    reaches: Reaches,
    asked: z.output<typeof Query> & { readonly encoding: Encoding },
  ): Promise<Readable | Buffer | undefined> {
    const { encoding } = asked
    const since = asked.since === undefined ? undefined : parseCursor(asked.since)
    const at = asked.at === undefined ? undefined : parsePlace(asked.at)
    const knows = at === undefined || everyReach(reaches).flatMap(partsIn).includes(at.type)
    if (since !== undefined && knows) {
      const [sums, end] = await Promise.all([sumsOf(reaches), cursorOf(reaches)])
      const count = reaches.own.types.reduce((sum, type) => sum + (sums[type]?.[0] ?? 0), 0)
      if (count > MOST) return undefined
      if (goesOn(since, end) && (await hasSamePrint(db, since)))
        return compressors[encoding](await bodies.on(reaches, end, { since, sums, at }))
    }
    // What was erased, sealed or moved away counts from its commit on: what is kept ready from before goes to nobody.
    const moves = (): Promise<string> => movesWithin(db, [reaches.own, reaches.national])
    const made = await ready(JSON.stringify([reaches, encoding]), moves, async (forget, before) => {
      const cursor = await cursorOf(reaches)
      // What was not made to its end is no help.
      const last = await before?.catch(() => undefined)
      const lines = last && goesOn(last.cursor, cursor) ? await linesAgain(encoding, last).catch(() => undefined) : undefined
      const kept = last && lines && (await bodies.again(reaches, cursor, { ...last, lines }))
      const whole = kept ?? (await bodies.whole(reaches, cursor))
      if (whole === undefined) return undefined
      const making = readied(encoding, whole)
      making.body.whole.catch(forget)
      return making
    })
    return made && Readable.from(made.body.pieces(), { objectMode: false })
  }

  const take = inTurn(turns, words, async (request, reply, end) => {
    const said = words[languageOf(request)]
    const actor = await keeperOf(request, said)
    if ('status' in actor) return sendProblem(reply, actor)
    const asked = Query.safeParse(request.query)
    if (!asked.success) return sendProblem(reply, problem('invalid-input', said))
    const reaches = reachesOf(actor)
    const tooWide = problem('refused', said, { code: 'copy-too-wide' })
    // A cursor goes by regencies: an office of more than some has none.
    if (regenciesWithin(reaches.own.prefixes) === null) return sendProblem(reply, tooWide)
    const encoding = encodingOf(request)
    const body = await bodyOf(reaches, { ...asked.data, encoding })
    if (body === undefined) return sendProblem(reply, tooWide)
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
    end()
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.header('vary', 'accept-encoding').header('content-type', 'application/x-ndjson; charset=utf-8').send(body)
  })

  const listIds = inTurn(turns, words, async (request, reply, end) => {
    const said = words[languageOf(request)]
    const actor = await keeperOf(request, said)
    if ('status' in actor) return sendProblem(reply, actor)
    const asked = IdsQuery.safeParse(request.query)
    if (!asked.success) return sendProblem(reply, problem('invalid-input', said))
    const { part } = asked.data
    const reach = everyReach(reachesOf(actor)).find((each) => partsIn(each).includes(part))
    if (reach === undefined) return sendProblem(reply, problem('not-found', said))
    const rows = await listCopied(db, reach.only === undefined ? { ...reach, types: [part] } : reach)
    end()
    return reply.send({ ids: rows.map(({ id }) => id), versions: rows.map(({ version }) => version) })
  })
  const onRequest = whereFull(turns, words)
  app.get(`${API}/copy`, { config: { entry: copyRoute }, onRequest }, take)
  app.get(`${API}/copy/ids`, { config: { entry: idsRoute }, onRequest }, listIds)
}
