// SPDX-License-Identifier: AGPL-3.0-or-later
// What is kept of a copy between requests is what would be made anew, whatever happened to the records and to who asks; and a copy that was cut
// goes on to the same end.

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { workerCopy } from '#journeys/core/worker.copy.ts'
import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { unpack } from '#kernel/sync-protocol.ts'
import { readCopied, readInBlocks, sumCopied, tailsOf } from '#platform/server/storage/copied.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'
import { startFollower } from '#platform/server/storage/follower.ts'
import { readCopy } from '../support/device.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const [HERE, BESIDE, FAR] = ['35.10.04.2006', '35.10.04.2005', '35.10.05.2001']
const areas = [HERE, BESIDE, FAR] as const
/** Places for which an office may answer, and may no more. */
const reaches = [[HERE], [BESIDE, HERE], ['35.10.04'], ['35.10'], [FAR]] as const
const url = await freshDatabase()
const owner = new pg.Client({ connectionString: url })
let whole: Whole
let follow: () => Promise<unknown>
const ids: string[] = []

async function register(area: string, nth: number): Promise<string> {
  const headers = { ...actorHeader(officer('village-officer', [area])), 'accept-language': 'en' }
  const payload = { name: `Siti ke-${nth}`, sex: 'F', birthDate: '1999-07-01', area }
  const answer = await whole.app.inject({ method: 'POST', url: '/api/v1/workers', headers, payload })
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

beforeAll(async () => {
  whole = openWhole(url)
  const follower = startFollower(
    whole.services.db,
    async () => () => undefined,
    (error) => expect.unreachable(String(error)),
  )
  await follower.stop()
  follow = follower.drain
  await owner.connect()
  for (let nth = 0; nth < 9; nth += 1) ids.push(await register(must(areas[nth % 3], 'a place'), nth))
})
afterAll(async () => {
  await owner.end()
  await whole.close()
})

/** As a commit does it: the state and what tells of it, at once. */
async function commit(nth: number, change: string): Promise<void> {
  const { regency, uuid } = parseId(must(ids[nth], 'somebody'))
  await owner.query(
    `with changed as (update snapshot set version = version + 1, ${change} where regency = $1 and stream_id = $2 returning *)
     insert into outbox (regency, stream_id, version, stream_type, type, area, let_in)
     select regency, stream_id, version, stream_type, 'x', area, let_in from changed`,
    [regency, uuid],
  )
}

async function take(prefixes: readonly string[], query = '') {
  const headers = { ...actorHeader(officer('village-officer', prefixes)), 'accept-encoding': 'gzip' }
  const answer = await whole.app.inject({ method: 'GET', url: `/api/v1/copy${query}`, headers })
  expect(answer.statusCode, answer.body).toBe(200)
  return readCopy(answer.rawPayload, answer.headers['content-encoding'])
}

/** Read anew, record by record. */
async function made(prefixes: readonly string[]) {
  const copied = await readCopied(whole.services, { prefixes, types: ['worker'] })
  return copied.map(({ id, version, open, personal }) => ({ id, version, state: workerCopy.pick(open, personal) }))
}

const fresh = (prefixes: readonly string[]) => sumCopied(whole.services.db, { prefixes, types: ['worker'] })

const person = fc.nat({ max: 8 })
const happening = fc.oneof(
  person.map((nth) => () => commit(nth, 'hash = hash')),
  fc.tuple(person, fc.constantFrom(...areas)).map(
    ([nth, area]) =>
      () =>
        commit(nth, `area = '${area}'`),
  ),
  person.map((nth) => () => commit(nth, "let_in = '{!,2026-01-01}'")),
  person.map((nth) => () => commit(nth, "let_in = '{}'")),
  person.map((nth) => () => commit(nth, `state = '{"erased":true,' || substr(state, 2)`)),
  person.map((nth) => () => commit(nth, `state = replace(state, '"erased":true,', '')`)),
  fc.constant(() => follow()),
)

test('the kept sum and the kept copy are those that would be made anew', async () => {
  const asked = fc.constantFrom(...reaches)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(happening, asked), { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const [happen, prefixes] of steps) {
        await happen()
        const { head, blocks } = await take(prefixes)
        const again = await take(prefixes, `?since=${head.cursor}`)
        const now = await fresh(prefixes)
        const expected = now['worker']
        expect([head.sums['worker'], again.head.sums['worker']]).toEqual([expected, expected])
        const came = blocks.filter(({ part }) => part === 'worker')
        const held = came.flatMap(({ ids: some, versions, columns }) => {
          const states = unpack(columns)
          return some.map((id, nth) => ({ id, version: versions[nth], state: states[nth] }))
        })
        expect(held).toEqual(await made(prefixes))
      }
    }),
    { numRuns: 15 },
  )
})

test('what is read in blocks is what is read at once, as it was when the first was told of', async () => {
  const reach = { prefixes: ['35.10'], types: ['letter', 'worker'] }
  for (const nth of ids.keys()) await commit(nth, `area = '${HERE}', let_in = '{}', state = replace(state, '"erased":true,', '')`)
  const [before, sums] = await Promise.all([readCopied(whole.services, reach), sumCopied(whole.services.db, reach)])
  const told = await readInBlocks(whole.services, reach, { first: 2, others: 3, most: 9 })
  await commit(3, "let_in = '{!,2026-01-01}'")
  const blocks: (typeof before)[] = []
  for await (const block of told.blocks) blocks.push(block)
  expect([told.sums, blocks.flat(), blocks.map(({ length }) => length)]).toEqual([sums, before, [2, 3, 3, 1]])
  const after = await readInBlocks(whole.services, reach, { first: 2, others: 3, most: 7 })
  for await (const block of after.blocks) expect.unreachable(`${block.length} of too many`)
  expect(after.sums['worker']?.[0]).toBe(8)
  await commit(3, "let_in = '{}'")
})

test('a copy that was cut anywhere, and cut again, goes on to what is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 9 }), fc.array(happening, { maxLength: 3 })), { minLength: 1, maxLength: 3 }),
      async (cuts) => {
        await follow()
        const held = new Map<string, number>()
        let since: string | undefined
        let at: string | undefined
        async function receive(most: number) {
          const query = since === undefined || at === undefined ? '' : `?since=${since}&at=${at}`
          const { head, blocks } = await take(['35.10'], query)
          if (head.whole) held.clear()
          since = head.whole ? head.cursor : since
          let left = most
          for (const { part, at: goesOn, ids: came, versions } of blocks) {
            // A cut comes in the middle of a part as well: every record is a place to go on from.
            const whole = came.slice(0, left)
            left -= whole.length
            for (const [nth, id] of whole.entries()) held.set(id, must(versions[nth], 'a version'))
            if (goesOn !== undefined && whole.length > 0) at = `${part}:${must(whole.at(-1), 'an id').slice(5)}`
          }
          return head
        }
        for (const [most, meanwhile] of cuts) {
          await receive(most)
          for (const happen of meanwhile) await happen()
          await follow()
        }
        const head = await receive(1000)
        const { blocks } = await take(['35.10'])
        const there = new Map(blocks.flatMap((block) => block.ids.map((id, nth) => [id, block.versions[nth]] as const)))
        // What left meanwhile the sum tells of; everything that is there came, as it is.
        expect([...there].filter(([id, version]) => held.get(id) !== version)).toEqual([])
        expect(head.cursor).toBe((await take(['35.10'], `?since=${head.cursor}`)).head.cursor)
      },
    ),
    { numRuns: 20 },
  )
  // What it cannot go on from begins anew.
  const { cursor } = (await take([HERE])).head
  const nobody = '0197f3c2-0000-7000-8000-00000000000a'
  expect((await take([HERE], `?since=${cursor}&at=secret:${nobody}`)).head.whole).toBe(true)
  expect((await take([HERE], `?since=00:0&at=worker:${nobody}`)).head.whole).toBe(true)
})

test('what moved is read by its keys, however long the feed was before', async () => {
  const MOVED = 5000
  await follow()
  const { services } = whole
  await owner.query(
    `insert into outbox (regency, stream_id, version, stream_type, type, area)
     select '35.10', gen_random_uuid(), 1, 'worker', 'x', $1 from generate_series(1, $2)`,
    [HERE, MOVED],
  )
  while ((await follow()) !== 0);
  await owner.query('vacuum analyze feed')
  const since = await tailsOf(services.db, { prefixes: [HERE], types: ['worker'] })
  await commit(0, `area = '${HERE}', let_in = '{}', state = replace(state, '"erased":true,', '')`)
  await follow()
  const read = await services.db.transaction(everywhere, async (tx) => {
    const soFar = async (): Promise<number> => {
      const [row] = await tx.run(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = 'feed'`,
      )
      return z.object({ rows: z.number() }).parse(row).rows
    }
    const before = await soFar()
    const db: Database = { ...services.db, read: (_scope, text, values) => tx.run(text, values) }
    const moved = await readCopied({ db, keyring: services.keyring }, { prefixes: [HERE], types: ['worker'] }, { since })
    expect(moved.map(({ id }) => id)).toEqual([ids[0]])
    return (await soFar()) - before
  })
  expect(read).toBeLessThan(MOVED / 10)
})
