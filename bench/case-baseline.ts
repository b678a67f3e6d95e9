// SPDX-License-Identifier: AGPL-3.0-or-later
// What a quick handler does with cases: one row in, fifty rows out, and the raw query that counts them all. No event, chain, sealing, authority,
// work list or log; the same database, pool, sign-in, indexes and bytes.

import { type FastifyInstance, fastify } from 'fastify'
import * as z from 'zod/mini'
import { accessCapability } from '#access/server/register.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'
import { type AnswerSizes, padded } from './baseline.ts'

/** The columns and indexes of the table of cases, and in `rest` the bytes that the first event and the state of ours hold. */
export const CASE_BASELINE_TABLE = `
create table case_baseline (like case_file including indexes including defaults, rest text not null);
grant select, insert on case_baseline to kawal_app;
insert into case_baseline select c.*, e.body || s.state || encode(coalesce(e.sealed, ''), 'base64') || encode(coalesce(s.sealed, ''), 'base64')
from case_file c join event e on e.regency = c.regency and e.stream_id = c.case_id and e.version = 1
join snapshot s on s.regency = c.regency and s.stream_id = c.case_id`

const Told = z.object({ complainant: z.string(), category: z.string(), account: z.string(), callBack: z.string(), area: z.string() })

const INSERT = `insert into case_baseline (regency, case_id, area, category, state, registered_on, due_on, owners, opened_on, respond_by, rest)
  values ($1, $2, $3, $4, 'RECEIVED', $5, $5, '{REGENCY}', $5, $5, $6)`
const LIST = `select replace(regency, '.', '') || '-' || case_id as id, name, area, category, state, registered_on::text as "registeredOn", due_on::text as due,
  due_on < now() as late from case_baseline where regency = $1 and due_on is not null order by coalesce(due_on, date '2999-12-31'), case_id limit 50`
const BOARD = `select responsible, case when due_on is not null then assignee end as officer, case when due_on is not null then width_bucket($1::date - opened_on, '{8,31,91}') end as age,
  case when closed_on >= $2 then state end as outcome, count(*) filter (where due_on is not null)::int as open, count(*) filter (where due_on < $1::date)::int as late,
  count(*) filter (where due_on is not null and assignee is null)::int as unassigned, count(*) filter (where closed_on >= $2)::int as closed,
  count(*) filter (where opened_on >= $2 and (responded_on is not null or respond_by < $1::date))::int as counted,
  count(*) filter (where opened_on >= $2 and responded_on <= respond_by)::int as within,
  percentile_disc(0.5) within group (order by responded_on - opened_on) filter (where opened_on >= $2) as median
  from case_baseline where regency = $3
  group by grouping sets ((), (responsible), (1, 2), (3), (4))`

export function openCaseBaseline(services: Services, sizes: AnswerSizes): FastifyInstance {
  const app = fastify({ logger: false })
  const { authenticate } = accessCapability(services)
  const width = services.db.run('select rest from case_baseline limit 1').then(([row]) => z.object({ rest: z.string() }).parse(row).rest)
  const today = (): string => services.clock().slice(0, 10)
  app.addHook('onRequest', async (request, reply) => {
    if ((await authenticate(request)) === undefined) return reply.code(401).send()
  })
  app.post('/api/v1/cases', async (request, reply) => {
    const { category, area } = Told.parse(request.body)
    const rest = await width
    const id = newId()
    await services.db.run(INSERT, [area.slice(0, 5), id, area, category, today(), rest])
    return reply
      .code(201)
      .header('content-type', 'application/json; charset=utf-8')
      .send(padded({ id, version: 1 }, sizes.register))
  })
  app.get('/api/v1/cases', async (_request, reply) => {
    const rows = await services.db.run(LIST, ['35.10'])
    return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ items: rows, next: null }))
  })
  app.get('/api/v1/case-board', async (_request, reply) => {
    const since = new Date(Date.parse(services.clock()) - 365 * 86_400_000).toISOString().slice(0, 10)
    const rows = await services.db.run(BOARD, [today(), since, '35.10'])
    return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ items: rows }))
  })
  return app
}
