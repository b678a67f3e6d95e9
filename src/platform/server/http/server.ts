// SPDX-License-Identifier: AGPL-3.0-or-later
// The HTTP server: contracts become routes; around them health, metrics, OpenAPI, the change feed, public pages and the web app.

import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import * as z from 'zod/mini'
import { type ProblemDocument, type ProblemKind, problem, type Words, wordsOf } from '#kernel/problem.ts'
import { type Language, languages } from '#kernel/words.ts'
import { openParts } from '#platform/server/files/parts.ts'
import { type FileStore, noStore } from '#platform/server/files/store.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import { addStrictJson, MalformedBody } from '#platform/server/http/body.ts'
import type { Bound, Capability, PublicAnswer, PublicPage, Services } from '#platform/server/http/capability.ts'
import { addCopy } from '#platform/server/http/copy.ts'
import type { PlacesWithin } from '#platform/server/http/copy-body.ts'
import type { Devices } from '#platform/server/http/devices.ts'
import { addFeed, type FeedHub } from '#platform/server/http/feed.ts'
import { addForm } from '#platform/server/http/forms.ts'
import { type Answered, addHealth, addMetrics } from '#platform/server/http/health.ts'
import { openKeptAnswers } from '#platform/server/http/kept-answers.ts'
import { describeRoutes, type OpenRoute } from '#platform/server/http/openapi.ts'
import { addOutbox } from '#platform/server/http/outbox.ts'
import { addPartUploads } from '#platform/server/http/part-uploads.ts'
import { API, addRoute, type IsProven, inline, languageOf, sendProblem, type Walls } from '#platform/server/http/routes.ts'
import { addSockets, asksForSocket } from '#platform/server/http/sockets.ts'
import { addTraces, type Traces } from '#platform/server/http/traces.ts'
import { openTurns, type Turns } from '#platform/server/http/turns.ts'
import { refuseUnasked, refuseUnparsed } from '#platform/server/http/unparsed.ts'
import { addUploads } from '#platform/server/http/uploads.ts'
import { patternOf, type WebFiles } from '#platform/server/http/web-files.ts'
import { bindWork } from '#platform/server/http/work.ts'
import type { JobCounts } from '#platform/server/jobs/jobs.ts'
import { isExhausted, isUnavailable } from '#platform/server/storage/conflict.ts'
import { openReadLog } from '#platform/server/storage/reads.ts'

export interface ServerOptions {
  readonly services: Services
  readonly capabilities: readonly Capability[]
  readonly authenticate: Authenticate
  readonly isProven: IsProven
  /** Routes that set cookies or answer without an account: sign-in and sign-out. */
  readonly plug?: (app: FastifyInstance, words: Readonly<Record<Language, Words>>) => void
  readonly version: string
  readonly feed?: FeedHub
  /** The places that a device knows by name. */
  readonly placesWithin?: PlacesWithin
  /** Devices of accounts; without them, none is known. */
  readonly devices?: Devices
  /** How devices that come at once wait for each other. */
  readonly turns?: Turns
  readonly jobCounts?: () => Promise<JobCounts>
  readonly web?: WebFiles
  readonly walls?: Walls
  readonly logError?: (error: unknown) => void
  readonly logRequest?: (answered: Answered) => void
  readonly traces?: Traces
  /** Where files lie; without it, none can be sent in parts. */
  readonly store?: FileStore
  /** The data folder, whose disk is watched. */
  readonly data?: string
}

const CSP =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; require-trusted-types-for 'script'"

const securityHeaders = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const

/** For the pages of a call alone. */
const SEEING = 'camera=(self), microphone=(self), display-capture=(self), geolocation=()'

/** For the page that reads the code on a paper. */
const SCANNING = 'camera=(self), microphone=(), geolocation=()'

function kindOfError(error: unknown): ProblemKind {
  if (error instanceof MalformedBody) return 'malformed'
  if (isUnavailable(error)) return 'unavailable'
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return 'too-large'
  if (status === 415) return 'unsupported-media-type'
  if (typeof status === 'number' && status >= 400 && status < 500) return 'malformed'
  return 'internal'
}

/**
 * Of devices that take a copy or send what was done on them: more at a time are served no sooner, and whoever works at a desk waits for them. What
 * waits in line is held in memory with its body.
 */
const [SERVED, WAITING] = [4, 200]

const noDevices: Devices = { keepDays: 14, contact: async () => 'unknown' as const, hasEnded: async () => false }

/** A browser, or whoever takes anything, as a link preview and a health probe do. */
function wantsPage(request: FastifyRequest): boolean {
  const { accept = '*/*' } = request.headers
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return reads && !request.url.startsWith('/api/') && /text\/html|\*\/\*/.test(accept)
}

function wordsFor(capabilities: readonly Capability[]): Readonly<Record<Language, Words>> {
  const catalogues = capabilities.map((capability) => capability.words)
  return { id: wordsOf(catalogues, 'id'), en: wordsOf(catalogues, 'en') }
}

/** Every contract that gets a route: the capabilities' and the platform's own. */
export function everyBound(services: Services, capabilities: readonly Capability[]): readonly Bound[] {
  const risky = capabilities.flatMap((capability) => capability.risky ?? [])
  return [...capabilities.flatMap((capability) => capability.bound), bindWork(services.db, wordsFor(capabilities), risky)]
}

export function createServer(options: ServerOptions): FastifyInstance {
  const { services, capabilities } = options
  const words = wordsFor(capabilities)
  const around = { authenticate: options.authenticate, logError: (error: unknown) => options.logError?.(error) }
  const sockets = capabilities.flatMap((capability) => capability.sockets?.(around) ?? [])
  const seeing = capabilities.flatMap((capability) => capability.seeing ?? [])
  // As the app's own fetch asks, or the browser asks twice.
  const askedFirst = capabilities.flatMap(({ asksFirst }) =>
    asksFirst === undefined ? [] : `<${API}${asksFirst.path}>; rel=preload; as=fetch; crossorigin`,
  )
  const app = fastify({
    logger: false,
    routerOptions: { maxParamLength: 300 },
    bodyLimit: 256 * 1024,
    trustProxy: 'loopback',
    // Refused by ourselves, in words.
    http: { requireHostHeader: false, shouldUpgradeCallback: (request) => asksForSocket(sockets, request) },
    clientErrorHandler: refuseUnparsed(words.id),
    // What the router itself cannot read is answered like everything else, and never repeated.
    frameworkErrors: (_error, request, reply) => sendProblem(reply, problem('malformed', words[languageOf(request)])),
  })
  addStrictJson(app)
  addUploads(app)
  refuseUnasked(app, words.id)
  const addresses: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET' && !url.startsWith('/api/')) addresses.push(url)
  })
  const describe = describeRoutes(app, { version: options.version, publicUrl: services.publicUrl })

  app.addHook('onSend', (request, reply, _payload, done) => {
    // What somebody brought comes in a box of its own, and the page of a call may use the camera.
    for (const [name, value] of Object.entries(securityHeaders)) if (!reply.hasHeader(name)) reply.header(name, value)
    // By our own clock, as everything that is written down: devices set theirs against it.
    reply.header('date', new Date(services.clock()).toUTCString())
    if (reply.getHeader('cache-control') === undefined) reply.header('cache-control', 'no-store')
    reply.header('x-request-id', request.id)
    done()
  })
  function faultOf(error: unknown, said: Words): ProblemDocument {
    const kind = kindOfError(error)
    if (kind === 'internal' || isExhausted(error)) options.logError?.(error)
    return problem(kind, said)
  }
  app.setErrorHandler(async (error, request, reply) => {
    const fault = faultOf(error, words[languageOf(request)])
    if (fault.status === 503) reply.header('retry-after', '2')
    return sendProblem(reply, fault)
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (wantsPage(request) && options.web !== undefined) {
      const path = request.url.split('?')[0] ?? ''
      const sees = seeing.find(({ pages }) => pages.some((page) => page.test(path)))
      if (sees !== undefined) reply.header('permissions-policy', SEEING)
      if (sees !== undefined && sees.speaksTo.length > 0)
        reply.header('content-security-policy', `${CSP}; connect-src 'self' ${sees.speaksTo.join(' ')}`)
      // Not what a device keeps of the page: where a copy lies, nobody is asked before its PIN.
      if (request.headers['sec-fetch-mode'] === 'navigate' && askedFirst.length > 0) reply.header('link', askedFirst.join(', '))
      return options.web.sendShell(reply)
    }
    return sendProblem(reply, problem('not-found', words[languageOf(request)]))
  })

  const metrics = addMetrics(app, { ...options, db: services.db })
  if (options.traces !== undefined) addTraces(app, options.traces)
  addHealth(app, { services, words, version: options.version })
  const bound = everyBound(services, capabilities)
  const readLog = openReadLog(services.db)
  const keptAnswers = openKeptAnswers(services)
  const walls = options.walls ?? { handler: true, rows: true }
  const { authenticate, isProven, placesWithin = () => [], devices = noDevices } = options
  const { turns = openTurns({ served: SERVED, waiting: WAITING, clock: () => performance.now() }) } = options
  const parts = openParts(options.store ?? noStore, services.keyring)
  const routes = { services, authenticate, isProven, readLog, keptAnswers, words, walls, parts }
  for (const each of bound) addRoute(app, each, routes)
  if (options.store !== undefined) addPartUploads(app, { bound, services, authenticate, words, devices, parts })
  for (const page of capabilities.flatMap((capability) => capability.pages ?? [])) addPage(app, page, { services, words, web: options.web })
  for (const form of capabilities.flatMap((capability) => capability.forms ?? [])) addForm(app, form, { services, web: options.web })
  addDocument(app, describe)
  const copies = capabilities.flatMap(({ offline }) => offline?.copies ?? [])
  const narrowed = Object.assign({}, ...capabilities.map(({ copied }) => copied ?? {}))
  if (copies.length > 0) addCopy(app, { services, authenticate, readLog, words, parts: copies, narrowed, placesWithin, devices, turns })
  addOutbox(app, { bound, routes, devices, turns, faultOf })
  if (options.feed !== undefined) addFeed(app, options.feed, options.authenticate, services, words)
  options.plug?.(app, words)
  addSockets(app, sockets)
  options.web?.add(app, [...addresses.map(patternOf), ...seeing.flatMap(({ pages }) => pages.map(({ source }) => source))])
  app.addHook('onClose', async () => metrics.clear())
  return app
}

const documentRoute: OpenRoute = {
  name: 'GetOpenApi',
  summary: 'This document: every route, what it takes and what it answers',
  answers: { 200: { 'application/json': z.looseObject({ openapi: z.string() }) } },
  problems: [],
}

function addDocument(app: FastifyInstance, describe: () => object): void {
  let document: string | undefined
  app.get(`${API}/openapi.json`, { config: { entry: documentRoute } }, async (_request, reply) => {
    document ??= JSON.stringify(describe())
    return reply.header('content-type', 'application/json; charset=utf-8').send(document)
  })
}

function plainValues(values: unknown): Readonly<Record<string, string>> {
  const entries: readonly (readonly [string, unknown])[] = typeof values === 'object' && values !== null ? Object.entries(values) : []
  return Object.fromEntries(entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))
}

const PageQuery = z.object({ lang: z.optional(z.enum(languages)), code: z.optional(z.string()) })

interface PageOptions extends Pick<ServerOptions, 'services'> {
  readonly words: Readonly<Record<Language, Words>>
  readonly web: WebFiles | undefined
}

/** Other types know no such word. */
const withLetters: readonly PublicAnswer['type'][] = ['text/html', 'application/json']

function addPage(app: FastifyInstance, page: PublicPage, { services, words, web }: PageOptions): void {
  const { name, summary, type, data, camera } = page
  // Where a file cannot be made, or nothing is found, the page says so to people.
  const html = { 'text/html': z.string() }
  const entry: OpenRoute =
    data === undefined
      ? { name, summary, query: PageQuery, answers: { 200: { ...html, [type]: z.string() }, 404: html }, problems: [] }
      : { name, summary, answers: { 200: { [type]: data.shape } }, problems: ['not-found'] }
  app.get(page.path, { config: { entry } }, async (request, reply) => {
    const query = plainValues(request.query)
    const language = languages.find((each) => each === query['lang']) ?? languageOf(request)
    const answer = await page.render({
      params: plainValues(request.params),
      query,
      language,
      now: services.clock(),
      stylesheet: web?.stylesheet,
      script: (root) => web?.script(root),
    })
    if (camera) reply.header('permissions-policy', SCANNING)
    if (data !== undefined) reply.header('access-control-allow-origin', '*')
    if (answer === undefined) return sendProblem(reply, problem('not-found', words[language]))
    if (data !== undefined) reply.header('cache-control', `public, max-age=${data.keepSeconds}`)
    if (answer.fileName !== undefined) reply.header('content-disposition', inline(answer.fileName))
    return reply
      .code(answer.status)
      .header('content-type', `${answer.type}${withLetters.includes(answer.type) ? '; charset=utf-8' : ''}`)
      .send(answer.body)
  })
}
