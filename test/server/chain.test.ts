// SPDX-License-Identifier: AGPL-3.0-or-later
// Each way to tamper with the history, by somebody who may write anything in the database, is found and named.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { foldsOf } from '#platform/server/http/capability.ts'
import { linkHash } from '#platform/server/storage/chain.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { exportHeads, type KeptHead, sealDay } from '#platform/server/storage/heads.ts'
import { seal } from '#platform/server/storage/keys.ts'
import { refold } from '#platform/server/storage/refold.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { walk } from '#platform/server/storage/walk.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
const tables = ['event', 'snapshot', 'subject_key', 'head', 'head_end'] as const
let instance: TestInstance
let insider: pg.Client
let siti: string
let kept: readonly KeptHead[]

beforeAll(async () => {
  instance = openInstance(url)
  insider = new pg.Client({ connectionString: url })
  await insider.connect()
  siti = await register('Siti')
  await register('Wati')
  await sealHeads('2026-05-03')
  await record(siti, 'INFO_GIVEN')
  await record(siti, 'FAMILY_CONSENT')
  await sealHeads('2026-05-04')
  await register('Rini')
  await sealHeads('2026-05-05')
  kept = await exportHeads(instance.db)
  await record(siti, 'MARITAL_LETTER')
  for (const table of tables) await insider.query(`create table kept_${table} as select * from ${table}`)
})
afterAll(async () => {
  await insider.end()
  await instance.app.close()
  await instance.db.close()
})

async function send(path: string, body: object): Promise<string> {
  const answer = await instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { 'x-officer': 'desa' }, payload: body })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return z.object({ id: z.string() }).parse(answer.json()).id
}
const register = async (name: string): Promise<string> =>
  (await send('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })).slice(5)
const record = (stream: string, code: string): Promise<string> => send(`/workers/3510-${stream}/milestones/${code}`, {})
const sealHeads = (day: string) => sealDay(instance.db, instance.services.keyring, day, `${day}T17:05:00.000Z`)
const verify = (against: readonly KeptHead[] = []) =>
  verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities), against })

/** Puts everything back as it was before somebody tampered with it. */
async function mend(): Promise<void> {
  for (const table of tables) await insider.query(`delete from ${table}; insert into ${table} select * from kept_${table}`)
}

/** Writes every hash of a stream anew, as an insider does who knows how they are made. */
async function rehash(stream: string): Promise<void> {
  const { rows } = await insider.query(
    'select version, stream_type, type, at, user_id, office_id, command_id, area, let_in, body, sealed from event where stream_id = $1 order by version',
    [stream],
  )
  let hash: Buffer | null = null
  for (const row of rows) {
    hash = linkHash(hash, {
      regency: '35.10',
      uuid: stream,
      version: row.version,
      streamType: row.stream_type,
      type: row.type,
      at: row.at.toISOString(),
      userId: row.user_id,
      officeId: row.office_id,
      commandId: row.command_id,
      area: row.area,
      letIn: row.let_in,
      body: row.body,
      sealed: row.sealed,
    })
    await insider.query('update event set hash = $3 where stream_id = $1 and version = $2', [stream, row.version, hash])
  }
  await insider.query('update snapshot set hash = $2, version = $3 where stream_id = $1', [stream, hash, rows.length])
}

async function vanish(stream: string): Promise<void> {
  for (const table of ['event', 'snapshot', 'subject_key']) await insider.query(`delete from ${table} where stream_id = $1`, [stream])
}

/** Seals the days anew over what is there now, with the key of the instance. */
async function resealAll(): Promise<void> {
  await insider.query('delete from head; delete from head_end')
  for (const day of ['2026-05-03', '2026-05-04', '2026-05-05']) await sealHeads(day)
}

it('is made of the same bytes for ever', () => {
  const link = {
    regency: '35.10',
    uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
    version: 1,
    streamType: 'worker',
    type: 'WorkerRegistered',
    at: '2026-05-03T05:00:00.000Z',
    userId: 'user',
    officeId: 'office',
    commandId: 'command',
    area: '35.10.04.2006',
    letIn: ['office-2 2026-06-01'],
    body: '{"type":"WorkerRegistered","note":"é\u{1F33E}"}',
    sealed: Buffer.from('sealed'),
  }
  const first = linkHash(null, link)
  // What is kept was hashed so: another way of hashing would call every history broken.
  expect(first.toString('hex')).toBe('c4ae01c3892269c469f68cea51fa4a64531d2f66434203fc64eceb9abb7e54ad')
  const second = linkHash(first, { ...link, version: 2, letIn: [], sealed: null })
  expect(second.toString('hex')).toBe('590d02670148ab0efe354aef8ada4433eb37a176a5507da7322786f84bf9c89e')
})

it('nothing is broken where nobody tampered', async () => {
  expect(await verify(kept)).toEqual({ streams: 3, events: 6, heads: 3, folded: 3, erased: 0, closed: 0, breaks: [] })
  expect(await sealHeads('2026-05-05')).toEqual([])
})

it.each([
  [
    'changes an event',
    'hash-differs',
    2,
    () => insider.query("update event set body = body || ' ' where stream_id = $1 and version = 2", [siti]),
  ],
  [
    'changes who did it',
    'hash-differs',
    1,
    () => insider.query("update event set user_id = 'x' where stream_id = $1 and version = 1", [siti]),
  ],
  [
    'lets another office see an event',
    'hash-differs',
    2,
    () => insider.query("update event set let_in = '{office-x}' where stream_id = $1 and version = 2", [siti]),
  ],
  ['takes an event out', 'version-missing', 3, () => insider.query('delete from event where stream_id = $1 and version = 2', [siti])],
  [
    'rewrites an event and every hash behind it',
    'stream-rewritten',
    3,
    async () => {
      await insider.query("update event set body = body || ' ' where stream_id = $1 and version = 2", [siti])
      await rehash(siti)
    },
  ],
  [
    'cuts the tail',
    'stream-shorter',
    3,
    async () => {
      await insider.query('delete from event where stream_id = $1 and version > 2', [siti])
      await rehash(siti)
    },
  ],
  ['turns the state back', 'snapshot-differs', 2, () => insider.query('update snapshot set version = 2 where stream_id = $1', [siti])],
  ['takes the state away', 'snapshot-differs', 4, () => insider.query('delete from snapshot where stream_id = $1', [siti])],
  [
    'changes what the state says, and no event',
    'state-differs',
    4,
    () => insider.query(`update snapshot set state = replace(state, 'P_TO_P', 'G_TO_G') where stream_id = $1`, [siti]),
  ],
  [
    'moves the state elsewhere',
    'state-differs',
    4,
    () => insider.query("update snapshot set area = '35.10.01' where stream_id = $1", [siti]),
  ],
  ['lets another office in', 'state-differs', 4, () => insider.query("update snapshot set let_in = '{x}' where stream_id = $1", [siti])],
  [
    'seals another person into the state, with the key of the instance',
    'personal-differs',
    4,
    async () => {
      const { rows } = await insider.query('select wrapped from subject_key where stream_id = $1', [siti])
      const key = instance.services.keyring.unwrap(`3510-${siti}`, rows[0].wrapped)
      const other = JSON.stringify({ name: 'Sita', sex: 'F', birthDate: '1999-07-01' })
      await insider.query('update snapshot set sealed = $2 where stream_id = $1', [siti, seal(key, other, `state:3510-${siti}`)])
    },
  ],
  [
    'spoils the sealed part of the state',
    'personal-differs',
    4,
    () => insider.query("update snapshot set sealed = sealed || 'x'::bytea where stream_id = $1", [siti]),
  ],
  [
    'takes the sealed part away',
    'personal-differs',
    4,
    () => insider.query('update snapshot set sealed = null where stream_id = $1', [siti]),
  ],
  ['destroys a key and erases nobody', 'key-missing', 4, () => insider.query('delete from subject_key where stream_id = $1', [siti])],
  ['lets a record vanish', 'stream-missing', 3, () => vanish(siti)],
  [
    'lets a record vanish from the sealed ends too',
    'head-root',
    0,
    async () => {
      await vanish(siti)
      await insider.query('delete from head_end where stream_id = $1', [siti])
    },
  ],
  ['changes a head', 'head-signature', 0, () => insider.query("update head set streams = 9 where day = '2026-05-04'")],
  ['takes a head out of the row', 'head-missing', 0, () => insider.query("delete from head where day = '2026-05-04'")],
])('who %s is found: %s', async (_how, what, version, tamper) => {
  await tamper()
  const { breaks } = await verify()
  expect(breaks[0]).toMatchObject({ regency: '35.10', what, version })
  await mend()
  expect((await verify()).breaks).toEqual([])
})

it('whoever holds the key and seals everything anew is found by the heads kept elsewhere alone', async () => {
  await vanish(siti)
  await resealAll()
  expect((await verify()).breaks).toEqual([])
  const found = (await verify(kept)).breaks.map((each) => each.what)
  expect(found).toContain('stream-missing')
  expect(found).toContain('head-differs')
  await mend()
})

it('a kept file that somebody changed is itself named', async () => {
  const forged = kept.map((head) => ({ ...head, ends: head.ends.slice(1) }))
  expect((await verify(forged)).breaks.map((each) => each.what)).toEqual(['head-signature'])
})

it('a state folds across pages, however short they are', async () => {
  const { db, services, capabilities } = instance
  const options = { regency: '35.10', keyring: services.keyring, folds: foldsOf(capabilities) }
  const found = await db.transaction(everywhere, async (tx) => {
    const states = refold(tx, options)
    await walk(tx, '35.10', new Map(), {
      page: async (events) => {
        for (const event of events) await states.page([event])
      },
    })
    return states.end()
  })
  expect(found).toEqual({ folded: 3, erased: 0, closed: 0, breaks: [] })
})

it('an erased person leaves every chain whole, and an open part that is still held to its events', async () => {
  const erasure = { basis: 'UNLAWFUL' }
  const headers = { 'x-officer': 'dinas' }
  const erased = await instance.app.inject({ method: 'POST', url: `/api/v1/workers/3510-${siti}/erasure`, headers, payload: erasure })
  expect(erased.statusCode, erased.body).toBe(200)
  expect(await verify(kept)).toMatchObject({ folded: 2, erased: 1, breaks: [] })
  await insider.query(`update snapshot set state = replace(state, 'P_TO_P', 'G_TO_G') where stream_id = $1`, [siti])
  expect((await verify(kept)).breaks).toMatchObject([{ stream: siti, what: 'state-differs' }])
  await mend()
})

it('the application itself may change nothing of it', async () => {
  for (const table of ['event', 'head', 'head_end'])
    await expect(instance.db.run(`delete from ${table}`), table).rejects.toThrow(/permission denied/)
})
