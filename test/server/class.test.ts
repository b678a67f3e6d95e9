// SPDX-License-Identifier: AGPL-3.0-or-later
// A class over HTTP on a real PostgreSQL: from licence to completion on the worker's file, both walls, many desks at once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { parseId } from '#kernel/ids.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { newId } from '#platform/server/new-id.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { ProviderState } from '#training/core/provider.ts'
import { classAggregate } from '#training/server/class.aggregate.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string(), version: z.number() })
const ClassShape = z.object({
  id: z.string(),
  version: z.number(),
  status: z.string(),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string(), due: z.string() })),
})
const Board = z.extend(ClassShape, {
  provider: z.object({ name: z.string(), licensed: z.boolean() }),
  sessions: z.array(z.object({ no: z.number(), taken: z.boolean(), present: z.number() })),
  trainees: z.array(
    z.object({
      workerId: z.string(),
      name: z.nullable(z.string()),
      area: z.nullable(z.string()),
      preparing: z.nullable(z.boolean()),
      hours: z.number(),
      completedOn: z.optional(z.string()),
      marks: z.record(z.string(), z.string()),
    }),
  ),
})
const FileShape = z.object({
  state: z.string(),
  milestones: z.array(z.object({ code: z.string(), status: z.string(), origin: z.optional(z.string()), on: z.optional(z.string()) })),
})
const Training = z.object({
  items: z.array(z.object({ classId: z.string(), hours: z.number(), completedOn: z.nullable(z.string()), left: z.boolean() })),
})

let url: string
let instance: TestInstance
let jobs: TestJobs
let provider: string
let programme: string

beforeAll(async () => {
  url = await freshDatabase()
  instance = openInstance(url)
  jobs = await openJobs(instance)
  provider = await made('/providers', { ...melati }, 'dinas')
  programme = await made('/programmes', { ...care }, 'dinas')
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

const melati = {
  area: '35.10',
  kind: 'LPK',
  name: 'LPK Melati',
  number: '12/2024',
  issuer: 'Disnaker',
  from: '2024-01-01',
  to: '2026-12-31',
}
const care = {
  area: '35.10',
  name: 'Pengasuh lansia Hong Kong',
  hours: 40,
  minHours: 16,
  units: [],
  occupation: 'PENGASUH_LANSIA',
  destination: 'HKG',
  legalBasis: 'UU 18/2017 art 5b',
  standing: 'assumed',
}
const days = (...dates: readonly string[]) => dates.map((date) => ({ date, hours: 8 }))

const post = (path: string, body: object, as: OfficerName, on: TestInstance = instance) => on.send('POST', path, as, body)

const get = (path: string, as: OfficerName, on: TestInstance = instance) => on.send('GET', path, as)

async function made(path: string, body: object, as: OfficerName): Promise<string> {
  const answer = await post(path, body, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

async function done(path: string, body: object, as: OfficerName = 'blk') {
  const answer = await post(path, body, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return ClassShape.parse(answer.json())
}

/** The code of a refusal with its guards and fields. */
async function refused(path: string, body: object, as: OfficerName = 'blk'): Promise<string> {
  const answer = await post(path, body, as)
  expect(answer.statusCode, answer.body).toBe(422)
  const Problem = z.object({
    code: z.string(),
    guards: z.optional(z.array(z.object({ guard: z.string(), message: z.string(), legalBasis: z.string() }))),
    errors: z.optional(z.array(z.object({ code: z.string() }))),
  })
  const problem = Problem.parse(answer.json())
  for (const guard of problem.guards ?? []) {
    expect(guard.legalBasis).not.toBe('')
    expect(guard.message).not.toBe(guard.guard)
  }
  return [problem.code, ...(problem.guards ?? []).map((g) => g.guard), ...(problem.errors ?? []).map((e) => e.code)].join(' ')
}

async function person(name: string): Promise<string> {
  return made('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }, 'desa')
}

async function planned(more: object = {}): Promise<string> {
  const body = { title: 'Angkatan 1', providerId: provider, programmeId: programme, capacity: 30, ...more }
  return made('/classes', { sessions: days('2026-05-01', '2026-05-02', '2026-05-04'), ...body }, 'blk')
}

async function board(id: string, as: OfficerName = 'blk') {
  return Board.parse((await get(`/classes/${id}`, as)).json())
}

async function milestone(id: string) {
  const file = FileShape.parse((await get(`/workers/${id}`, 'desa')).json())
  return { state: file.state, ...file.milestones.find((each) => each.code === 'TRAINING_DONE') }
}

describe('the main job of a class', () => {
  it('goes from plan through attendance to completion on the file, and back when attendance is corrected', async () => {
    const [siti, sri] = [await person('Siti Aminah'), await person('Sri Rahayu')]
    const id = await planned({ title: 'Melati 1' })
    expect((await board(id)).nextSteps.map((step) => step.code)).toEqual(['ENROL_TRAINEES'])
    await done(`/classes/${id}/trainees`, { workers: [siti, sri] })
    const now = await board(id)
    expect(now.trainees.map((trainee) => trainee.name)).toEqual(['Siti Aminah', 'Sri Rahayu'])
    expect(now.nextSteps).toEqual([expect.objectContaining({ code: 'TAKE_ATTENDANCE', owner: 'TRAINING', due: '2026-05-01' })])
    await done(`/classes/${id}/sessions/1/attendance`, { marks: { [siti]: 'present', [sri]: 'present' } })
    await done(`/classes/${id}/sessions/2/attendance`, { marks: { [siti]: 'present', [sri]: 'excused' } })
    await jobs.settleAll()
    expect(await milestone(siti)).toMatchObject({ status: 'done', origin: 'computed', on: '2026-05-02' })
    expect((await milestone(siti)).state).toBe('PREPARING')
    expect(await milestone(sri)).toMatchObject({ status: 'open' })

    await done(`/classes/${id}/sessions/2/corrections`, { workerId: siti, mark: 'absent', reason: 'mixed-up' })
    await done(`/classes/${id}/sessions/2/corrections`, { workerId: sri, mark: 'present', reason: 'mixed-up' })
    await jobs.settleAll()
    expect(await milestone(siti)).toMatchObject({ status: 'open' })
    expect(await milestone(sri)).toMatchObject({ status: 'done', origin: 'computed' })

    await done(`/classes/${id}/sessions`, { sessions: [] })
    expect(await done(`/classes/${id}/finish`, {})).toMatchObject({ status: 'finished', nextSteps: [] })
    await done(`/classes/${id}/sessions/2/corrections`, { workerId: siti, mark: 'present', reason: 'proof-came' })
    await jobs.settleAll()
    expect(await milestone(siti)).toMatchObject({ status: 'done', origin: 'computed' })
    // A closed class holds no seat any more.
    const next = await planned({ title: 'Melati 2' })
    await done(`/classes/${next}/trainees`, { workers: [siti] })
    const history = (await get(`/workers/${siti}/history`, 'dinas')).json()
    const kinds = z.object({ items: z.array(z.object({ type: z.string() })) }).parse(history)
    expect(kinds.items.filter((event) => event.type === 'MilestoneRecorded').length).toBe(2)
    expect(kinds.items.filter((event) => event.type === 'MilestoneRevoked').length).toBe(1)
  })

  it('keeps a milestone that a second class proves when the first no longer does', async () => {
    const tini = await person('Tini')
    const attend = async (first: string): Promise<string> => {
      const other = await made('/programmes', { ...care, name: `Lain ${first}`, minHours: 8 }, 'dinas')
      const id = await planned({ programmeId: other, sessions: days(first) })
      await done(`/classes/${id}/trainees`, { workers: [tini] })
      await done(`/classes/${id}/sessions/1/attendance`, { marks: { [tini]: 'present' } })
      return id
    }
    const early = await attend('2026-04-10')
    await attend('2026-04-20')
    await jobs.settleAll()
    expect(await milestone(tini)).toMatchObject({ status: 'done', on: '2026-04-10' })
    await done(`/classes/${early}/sessions/1/corrections`, { workerId: tini, mark: 'absent', reason: 'mixed-up' })
    await jobs.settleAll()
    expect(await milestone(tini)).toMatchObject({ status: 'done', origin: 'computed', on: '2026-04-20' })
  })

  it('has its next step on the list of the centre', async () => {
    const id = await planned({ title: 'Kelas tanpa jadwal', sessions: [] })
    const Work = z.object({
      items: z.array(z.object({ code: z.string(), text: z.string(), subject: z.object({ id: z.string(), type: z.string() }) })),
    })
    const { items } = Work.parse((await get('/work', 'blk')).json())
    const own = items.filter((item) => item.subject.id === id)
    expect(own.map((item) => item.code).toSorted()).toEqual(['ENROL_TRAINEES', 'PLAN_SESSIONS'])
    for (const item of own) expect(item.text).not.toBe(item.code)
    expect(own[0]?.subject.type).toBe('class')
  })
})

describe('a refusal names its guard', () => {
  it('of a provider without a licence on that day, on planning and on enrolling', async () => {
    const sekar = await made('/providers', { ...melati, name: 'LPK Sekar', to: '2026-05-03' }, 'dinas')
    const body = { title: 'Sekar', providerId: sekar, programmeId: programme, capacity: 5, sessions: days('2026-05-04') }
    expect(await refused('/classes', body)).toBe('class-not-possible PROVIDER_LICENSED')
    const id = await made('/classes', { ...body, sessions: days('2026-05-02') }, 'blk')
    const wati = await person('Wati')
    await post(`/providers/${sekar}/licence-revocations`, { number: '12/2024', on: '2026-05-03', reason: 'pelanggaran' }, 'dinas')
    expect(await refused(`/classes/${id}/trainees`, { workers: [wati] })).toBe('enrolment-not-possible PROVIDER_LICENSED')
    expect((await board(id)).provider.licensed).toBe(false)
    await post(`/providers/${sekar}/licences`, { ...licence, number: '99/2026' }, 'dinas')
    await done(`/classes/${id}/trainees`, { workers: [wati] })
    await post(`/providers/${sekar}/licences`, { ...licence, number: '99/2029', from: '2029-01-01', to: '2029-12-31' }, 'dinas')
    const until = { licensed: true, licensedUntil: licence.to }
    expect((await get(`/providers/${sekar}`, 'dinas')).json()).toMatchObject(until)
    expect((await get('/providers?q=sekar', 'dinas')).json().items).toMatchObject([until])
  })
  const licence = { issuer: 'Disnaker', from: '2026-05-01', to: '2028-01-01' }

  it('of enrolment: room, twice, a second class, a file that is not preparing, one that is not there', async () => {
    const [a, b, c] = [await person('Ani'), await person('Bela'), await person('Citra')]
    const id = await planned({ capacity: 2 })
    await done(`/classes/${id}/trainees`, { workers: [a] })
    expect(await refused(`/classes/${id}/trainees`, { workers: [a] })).toBe('enrolment-not-possible NOT_YET_ENROLLED')
    expect(await refused(`/classes/${id}/trainees`, { workers: [b, c] })).toBe('enrolment-not-possible ROOM_IN_CLASS')
    const second = await planned({ title: 'Angkatan 2' })
    expect(await refused(`/classes/${second}/trainees`, { workers: [a] })).toBe('enrolment-not-possible IN_ONE_CLASS')
    await post(`/workers/${c}/moves`, { to: 'WITHDRAWN' }, 'desa')
    expect(await refused(`/classes/${id}/trainees`, { workers: [c] })).toBe('enrolment-not-possible FILE_PREPARING')
    const nobody = '3510-01890000-0000-7000-8000-000000000001'
    expect(await refused(`/classes/${id}/trainees`, { workers: [nobody] })).toBe('invalid-input not-within-reach')
    await done(`/classes/${id}/trainees/${a}/leave`, { reason: 'moved-away' })
    await done(`/classes/${second}/trainees`, { workers: [a] })
    // The first class ends; the seat that is held in the second stays.
    await done(`/classes/${id}/cancellation`, { reason: 'sepi' })
    const third = await planned({ title: 'Angkatan 3' })
    expect(await refused(`/classes/${third}/trainees`, { workers: [a] })).toBe('enrolment-not-possible IN_ONE_CLASS')
  })
})

describe('many desks at once', () => {
  it('never fill a class beyond its capacity', async () => {
    const ids: string[] = []
    for (let i = 0; i < 12; i += 1) ids.push(await person(`Peserta ${i}`))
    const id = await planned({ capacity: 5 })
    const answers = await Promise.all(ids.map((worker) => post(`/classes/${id}/trainees`, { workers: [worker] }, 'blk')))
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([...Array(5).fill(200), ...Array(7).fill(422)])
    expect((await board(id)).trainees.length).toBe(5)
  })

  it('try twice each at most, not all again after every commit', async () => {
    const id = await planned({ capacity: 30 })
    const workers: string[] = []
    for (let i = 0; i < 20; i += 1) workers.push(await person(`Antre ${i}`))
    let tries = 0
    const cards = instance.journeys.cards
    const counted = openInstance(url, {})
    const change = (worker: string) =>
      counted.services.records.change(systemCall(counted.services, { contract: 'Enrol', commandId: newId(), regency: '35.10' }), {
        aggregate: classAggregate,
        key: parseId(id),
        command: { type: 'Enrol', workers: [worker] },
        facts: async () => {
          tries += 1
          const [people, found] = await Promise.all([
            cards(everywhere, [worker]),
            counted.services.records.find<ProviderState>('provider', parseId(provider), everywhere),
          ])
          return { people, ...(found === undefined ? {} : { provider: found.state }) }
        },
        answer: (stored) => ({ id: stored.id, version: stored.version }),
      })
    const outcomes = await Promise.all(workers.map(change))
    expect(outcomes.map((outcome) => outcome.type)).toEqual(Array(20).fill('done'))
    // Each commit spoils at most one try of whoever has the turn.
    expect(tries).toBeLessThanOrEqual(2 * workers.length)
    await counted.app.close()
    await counted.db.close()
  })

  it('never seat one person in two classes of a programme', async () => {
    const dwi = await person('Dwi')
    const ids = await Promise.all([1, 2, 3, 4].map((n) => planned({ title: `Serentak ${n}` })))
    const answers = await Promise.all(ids.map((id) => post(`/classes/${id}/trainees`, { workers: [dwi] }, 'blk')))
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 422, 422, 422])
  })
})

describe('both walls', () => {
  it('hide classes, centres and programmes of a regency from another one, each wall alone', async () => {
    const id = await planned({ title: 'Tertutup' })
    const worker = await person('Endah')
    await done(`/classes/${id}/trainees`, { workers: [worker] })
    for (const walls of [
      { handler: true, rows: true },
      { handler: true, rows: false },
      { handler: false, rows: true },
    ]) {
      const other = openInstance(url, { walls })
      for (const path of [`/classes/${id}`, `/providers/${provider}`, `/workers/${worker}/training`, `/classes/${id}/candidates`]) {
        const code = path.endsWith('candidates') && walls.handler ? 403 : 404
        expect((await get(path, 'jember', other)).statusCode, `${path} ${JSON.stringify(walls)}`).toBe(code)
      }
      for (const path of ['/classes', '/providers', '/programmes'])
        expect((await get(path, 'jember', other)).json().items, `${path} ${JSON.stringify(walls)}`).toEqual([])
      expect((await get(`/workers/${worker}/training`, 'tetangga', other)).statusCode).toBe(404)
      const enrolled = await post(`/classes/${id}/trainees`, { workers: [worker] }, 'blk-jember', other)
      expect(enrolled.statusCode).toBe(404)
      const plan = { title: 'x', providerId: provider, programmeId: programme, capacity: 5 }
      expect((await post('/classes', plan, 'blk-jember', other)).statusCode).toBe(422)
      await other.app.close()
      await other.db.close()
    }
  })

  it('let a village read the training of its own people and no class', async () => {
    const id = await planned({ title: 'Desa' })
    const worker = await person('Fitri')
    await done(`/classes/${id}/trainees`, { workers: [worker] })
    const { items } = Training.parse((await get(`/workers/${worker}/training`, 'desa')).json())
    expect(items).toEqual([expect.objectContaining({ classId: id, hours: 0, completedOn: null, left: false })])
    expect((await get(`/classes/${id}`, 'desa')).statusCode).toBe(403)
    expect((await get('/classes', 'bupati')).statusCode).toBe(403)
    expect((await post('/providers', melati, 'blk')).statusCode).toBe(403)
    expect((await post(`/classes/${id}/cancellation`, { reason: 'x' }, 'dinas')).statusCode).toBe(403)
  })
})

describe('the board', () => {
  it('says of a trainee whose file went another way', async () => {
    const id = await planned({ title: 'Papan' })
    const [a, b] = [await person('Hana'), await person('Ika')]
    await done(`/classes/${id}/trainees`, { workers: [a, b] })
    await post(`/workers/${b}/moves`, { to: 'WITHDRAWN' }, 'desa')
    expect((await board(id)).trainees.map(({ name, area, preparing }) => [name, area, preparing])).toEqual([
      ['Hana', '35.10.04.2006', true],
      ['Ika', '35.10.04.2006', false],
    ])
  })

  it('is a look at every trainee, written down before the answer leaves', async () => {
    const id = await planned({ title: 'Dilihat' })
    const worker = await person('Jamilah')
    await done(`/classes/${id}/trainees`, { workers: [worker] })
    await board(id, 'dinas')
    const looks = await instance.db.read(
      everywhere,
      "select stream_id::text from read_log where user_id = 'dinas' and contract = 'GetClass'",
    )
    expect(looks.map((row) => row['stream_id'])).toEqual(expect.arrayContaining([id.slice(5), worker.slice(5)]))
  })
})

describe('finding', () => {
  it('people to enrol: by parts of a name, within authority, not yet inside', async () => {
    const id = await planned()
    const gita = await person('Gita Kusuma Wardani')
    const Found = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
    const find = async () => Found.parse((await get(`/classes/${id}/candidates?q=wardani%20git`, 'blk')).json()).items
    expect((await find()).map((each) => each.id)).toEqual([gita])
    await done(`/classes/${id}/trainees`, { workers: [gita] })
    expect(await find()).toEqual([])
  })

  it('classes: newest first, by state and name, page by page', async () => {
    const List = z.object({ items: z.array(z.object({ id: z.string(), firstDay: z.nullable(z.string()) })), next: z.nullable(z.string()) })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: z.output<typeof List> = List.parse(
        (await get(`/classes?limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, 'dinas')).json(),
      )
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    const all = List.parse((await get('/classes?limit=200', 'dinas')).json()).items
    expect(all.map((item) => item.id)).toEqual(seen)
    const finished = List.parse((await get('/classes?status=finished', 'blk')).json()).items
    expect(finished.length).toBe(1)
    expect(List.parse((await get('/classes?q=serentak%203', 'blk')).json()).items.length).toBe(1)
  })
})
