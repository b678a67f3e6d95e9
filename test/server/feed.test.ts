// SPDX-License-Identifier: AGPL-3.0-or-later
// The change feed: positions without a gap whichever commit comes first, no regency that waits for a busy one, and a reader who is told
// everything within authority once, wherever the connection was cut.

import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { must } from '#kernel/decider.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type Followed, type Follower, startFollower } from '#platform/server/storage/follower.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const url = await freshDatabase()
const hearers = new Set<() => void>()
let whole: Whole
let follower: Follower
let address: string
let batches: (readonly Followed[])[] = []

beforeAll(async () => {
  const subscribe = (moved: () => void) => {
    hearers.add(moved)
    return () => hearers.delete(moved)
  }
  whole = openWhole(url, { feed: { subscribe } })
  const queue = async (_tx: unknown, events: readonly Followed[]) => {
    batches.push(events)
    return () => undefined
  }
  follower = startFollower(whole.services.db, queue, (error) => {
    throw error
  })
  // It follows when a test says so, and not beside it once a second.
  await follower.stop()
  address = await whole.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  whole.app.server.closeAllConnections()
  await whole.close()
})
beforeEach(() => {
  batches = []
})

const WRITE = `insert into outbox (regency, stream_id, version, stream_type, type, area, let_in)
  select $1, id::uuid, 1, 'worker', 'WorkerRegistered', $2, '{}' from unnest($3::text[]) id`

interface Place {
  readonly regency: string
  readonly area: string
}
const near: Place = { regency: '35.10', area: '35.10.04.2006' }
const hidden: Place = { regency: '35.10', area: '35.10.05.2001' }
const far: Place = { regency: '35.09', area: '35.09.01.2001' }

let written = 0
/** Ids of streams that sort against the order in which they are written. */
function streams(count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    written += 1
    return `${(0xffff_ffff - written).toString(16)}-0000-7000-8000-000000000000`
  })
}

async function write(place: Place, ids: readonly string[], to: Pick<pg.Client, 'query'>): Promise<void> {
  await to.query(WRITE, [place.regency, place.area, ids])
}

async function withClients(work: (one: pg.Client, other: pg.Client) => Promise<void>): Promise<void> {
  const clients = [new pg.Client(url), new pg.Client(url)] as const
  for (const each of clients) await each.connect()
  try {
    await work(...clients)
  } finally {
    for (const each of clients) await each.end()
  }
}

const Row = z.object({ regency: z.string(), position: z.number(), stream_id: z.string() })
async function feedOf(regency: string): Promise<readonly z.output<typeof Row>[]> {
  const rows = await whole.services.db.read(
    everywhere,
    'select regency, position::int, stream_id::text from feed where regency = $1 order by position',
    [regency],
  )
  return rows.map((row) => Row.parse(row))
}

describe('the follower', () => {
  test('gives a position to what commits later as well, after what it gave already, without a gap', async () => {
    await withClients(async (slow, quick) => {
      const [first = '', second = '', third = ''] = streams(3)
      await slow.query('begin')
      await write(near, [first], slow)
      await write(near, [second], quick)
      await follower.drain()
      await slow.query('commit')
      await write(near, [third], quick)
      await follower.drain()
      const rows = await feedOf('35.10')
      expect(rows.map((row) => row.stream_id).slice(-3)).toEqual([second, first, third])
      expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index + 1))
    })
  })

  test('keeps the order in which things were written, of each regency', async () => {
    await withClients(async (writer) => {
      const [mine, theirs] = [streams(40), streams(40)]
      for (let at = 0; at < 40; at += 8) {
        await write(near, mine.slice(at, at + 8), writer)
        await write(far, theirs.slice(at, at + 8), writer)
      }
      await follower.drain()
      expect((await feedOf('35.10')).slice(-40).map((row) => row.stream_id)).toEqual(mine)
      expect((await feedOf('35.09')).slice(-40).map((row) => row.stream_id)).toEqual(theirs)
      const heard = batches.flat().filter((event) => event.regency === '35.10')
      expect(heard.map((event) => event.stream_id)).toEqual(mine)
    })
  })

  test('lets no regency wait for a busy one, and hands on everything once', async () => {
    await withClients(async (writer) => {
      const [many, few] = [streams(1700), streams(3)]
      // The busy one comes first by its code and by its time.
      await writer.query('begin')
      await write(far, many, writer)
      await write(near, few, writer)
      await writer.query('commit')
      await follower.drain()
      const [first = []] = batches
      expect(first.filter((event) => event.regency === '35.10').map((event) => event.stream_id)).toEqual(few)
      const handed = batches.flat().map((event) => event.stream_id)
      expect(handed).toHaveLength(1703)
      expect(new Set(handed)).toEqual(new Set([...many, ...few]))
      const rows = await feedOf('35.09')
      expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index + 1))
    })
  })
})

describe('a reader', () => {
  const reader = officer('regency-officer', ['35.10.04', '35.09'])

  interface Heard {
    readonly id: string
    readonly stream: string
  }

  /** Listens from a cursor on until enough was heard; the first event of all says where the feed ends. */
  async function listen(
    from: string | undefined,
    enough: (heard: readonly Heard[]) => boolean,
  ): Promise<{ hello: string; heard: Heard[] }> {
    const stop = new AbortController()
    const headers = { ...actorHeader(reader), ...(from === undefined ? {} : { 'last-event-id': from }) }
    const answer = await fetch(`${address}/api/v1/feed`, { headers, signal: stop.signal })
    const body = must(answer.body?.getReader(), 'a stream')
    let text = ''
    for (;;) {
      const { value, done } = await body.read()
      if (done) throw new Error('the feed ended')
      text += new TextDecoder().decode(value)
      const events = text.split('\n\n').slice(0, -1)
      const heard = events.flatMap((each) => {
        const [, id, stream] = /id: (.*)\nevent: moved\ndata: .*"id":"\d{4}-([^"]*)"/.exec(each) ?? []
        return id === undefined || stream === undefined ? [] : [{ id, stream }]
      })
      const hello = /id: (.*)\nevent: hello/.exec(text)?.[1]
      if (hello === undefined || !enough(heard)) continue
      stop.abort()
      return { hello, heard }
    }
  }

  test('hears everything within its places once, wherever it was cut off', async () => {
    const { hello } = await listen(undefined, () => true)
    const seen: string[] = []
    await withClients(async (writer) => {
      for (const [place, count] of [
        [near, 230],
        [hidden, 20],
        [far, 5],
        [near, 3],
        [hidden, 1],
        [far, 4],
      ] as const) {
        const some = streams(count)
        await write(place, some, writer)
        if (place !== hidden) seen.push(...some)
        await follower.drain()
      }
    })
    const whole = await listen(hello, (heard) => heard.length >= seen.length)
    expect([...whole.heard.map((each) => each.stream)].sort()).toEqual([...seen].sort())
    for (const cut of [0, 4, 99, 200, 230, 238]) {
      const rest = whole.heard.slice(cut + 1)
      const again = await listen(whole.heard[cut]?.id, (heard) => heard.length >= rest.length)
      expect(again.heard, `cut after ${cut}`).toEqual(rest)
    }
  })

  test('hears nothing of before when something moves that it may not see, and then what it may', async () => {
    const before = await listen(undefined, () => true)
    const [later = ''] = streams(1)
    const listening = listen(before.hello, (heard) => heard.length > 0)
    await withClients(async (writer) => {
      for (const place of [hidden, hidden]) {
        await write(place, streams(2), writer)
        await follower.drain()
        for (const moved of hearers) moved()
      }
      await write(near, [later], writer)
      await follower.drain()
      for (const moved of hearers) moved()
    })
    expect((await listening).heard.map((each) => each.stream)).toEqual([later])
  })

  test('that is behind looks once at all that moved meanwhile', async () => {
    const before = await listen(undefined, () => true)
    const [last = ''] = streams(1)
    await vi.waitUntil(() => hearers.size === 0)
    const listening = listen(before.hello, (heard) => heard.length > 0)
    await vi.waitUntil(() => hearers.size > 0)
    await withClients((writer) => write(near, [last], writer))
    await follower.drain()
    const reads = vi.spyOn(whole.services.db, 'read')
    for (let times = 0; times < 50; times += 1) for (const moved of hearers) moved()
    expect((await listening).heard.map((each) => each.stream)).toEqual([last])
    await vi.waitUntil(() => hearers.size === 0)
    expect(reads.mock.calls.length).toBeLessThan(10)
    reads.mockRestore()
  })
})

test('a full outbox is followed by its keys, though it was empty when it was counted', async () => {
  const WAITING = 5_000
  const { db } = whole.services
  await follower.drain()
  await withClients(async (owner) => {
    await owner.query('vacuum analyze outbox')
    await owner.query(WRITE, ['12.01', '12.01.01', streams(WAITING)])
  })
  const read = await db.transaction(everywhere, async (tx) => {
    const soFar = async (): Promise<number> => {
      const [row] = await tx.run(
        `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = 'outbox'`,
      )
      return z.object({ rows: z.number() }).parse(row).rows
    }
    // The connection may not yet have handed in what it read before.
    const before = await soFar()
    expect(await tx.run('select * from follow_outbox($1)', [100])).toHaveLength(100)
    return (await soFar()) - before
  })
  expect(read).toBeLessThan(WAITING / 10)
  expect(await follower.drain()).toBe(WAITING - 100)
})
