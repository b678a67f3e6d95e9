// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract its route: who is asking, may they, what do they send, run, translate.

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, guestOf, scopeOf, signs } from '#kernel/authority.ts'
import { type CommandContract, type Contract, type FileType, mayActing } from '#kernel/contract.ts'
import { inputProblem, type ProblemDocument, problem, refusalProblem, type Words } from '#kernel/problem.ts'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import { type Language, languages } from '#kernel/words.ts'
import type { Parts } from '#platform/server/files/parts.ts'
import type { Asking, Authenticate } from '#platform/server/http/asking.ts'
import type { Bound, Brought, Ran, RawJson, Services } from '#platform/server/http/capability.ts'
import { isOnAccounts, type KeptAnswers, type Keyed } from '#platform/server/http/kept-answers.ts'
import { listLook } from '#platform/server/http/looks.ts'
import { takeParts } from '#platform/server/http/parted-upload.ts'
import { takeUpload, type Upload } from '#platform/server/http/uploads.ts'
import { requestedId } from '#platform/server/jobs/system.ts'
import { custody, type Scope } from '#platform/server/storage/database.ts'
import { areasShared } from '#platform/server/storage/guests.ts'
import type { ReadLog } from '#platform/server/storage/reads.ts'
import type { CommandCall } from '#platform/server/storage/records.ts'

export const API = '/api/v1'

/** The header that says in whose place somebody acts: the id of a delegation. */
export const ACTING = 'x-acting-for'

/** Whether this actor has shown who they are as freshly as the contract asks. Supplied by the access capability. */
export type IsProven = (actor: Actor, contract: Contract) => Promise<boolean>

/** Both walls stand in production. The tests take one away to show that the other holds alone. */
export interface Walls {
  readonly handler: boolean
  readonly rows: boolean
}

/** What somebody is told who meant to act in another's place: why that is over, and what to do. */
export function delegationOver({ lapsed }: Actor, words: Words): ProblemDocument {
  const detail = lapsed === undefined ? undefined : words(`delegation-over.${lapsed}`)
  return problem('forbidden', words, { code: 'delegation-over', ...(detail === undefined ? {} : { detail }) })
}

export interface RouteOptions {
  readonly services: Services
  readonly authenticate: Authenticate
  readonly isProven: IsProven
  readonly readLog: ReadLog
  readonly keptAnswers: KeptAnswers
  readonly words: Readonly<Record<Language, Words>>
  readonly walls: Walls
  readonly parts: Parts
}

type Headed = Pick<Asking, 'headers'>

/** The first language of ours that the reader asks for; Indonesian otherwise. */
export function languageOf(request: Headed): Language {
  const header = request.headers['accept-language'] ?? ''
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return languages.find((language) => wanted[0] === language) ?? languages.find((language) => wanted.includes(language)) ?? 'id'
}

const plainName = (fileName: string): string => fileName.replaceAll(/[^\w.-]/g, '-')

/** Shown in the browser, and kept under this name. */
export function inline(fileName: string): string {
  return `inline; filename="${plainName(fileName)}"`
}

/** A browser shows a paper; a table it would only save, or show in the wrong letters. */
function dispositionOf(type: FileType, fileName: string): string {
  return type === 'application/pdf' ? inline(fileName) : `attachment; filename="${plainName(fileName)}"`
}

/** Kept under its name and never opened as a page of ours: where it is shown, then as a picture in one. */
function sendBrought({ name, type, bytes, chunks }: Brought, reply: FastifyReply): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="${plainName(name)}"`)
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .send(Readable.from(chunks))
}

export async function sendProblem(reply: FastifyReply, document: ProblemDocument): Promise<FastifyReply> {
  return reply.code(document.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(document))
}

/** @returns null when the header is there and not a key. */
function keyOf(request: Headed): string | undefined | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  return typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key) ? key : null
}

/** @returns null when the header is there and not a version. */
function ifMatchOf(request: Headed): number | undefined | null {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  // As an entity tag (RFC 9110 section 8.8.3), or as the bare number that stands in the answer.
  const [, tag, bare] = /^(?:(?:W\/)?"(\d{1,9})"|(\d{1,9}))$/.exec(header) ?? []
  const version = tag ?? bare
  return version === undefined ? null : Number(version)
}

/** The version on which a device made a command long ago. @returns null when the header is there and not a version. */
function madeOnOf(request: Headed): number | undefined | null {
  const header = request.headers['x-made-on']
  if (header === undefined) return undefined
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : null
}

/** What the device of a command did on its record before, by its keys; of an outbox alone. */
export const OWN_KEYS = 'x-own-keys'

/** A key that is a UUID of version 7 (RFC 9562) is the id of what the command creates: whoever works without a network names it before. */
const NAMED = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function scopeFor(actor: Actor, contract: Contract, { walls, now }: { readonly walls: Walls; readonly now: Instant }): Scope {
  const own = scopeOf(actor, contract.sensitivity)
  return {
    rows: walls.rows ? own : custody.rows,
    filter: walls.handler ? own : custody.filter,
    officeId: guestOf(actor, contract.sensitivity),
    userId: signs(actor),
    today: jakartaDate(now),
    now,
    ...(contract.sensitivity === 'log' && contract.may.includes(actor.role) ? { log: true } : {}),
  }
}

function isRaw(body: unknown): body is RawJson {
  return typeof body === 'object' && body !== null && 'json' in body && typeof body.json === 'string' && Object.keys(body).length === 1
}

function rawInput(contract: Contract, request: FastifyRequest): unknown {
  const params = typeof request.params === 'object' ? request.params : {}
  if (contract.kind === 'query' || contract.uploads !== undefined)
    return { ...(typeof request.query === 'object' ? request.query : {}), ...params }
  const body = request.body ?? {}
  return typeof body === 'object' && !Array.isArray(body) ? { ...body, ...params } : body
}

/** What is kept of an input, as far as it may be. */
function keptOf(contract: Contract, raw: unknown): unknown {
  const unkept = contract.kind === 'command' ? (contract.unkept ?? []) : []
  if (unkept.length === 0 || typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).filter(([field]) => !unkept.includes(field)))
}

/** What came of a command other than that it was done. */
type Undone = Exclude<Ran, { readonly type: 'done' | 'answer' }>

export function problemOf(ran: Undone, words: Words): ProblemDocument {
  switch (ran.type) {
    case 'bad-input':
      return inputProblem(ran.error, words)
    case 'refused':
      return refusalProblem(ran.refusal, words)
    case 'not-found':
    case 'id-reused':
    case 'device-ended':
      return problem(ran.type, words)
    case 'under-way':
      return problem('unavailable', words, { code: 'under-way' })
    case 'stale':
      return problem('stale', words, { version: ran.version, current: ran.current })
  }
}

type Answering = Pick<CommandContract, 'creates' | 'goesOn'>

/** With which status a command is answered that was done. */
export function statusOf({ creates, goesOn }: Answering): number {
  return goesOn === true ? 202 : creates === true ? 201 : 200
}

async function answer(bound: Bound, ran: Ran, request: FastifyRequest, reply: FastifyReply, words: Words): Promise<FastifyReply> {
  switch (ran.type) {
    case 'bad-input':
    case 'not-found':
    case 'refused':
    case 'id-reused':
    case 'device-ended':
    case 'stale':
      return sendProblem(reply, problemOf(ran, words))
    case 'under-way':
      return sendProblem(reply.header('retry-after', '2'), problemOf(ran, words))
    case 'done': {
      const contract: Answering = bound.contract.kind === 'command' ? bound.contract : {}
      if (contract.creates === true) reply.header('location', `${request.url.split('?')[0]}/${ran.id}`)
      return reply
        .code(statusOf(contract))
        .header('etag', `"${ran.version}"`)
        .header('content-type', 'application/json; charset=utf-8')
        .send(ran.answer)
    }
    case 'answer': {
      if (ran.answer.version !== undefined) reply.header('etag', `"${ran.answer.version}"`)
      const { body, file, brought } = ran.answer
      if (brought !== undefined && bound.contract.kind === 'query' && bound.contract.brought?.includes(brought.type) === true)
        return sendBrought(brought, reply)
      if (file !== undefined && bound.contract.kind === 'query' && bound.contract.file !== undefined)
        return reply
          .header('content-type', bound.contract.file)
          .header('content-disposition', dispositionOf(bound.contract.file, file.name))
          .send(file.bytes)
      return reply.header('content-type', 'application/json; charset=utf-8').send(isRaw(body) ? body.json : JSON.stringify(body))
    }
  }
}

function urlOf(contract: Contract): string {
  return API + contract.path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** The file of a command that takes one: with it, or named by it and here before. */
async function fileOf(
  request: FastifyRequest,
  actor: Actor,
  contract: Contract,
  parts: Parts,
): Promise<Upload | 'required' | 'upload-incomplete' | 'upload-differs' | undefined> {
  if (contract.kind !== 'command' || contract.uploads === undefined) return undefined
  return (await takeParts(request, actor, contract, parts)) ?? (await takeUpload(request, contract.uploads)) ?? 'required'
}

/** Runs a command that came with a key: the same again is answered the same, and whatever else comes with it is refused as such. */
async function runKeyed(run: () => Promise<Ran>, call: CommandCall & Keyed, bound: Bound, options: RouteOptions): Promise<Ran> {
  const ran = isOnAccounts(bound.contract.sensitivity) ? await options.keptAnswers.once(call, run) : await run()
  if (ran.type === 'done' || ran.type === 'id-reused' || ran.type === 'under-way') return ran
  // What is refused before it comes to a record finds no other command under its key there.
  return (await options.services.records.reused(call)) ? { type: 'id-reused' } : ran
}

/** Somebody who may ask it, and what is asked. */
interface Admitted {
  readonly call: CommandCall
  readonly raw: unknown
  readonly key: string | undefined
  readonly madeOn: number | undefined
  readonly own: ReadonlySet<string> | undefined
  readonly doneOn: LocalDate
  readonly language: Language
}

/** Who asks, may they, and what: the same for a request of its own and for a command that was sent with others. */
export async function admit(
  { name, contract }: Bound,
  asking: Asking,
  raw: unknown,
  options: RouteOptions,
): Promise<Admitted | { readonly against: ProblemDocument }> {
  const { services, walls } = options
  const language = languageOf(asking)
  const words = options.words[language]
  const actor = await options.authenticate(asking)
  if (actor === undefined) return { against: problem('unauthenticated', words) }
  // Whoever means to act in another's place does nothing in their own instead when that is over.
  if (asking.headers[ACTING] !== undefined && actor.acting === undefined) return { against: delegationOver(actor, words) }
  if (walls.handler && !contract.may.includes(actor.role)) return { against: problem('forbidden', words) }
  if (!mayActing(actor, name, contract)) return { against: problem('forbidden', words, { code: 'not-delegated' }) }
  if (contract.stepUp === true && !(await options.isProven(actor, contract)))
    return { against: problem('forbidden', words, { code: 'step-up-needed' }) }
  const key = keyOf(asking)
  if (key === null) return { against: problem('malformed', words, { code: 'bad-idempotency-key' }) }
  const ifMatch = ifMatchOf(asking)
  const madeOn = madeOnOf(asking)
  if (ifMatch === null || madeOn === null) return { against: problem('malformed', words, { code: 'bad-version' }) }
  const now = services.clock()
  const call: CommandCall = {
    actor,
    scope: scopeFor(actor, contract, { walls, now }),
    contract: name,
    // A client's key of any form becomes the UUID under which the command is kept.
    commandId: key === undefined ? services.newId() : requestedId(services.keyring, signs(actor), key),
    input: keptOf(contract, raw),
    now,
    today: jakartaDate(now),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  }
  const before = asking.headers[OWN_KEYS]
  const own =
    typeof before === 'string' ? new Set(before.split(',').map((each) => requestedId(services.keyring, signs(actor), each))) : undefined
  return { call, raw, key, madeOn, own, doneOn: call.today, language }
}

export async function carryOut(
  bound: Bound,
  { call, raw, key, madeOn, own, doneOn, language }: Admitted,
  options: RouteOptions,
  upload?: Upload,
): Promise<Ran> {
  const { records } = options.services
  const run = (): Promise<Ran> =>
    bound.run(raw, {
      ...call,
      language,
      ...(key !== undefined && NAMED.test(key) ? { recordId: key } : {}),
      ...(madeOn === undefined ? {} : { madeOn }),
      ...(own === undefined ? {} : { own }),
      doneOn,
      change: (change, carried) =>
        records.change(carried === undefined ? call : { ...call, input: { input: call.input, carried } }, change),
      ...(upload === undefined ? {} : { upload }),
    })
  return bound.contract.kind === 'command' && key !== undefined ? runKeyed(run, { ...call, key }, bound, options) : run()
}

export function addRoute(app: FastifyInstance, bound: Bound, options: RouteOptions): void {
  const { contract } = bound
  app.route({
    method: contract.method,
    url: urlOf(contract),
    config: { entry: { name: bound.name, contract } },
    ...(contract.kind === 'command' && contract.bytes !== undefined ? { bodyLimit: contract.bytes } : {}),
    handler: async (request, reply) => {
      const words = options.words[languageOf(request)]
      const raw = rawInput(contract, request)
      const admitted = await admit(bound, request, raw, options)
      if ('against' in admitted) {
        if (admitted.against.status === 401) reply.header('www-authenticate', 'Bearer')
        return sendProblem(reply, admitted.against)
      }
      const { actor, scope, now } = admitted.call
      const upload = await fileOf(request, actor, contract, options.parts)
      if (upload === 'required')
        return sendProblem(
          reply,
          problem('invalid-input', words, { errors: [{ field: 'file', code: 'required', message: words('required') ?? '' }] }),
        )
      if (typeof upload === 'string') return sendProblem(reply, problem('refused', words, { code: upload }))
      const ran = await carryOut(bound, admitted, options, upload).finally(() => upload?.discard())
      if (ran.type === 'done') await upload?.done?.()
      if (ran.type === 'answer' && contract.kind === 'query' && contract.recorded !== undefined) {
        const reader = { userId: signs(actor), officeId: actor.officeId, contract: bound.name, at: now }
        const shared = async (): Promise<readonly string[]> =>
          listLook(raw, actor, [...scopeOf(actor, contract.sensitivity), ...(await areasShared(options.services.db, scope))]).places
        const written =
          contract.recorded === 'list'
            ? options.readLog.recordList({
                ...reader,
                ...listLook(raw, actor, scopeOf(actor, contract.sensitivity)),
                ...(ran.answer.places === undefined ? { shared } : { places: ran.answer.places }),
                ...(contract.file === undefined ? {} : { input: undefined }),
              })
            : options.readLog.record((ran.answer.looks ?? []).map((seen) => ({ ...reader, ...seen })))
        await written.catch(async (error: unknown) => {
          // What cannot be written down is not shown, and what was begun to be read of it is closed.
          await ran.answer.brought?.chunks[Symbol.asyncIterator]().return?.()
          throw error
        })
      }
      return answer(bound, ran, request, reply, words)
    },
  })
}
