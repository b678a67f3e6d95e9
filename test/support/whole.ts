// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that is plugged in, on a real database, with any actor a test names: what comes new is met without an edit here.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { plugIn } from '#apps/server.ts'
import { openServices } from '#apps/services.ts'
import { type Actor, officeKinds, roles } from '#kernel/authority.ts'
import type { Bound, Capability, Services } from '#platform/server/http/capability.ts'
import type { FeedHub } from '#platform/server/http/feed.ts'
import type { IsProven, Walls } from '#platform/server/http/routes.ts'
import { createServer, everyBound } from '#platform/server/http/server.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import { logError, logRequest, openLog } from '#platform/server/log.ts'
import { openLogHold } from './log.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { holdToDocument } from './openapi.ts'

const NOW = '2026-05-03T02:00:00.000Z'

const ActorHeader = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  officeId: z.string(),
  officeKind: z.enum(officeKinds),
  prefixes: z.array(z.string()),
  acting: z.exactOptional(
    z.object({
      forUserId: z.string(),
      ownKind: z.enum(officeKinds),
      commands: z.array(z.string()),
      sees: z.exactOptional(z.array(z.string())),
    }),
  ),
})

export interface Whole {
  readonly app: FastifyInstance
  readonly services: Services
  readonly capabilities: readonly Capability[]
  /** Where files lie. */
  readonly store: MemoryStore
  /** Every contract that has a route, those of the platform too. */
  readonly bound: readonly Bound[]
  readonly errors: readonly unknown[]
  /** What its log said of all that was asked, the finest level included. */
  readonly lines: readonly string[]
  /** Contracts that were answered well and must have left a line in the log. */
  readonly logged: ReadonlySet<string>
  readonly close: () => Promise<void>
}

export interface WholeOptions {
  readonly walls?: Walls
  readonly feed?: FeedHub
  readonly web?: WebFiles
  /** Handlers with a fault in them. */
  readonly replace?: (bound: Bound) => Bound
  /** Otherwise whoever a test names has just shown who they are. */
  readonly isProven?: IsProven
  /** Otherwise the same morning, a millisecond later at each look. */
  readonly clock?: () => string
  /** A capability beside those that are plugged in. */
  readonly more?: (services: Services) => Capability
}

/** A clock that moves a millisecond at each look, so that acts of one moment are still acts of their own. */
function slowClock(): () => string {
  let now = Date.parse(NOW)
  return () => {
    now += 1
    return new Date(now).toISOString()
  }
}

export function openWhole(databaseUrl: string, options: WholeOptions = {}): Whole {
  const opened = openServices({ databaseUrl, master: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', poolSize: 4 })
  const services: Services = { ...opened, clock: options.clock ?? slowClock() }
  const store = memoryStore()
  const { access, capabilities: sound } = plugIn(services, { store })
  const { replace = (bound) => bound, more } = options
  const all = more === undefined ? sound : [...sound, more(services)]
  const capabilities = all.map((capability) => ({ ...capability, bound: capability.bound.map(replace) }))
  const errors: unknown[] = []
  const lines: string[] = []
  const to = openLog('trace', { write: (line) => void lines.push(line) })
  const log = openLogHold(async (request) => {
    const header = request.headers['x-actor']
    return typeof header === 'string' ? ActorHeader.parse(JSON.parse(header)) : access.authenticate(request)
  })
  const app = createServer({
    services,
    capabilities,
    authenticate: log.authenticate,
    devices: access.devices,
    isProven: options.isProven ?? (async () => true),
    plug: access.plug,
    version: 'test',
    store,
    ...(options.walls === undefined ? {} : { walls: options.walls }),
    ...(options.feed === undefined ? {} : { feed: options.feed }),
    ...(options.web === undefined ? {} : { web: options.web }),
    logError: (error) => {
      errors.push(error)
      logError(to)(error)
    },
    logRequest: logRequest(to),
  })
  holdToDocument(app)
  log.hold(app, services.db)
  return {
    app,
    services,
    capabilities,
    store,
    bound: everyBound(services, capabilities),
    errors,
    lines,
    logged: log.contracts,
    close: async () => {
      try {
        await app.close()
      } finally {
        await services.db.close()
      }
    },
  }
}

export function actorHeader(actor: Actor): Record<string, string> {
  return { 'x-actor': JSON.stringify(actor) }
}
