// SPDX-License-Identifier: AGPL-3.0-or-later
// Every test server is held to its log: each command that was done and each look that is recorded has left its line when it closes.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { type Actor, signs } from '#kernel/authority.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type {} from '#platform/server/http/openapi.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

export interface LogHold {
  /** The same, remembering who came. */
  readonly authenticate: Authenticate
  readonly hold: (app: FastifyInstance, db: Database) => void
  /** The contracts that were answered well and must have left a line. */
  readonly contracts: ReadonlySet<string>
}

const Line = z.object({ line: z.string() })

/** With place, account and office; what is filed nowhere or by nobody is no line. */
async function linesOf(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.read(
    everywhere,
    `select distinct contract || ' by ' || user_id || ' of ' || office_id as line from (
       select contract, user_id, office_id, area, '{}'::text[] as places from command
       union all select contract, user_id, office_id, area, places from read_log) l
     where area is not null or places <> '{}'`,
  )
  return new Set(rows.map((row) => Line.parse(row).line))
}

export function openLogHold(authenticate: Authenticate): LogHold {
  const actors = new WeakMap<object, Actor>()
  const due = new Set<string>()
  const contracts = new Set<string>()
  return {
    contracts,
    authenticate: async (request) => {
      const actor = await authenticate(request)
      if (actor !== undefined) actors.set(request, actor)
      return actor
    },
    hold: (app, db) => {
      app.addHook('onResponse', async (request, reply) => {
        const { entry } = request.routeOptions.config
        const actor = actors.get(request)
        if (typeof entry !== 'object' || !('contract' in entry) || actor === undefined || reply.statusCode >= 300) return
        if (entry.contract.kind === 'query' && entry.contract.recorded === undefined) return
        contracts.add(entry.name)
        due.add(`${entry.name} by ${signs(actor)} of ${actor.officeId}`)
      })
      app.addHook('onClose', async () => {
        if (due.size === 0) return
        const lines = await linesOf(db)
        const missing = [...due].filter((line) => !lines.has(line))
        if (missing.length > 0) throw new Error(`the log has no line of ${missing.join(', ')}`)
      })
    },
  }
}
