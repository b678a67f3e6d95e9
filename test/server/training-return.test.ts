// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that was away hears what became of training and certificates meanwhile when it comes back: once, and of no earlier round.

import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { OfficerName } from '../support/instance.ts'
import { openWorking } from '../support/working.ts'

const Made = z.object({ id: z.string() })
const FileShape = z.object({
  milestones: z.array(z.object({ code: z.string(), status: z.string(), on: z.optional(z.string()), evidence: z.optional(z.string()) })),
})
const History = z.object({ items: z.array(z.object({ type: z.string(), data: z.object({ code: z.optional(z.string()) }) })) })

const { instance, jobs } = await openWorking()

async function send(path: string, body: object, as: OfficerName): Promise<string> {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  await jobs.settleAll()
  return Made.parse(answer.json()).id
}

async function read(path: string): Promise<unknown> {
  return (await instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': 'dinas' } })).json()
}

const person = (name: string, as: OfficerName = 'desa') =>
  send('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }, as)
const move = (id: string, to: string) => send(`/workers/${id}/moves`, { to, reason: 'Keluarga' }, 'dinas')

interface Place {
  readonly area: string
  readonly dinas: OfficerName
  readonly blk: OfficerName
}
const HERE: Place = { area: '35.10', dinas: 'dinas', blk: 'blk' }
/** A trainer over both regencies may teach in the one who lives in the other. */
const ELSEWHERE: Place = { area: '35.09', dinas: 'jember', blk: 'blk-wilayah' }

interface Lesson {
  readonly take: () => Promise<string>
  /** The attendance was wrong: nobody was there. */
  readonly correct: () => Promise<string>
}

/** A class of one session, in which somebody is enrolled. */
async function enrol(worker: string, title: string, date: string, { area, dinas, blk } = HERE): Promise<Lesson> {
  const licence = { number: `${title}/2024`, issuer: 'Disnaker', from: '2024-01-01', to: '2026-12-31' }
  const providerId = await send('/providers', { area, kind: 'LPK', name: 'LPK Melati', ...licence }, dinas)
  const hours = { hours: 8, minHours: 8, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  const programmeId = await send('/programmes', { area, name: title, ...hours }, dinas)
  const id = await send('/classes', { title, providerId, programmeId, capacity: 30, sessions: [{ date, hours: 8 }] }, blk)
  await send(`/classes/${id}/trainees`, { workers: [worker] }, blk)
  return {
    take: () => send(`/classes/${id}/sessions/1/attendance`, { marks: { [worker]: 'present' } }, blk),
    correct: () => send(`/classes/${id}/sessions/1/corrections`, { workerId: worker, mark: 'absent', reason: 'mixed-up' }, blk),
  }
}

async function trained(id: string) {
  return FileShape.parse(await read(`/workers/${id}`)).milestones.find((each) => each.code === 'TRAINING_DONE')
}

async function times(id: string): Promise<number> {
  const { items } = History.parse(await read(`/workers/${id}/history`))
  return items.filter(({ type, data }) => type === 'MilestoneRecorded' && data.code === 'TRAINING_DONE').length
}

it('who was withdrawn and begins again is told what was completed since, and not what was before', async () => {
  const id = await person('Rara')
  await (await enrol(id, 'Sebelum', '2026-04-10')).take()
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-04-10' })
  await move(id, 'WITHDRAWN')
  await move(id, 'RECORDED')
  expect(await trained(id)).toMatchObject({ status: 'open' })
  const attend = await enrol(id, 'Selama pergi', '2026-05-03')
  await move(id, 'WITHDRAWN')
  await attend.take()
  expect(await trained(id)).toMatchObject({ status: 'open' })
  await move(id, 'RECORDED')
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-05-03', evidence: 'Selama pergi, LPK Melati' })
  expect(await times(id)).toBe(2)
})

it('who was unfit and comes back is told once, however often the file moves afterwards', async () => {
  const id = await person('Tini')
  await send(`/workers/${id}/milestones/JOBSEEKER_REGISTERED`, {}, 'dinas')
  const attend = await enrol(id, 'Saat sakit', '2026-05-01')
  await move(id, 'UNFIT')
  await attend.take()
  expect(await trained(id)).toMatchObject({ status: 'open' })
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-05-01' })
  await move(id, 'UNFIT')
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-05-01' })
  expect(await times(id)).toBe(1)
})

/** A file that may be found unfit. */
async function preparing(name: string): Promise<string> {
  const id = await person(name)
  await send(`/workers/${id}/milestones/JOBSEEKER_REGISTERED`, {}, 'dinas')
  return id
}

it('who was unfit while the attendance was corrected has completed nothing when coming back', async () => {
  const id = await preparing('Yuni')
  const lesson = await enrol(id, 'Dibetulkan', '2026-05-01')
  await lesson.take()
  await move(id, 'UNFIT')
  await lesson.correct()
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'open' })
})

it('who takes back the move by which the file went away is told what was missed', async () => {
  const id = await preparing('Wulan')
  const lesson = await enrol(id, 'Terlewat', '2026-05-01')
  await lesson.take()
  await move(id, 'UNFIT')
  await lesson.correct()
  await send(`/workers/${id}/undo`, {}, 'dinas')
  expect(await trained(id)).toMatchObject({ status: 'open' })
})

it('what was completed in another regency stays, whether the file is away or not', async () => {
  const id = await preparing('Endah')
  const here = await enrol(id, 'Di sini', '2026-05-02')
  const elsewhere = await enrol(id, 'Di sana', '2026-05-01', ELSEWHERE)
  await elsewhere.take()
  await here.take()
  const there = { status: 'done', on: '2026-05-01', evidence: 'Di sana, LPK Melati' }
  expect(await trained(id)).toMatchObject(there)
  await here.correct()
  expect(await trained(id)).toMatchObject(there)
  await move(id, 'UNFIT')
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject(there)
  await move(id, 'UNFIT')
  await elsewhere.correct()
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'open' })
})

it('what an officer took away is not given back by the moves that follow from it', async () => {
  const id = await person('Asih', 'dinas')
  await (await enrol(id, 'Dicabut', '2026-05-01')).take()
  await send(`/workers/${id}/milestones/TRAINING_DONE/revocation`, { reason: 'Bukan orangnya' }, 'dinas')
  await send(`/workers/${id}/milestones/VILLAGE_RECORDED`, {}, 'desa')
  expect(await trained(id)).toMatchObject({ status: 'open' })
})
