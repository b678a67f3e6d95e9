// SPDX-License-Identifier: AGPL-3.0-or-later
// A file for a command that takes one, sent in parts: whoever was cut off asks how far it came and goes on there. The command is sent last, and
// names the file instead of carrying it.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { type Actor, signs } from '#kernel/authority.ts'
import { mayActing } from '#kernel/contract.ts'
import { MOST_BYTES } from '#kernel/file.ts'
import { inputProblem, type ProblemKind, problem, type Words } from '#kernel/problem.ts'
import type { Language } from '#kernel/words.ts'
import type { Parts } from '#platform/server/files/parts.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Bound, Services } from '#platform/server/http/capability.ts'
import { type Devices, hear, whyNobody } from '#platform/server/http/devices.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { UPLOAD_ID } from '#platform/server/http/parted-upload.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'

const PART_TYPE = 'application/octet-stream'
/** A part is no larger, and only the last is smaller. */
const [LEAST_PART, MOST_PART] = [16 * 1024, 256 * 1024]

const Id = z.object({ id: z.string().check(z.regex(UPLOAD_ID)) })
const Size = z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(MOST_BYTES + 1))
/** For which command, by its path below the API; behind how many bytes; of how many in all. */
const Query = z.object({ to: z.string().check(z.maxLength(200)), at: Size, total: Size })
const Kept = z.object({ kept: z.number() })

const lookRoute: OpenRoute = {
  name: 'LookAtUpload',
  summary: 'How many bytes of a file that I send in parts have come; 0 where nothing has, or it was cleared away',
  asks: 'signed-in',
  answers: { 200: { 'application/json': Kept } },
  problems: ['unauthenticated', 'invalid-input', 'device-ended', 'forbidden'],
}
const partRoute: OpenRoute = {
  name: 'SendPart',
  summary:
    'The next part of a file for a command that takes one: 16 to 256 KB of application/octet-stream, the last may be smaller. Answers how many bytes are here now; a part that does not go on there is passed over. The command is sent last, without a body, with X-Upload, X-Upload-Hash (SHA-256) and X-Upload-Name. What is not finished is cleared away after a day',
  asks: 'signed-in',
  query: Query,
  answers: { 200: { 'application/json': Kept } },
  problems: [
    'unauthenticated',
    'forbidden',
    'not-found',
    'invalid-input',
    'device-ended',
    'too-large',
    'unsupported-media-type',
    'refused',
  ],
}

/** Another type, where a part is taken, or a part where something else is. */
class NoPart extends Error {
  readonly statusCode = 415
}

interface Options {
  readonly bound: readonly Bound[]
  readonly services: Services
  readonly authenticate: Authenticate
  readonly words: Readonly<Record<Language, Words>>
  readonly devices: Devices
  readonly parts: Parts
}

export function addPartUploads(app: FastifyInstance, { bound, services, authenticate, words, devices, parts }: Options): void {
  app.addContentTypeParser(PART_TYPE, { parseAs: 'buffer', bodyLimit: MOST_PART }, (request, body, done) => {
    if (request.routeOptions.config.entry === partRoute) done(null, body)
    else done(new NoPart('a part'))
  })
  const taking = bound.flatMap(({ name, contract }) =>
    contract.kind === 'command' && contract.uploads !== undefined ? [{ name, contract, most: Math.min(contract.uploads, MOST_BYTES) }] : [],
  )

  async function actorOf(request: FastifyRequest): Promise<Actor | ProblemKind> {
    const actor = await authenticate(request)
    if (actor === undefined) return whyNobody(devices, request)
    const heard = await hear(devices, request, actor, services.clock())
    return typeof heard === 'string' ? heard : actor
  }

  app.get(`${API}/uploads/:id`, { config: { entry: lookRoute } }, async (request, reply) => {
    const said = words[languageOf(request)]
    const actor = await actorOf(request)
    if (typeof actor === 'string') return sendProblem(reply, problem(actor, said))
    const read = Id.safeParse(request.params)
    if (!read.success) return sendProblem(reply, inputProblem(read.error, said))
    return reply.send({ kept: await parts.kept({ whose: signs(actor), id: read.data.id }) })
  })

  app.put(`${API}/uploads/:id`, { config: { entry: partRoute }, bodyLimit: MOST_PART }, async (request, reply) => {
    const said = words[languageOf(request)]
    const actor = await actorOf(request)
    if (typeof actor === 'string') return sendProblem(reply, problem(actor, said))
    const [named, read] = [Id.safeParse(request.params), Query.safeParse(request.query)]
    if (!named.success) return sendProblem(reply, inputProblem(named.error, said))
    if (!read.success) return sendProblem(reply, inputProblem(read.error, said))
    const { to, at, total } = read.data
    const found = taking.find(({ contract }) => contract.path === to)
    if (found === undefined) return sendProblem(reply, problem('not-found', said))
    if (!found.contract.may.includes(actor.role) || !mayActing(actor, found.name, found.contract))
      return sendProblem(reply, problem('forbidden', said))
    const bytes = request.body
    if (!Buffer.isBuffer(bytes)) return sendProblem(reply, problem('unsupported-media-type', said))
    if (total > found.most || at + bytes.length > total) return sendProblem(reply, problem('too-large', said))
    if (bytes.length === 0 || (bytes.length < LEAST_PART && at + bytes.length < total))
      return sendProblem(reply, problem('malformed', said, { code: 'part-too-small' }))
    const kept = await parts.add({ whose: signs(actor), id: named.data.id }, { at, total, bytes })
    return kept === 'full' ? sendProblem(reply, problem('refused', said, { code: 'store-full' })) : reply.send({ kept })
  })
}
