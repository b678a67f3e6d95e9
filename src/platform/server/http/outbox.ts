// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on a device without a network, sent together: each command is admitted, carried out and answered as by its own route.

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import type { CommandContract } from '#kernel/contract.ts'
import { inputProblem, type ProblemDocument, problem, type Words } from '#kernel/problem.ts'
import { CopyCursor, type Cursor, EPOCH, EPOCH_HEADER, lanesOf, Outbox, OutboxAnswer, parseCursor } from '#kernel/sync-protocol.ts'
import { dayDone } from '#kernel/time.ts'
import { BODY_LIMIT, strictJson } from '#platform/server/http/body.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { type Devices, hear, whyNobody } from '#platform/server/http/devices.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import {
  ACTING,
  API,
  admit,
  carryOut,
  languageOf,
  OWN_KEYS,
  problemOf,
  type RouteOptions,
  sendProblem,
  statusOf,
} from '#platform/server/http/routes.ts'
import { inTurn, type Turns, whereFull } from '#platform/server/http/turns.ts'
import { isOfThisPast } from '#platform/server/storage/epoch.ts'

/** Sent, and unpacked. */
const MOST_BYTES = 1024 * 1024
export const GZIP_JSON = 'application/gzip'

type Item = z.output<typeof Outbox>['items'][number]
type Answered = z.output<typeof OutboxAnswer>['items'][number]

const route: OpenRoute = {
  name: 'SendOutbox',
  summary:
    'Commands made without a network, each answered as its own route would; one that is refused holds up no other. JSON, or JSON in gzip as application/gzip',
  asks: 'signed-in',
  body: Outbox,
  answers: { 200: { 'application/json': OutboxAnswer } },
  problems: ['unauthenticated', 'forbidden', 'invalid-input', 'device-ended', 'too-large', 'unsupported-media-type'],
}

/**
 * Where a command would go by itself, `{name}` parts of the path from the input; and its input in the order in which its own route reads it, by
 * which a repetition is known: the path's parts behind the rest.
 */
function sentTo({ path }: CommandContract, input: Readonly<Record<string, unknown>>): { readonly url: string; readonly raw: object } {
  const raw: Record<string, unknown> = { ...input }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = input[name]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '-'
    delete raw[name]
    raw[name] = text
    return encodeURIComponent(text)
  })
  return { url: API + filled, raw }
}

/** A command that goes with nothing but its input. */
function isPlain(contract: Bound['contract'] | undefined): contract is CommandContract {
  return contract?.kind === 'command' && contract.uploads === undefined && contract.stepUp !== true
}

/** What belongs to the request around, and to none of the commands in it. */
const around: readonly string[] = ['idempotency-key', 'if-match', ACTING, 'x-made-on', OWN_KEYS]

const TOO_MANY = 429

/**
 * In their order: what was done on one record later builds on what was done on it before, and where that failed in passing goes another time with it.
 * Different records wait for each other in nothing, and are asked for at once: of few devices at a time, and none sends more than two hundred.
 */
export async function inLanes(
  items: readonly Item[],
  perform: (item: Item) => Promise<Answered>,
  notTried: (item: Item) => Answered,
): Promise<readonly Answered[]> {
  const answered = new Map<string, Answered>()
  async function walk(lane: readonly Item[]): Promise<void> {
    let failed = false
    for (const item of lane) {
      const answer: Answered = failed ? notTried(item) : await perform(item)
      failed ||= answer.status >= 500 || answer.status === TOO_MANY
      answered.set(item.key, answer)
    }
  }
  await Promise.all(lanesOf(items).map(walk))
  return items.flatMap(({ key }) => answered.get(key) ?? [])
}

/** A cursor, or an epoch alone; what is neither is of no past. */
function pastIn(header: string): Cursor {
  const cursor = CopyCursor.safeParse(header.includes(':') ? header : `${EPOCH}:${header}`)
  return cursor.success ? parseCursor(cursor.data) : new Map([[EPOCH, 0]])
}

interface OutboxOptions {
  readonly bound: readonly Bound[]
  readonly routes: RouteOptions
  readonly devices: Devices
  readonly turns: Turns
  /** What is said of an error, which is written down where it is ours. */
  readonly faultOf: (error: unknown, words: Words) => ProblemDocument
}

export function addOutbox(app: FastifyInstance, { bound, routes, devices, turns, faultOf }: OutboxOptions): void {
  const { services, authenticate, words } = routes
  const bounds = new Map(bound.map((each) => [each.name, each]))
  app.addContentTypeParser(GZIP_JSON, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body))

  async function bodyOf(body: unknown): Promise<unknown> {
    if (!Buffer.isBuffer(body)) return body
    try {
      return JSON.parse((await promisify(gunzip)(body, { maxOutputLength: MOST_BYTES })).toString('utf8'))
    } catch {
      return undefined
    }
  }

  const send = inTurn(turns, words, async (request, reply, end) => {
    const said = words[languageOf(request)]
    const actor = await authenticate(request)
    if (actor === undefined) return sendProblem(reply, problem(await whyNobody(devices, request), said))
    const heard = await hear(devices, request, actor, services.clock())
    if (typeof heard === 'string') return sendProblem(reply, problem(heard, said))
    const read = Outbox.safeParse(await bodyOf(request.body))
    if (!read.success) return sendProblem(reply, inputProblem(read.error, said))
    // What a device knew of another past says nothing of this one.
    const epoch = request.headers[EPOCH_HEADER]
    const isOfThis = typeof epoch !== 'string' || (await isOfThisPast(services.db, pastIn(epoch)))
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !around.includes(name)))
    const carried = async (
      one: Bound,
      contract: CommandContract,
      { key, input, madeOn, own: before, doneOn, actingFor }: Item,
    ): Promise<Answered> => {
      const refused = (against: ProblemDocument): Answered => ({ key, status: against.status, body: against })
      const text = Buffer.from(JSON.stringify(input))
      if (text.length > (contract.bytes ?? BODY_LIMIT)) return refused(problem('too-large', said))
      // As strict as with the body of a request of its own.
      strictJson(text)
      const { url, raw } = sentTo(contract, input)
      const own = {
        ...headers,
        'idempotency-key': key,
        ...(madeOn === undefined ? {} : { 'x-made-on': isOfThis ? String(madeOn) : '0' }),
        ...(before === undefined ? {} : { [OWN_KEYS]: before.join() }),
        ...(actingFor === undefined ? {} : { [ACTING]: actingFor }),
      }
      const admitted = await admit(one, { headers: own, method: contract.method, url, socket: request.socket }, raw, routes)
      if ('against' in admitted) return refused(admitted.against)
      const ran = await carryOut(one, { ...admitted, doneOn: dayDone(doneOn, admitted.call.today, heard.since) }, routes)
      if (ran.type === 'answer') throw new Error(`${one.name} is no command`)
      if (ran.type !== 'done') return refused(problemOf(ran, said))
      return { key, status: statusOf(contract), body: JSON.parse(ran.answer), version: ran.version }
    }
    const perform = async (item: Item): Promise<Answered> => {
      const one = bounds.get(item.contract)
      try {
        if (one !== undefined && isPlain(one.contract)) return await carried(one, one.contract, item)
        const body = problem('not-found', said, { code: 'not-sent-so' })
        return { key: item.key, status: body.status, body }
      } catch (error) {
        const body = faultOf(error, said)
        return { key: item.key, status: body.status, body }
      }
    }
    const notTried = ({ key }: Item): Answered => {
      const body = problem('unavailable', said)
      return { key, status: body.status, body }
    }
    const items = await inLanes(read.data.items, perform, notTried)
    end()
    return reply.send({ items })
  })
  app.post(`${API}/commands`, { config: { entry: route }, bodyLimit: MOST_BYTES, onRequest: whereFull(turns, words) }, send)
}
