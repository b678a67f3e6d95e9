// SPDX-License-Identifier: AGPL-3.0-or-later
// A sealed record: named offices alone read and write it, wherever it lies, behind both walls and behind each alone, in every place where it
// could show; and what keeps its row has no key to it.

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { migrations } from '#apps/server.ts'
import { wrappedKeys } from '#apps/wrapped-keys.ts'
import { type Actor, guestOf } from '#kernel/authority.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { letInUntil, SEAL } from '#kernel/letting.ts'
import { jakartaDate } from '#kernel/time.ts'
import { nameOf } from '#platform/server/backup/contents.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { movedBetween } from '#platform/server/http/feed.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { finishTables, openFiller, openSnapshot } from '#platform/server/storage/copies.ts'
import { custody, everywhere, type Scope, within } from '#platform/server/storage/database.ts'
import { sealDay } from '#platform/server/storage/heads.ts'
import { heldOf } from '#platform/server/storage/held.ts'
import { parseInstanceKey } from '#platform/server/storage/instance-key.ts'
import { holderOf, openKeyring } from '#platform/server/storage/keys.ts'
import { countLeftRows } from '#platform/server/storage/left-rows.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import type { CommandCall } from '#platform/server/storage/records.ts'
import { rotateKey } from '#platform/server/storage/rotate.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'
import {
  TESTIMONY,
  type TestimonyCommand,
  type TestimonyState,
  testimonies,
  testimonyCapability,
  testimonyMigrations,
} from '../support/testimony.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const WORDS = 'Saya dikurung di rumah itu.'
const everyMigration = [...migrations, testimonyMigrations]

let now = Date.parse('2026-05-03T02:00:00.000Z')
const clock = (): string => {
  now += 1
  return new Date(now).toISOString()
}
const hours = (count: number): number => count * 3_600_000
const today = (): string => jakartaDate(new Date(now).toISOString())

const owner = officer('investigator', ['35.10'], 'police-office')
const helper = officer('agency-officer', ['35.09'], 'helping-office')
const unnamed: Readonly<Record<string, Actor>> = {
  village: officer('village-officer', [HERE]),
  regency: officer('regency-officer', ['35.10'], 'regency-office'),
  nation: officer('agency-officer', [''], 'national-office'),
  'the same role in another office': officer('investigator', ['35.10'], 'other-police'),
  'a deputy of one who is named': { ...owner, acting: { forUserId: 'somebody', ownKind: 'REGENCY', commands: ['AmendTestimony'] } },
}

let url: string
let admin: pg.Client
let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone', Whole>>
let worker: string
let id: string

async function send(whole: Whole, method: 'GET' | 'POST', path: string, actor: Actor, payload?: object, key?: string) {
  const headers = { ...actorHeader(actor), 'accept-language': 'en', ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return whole.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload === undefined ? {} : { payload }) })
}
const idOf = (json: unknown): string => z.object({ id: z.string() }).parse(json).id
const asOffice = (actor: Actor): Scope => {
  const { userId, prefixes: rows } = actor
  return { rows, filter: rows, officeId: guestOf(actor, 'personal'), userId, today: today(), now: clock() }
}
const write = async (offices: readonly string[] = ['police-office'], key?: string) =>
  send(on.both, 'POST', '/testimonies', owner, { area: HERE, workerId: worker, offices, words: WORDS }, key)
const open = (of: string, offices: readonly string[]) => send(on.both, 'POST', `/testimonies/${of}/open`, owner, { id: of, offices })
const verify = () => verifyChains(on.both.services.db, on.both.services.keyring, { folds: foldsOf(on.both.capabilities) })
const Wrapped = z.object({ office: z.string(), wrapped: z.nullable(z.instanceof(Buffer)) })
const keysOf = async (of: string): Promise<readonly z.output<typeof Wrapped>[]> =>
  (await admin.query('select office, wrapped from subject_key where stream_id = $1 order by office', [parseId(of).uuid])).rows.map((row) =>
    Wrapped.parse(row),
  )

/** An act on a record by whoever has this scope, past the routes. */
function act(of: string, scope: Scope, command: TestimonyCommand, more: { readonly createIn?: string; readonly walled?: boolean } = {}) {
  const cause = { contract: 'AmendTestimony', commandId: causedId('seals', clock()), regency: '35.10' } as const
  const call: CommandCall = { ...systemCall(on.both.services, cause), scope }
  const { createIn, walled } = more
  return on.both.services.records.change(call, {
    aggregate: testimonies(walled),
    key: parseId(of),
    ...(createIn === undefined ? {} : { createIn }),
    command,
    facts: async () => undefined,
    answer: () => ({}),
  })
}

beforeAll(async () => {
  url = await freshDatabase()
  expect(await migrate(url, everyMigration)).toEqual(['testimony/001-testimony.sql'])
  admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const options = { clock, more: testimonyCapability }
  on = {
    both: openWhole(url, options),
    'rows alone': openWhole(url, { ...options, walls: { handler: false, rows: true } }),
    'handlers alone': openWhole(url, { ...options, walls: { handler: true, rows: false } }),
  }
  const person = { name: 'Siti Segel', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'P_TO_P' }
  worker = idOf((await send(on.both, 'POST', '/workers', officer('village-officer', [HERE]), person)).json())
  const written = await write(['police-office'], 'first')
  expect(written.statusCode, written.body).toBe(201)
  id = idOf(written.json())
})
afterAll(async () => {
  await admin.end()
  for (const whole of Object.values(on)) await whole.close()
})

/** Every place where it could show, and whether it does. */
async function seenBy(whole: Whole, actor: Actor): Promise<Readonly<Record<string, boolean>>> {
  const { db } = whole.services
  await db.transaction(custody, (tx) => tx.run('select * from follow_outbox($1)', [1000]))
  const reader = { actor, today: today(), now: clock() }
  const moved = await movedBetween(db, reader, [{ regency: '35.10', low: 0, high: 1e9 }])
  const [record, list, work] = await Promise.all(
    [`/testimonies/${id}`, '/testimonies', '/work?limit=100'].map((path) => send(whole, 'GET', path, actor)),
  )
  return {
    record: record?.statusCode === 200 && record.body.includes(WORDS),
    list: list?.body.includes(id) === true,
    count: list?.json().count === 1,
    work: work?.body.includes(id) === true,
    feed: moved.some(({ stream_id }) => stream_id === parseId(id).uuid),
  }
}
const nowhere = { record: false, list: false, count: false, work: false, feed: false }
// The step of its work is a regency office's, which none of these is.
const shown = { ...nowhere, record: true, list: true, count: true, feed: true }

async function everyWall(actor: Actor, expected: object, who = actor.officeId): Promise<void> {
  for (const [walls, whole] of Object.entries(on)) expect(await seenBy(whole, actor), `${who}, ${walls}`).toEqual(expected)
}

describe('a sealed record', () => {
  it('shows to who is named, wherever it lies, and to nobody else', async () => {
    await everyWall(owner, shown)
    for (const [who, actor] of Object.entries(unnamed)) await everyWall(actor, nowhere, who)
    await everyWall(helper, nowhere)
    const { body } = await send(on.both, 'GET', `/workers/${worker}`, owner)
    expect(body.includes(id)).toBe(false)
  })

  it('has its step in the work list of an office that is named, and in no other of its kind', async () => {
    const named = officer('regency-officer', ['35.10'], 'named-regency')
    expect((await open(id, ['police-office', 'named-regency'])).statusCode).toBe(200)
    await everyWall(named, { ...shown, work: true })
    for (const whole of Object.values(on)) expect((await seenBy(whole, unnamed['regency'] ?? named))['work']).toBe(false)
    expect((await open(id, ['police-office'])).statusCode).toBe(200)
    await everyWall(named, nowhere)
  })

  it('takes no command of anybody else, behind any wall', async () => {
    const { version } = (await send(on.both, 'GET', `/testimonies/${id}`, owner)).json()
    for (const [walls, whole] of Object.entries(on))
      for (const [who, actor] of Object.entries({ ...unnamed, helper })) {
        for (const [path, body] of [
          ['amend', { id, words: 'x' }],
          ['open', { id, offices: [actor.officeId] }],
        ] as const) {
          const answer = await send(whole, 'POST', `/testimonies/${id}/${path}`, actor, body)
          expect([403, 404], `${who}, ${walls}`).toContain(answer.statusCode)
        }
      }
    expect((await send(on.both, 'GET', `/testimonies/${id}`, owner)).json()).toEqual({ id, version, words: WORDS })
    // Nobody begins one that they could not read.
    expect((await write(['regency-office'])).statusCode).toBe(404)
  })

  it('is opened to another office until an instant, and closes by itself', async () => {
    const until = new Date(now + hours(2)).toISOString()
    expect((await open(id, ['police-office', letInUntil('helping-office', until)])).statusCode).toBe(200)
    await everyWall(helper, shown)
    const amend = () => send(on.both, 'POST', `/testimonies/${id}/amend`, helper, { id, words: WORDS }, 'amended')
    const amended = await amend()
    expect(amended.statusCode).toBe(200)
    // What stood there before it was opened to them is in their answer too.
    expect((await amend()).json()).toEqual(amended.json())
    now = Date.parse(until)
    await everyWall(helper, nowhere)
    const { db } = on.both.services
    expect(await db.read(asOffice(helper), 'select from subject_key where stream_id = $1', [parseId(id).uuid])).toEqual([])
    await everyWall(owner, shown)
  })

  it('is opened until a day, and withdrawn before it', async () => {
    expect((await open(id, ['police-office', letInUntil('helping-office', '2026-05-09')])).statusCode).toBe(200)
    await everyWall(helper, shown)
    expect((await open(id, ['police-office'])).statusCode).toBe(200)
    await everyWall(helper, nowhere)
    expect((await keysOf(id)).map(({ office }) => office)).toEqual(['police-office'])
  })

  it('gives a repeated command its answer, and a reused id its refusal', async () => {
    const again = await write(['police-office'], 'first')
    expect([again.statusCode, again.json()]).toEqual([201, { id, version: 1 }])
    expect((await write(['police-office', 'helping-office'], 'first')).statusCode).toBe(409)
  })

  it('is nothing to the system’s own acts and reads', async () => {
    const { records } = on.both.services
    expect(await records.find(TESTIMONY, parseId(id), everywhere)).toBeUndefined()
    expect(await act(id, everywhere, { type: 'Amend', words: 'x' })).toEqual({ type: 'not-found' })
  })

  it('is kept by who has custody, and neither opened nor added to', async () => {
    const { records, db } = on.both.services
    const kept = await records.find<TestimonyState>(TESTIMONY, parseId(id), custody)
    expect(kept?.state).toEqual({ area: HERE, workerId: worker, sealedTo: ['police-office'] })
    expect(await db.read(custody, 'select from subject_key where stream_id = $1', [parseId(id).uuid])).toEqual([])
    await expect(act(id, custody, { type: 'Amend', words: 'x' })).rejects.toThrow('without its key')
    await expect(act(id, custody, { type: 'Open', sealedTo: ['system'] })).rejects.toThrow('subject key')
  })

  it('is sealed from its first event on, and shows no row without its wall', async () => {
    const key = () => formatId({ regency: '35.10', uuid: on.both.services.newId() })
    const plain = { type: 'Write', area: HERE, workerId: worker, words: 'x' } as const
    const first = key()
    expect(await act(first, everywhere, plain, { createIn: HERE })).toMatchObject({ type: 'done' })
    await expect(act(first, everywhere, { type: 'Open', sealedTo: ['police-office'] })).rejects.toThrow('from its first event')
    expect(await act(first, everywhere, { type: 'Erase' })).toMatchObject({ type: 'done' })
    const sealed = { ...plain, sealedTo: ['police-office'] }
    await expect(act(key(), asOffice(owner), sealed, { createIn: HERE, walled: false })).rejects.toThrow('without its wall')
  })
})

describe('its key', () => {
  it('is kept once for each office, comes out to that office alone, and opens under no other name', async () => {
    const two = idOf((await write(['police-office', 'helping-office'])).json())
    const { db } = on.both.services
    const readAs = async (scope: Scope) =>
      (await db.read(scope, 'select office, wrapped from subject_key where stream_id = $1', [parseId(two).uuid])).map((row) =>
        Wrapped.parse(row),
      )
    for (const actor of [owner, helper]) {
      const found = await readAs(asOffice(actor))
      expect(found.map(({ office }) => office)).toEqual([actor.officeId])
    }
    for (const scope of [everywhere, ...Object.values(unnamed).map(asOffice)]) expect(await readAs(scope)).toEqual([])
    const keyring = openKeyring(Buffer.alloc(32, 7))
    for (const { office, wrapped } of await keysOf(two)) {
      const bytes = wrapped ?? Buffer.alloc(0)
      expect(holderOf(bytes)).toBe(office)
      const renamed = Buffer.concat([bytes.subarray(0, bytes.length - office.length), Buffer.from('national-office')])
      expect(() => keyring.unwrap(two, renamed)).toThrow('unable to authenticate')
      expect(keyring.unwrap(two, bytes).type).toBe('secret')
      keyring.forget(two)
    }
    // The application's role gives itself none either.
    const mine = JSON.stringify([{ office: 'national-office', entry: 'national-office', wrapped: '\\x00' }])
    await expect(
      db.read({ ...everywhere, officeId: 'national-office' }, 'select seal_keys($1, $2, $3)', ['35.10', parseId(two).uuid, mine]),
    ).rejects.toThrow()
  })

  it('is destroyed in every copy with the person, by who cannot read it', async () => {
    const gone = idOf((await write(['police-office', letInUntil('helping-office', '2026-06-01')])).json())
    expect(await act(gone, custody, { type: 'Erase' })).toMatchObject({ type: 'done' })
    expect(await keysOf(gone)).toEqual([
      { office: 'helping-office', wrapped: null },
      { office: 'police-office', wrapped: null },
    ])
    for (const actor of [owner, helper]) expect((await send(on.both, 'GET', `/testimonies/${gone}`, actor)).statusCode).toBe(404)
    expect(await countLeftRows(on.both.services.db, parseId(gone))).toBe(0)
    expect((await verify()).breaks).toEqual([])
  })
})

describe('what is done with everything', () => {
  it('the chain is walked, its open part is folded, and a seal that was changed behind it shows', async () => {
    const { db, keyring } = on.both.services
    await sealDay(db, keyring, '2026-05-03', clock())
    const { breaks, closed, heads } = await verify()
    expect([breaks, closed > 0, heads > 0]).toEqual([[], true, true])
    const { uuid } = parseId(id)
    for (const table of ['snapshot', 'event']) {
      await admin.query(`create temp table kept as select version, let_in from ${table} where stream_id = $1`, [uuid])
      await admin.query(`update ${table} set let_in = '{!,national-office}' where stream_id = $1`, [uuid])
      expect((await verify()).breaks.map(({ stream }) => stream)).toContain(uuid)
      await admin.query(`update ${table} t set let_in = k.let_in from kept k where t.stream_id = $1 and t.version = k.version`, [uuid])
      await admin.query('drop table kept')
    }
    expect((await verify()).breaks).toEqual([])
  })

  it('what is held on the person tells it to an office that is named, and says nothing of it to another', async () => {
    const { db, keyring } = on.both.services
    const held = async (actor: Actor) =>
      JSON.stringify(await heldOf(db, asOffice(actor), parseId(worker), { keyring, types: ['worker', TESTIMONY] }))
    expect((await held(owner)).includes(WORDS)).toBe(true)
    for (const actor of [unnamed['regency'], unnamed['nation'], unnamed['village']])
      expect(actor === undefined || (await held(actor)).includes(parseId(id).uuid)).toBe(false)
    const { body } = await send(on.both, 'GET', `/workers/${worker}/held`, officer('regency-officer', ['35.10'], 'regency-office'))
    expect([body.includes('Siti Segel'), body.includes(parseId(id).uuid), body.includes(TESTIMONY)]).toEqual([true, false, false])
  })

  it('the log says to the auditor of its place who looked and who acted, and not what was read', async () => {
    const { db } = on.both.services
    const auditor: Scope = { ...asOffice(officer('auditor', ['35.10'])), log: true }
    const looks = await db.read(auditor, "select * from read_log where stream_id = $1 and contract = 'GetTestimony'", [parseId(id).uuid])
    const acts = await db.read(auditor, "select * from command where target = $1 and contract = 'OpenTestimony'", [id])
    expect([looks.length > 0, acts.length > 0]).toEqual([true, true])
    expect(JSON.stringify([looks, acts]).includes(WORDS)).toBe(false)
    for (const scope of [auditor, everywhere, ...Object.values(unnamed).map(asOffice)])
      for (const table of ['event', 'snapshot', 'work', 'feed', TESTIMONY])
        expect(await db.read(scope, `select from ${table} where stream_id = $1`, [parseId(id).uuid]), table).toEqual([])
  })

  it('a copy of the database is sealed as the first was', async () => {
    const there = await freshDatabase()
    await migrate(there, everyMigration)
    const from = await openSnapshot(url)
    const to = openFiller(there)
    for (const table of from.tables.filter((each) => nameOf(each) !== 'public.migration')) {
      const [read, filling] = [await from.read(table), await to.fill(table, 'small')]
      for await (const piece of read.pieces()) filling.stream.write(Buffer.from(piece))
      read.free()
      expect(await filling.finish()).toBe(read.rows())
    }
    await Promise.all([from.close(), to.close(), finishTables(there, from.sequences)])
    const copy = openWhole(there, { clock, more: testimonyCapability })
    try {
      expect(await seenBy(copy, owner)).toEqual({ ...shown, count: false })
      for (const actor of Object.values(unnamed)) expect(await seenBy(copy, actor)).toEqual(nowhere)
      expect((await verifyChains(copy.services.db, copy.services.keyring, { folds: foldsOf(copy.capabilities) })).breaks).toEqual([])
    } finally {
      await copy.close()
    }
  })

  it('another instance key closes every copy anew', async () => {
    const folder = temporaryFolder('seals')
    const file = join(folder, 'instance-key')
    writeFileSync(file, Buffer.alloc(32, 7).toString('base64url'))
    const several = idOf((await write(['police-office', 'helping-office', 'third-office'])).json())
    const before = await keysOf(several)
    await rotateKey(file, url, { tables: wrappedKeys, today: '2026-05-03', at: '2026-05-03T02:00:00.000Z' })
    const key = parseInstanceKey(readFileSync(file, 'utf8'))
    rmSync(folder, { recursive: true, force: true })
    const [was, is] = [openKeyring(Buffer.alloc(32, 7)), openKeyring(key ?? Buffer.alloc(32))]
    const after = await keysOf(several)
    expect(after.map(({ office }) => office)).toEqual(before.map(({ office }) => office))
    for (const [nth, { wrapped }] of after.entries()) {
      const bytes = wrapped ?? Buffer.alloc(0)
      expect(() => was.unwrap(several, bytes)).toThrow()
      const opened = is.unwrap(several, bytes).export()
      expect(opened).toEqual(was.unwrap(several, before[nth]?.wrapped ?? Buffer.alloc(0)).export())
      for (const ring of [was, is]) ring.forget(several)
    }
  })
})

it('both walls read a wall alike', async () => {
  const walls = [
    [],
    ['a'],
    [SEAL, 'a'],
    [SEAL, letInUntil('a', '2026-05-03')],
    [SEAL, letInUntil('a', '2026-05-03T04:00:00.000Z'), 'b'],
    [SEAL],
  ]
  const scopes: readonly Scope[] = ['', '35', '35.09', SEAL].flatMap((place) =>
    ['', 'a', 'b', 'ab'].flatMap((officeId) => [
      { rows: [place], filter: [place], officeId, userId: 'u' },
      { rows: [place], filter: [place], officeId, userId: 'u', today: '2026-05-03' },
      { rows: [place], filter: [place], officeId, userId: 'u', today: '2026-05-03', now: '2026-05-03T04:00:00.000Z' },
      { rows: [place], filter: [place], officeId, userId: 'u', today: '2026-05-04', now: '2026-05-03T18:00:00.000Z' },
    ]),
  )
  const Reached = z.object({ reached: z.nullable(z.boolean()) })
  for (const wall of walls)
    for (const scope of scopes) {
      const [row] = await on.both.services.db.read(scope, 'select within_authority($1, $2::text[]) as reached', [HERE, wall])
      expect(Reached.parse(row).reached === true, JSON.stringify([wall, scope])).toBe(within(scope, HERE, wall))
    }
})
