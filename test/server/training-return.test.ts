// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that was away hears of the training that was completed meanwhile when it comes back: once, and of no earlier round.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
const FileShape = z.object({
  milestones: z.array(z.object({ code: z.string(), status: z.string(), on: z.optional(z.string()), evidence: z.optional(z.string()) })),
})
const History = z.object({ items: z.array(z.object({ type: z.string(), data: z.object({ code: z.optional(z.string()) }) })) })

let instance: TestInstance
let jobs: TestJobs
let provider: string

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  jobs = await openJobs(instance)
  const licence = { number: '12/2024', issuer: 'Disnaker', from: '2024-01-01', to: '2026-12-31' }
  provider = await send('/providers', { area: '35.10', kind: 'LPK', name: 'LPK Melati', ...licence }, 'dinas')
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

async function send(path: string, body: object, as: OfficerName): Promise<string> {
  const answer = await instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { 'x-officer': as }, payload: body })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  await jobs.settleAll()
  return Made.parse(answer.json()).id
}

async function read(path: string): Promise<unknown> {
  return (await instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': 'dinas' } })).json()
}

const person = (name: string) => send('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }, 'desa')
const move = (id: string, to: string) => send(`/workers/${id}/moves`, { to, reason: 'Keluarga' }, 'dinas')

/** A class of one session, in which somebody is enrolled. @returns how to take its attendance */
async function enrol(worker: string, title: string, date: string): Promise<() => Promise<string>> {
  const hours = { hours: 8, minHours: 8, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  const programmeId = await send('/programmes', { area: '35.10', name: title, ...hours }, 'dinas')
  const sessions = [{ date, hours: 8 }]
  const id = await send('/classes', { title, providerId: provider, programmeId, capacity: 30, sessions }, 'blk')
  await send(`/classes/${id}/trainees`, { workers: [worker] }, 'blk')
  return () => send(`/classes/${id}/sessions/1/attendance`, { marks: { [worker]: 'present' } }, 'blk')
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
  await (await enrol(id, 'Sebelum', '2026-04-10'))()
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-04-10' })
  await move(id, 'WITHDRAWN')
  await move(id, 'RECORDED')
  expect(await trained(id)).toMatchObject({ status: 'open' })
  const attend = await enrol(id, 'Selama pergi', '2026-05-03')
  await move(id, 'WITHDRAWN')
  await attend()
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
  await attend()
  expect(await trained(id)).toMatchObject({ status: 'open' })
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-05-01' })
  await move(id, 'UNFIT')
  await move(id, 'PREPARING')
  expect(await trained(id)).toMatchObject({ status: 'done', on: '2026-05-01' })
  expect(await times(id)).toBe(1)
})
