// SPDX-License-Identifier: AGPL-3.0-or-later
// The change feed: what moved, within the reader's authority, as server-sent events; a cursor lets a client go on where it stopped.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { isInside, NATIONAL } from '#kernel/area.ts'
import { type Actor, guestOf, scopeOf } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import type { Language } from '#kernel/words.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { problem, type Words } from '#platform/server/http/problems.ts'
import { API, type Authenticate, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'

export interface FeedHub {
  /** Calls back whenever the feed moved. @returns a function that stops it. */
  readonly subscribe: (moved: () => void) => () => void
}

/** Positions per regency, e.g. `35.10:812,35.09:4`. */
type Cursor = ReadonlyMap<string, number>

const MovedRow = z.object({
  regency: z.string(),
  position: z.number(),
  stream_type: z.string(),
  stream_id: z.string(),
  version: z.number(),
  type: z.string(),
})
const PAGE = 200
const HEARTBEAT_MS = 25_000

function parseCursor(text: string): Cursor {
  const pairs = text.split(',').flatMap((part) => {
    const match = /^(\d{2}(?:\.\d{2})?):(\d{1,15})$/.exec(part)
    return match?.[1] === undefined ? [] : [[match[1], Number(match[2])] as const]
  })
  return new Map(pairs)
}

function ownOf(actor: Actor): readonly string[] {
  return scopeOf(actor, 'personal')
}

/** Whether a position may be told: how many events a regency has says how much happens there, which is only for who has authority there. */
function isTold(regency: string, own: readonly string[]): boolean {
  return regency === NATIONAL || own.some((prefix) => isInside(regency, prefix) || isInside(prefix, regency))
}

function formatCursor(cursor: Cursor, own: readonly string[]): string {
  return [...cursor]
    .filter(([regency]) => isTold(regency, own))
    .map(([regency, position]) => `${regency}:${position}`)
    .join(',')
}

function scopeFor(actor: Actor): Scope {
  const own = ownOf(actor)
  return { rows: own, filter: own, officeId: guestOf(actor, 'personal'), userId: actor.userId }
}

// From one regency to the next along the key, and to the end of each: the feed itself, which only grows, is not read.
const TAILS = `with recursive known(regency) as (
  select min(regency) from feed where regency > $1
  union all select (select min(f.regency) from feed f where f.regency > known.regency) from known where known.regency is not null
) select regency, (select max(f.position) from feed f where f.regency = known.regency) as position from known where regency is not null`

/**
 * Where the feed ends for a reader. Of the national records only what the reader may see counts: what several regencies share stands
 * there, and a number that grows would tell each of them that something was found.
 */
async function tails(db: Database, actor: Actor): Promise<Cursor> {
  const scope = scopeFor(actor)
  const [all, national] = await Promise.all([
    // The national records come first of all.
    db.read(everywhere, TAILS, [NATIONAL]),
    db.read(scope, 'select regency, position from feed where regency = $1 order by position desc limit 1', [NATIONAL]),
  ])
  return new Map(
    [...all, ...national]
      .map((row) => z.object({ regency: z.string(), position: z.number() }).parse(row))
      .map((row) => [row.regency, row.position]),
  )
}

/** Where a reader goes on who stopped at `told`; of regencies whose position was not told, only what moves from now on. */
async function resume(db: Database, actor: Actor, told: Cursor): Promise<Cursor> {
  const own = ownOf(actor)
  const outside = [...(await tails(db, actor))].filter(([regency]) => !isTold(regency, own))
  return new Map([...outside, ...told])
}

/** What moved since where a reader stopped, as far as this reader may hear of it. */
export async function movedSince(db: Database, actor: Actor, cursor: Cursor): Promise<readonly z.output<typeof MovedRow>[]> {
  const rows = await db.read(
    scopeFor(actor),
    `select f.regency, f.position, f.stream_type, f.stream_id::text, f.version, f.type
     from feed f left join unnest($1::text[], $2::bigint[]) c(regency, position) on c.regency = f.regency
     where f.position > coalesce(c.position, 0) order by f.regency, f.position limit ${PAGE}`,
    [[...cursor.keys()], [...cursor.values()]],
  )
  return rows.map((row) => MovedRow.parse(row))
}

export function addFeed(
  app: FastifyInstance,
  hub: FeedHub,
  authenticate: Authenticate,
  services: Services,
  words: Readonly<Record<Language, Words>>,
): void {
  app.get(`${API}/feed`, async (request, reply) => {
    const actor = await authenticate(request)
    if (actor === undefined) return sendProblem(reply, problem('unauthenticated', words[languageOf(request)]))
    const asked = request.headers['last-event-id']
    const own = ownOf(actor)
    let cursor = typeof asked === 'string' ? await resume(services.db, actor, parseCursor(asked)) : await tails(services.db, actor)
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive' })
    reply.raw.write(`retry: 2000\nid: ${formatCursor(cursor, own)}\nevent: hello\ndata: {}\n\n`)
    let sending = Promise.resolve()
    const send = async (): Promise<void> => {
      // A session that was ended elsewhere stops hearing at the next movement.
      if ((await authenticate(request)) === undefined) return void reply.raw.end()
      for (let more = true; more; ) {
        const moved = await movedSince(services.db, actor, cursor)
        const next = new Map(cursor)
        for (const row of moved) next.set(row.regency, row.position)
        cursor = next
        for (const row of moved) {
          const data = {
            type: row.stream_type,
            id: formatId({ regency: row.regency, uuid: row.stream_id }),
            version: row.version,
            event: row.type,
          }
          reply.raw.write(`id: ${formatCursor(cursor, own)}\nevent: moved\ndata: ${JSON.stringify(data)}\n\n`)
        }
        more = moved.length === PAGE
      }
    }
    const unsubscribe = hub.subscribe(() => {
      sending = sending.then(send).catch(() => void reply.raw.end())
    })
    const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS)
    heartbeat.unref()
    request.raw.on('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
    })
    return reply
  })
}
