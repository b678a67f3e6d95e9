// SPDX-License-Identifier: AGPL-3.0-or-later
// What an operator's machines ask: does it live, does it reach its database, which version is it, how is it doing.

import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import * as z from 'zod/mini'
import { problem, type Words } from '#kernel/problem.ts'
import type { Language } from '#kernel/words.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { addGauges, type Watched } from '#platform/server/http/gauges.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { languageOf, sendProblem } from '#platform/server/http/routes.ts'
import type { JobCounts } from '#platform/server/jobs/jobs.ts'
import type { Database } from '#platform/server/storage/database.ts'

function entry(name: string, summary: string, body: z.ZodMiniType, type = 'application/json'): { readonly entry: OpenRoute } {
  return { entry: { name, summary, answers: { 200: { [type]: body } }, problems: [] } }
}

const live = entry('GetHealth', 'Whether the process answers', z.object({ status: z.literal('ok') }))
const ready = entry('GetReadiness', 'Whether it reaches its database', z.object({ status: z.literal('ready') }))
const version = entry(
  'GetVersion',
  'The version, and the public key that signs heads',
  z.object({ name: z.string(), version: z.string(), publicKey: z.string() }),
)
const metrics = entry('GetMetrics', 'What Prometheus reads', z.string(), 'text/plain')

export interface HealthOptions {
  readonly services: Services
  readonly words: Readonly<Record<Language, Words>>
  readonly version: string
}

export function addHealth(app: FastifyInstance, options: HealthOptions): void {
  const { db, keyring } = options.services
  app.get('/healthz', { config: live }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: ready }, async (request, reply) => {
    const reached = await db.run('select 1 as one').then(
      () => true,
      () => false,
    )
    if (reached) return { status: 'ready' }
    return sendProblem(reply.header('retry-after', '2'), problem('unavailable', options.words[languageOf(request)]))
  })
  app.get('/version', { config: version }, async () => ({ name: 'kawal', version: options.version, publicKey: keyring.publicKey }))
}

/** One answered request, without anything of anybody: the route as it is written, never the address that was asked. */
export interface Answered {
  readonly request: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

export interface MetricsOptions extends Watched {
  readonly jobCounts?: (() => Promise<JobCounts>) | undefined
  readonly logRequest?: ((answered: Answered) => void) | undefined
}

export function addMetrics(app: FastifyInstance, { jobCounts, logRequest, ...watched }: MetricsOptions): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'kawal_http_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'kawal_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route', 'method'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  addConnectionGauge(registry, watched.db)
  addGauges(registry, watched)
  if (jobCounts !== undefined) addJobGauge(registry, jobCounts)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    requests.inc({ route, method: request.method, status: String(reply.statusCode) })
    duration.observe({ route, method: request.method }, reply.elapsedTime / 1000)
    logRequest?.({ request: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
    done()
  })
  app.get('/metrics', { config: metrics }, async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  )
  return registry
}

function addConnectionGauge(registry: Registry, db: Database): void {
  const gauge: Gauge = new Gauge({
    name: 'kawal_database_connections',
    help: 'Connections to the database at work, and what waits for one: of the pool, and of those that short reads and writes share',
    labelNames: ['of', 'state'],
    registers: [registry],
    collect: () => {
      for (const [of, { used, waiting }] of Object.entries(db.load())) {
        gauge.set({ of, state: 'used' }, used)
        gauge.set({ of, state: 'waiting' }, waiting)
      }
    },
  })
}

function addJobGauge(registry: Registry, jobCounts: () => Promise<JobCounts>): void {
  const gauge: Gauge = new Gauge({
    name: 'kawal_jobs',
    help: 'Jobs by state; a failed one waits for somebody to look',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const { open, failed } = await jobCounts()
      gauge.set({ state: 'open' }, open)
      gauge.set({ state: 'failed' }, failed)
    },
  })
}
