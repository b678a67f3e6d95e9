// SPDX-License-Identifier: AGPL-3.0-or-later
// Every route, every role, inside and outside its places, behind both walls and behind each alone. The lists come from the contracts
// that are plugged in: a new one is tried without an edit, or fails here until it can be.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Actor, fileRoles, type Role, roles, rolesOf } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { movedBetween } from '#platform/server/http/feed.ts'
import type { Walls } from '#platform/server/http/routes.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { startFollower } from '#platform/server/storage/follower.ts'
import { collectionOf, except, hasRecord, inputFor, isList, label, leaks, may, placed, send, statuses } from '../support/authority.ts'
import { freshDatabase } from '../support/postgres.ts'
import { buildTown, officer, type Town } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const NEAR = '35.10.04.2006'
const FAR = '35.09.01.2001'
/** Fields of an input that name a record of a place. */
const NAMES = ['workerId', 'workers', 'bodyId', 'providerId', 'programmeId', 'officeId', 'one', 'other'] as const
const url = await freshDatabase()
let whole: Whole
let rowsOnly: Whole
let handlerOnly: Whole
let near: Town
let far: Town

beforeAll(async () => {
  whole = openWhole(url)
  rowsOnly = openWhole(url, { walls: { handler: false, rows: true } })
  handlerOnly = openWhole(url, { walls: { handler: true, rows: false } })
  near = await buildTown(whole, NEAR, 'Melati')
  far = await buildTown(whole, FAR, 'Kenanga')
})
afterAll(async () => {
  // Each has left its line in the log, or closing fails.
  expect(whole.logged.size).toBeGreaterThan(40)
  await whole.close()
  await rowsOnly.close()
  await handlerOnly.close()
})

/** After it the record is gone for everybody. */
const ends = (bound: Bound): boolean => bound.name === 'ErasePerson'

describe('coverage', () => {
  it('every contract about a place has a record of it, and an input that its schema takes', () => {
    const uncovered = whole.bound.filter((bound) => placed(bound) && hasRecord(bound) && near.ids[collectionOf(bound)] === undefined)
    expect(uncovered.map((bound) => bound.name)).toEqual([])
    for (const bound of whole.bound) expect(bound.contract.input.safeParse(inputFor(bound, near)).success, bound.name).toBe(true)
    expect(whole.bound.length).toBeGreaterThan(50)
  })

  it('no contract lets in a role that its sensitivity does not', () => {
    const wide = whole.bound.filter(({ contract }) => contract.may.some((role) => !rolesOf[contract.sensitivity].includes(role)))
    expect(wide.map((bound) => bound.name)).toEqual([])
  })
})

describe('nobody in particular', () => {
  it('is asked to sign in at every route', async () => {
    const answers = await Promise.all(
      whole.bound.map(async (bound) => `${bound.name} ${(await send(whole, bound, near, { actor: undefined })).statusCode}`),
    )
    expect(answers.filter((answer) => !answer.endsWith(' 401'))).toEqual([])
  })
})

describe('a role without the command', () => {
  it('is refused everywhere, inside and outside alike', async () => {
    const lacks = (bound: Bound, role: Role): boolean => !bound.contract.may.includes(role)
    expect(except(await statuses(whole, near, (role) => officer(role, [NEAR]), lacks), (status) => status === 403)).toEqual([])
    expect(except(await statuses(whole, near, (role) => officer(role, [FAR]), lacks), (status) => status === 403)).toEqual([])
  })
})

const outside = (bound: Bound, role: Role): boolean => placed(bound) && hasRecord(bound) && may(bound, role)

describe('a record outside', () => {
  it('is not found by any role that may ask, for any command or query', async () => {
    expect(except(await statuses(whole, near, (role) => officer(role, [FAR]), outside), (status) => status === 404)).toEqual([])
    // A neighbour of the same district, and an office that answers for nothing.
    expect(except(await statuses(whole, near, (role) => officer(role, ['35.10.04.2005']), outside), (status) => status === 404)).toEqual([])
    expect(except(await statuses(whole, near, (role) => officer(role, []), outside), (status) => status === 404)).toEqual([])
  })

  it('is not found either where only row-level security stands', async () => {
    // Without the handler's wall even a role that lacks the command may try it.
    const any = (bound: Bound): boolean => placed(bound) && hasRecord(bound)
    expect(except(await statuses(rowsOnly, near, (role) => officer(role, [FAR]), any), (status) => status === 404)).toEqual([])
  })

  it('is not found either where only the handlers stand', async () => {
    expect(except(await statuses(handlerOnly, near, (role) => officer(role, [FAR]), outside), (status) => status === 404)).toEqual([])
  })

  it('is not made there either, by either wall', async () => {
    // A list that is handed in lies with the office that does: each of its rows has a place of its own (imports.test.ts).
    const creates = (bound: Bound, role: Role): boolean =>
      placed(bound) &&
      bound.contract.kind === 'command' &&
      bound.contract.uploads === undefined &&
      !hasRecord(bound) &&
      bound.contract.may.includes(role)
    for (const on of [whole, rowsOnly, handlerOnly])
      expect(
        except(await statuses(on, near, (role) => officer(role, [FAR]), creates), (status) => status === 404 || status === 422),
      ).toEqual([])
    const made = await whole.services.db.read(everywhere, 'select distinct user_id from event where area ^@ $1 and user_id = any($2)', [
      '35.10',
      roles.map((role) => officer(role, [FAR]).userId),
    ])
    expect(made).toEqual([])
  })
})

describe('a record inside', () => {
  /** What a field names that is a record of a place. */
  const naming = (bound: Bound): readonly string[] =>
    Object.keys(bound.contract.input.def.shape).filter((field) => NAMES.some((name) => name === field))

  it('is no way to one outside: nothing of it is shown, taken or changed', async () => {
    const mine = await buildTown(whole, '35.10.04.2009', 'Cempaka')
    const changed = async () =>
      whole.services.db.read(everywhere, 'select count(*)::int as count from event where area ^@ $1', [FAR.slice(0, 5)])
    const before = await changed()
    const found: string[] = []
    for (const bound of whole.bound.filter((each) => each.contract.kind === 'command' && naming(each).length > 0))
      for (const role of bound.contract.may) {
        const theirs = Object.fromEntries(naming(bound).map((field) => [field, far.known(field)]))
        const input = { ...inputFor(bound, mine), ...theirs }
        const { statusCode, body } = await send(whole, bound, mine, { actor: officer(role, [mine.area], mine.bodyOffice), input })
        if (![404, 422].includes(statusCode) || body.includes('Kenanga')) found.push(`${label(bound, role)}: ${statusCode} ${body}`)
      }
    expect(found).toEqual([])
    expect(await changed()).toEqual(before)
  })
})

describe('a list', () => {
  for (const [name, on] of [
    ['behind both walls', () => whole],
    ['behind row-level security alone', () => rowsOnly],
    ['behind the handlers alone', () => handlerOnly],
  ] as const)
    it(`shows nothing from outside, ${name}`, async () => {
      expect(
        await leaks(
          on(),
          near,
          (role) => officer(role, [FAR]),
          () => true,
        ),
      ).toEqual([])
    })

  it('shows what is inside, to somebody at least', async () => {
    const silent: string[] = []
    for (const bound of whole.bound.filter((each) => isList(each) && placed(each))) {
      const bodies = await Promise.all(
        bound.contract.may.map(async (role) => (await send(whole, bound, near, { actor: officer(role, [NEAR], near.bodyOffice) })).body),
      )
      // Numbers alone name nobody.
      if (bodies.every((body) => !body.includes('"items"'))) continue
      if (!bodies.some((body) => near.marks.some((mark) => body.includes(mark)))) silent.push(bound.name)
    }
    expect(silent).toEqual([])
  })
})

describe('a handler that forgets', () => {
  const names = ['GetWorker', 'GetWorkerHistory', 'ListWorkers']
  const forgetful = (bound: Bound, wide: object): Bound => ({
    ...bound,
    run: (raw, call) => bound.run(raw, { ...call, scope: { ...call.scope, ...wide } }),
  })
  const far35 = (role: Role): Actor => officer(role, [FAR])

  async function found(wide: object, walls: Walls) {
    const on = openWhole(url, { walls, replace: (bound) => (names.includes(bound.name) ? forgetful(bound, wide) : bound) })
    const records = except(
      await statuses(on, near, far35, (bound, role) => names.includes(bound.name) && outside(bound, role)),
      (status) => status === 404,
    )
    const lists = await leaks(on, near, far35, (bound) => names.includes(bound.name))
    await on.close()
    return { records: new Set(records.map((each) => each.split(' ')[0])), lists: lists.length > 0 }
  }

  it('both walls is found', async () => {
    const all = { records: new Set(['GetWorker', 'GetWorkerHistory']), lists: true }
    expect(await found({ rows: [''], filter: [''] }, { handler: true, rows: true })).toEqual(all)
  })

  it('its own wall is found where only it stands, and shows nothing where row-level security does', async () => {
    expect((await found({ filter: [''] }, { handler: true, rows: false })).lists).toBe(true)
    expect(await found({ filter: [''] }, { handler: true, rows: true })).toEqual({ records: new Set(), lists: false })
  })
})

describe('the change feed', () => {
  const hearers = new Set<() => void>()
  const subscribe = (moved: () => void): (() => boolean) => {
    hearers.add(moved)
    return () => hearers.delete(moved)
  }

  async function withFeed(work: (address: string) => Promise<void>): Promise<void> {
    const listening = openWhole(url, { feed: { subscribe } })
    const follower = startFollower(
      whole.services.db,
      async () => () => undefined,
      () => undefined,
    )
    try {
      await follower.drain()
      await work(await listening.app.listen({ host: '127.0.0.1', port: 0 }))
    } finally {
      await follower.stop()
      await listening.close()
    }
  }

  it('tells an office where it stands within its places, and of no other regency how much happens there', async () => {
    await withFeed(async (address) => {
      const regencies = async (prefixes: readonly string[], from?: string): Promise<readonly string[]> => {
        const stop = new AbortController()
        const asked = from === undefined ? {} : { 'last-event-id': from }
        const headers = { ...actorHeader(officer('regency-officer', prefixes)), ...asked }
        const answer = await fetch(`${address}/api/v1/feed`, { headers, signal: stop.signal })
        const { value } = await must(answer.body?.getReader(), 'a stream').read()
        stop.abort()
        const [, id = ''] = /id: (.*)/.exec(new TextDecoder().decode(value)) ?? []
        return id.split(',').flatMap((part) => (/^\d\d\.\d\d:/.test(part) ? [part.slice(0, 5)] : []))
      }
      expect(await regencies([NEAR])).toEqual(['35.10'])
      expect(await regencies([NEAR], '35.10:0')).toEqual(['35.10'])
      expect(await regencies(['35.09'])).toEqual(['35.09'])
      expect(await regencies(['35'])).toEqual(expect.arrayContaining(['35.09', '35.10']))
    })
  })

  it('tells an office what moved within its places, and nothing else', async () => {
    await withFeed(async (address) => {
      // From the beginning, in the order of the regencies: what is outside would come first.
      const headers = { ...actorHeader(officer('regency-officer', [NEAR])), 'last-event-id': '35.09:0,35.10:0' }
      const stop = new AbortController()
      const answer = await fetch(`${address}/api/v1/feed`, { headers, signal: stop.signal })
      let heard = ''
      const reader = must(answer.body?.getReader(), 'a stream')
      while (!heard.includes(near.ids['workers'] ?? '-')) {
        const { value, done } = await reader.read()
        if (done) break
        heard += new TextDecoder().decode(value)
        for (const moved of hearers) moved()
      }
      stop.abort()
      expect(heard).toContain(near.ids['workers'])
      for (const mark of far.marks) expect(heard.includes(mark), `${mark} in ${heard}`).toBe(false)
    })
  })

  it('tells of a record that an office was let into only whoever works on files', async () => {
    await withFeed(async () => {
      const { uuid } = parseId(near.ids['workers'] ?? '')
      const owner = new pg.Client({ connectionString: url })
      await owner.connect()
      for (const table of ['feed', 'snapshot'])
        await owner.query(`update ${table} set let_in = '{guest-office}' where stream_id = $1`, [uuid])
      await owner.end()
      const told = await Promise.all(
        roles.map(async (role) => {
          const reader = { actor: officer(role, [FAR], 'guest-office'), today: '2026-07-01', now: '2026-07-01T02:00:00.000Z' }
          const moved = await movedBetween(whole.services.db, reader, [{ regency: '35.10', low: 0, high: 1e9 }])
          return moved.some((row) => row.stream_id === uuid) ? [role] : []
        }),
      )
      expect(told.flat()).toEqual(fileRoles)
    })
  })
})

describe('inside', () => {
  it('no role that has the command is told that there is nothing, or that it may not', async () => {
    // Of its own, since some of these commands end a record.
    const spare = await buildTown(whole, '35.10.04.2008', 'Anggrek')
    const found = await statuses(
      whole,
      spare,
      (role) => officer(role, [spare.area], spare.bodyOffice),
      (bound, role) => placed(bound) && may(bound, role) && !ends(bound),
    )
    expect(except(found, (status) => status < 500 && ![401, 403, 404].includes(status))).toEqual([])
  })

  it('whoever may end a record ends it', async () => {
    for (const bound of whole.bound.filter(ends))
      for (const [index, role] of bound.contract.may.entries()) {
        const spare = await buildTown(
          whole,
          ['35.10.01.2002', '35.10.08.2002'][index] ?? '35.10.08.2004',
          ['Mawar', 'Flamboyan', 'Teratai'][index] ?? 'Seroja',
        )
        expect((await send(whole, bound, spare, { actor: officer(role, [spare.area]) })).statusCode, label(bound, role)).toBe(200)
      }
  })

  it('an office of four regencies reaches each of them', async () => {
    const post =
      ({ bodyOffice }: Town) =>
      (role: Role): Actor =>
        officer(role, ['35.10', '35.09', '35.11', '35.12'], bodyOffice)
    const asks = (kind: string) => (bound: Bound, role: Role) =>
      placed(bound) && may(bound, role) && bound.contract.kind === kind && !ends(bound)
    for (const town of [near, far]) {
      const found = await statuses(whole, town, post(town), asks('query'))
      expect(except(found, (status) => status === 200)).toEqual([])
    }
    // And acts there, not only looks.
    const third = await buildTown(whole, '35.11.01.2001', 'Kamboja')
    const acted = await statuses(whole, third, post(third), asks('command'))
    expect(except(acted, (status) => status < 500 && ![401, 403, 404].includes(status))).toEqual([])
    const both = await send(whole, contractOf('ListWorkers'), near, { actor: post(near)('agency-officer') })
    expect([both.body.includes(near.ids['workers'] ?? '-'), both.body.includes(far.ids['workers'] ?? '-')]).toEqual([true, true])
  })
})

function contractOf(name: string): Bound {
  return must(
    whole.bound.find((each) => each.name === name),
    `contract ${name}`,
  )
}

describe('an office that was let in', () => {
  const onFile = (bound: Bound, role: Role): boolean =>
    bound.contract.path.startsWith('/workers/{id}') && bound.contract.may.includes(role) && !ends(bound) && bound.name !== 'GetHeld'
  const abroad = (role: Role): Actor => officer(role, [FAR], 'guest-office')
  const nearby = (role: Role): Actor => officer(role, ['35.10.09'], 'guest-office')

  let host: Town

  beforeAll(async () => {
    host = await buildTown(whole, '35.10.04.2007', 'Dahlia')
    const { regency, uuid } = parseId(host.ids['workers'] ?? '')
    // For good, and into what was written before; by a command: referrals.test.ts.
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    for (const table of ['snapshot', 'event', 'worker', 'work'])
      await owner.query(`update ${table} set let_in = '{guest-office}' where regency = $1 and stream_id = $2`, [regency, uuid])
    await owner.query(
      `update snapshot set state = (state::jsonb || '{"letIn":["guest-office"]}')::text where regency = $1 and stream_id = $2`,
      [regency, uuid],
    )
    await owner.end()
  })

  it('sees it in its lists and in its work, and nothing beside it', async () => {
    const listed = await send(whole, contractOf('ListWorkers'), host, { actor: nearby('regency-officer') })
    expect(z.object({ items: z.array(z.object({ id: z.string() })) }).parse(listed.json()).items).toEqual([{ id: host.ids['workers'] }])
    const work = await send(whole, contractOf('ListWork'), host, { actor: nearby('regency-officer') })
    expect([work.body.includes(host.ids['workers'] ?? '-'), near.marks.some((mark) => work.body.includes(mark))]).toEqual([true, false])
    const others = await statuses(
      whole,
      host,
      nearby,
      (bound, role) => placed(bound) && hasRecord(bound) && may(bound, role) && !bound.contract.path.startsWith('/workers/{id}'),
    )
    expect(except(others, (status) => status === 404)).toEqual([])
  })

  it('has officers who may not see it, and do not, also where only row-level security stands', async () => {
    const lacks = (bound: Bound, role: Role): boolean =>
      bound.contract.path.startsWith('/workers/{id}') && !rolesOf[bound.contract.sensitivity].includes(role)
    expect(except(await statuses(rowsOnly, host, nearby, lacks), (status) => status === 404)).toEqual([])
  })

  it('keeps it when the file changes', async () => {
    const changed = await whole.app.inject({
      method: 'POST',
      url: `/api/v1/workers/${host.ids['workers']}/milestones/INFO_GIVEN`,
      headers: actorHeader(officer('regency-officer', [host.area])),
      payload: {},
    })
    expect([200, 422]).toContain(changed.statusCode)
    expect((await send(whole, contractOf('ListWorkers'), host, { actor: nearby('regency-officer') })).body).toContain(host.ids['workers'])
  })

  it('reaches that one file from wherever it is, behind both walls and behind each', async () => {
    for (const on of [whole, rowsOnly, handlerOnly])
      for (const guest of [abroad, nearby]) {
        const found = await statuses(on, host, guest, onFile)
        expect(except(found, (status) => status < 500 && ![401, 403, 404].includes(status))).toEqual([])
      }
  })
})
