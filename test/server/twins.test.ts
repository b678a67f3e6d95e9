// SPDX-License-Identifier: AGPL-3.0-or-later
// One NIK in two regencies: an office over both has a task, and the officers of the two learn nothing, by either wall.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { accessCapability } from '#access/server/register.ts'
import { twinContracts } from '#journeys/core/twin.contract.ts'
import { must } from '#kernel/decider.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole } from '../support/whole.ts'

const url = await freshDatabase()
let both: TestInstance
let rowsOnly: TestInstance
let handlerOnly: TestInstance
let jobs: TestJobs

beforeAll(async () => {
  both = openInstance(url)
  rowsOnly = openInstance(url, { walls: { handler: false, rows: true } })
  handlerOnly = openInstance(url, { walls: { handler: true, rows: false } })
  jobs = await openJobs(both)
})
afterAll(async () => {
  await jobs.stop()
  for (const each of [both, rowsOnly, handlerOnly]) {
    await each.app.close()
    await each.db.close()
  }
})

async function ask(path: string, as: OfficerName, on: TestInstance = both) {
  return on.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as, 'accept-language': 'en' } })
}

async function post(path: string, body: object, as: OfficerName, on: TestInstance = both) {
  return on.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { 'x-officer': as }, payload: body })
}

async function register(as: OfficerName, area: string, nik: string, name = 'Siti Aminah'): Promise<string> {
  const answer = await post('/workers', { name, sex: 'F', birthDate: '1999-07-01', area, nik }, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

const here = (nik: string): Promise<string> => register('desa', '35.10.04.2006', nik)
const there = (nik: string): Promise<string> => register('jember', '35.09.01.2001', nik)

async function tasks(as: OfficerName, on: TestInstance = both) {
  const work = workContracts.ListWork.output.parse((await ask('/work?limit=200', as, on)).json())
  return { counts: work.counts, twins: work.items.filter((item) => item.subject.type === 'twin') }
}

/** The pair that the post has in its work; the newest where there are several. */
async function pair(files: readonly string[]): Promise<string> {
  const { twins } = await tasks('bp2mi')
  for (const { subject } of twins) {
    const shown = twinContracts.GetTwins.output.parse((await ask(`/twins/${subject.id}`, 'bp2mi')).json())
    if (files.every((file) => shown.files.some((each) => each.id === file))) return subject.id
  }
  throw new Error('no task')
}

const Feed = z.object({ regency: z.string(), type: z.string(), area: z.string() })

describe('the same NIK in two regencies', () => {
  it('is refused to neither, and becomes a task with a day of the lowest office over both', async () => {
    const files = [await here('4910044107990101'), await there('4910044107990101')]
    await jobs.settleAll()
    const { twins } = await tasks('bp2mi')
    expect(twins).toMatchObject([
      {
        code: 'COMPARE_TWINS',
        owner: 'AGENCY',
        why: 'mine',
        due: '2026-05-10',
        subject: { label: 'Jember · Banyuwangi', area: '35' },
      },
    ])
    const shown = twinContracts.GetTwins.output.parse((await ask(`/twins/${await pair(files)}`, 'bp2mi')).json())
    expect(shown.files.map((file) => file.id).sort()).toEqual([...files].sort())
    expect(shown.files.every((file) => file.nik === '4910044107990101' && file.name === 'Siti Aminah')).toBe(true)
  })

  it('is found when a correction binds it, once, from either side and however often', async () => {
    const first = await there('4910044107990102')
    const second = await here('4910044107990103')
    await jobs.settleAll()
    const before = (await tasks('bp2mi')).twins.length
    expect((await post(`/workers/${second}/person`, { nik: '4910044107990102' }, 'desa')).statusCode).toBe(200)
    await jobs.settleAll()
    await post(`/workers/${first}/person`, { phone: '081234567890' }, 'jember')
    await jobs.settleAll()
    expect((await tasks('bp2mi')).twins.length).toBe(before + 1)
  })

  it('queues nothing for whoever shares a NIK with nobody', async () => {
    const queued = async () => (await both.db.run("select count(*)::int as n from pgboss.job where name = 'journeys-twins'"))[0]
    const before = await queued()
    await here('4910044107990104')
    await jobs.settleAll()
    expect(await queued()).toEqual(before)
  })

  it('says nothing to the officers of the two regencies: no answer, work, count, history or feed differs', async () => {
    const asked: readonly (readonly [OfficerName, string])[] = [
      ['desa', '4910044107990105'],
      ['dinas', '4910044107990106'],
    ]
    await there('4910044107990106')
    await jobs.settleAll()
    const alone = await register(asked[0]?.[0] ?? 'desa', '35.10.04.2006', asked[0]?.[1] ?? '')
    await jobs.settleAll()
    const counted = (await tasks('dinas')).counts
    const shared = await here('4910044107990106')
    await jobs.settleAll()
    const id = await pair([shared])
    for (const as of ['desa', 'dinas', 'jember', 'blk', 'auditor', 'bupati', 'admin'] as const)
      for (const on of [both, rowsOnly, handlerOnly]) {
        // With the handlers' wall down any role may ask; the database answers for the nation to the auditor.
        if (as === 'auditor' && on === rowsOnly) continue
        expect([403, 404], `${as}`).toContain((await ask(`/twins/${id}`, as, on)).statusCode)
        const decided = await post(`/twins/${id}/outcome`, { outcome: 'SAME_PERSON' }, as, on)
        expect([403, 404], `${as}: ${decided.body}`).toContain(decided.statusCode)
      }
    for (const as of ['desa', 'dinas', 'jember'] as const)
      for (const on of [both, rowsOnly, handlerOnly]) expect((await tasks(as, on)).twins).toEqual([])
    // The same as after a registration that nobody shares a NIK with, but for one more file.
    const steps = z.object({ nextSteps: z.array(z.unknown()) })
    const own = steps.parse((await ask(`/workers/${alone}`, 'dinas')).json()).nextSteps.length
    const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0)
    expect(own).toBeGreaterThan(0)
    expect(sum((await tasks('dinas')).counts) - sum(counted)).toBeLessThanOrEqual(own)
    const History = z.object({ items: z.array(z.object({ type: z.string(), data: z.unknown() })) })
    const told = async (file: string) => History.parse((await ask(`/workers/${file}/history`, 'dinas')).json()).items
    expect(await told(shared)).toEqual(await told(alone))
    const rows = (await both.db.read(everywhere, "select regency, type, area from feed where type like 'Twins%'")).map((row) =>
      Feed.parse(row),
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ regency, area }) => `${regency} ${area}`))).toEqual(new Set(['00 35']))
  })

  it('does not move the end of the feed that a regency is told', async () => {
    const whole = openWhole(url, { feed: { subscribe: () => () => undefined } })
    try {
      const address = await whole.app.listen({ host: '127.0.0.1', port: 0 })
      const hello = async (name: OfficerName): Promise<string> => {
        const stop = new AbortController()
        const answer = await fetch(`${address}/api/v1/feed`, { headers: actorHeader(officers[name]), signal: stop.signal })
        const { value } = await must(answer.body?.getReader(), 'a stream').read()
        stop.abort()
        return /id: (.*)/.exec(new TextDecoder().decode(value))?.[1] ?? ''
      }
      for (const name of ['dinas', 'jember'] as const) expect(await hello(name)).not.toMatch(/\b00:/)
      expect(await hello('bp2mi')).toMatch(/\b00:\d/)
    } finally {
      await whole.close()
    }
  })
})

describe('the outcome', () => {
  it('ends the task, is an event, and is said once', async () => {
    const files = [await here('4910044107990107'), await there('4910044107990107')]
    await jobs.settleAll()
    const id = await pair(files)
    const wrong = files[0] ?? ''
    expect((await post(`/twins/${id}/outcome`, { outcome: 'NIK_WRONG' }, 'bp2mi')).statusCode).toBe(422)
    const decided = await post(`/twins/${id}/outcome`, { outcome: 'NIK_WRONG', wrong }, 'bp2mi')
    expect([decided.statusCode, decided.json()]).toMatchObject([200, { outcome: 'NIK_WRONG', version: 2 }])
    expect((await tasks('bp2mi')).twins.map((item) => item.subject.id)).not.toContain(id)
    const shown = twinContracts.GetTwins.output.parse((await ask(`/twins/${id}`, 'bp2mi')).json())
    expect(shown).toMatchObject({ nextSteps: [], end: { outcome: 'NIK_WRONG', wrong, by: { user: 'bp2mi' } } })
    expect((await post(`/twins/${id}/outcome`, { outcome: 'SAME_PERSON' }, 'bp2mi')).json()).toMatchObject({ code: 'twins-decided' })
    const events = await both.db.read(everywhere, 'select type, user_id from event where stream_id = $1 order by version', [id.slice(5)])
    expect(events).toEqual([
      { type: 'TwinsFound', user_id: 'system' },
      { type: 'TwinsEnded', user_id: 'bp2mi' },
    ])
  })

  it('is not needed where a correction left the two no number in common, and is again when they share one', async () => {
    const files = [await here('4910044107990109'), await there('4910044107990109')]
    await jobs.settleAll()
    const id = await pair(files)
    const correct = (nik: string) => post(`/workers/${files[1]}/person`, { nik }, 'jember')
    expect((await correct('4910044107990110')).statusCode).toBe(200)
    await jobs.settleAll()
    expect((await tasks('bp2mi')).twins.map((item) => item.subject.id)).not.toContain(id)
    const apart = twinContracts.GetTwins.output.parse((await ask(`/twins/${id}`, 'bp2mi')).json())
    expect(apart).toMatchObject({ nextSteps: [], end: { outcome: 'DISSOLVED', on: '2026-05-03' } })
    expect((await correct('4910044107990109')).statusCode).toBe(200)
    await jobs.settleAll()
    expect((await tasks('bp2mi')).twins.map((item) => item.subject.id)).toContain(id)
    const trace = await both.db.read(everywhere, 'select type, user_id from event where stream_id = $1 order by version', [id.slice(5)])
    expect(trace).toEqual(['TwinsFound', 'TwinsEnded', 'TwinsFound'].map((type) => ({ type, user_id: 'system' })))
    await post(`/twins/${id}/outcome`, { outcome: 'DIFFERENT_PERSONS' }, 'bp2mi')
    await correct('4910044107990111')
    await jobs.settleAll()
    const decided = twinContracts.GetTwins.output.parse((await ask(`/twins/${id}`, 'bp2mi')).json())
    expect(decided.end?.outcome).toBe('DIFFERENT_PERSONS')
  })

  it('is not needed where a file was erased', async () => {
    const files = [await here('4910044107990108'), await there('4910044107990108')]
    await jobs.settleAll()
    const id = await pair(files)
    expect((await post(`/workers/${files[1]}/erasure`, { basis: 'UNLAWFUL' }, 'jember')).statusCode).toBe(200)
    await jobs.settleAll()
    expect((await tasks('bp2mi')).twins.map((item) => item.subject.id)).not.toContain(id)
    const shown = twinContracts.GetTwins.output.parse((await ask(`/twins/${id}`, 'bp2mi')).json())
    expect(shown.end?.outcome).toBe('GONE')
    expect(shown.files.find((file) => file.id === files[1])).toEqual({ id: files[1], gone: true })
  })
})

it('offices that may look are found with their places', async () => {
  const whole = openWhole(url)
  try {
    const made = await whole.app.inject({
      method: 'POST',
      url: '/api/v1/offices',
      headers: actorHeader(officer('administrator', ['35'])),
      payload: { kind: 'AGENCY', name: 'P4MI Jember', area: '35.09', areas: ['35.09', '35.10'] },
    })
    expect(made.statusCode, made.body).toBe(201)
    const id = z.object({ id: z.string() }).parse(made.json()).id
    expect(await accessCapability(whole.services).officesOf(['AGENCY', 'PROVINCE'])).toEqual([
      { id, kind: 'AGENCY', areas: ['35.09', '35.10'] },
    ])
  } finally {
    await whole.close()
  }
})
