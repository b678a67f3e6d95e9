// SPDX-License-Identifier: AGPL-3.0-or-later
// What a quick handler does: one row in, one row out, fifty rows out. No event, chain, sealing, authority, work list or log.
// It shares with ours the database, its durability, the pool's size, the sign-in, the indexes, and the bytes of its answers.

import { type FastifyInstance, fastify } from 'fastify'
import * as z from 'zod/mini'
import { accessCapability } from '#access/server/register.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'

/** The columns and indexes of the table of files, and in `rest` the bytes that the first event and the state of ours hold. */
export const BASELINE_TABLE = `
create table if not exists baseline (like worker including indexes including defaults, rest text not null);
grant select, insert on baseline to kawal_app;
truncate baseline;
insert into baseline select w.*, e.body || s.state || encode(coalesce(e.sealed, ''), 'base64') || encode(coalesce(s.sealed, ''), 'base64')
from worker w join event e on e.regency = w.regency and e.stream_id = w.stream_id and e.version = 1
join snapshot s on s.regency = w.regency and s.stream_id = w.stream_id`

/** How many bytes ours answers to a registration and to a look at one file. */
export interface AnswerSizes {
  readonly register: number
  readonly file: number
}

const Person = z.object({
  name: z.string(),
  sex: z.string(),
  birthDate: z.string(),
  area: z.string(),
  destination: z.string(),
  occupation: z.string(),
})
const Asked = z.object({ area: z.string(), state: z.string() })
const Named = z.object({ id: z.string() })

const LIST = `select replace(regency, '.', '') || '-' || stream_id as id, version, name, sex, area, state, since::text, scheme, destination, occupation,
  registered_on::text as "registeredOn", stage, stage_since::text as "stageSince", next_due::text as "nextDue", next_due < now() as "atRisk" from baseline where regency = $1 and area = $2 and state = $3
  order by registered_on desc, stream_id desc limit 50`
const INSERT = `insert into baseline (regency, stream_id, version, area, name, name_key, sex, state, since, scheme, destination, occupation, registered_on, stage, stage_since, card, rest)
  values ($1, $2, 1, $3, $4, $5, $6, 'INTERESTED', $7, 'P_TO_P', $8, $9, $7, 'registered', $7, '', $10)`

/** The answer, as long as ours. */
export function padded(answer: object, bytes: number): string {
  const text = JSON.stringify({ ...answer, more: '' })
  return JSON.stringify({ ...answer, more: 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(text))) })
}

export function openBaseline(services: Services, sizes: AnswerSizes): FastifyInstance {
  const app = fastify({ logger: false })
  const { authenticate } = accessCapability(services)
  // As wide as what a registration of ours writes: measured on the rows that are there.
  const width = services.db.run('select rest from baseline limit 1').then(([row]) => z.object({ rest: z.string() }).parse(row).rest)
  app.addHook('onRequest', async (request, reply) => {
    if ((await authenticate(request)) === undefined) return reply.code(401).send()
  })
  app.post('/api/v1/workers', async (request, reply) => {
    const { name, sex, area, destination, occupation } = Person.parse(request.body)
    const rest = await width
    const id = newId()
    const today = services.clock().slice(0, 10)
    await services.db.run(INSERT, [area.slice(0, 5), id, area, name, name.toLowerCase(), sex, today, destination, occupation, rest])
    return reply
      .code(201)
      .header('content-type', 'application/json; charset=utf-8')
      .send(padded({ id, version: 1 }, sizes.register))
  })
  app.get('/api/v1/workers/:id', async (request, reply) => {
    const { id } = Named.parse(request.params)
    const [row] = await services.db.run('select * from baseline where regency = $1 and stream_id = $2', [
      `${id.slice(0, 2)}.${id.slice(2, 4)}`,
      id.slice(5),
    ])
    if (row === undefined) return reply.code(404).send()
    return reply.header('content-type', 'application/json; charset=utf-8').send(padded(row, sizes.file))
  })
  app.get('/api/v1/workers', async (request, reply) => {
    const { area, state } = Asked.parse(request.query)
    const rows = await services.db.run(LIST, [area.slice(0, 5), area, state])
    return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ items: rows, next: null }))
  })
  return app
}
