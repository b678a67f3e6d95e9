// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on a device without a network, sent together: each command goes the way of its own route, and is answered as there.

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import type { CommandContract } from '#kernel/contract.ts'
import { inputProblem, problem, type Words } from '#kernel/problem.ts'
import { lanesOf, Outbox, OutboxAnswer } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Bound, Services } from '#platform/server/http/capability.ts'
import { DEVICE, type Devices, hear } from '#platform/server/http/devices.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { ACTING, API, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { inTurn, type Turns, whereFull } from '#platform/server/http/turns.ts'

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

/** `{name}` parts of the path from the input; what is left is the body. */
function sentTo({ path }: CommandContract, input: Readonly<Record<string, unknown>>): { readonly url: string; readonly body: object } {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    const value = input[name]
    return encodeURIComponent(typeof value === 'string' || typeof value === 'number' ? value : '-')
  })
  return { url: API + filled, body: rest }
}

/** A command that goes with nothing but its input. */
function isPlain(contract: Bound['contract'] | undefined): contract is CommandContract {
  return contract?.kind === 'command' && contract.uploads === undefined && contract.stepUp !== true
}

/** What belongs to the request around, and to none of the commands in it. */
const around: readonly string[] = [
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'idempotency-key',
  'if-match',
  'transfer-encoding',
  DEVICE,
  ACTING,
  'x-made-on',
]

export function addOutbox(
  app: FastifyInstance,
  {
    bound,
    services,
    authenticate,
    words,
    devices,
    turns,
  }: {
    readonly bound: readonly Bound[]
    readonly services: Services
    readonly authenticate: Authenticate
    readonly words: Readonly<Record<Language, Words>>
    readonly devices: Devices
    readonly turns: Turns
  },
): void {
  const contracts = new Map(bound.map(({ name, contract }) => [name, contract]))
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
    if (actor === undefined) return sendProblem(reply, problem('unauthenticated', said))
    const against = await hear(devices, request, actor, services.clock())
    if (against !== undefined) return sendProblem(reply, problem(against, said))
    const read = Outbox.safeParse(await bodyOf(request.body))
    if (!read.success) return sendProblem(reply, inputProblem(read.error, said))
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !around.includes(name)))
    const perform = async ({ key, contract: name, input, madeOn, actingFor }: Item): Promise<Answered> => {
      const contract = contracts.get(name)
      if (!isPlain(contract)) {
        const body = problem('not-found', said, { code: 'not-sent-so' })
        return { key, status: body.status, body }
      }
      const { url, body } = sentTo(contract, input)
      const answer = await app.inject({
        method: contract.method,
        url,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(madeOn === undefined ? {} : { 'x-made-on': String(madeOn) }),
          ...(actingFor === undefined ? {} : { [ACTING]: actingFor }),
        },
        payload: JSON.stringify(body),
        remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
      })
      const version = /^"(\d+)"$/.exec(String(answer.headers['etag'] ?? ''))?.[1]
      return { key, status: answer.statusCode, body: answer.json(), ...(version === undefined ? {} : { version: Number(version) }) }
    }
    const answered = new Map<string, Answered>()
    // In their order: what was done on one record later builds on what was done on it before. Different records wait for each other in nothing, and
    // are asked for at once: of few devices at a time, and none sends more than two hundred.
    const walk = async (lane: readonly Item[]): Promise<void> => {
      for (const item of lane) answered.set(item.key, await perform(item))
    }
    await Promise.all(lanesOf(read.data.items).map(walk))
    const items = read.data.items.flatMap(({ key }) => answered.get(key) ?? [])
    end()
    return reply.send({ items })
  })
  app.post(`${API}/commands`, { config: { entry: route }, bodyLimit: MOST_BYTES, onRequest: whereFull(turns, words) }, send)
}
