// SPDX-License-Identifier: AGPL-3.0-or-later
// The change feed: what moved, within the reader's authority, as server-sent events; a cursor lets a client go on where it stopped.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { isInside, NATIONAL } from '#kernel/area.ts'
import { type Actor, guestOf, scopeOf } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { problem, type Words } from '#kernel/problem.ts'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { OpenRoute } from '#platform/server/http/openapi.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'
import { custody, type Database, type Scope } from '#platform/server/storage/database.ts'

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

function scopeFor({ actor, today, now }: Reader): Scope {
  const own = ownOf(actor)
  return { rows: own, filter: own, officeId: guestOf(actor, 'personal'), userId: actor.userId, today, now }
}

// From one regency to the next along the key, and to the end of each: the feed itself, which only grows, is not read.
const TAILS = `with recursive known(regency) as (
  select min(regency) from feed where regency > $1
  union all select (select min(f.regency) from feed f where f.regency > known.regency) from known where known.regency is not null
) select regency, (select max(f.position) from feed f where f.regency = known.regency) as position from known where regency is not null`

const Tail = z.object({ regency: z.string(), position: z.number() })

/** Where the feed of each regency ends. */
async function tails(db: Database): Promise<Cursor> {
  const rows = await db.read(custody, TAILS, [''])
  return new Map(rows.map((row) => Tail.parse(row)).map((row) => [row.regency, row.position]))
}

/** How far a reader has looked, and how far it is told that it has. */
interface Standing {
  readonly looked: Cursor
  readonly told: Cursor
}

/**
 * Where a reader begins: at the end, or where it stopped; of regencies whose position was not told, with only what moves from now on.
 * Of the national records only what the reader may see is told: what several regencies share stands there, and a number that grows
 * would tell each of them that something was found.
 */
async function begin(db: Database, reader: Reader, stopped: Cursor | undefined): Promise<Standing> {
  const own = ownOf(reader.actor)
  const ends = await tails(db)
  const national = await db.read(scopeFor(reader), 'select regency, position from feed where regency = $1 order by position desc limit 1', [
    NATIONAL,
  ])
  const seen = national.map((row) => Tail.parse(row)).map((row) => [row.regency, row.position] as const)
  const places = [...ends].filter(([regency]) => regency !== NATIONAL)
  if (stopped === undefined) return { looked: ends, told: new Map([...places, ...seen]) }
  // A regency that had no events then has no position in what was told: all of it is new.
  const outside = places.filter(([regency]) => !isTold(regency, own))
  const looked = new Map([...outside, ...stopped])
  return { looked, told: looked }
}

interface Reader {
  readonly actor: Actor
  readonly today: LocalDate
  readonly now: Instant
}

/**
 * What moved between two positions of each regency, as far as the reader may hear of it: the oldest of each first, a page at most. Of a record
 * that lets others in, only while it lets the reader in now: what was written when it did says nothing any more.
 */
export async function movedBetween(db: Database, reader: Reader, spans: readonly Span[]): Promise<readonly z.output<typeof MovedRow>[]> {
  const rows = await db.read(
    scopeFor(reader),
    `select f.regency, f.position, f.stream_type, f.stream_id::text, f.version, f.type
     from unnest($1::text[], $2::bigint[], $3::bigint[]) c(regency, low, high)
     join feed f on f.regency = c.regency and f.position > c.low and f.position <= c.high
     where f.let_in = '{}' or exists (select from snapshot s where s.regency = f.regency and s.stream_id = f.stream_id)
     order by f.regency, f.position limit ${PAGE}`,
    [spans.map((span) => span.regency), spans.map((span) => span.low), spans.map((span) => span.high)],
  )
  return rows.map((row) => MovedRow.parse(row))
}

interface Span {
  readonly regency: string
  readonly low: number
  readonly high: number
}

const entry: OpenRoute = {
  name: 'FollowFeed',
  summary: 'What moves within my authority, as server-sent events; Last-Event-ID goes on where a reader stopped',
  asks: 'signed-in',
  answers: { 200: { 'text/event-stream': z.string() } },
  problems: ['unauthenticated'],
}

export function addFeed(
  app: FastifyInstance,
  hub: FeedHub,
  authenticate: Authenticate,
  services: Services,
  words: Readonly<Record<Language, Words>>,
): void {
  // Nobody follows what has no body.
  app.get(`${API}/feed`, { config: { entry }, exposeHeadRoute: false }, async (request, reply) => {
    const actor = await authenticate(request)
    if (actor === undefined) return sendProblem(reply, problem('unauthenticated', words[languageOf(request)]))
    const asked = request.headers['last-event-id']
    const own = ownOf(actor)
    const readerNow = (): Reader => {
      const now = services.clock()
      return { actor, today: jakartaDate(now), now }
    }
    const { looked, told } = await begin(services.db, readerNow(), typeof asked === 'string' ? parseCursor(asked) : undefined)
    const seen = new Map(looked)
    const cursor = new Map(told)
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive' })
    reply.raw.write(`retry: 2000\nid: ${formatCursor(cursor, own)}\nevent: hello\ndata: {}\n\n`)
    function write(row: z.output<typeof MovedRow>): void {
      seen.set(row.regency, row.position)
      cursor.set(row.regency, row.position)
      const id = formatId({ regency: row.regency, uuid: row.stream_id })
      const data = { type: row.stream_type, id, version: row.version, event: row.type }
      // Each event has the position of its own: wherever the connection is cut, the reader goes on with the next.
      reply.raw.write(`id: ${formatCursor(cursor, own)}\nevent: moved\ndata: ${JSON.stringify(data)}\n\n`)
    }
    let sending = Promise.resolve()
    const send = async (): Promise<void> => {
      // A session that was ended elsewhere stops hearing at the next movement.
      if ((await authenticate(request)) === undefined) return void reply.raw.end()
      for (;;) {
        // Positions are given after commit: up to where a feed ends now nothing comes in between any more, so that it is looked at once.
        const spans = [...(await tails(services.db))]
          .map(([regency, high]) => ({ regency, low: seen.get(regency) ?? 0, high }))
          .filter(({ low, high }) => low < high)
        const moved = spans.length === 0 ? [] : await movedBetween(services.db, readerNow(), spans)
        for (const row of moved) write(row)
        if (moved.length === PAGE) continue
        for (const { regency, high } of spans) seen.set(regency, high)
        return
      }
    }
    let waits = false
    const hear = (): void => {
      // However much moves while a reader is told of what moved before, it is looked at once.
      if (waits) return
      waits = true
      const next = (): Promise<void> => {
        waits = false
        return send()
      }
      sending = sending.then(next).catch(() => void reply.raw.end())
    }
    const unsubscribe = hub.subscribe(hear)
    hear()
    const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS)
    heartbeat.unref()
    request.raw.on('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
    })
    return reply
  })
}
