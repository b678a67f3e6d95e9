// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due by the clock, asked for at given instants; the schedule only asks.

import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { reviewDue } from '#journeys/server/worker.jobs.ts'
import { addDays } from '#kernel/time.ts'
import { sealTask } from '#platform/server/jobs/seal.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
let instance: TestInstance
const licensed = {
  company: async () => ({ licence: [{ from: '2024-01-01', to: '2028-12-31', legalBasis: 'SIP3MI' }] }),
  order: async () => undefined,
}
const History = z.object({ items: z.array(z.object({ type: z.string(), data: z.object({ code: z.optional(z.string()) }) })) })
const Answer = z.object({ id: z.string(), state: z.string(), nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })

beforeAll(() => {
  instance = openInstance(url)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function send(path: string, body: object, as: OfficerName) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Answer.parse(answer.json())
}

async function stateOf(id: string): Promise<string> {
  const answer = await instance.app.inject({ method: 'GET', url: `/api/v1/workers/${id}`, headers: { 'x-officer': 'dinas' } })
  return z.object({ state: z.string() }).parse(answer.json()).state
}

async function ready() {
  const person = {
    name: 'Siti',
    sex: 'F',
    birthDate: '1999-07-01',
    area: '35.10.04.2006',
    destination: 'HKG',
    occupation: 'PENGASUH_LANSIA',
  }
  let file = await send('/workers', { ...person, scheme: 'UKPS' }, 'desa')
  for (let left = 40; left > 0 && file.state !== 'READY'; left -= 1) {
    const step = file.nextSteps[0]
    const as = step?.owner === 'VILLAGE' ? 'desa' : step?.owner === 'AGENCY' ? 'bp2mi' : 'dinas'
    file = await send(`/workers/${file.id}/milestones/${step?.code}`, shownFor(step?.code ?? '', '2026-05-03'), as)
  }
  expect(file.state).toBe('READY')
  return file
}

async function due(id: string): Promise<string> {
  const [row] = await instance.db.read(everywhere, 'select review_on from worker where stream_id = $1', [id.slice(5)])
  return z.object({ review_on: z.string() }).parse(row).review_on
}

const morning = (day: string): string => `${day}T01:00:00.000Z`

it('a file whose required paper lapsed is looked at on the day after, and not before', async () => {
  const { id } = await ready()
  const day = await due(id)
  expect(await reviewDue(instance.services, licensed, morning(addDays(day, -1)))).toBe(0)
  expect(await stateOf(id)).toBe('READY')
  expect(await reviewDue(instance.services, licensed, morning(day))).toBe(1)
  expect(await stateOf(id)).toBe('PREPARING')
  expect(await reviewDue(instance.services, licensed, morning(day))).toBe(0)
})

it('two instances that see the same file due change it once', async () => {
  const { id } = await ready()
  const day = await due(id)
  const other = openInstance(url)
  await Promise.all([instance, other].map((each) => reviewDue(each.services, licensed, morning(day))))
  const answer = await instance.app.inject({ method: 'GET', url: `/api/v1/workers/${id}/history`, headers: { 'x-officer': 'dinas' } })
  const { items } = History.parse(answer.json())
  const expired = items.flatMap((event) => (event.type === 'MilestoneExpired' ? [event.data.code] : []))
  expect(expired.length).toBeGreaterThan(0)
  expect(new Set(expired).size).toBe(expired.length)
  await other.app.close()
  await other.db.close()
})

it('the day that ended is sealed once, whoever runs', async () => {
  const task = sealTask(instance.services)
  await task.run('2026-05-03T17:05:00.000Z')
  await task.run('2026-05-03T18:05:00.000Z')
  const heads = await instance.db.run("select regency, day, at from head where regency = '35.10'")
  expect(heads).toEqual([{ regency: '35.10', day: '2026-05-03', at: new Date('2026-05-03T17:05:00.000Z') }])
})

it('two instances keep one schedule for each task', async () => {
  const other = openInstance(url)
  const both = [await openJobs(instance), await openJobs(other)]
  const schedules = await instance.db.run('select name, cron, timezone from pgboss.schedule order by name')
  const tasks = instance.capabilities
    .flatMap((each) => each.tasks ?? [])
    .map(({ name, cron }) => ({ name, cron, timezone: 'Asia/Jakarta' }))
  expect(tasks.length).toBeGreaterThan(0)
  expect(schedules).toEqual(tasks.sort((a, b) => (a.name < b.name ? -1 : 1)))
  for (const jobs of both) await jobs.stop()
  await other.app.close()
  await other.db.close()
})

it('a file with children that was watched before their days were kept is looked at by the clock, and has them from then on', async () => {
  const file = await send('/workers', { name: 'Ibu', sex: 'F', birthDate: '1990-07-01', area: '35.10.04.2006' }, 'desa')
  await send(`/workers/${file.id}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' }, 'desa')
  for (const birthDate of ['2018-02-03', undefined])
    await send(`/workers/${file.id}/family`, { relation: 'CHILD', name: 'Ani', ...(birthDate === undefined ? {} : { birthDate }) }, 'desa')
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const kept = async () =>
    (
      await owner.query(
        `select children_until::text, uncared_until::text, review_on from watch join worker using (regency, stream_id) where stream_id = $1`,
        [file.id.slice(5)],
      )
    ).rows
  const before = await kept()
  expect(before).toEqual([{ children_until: '{2036-02-03,infinity}', uncared_until: 'infinity', review_on: null }])
  await owner.query(`alter table watch add children integer not null default 0, add uncared boolean not null default false;
    update watch set children = cardinality(children_until), uncared = uncared_until is not null;
    alter table watch drop children_until, drop uncared_until`)
  await owner.query(await readFile(new URL('../../src/journeys/server/migrations/017-watch-children.sql', import.meta.url), 'utf8'))
  expect(await kept()).toMatchObject([{ children_until: '{infinity,infinity}', uncared_until: 'infinity' }])
  await owner.query('update worker set review_on = $1 where review_on = current_date', ['2026-05-04'])
  await reviewDue(instance.services, licensed, morning('2026-05-04'))
  expect(await kept()).toEqual(before)
  await owner.end()
})
