// SPDX-License-Identifier: AGPL-3.0-or-later
// The task of comparing twin files is given out anew when an office opens, and when the places of one change.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const admin = officer('administrator', [''])
let whole: Whole
let jobs: TestJobs

beforeAll(async () => {
  whole = openWhole(await freshDatabase())
  jobs = await openJobs(whole)
})
afterAll(async () => {
  await jobs.stop()
  await whole.close()
})

async function post(path: string, payload: object, as: Actor): Promise<string> {
  const answer = await whole.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: actorHeader(as), payload })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  await jobs.settleAll()
  return z.object({ id: z.string() }).parse(answer.json()).id
}

const open = (name: string, areas: readonly string[]) => post('/offices', { kind: 'AGENCY', name, area: areas[0], areas }, admin)

/** Which office has the task, as the row of the task says. */
async function desk(): Promise<readonly unknown[]> {
  return whole.services.db.read(everywhere, "select let_in from work where stream_type = 'twin'")
}

async function hasTask(officeId: string, areas: readonly string[]): Promise<boolean> {
  const headers = actorHeader(officer('agency-officer', areas, officeId))
  const answer = await whole.app.inject({ method: 'GET', url: '/api/v1/work?limit=200', headers })
  const { items } = workContracts.ListWork.output.parse(answer.json())
  return items.some((item) => item.subject.type === 'twin' && item.why === 'mine')
}

it('goes to the lowest office over both as offices open and their places change, and back', async () => {
  const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', nik: '4910044107990101' }
  for (const area of ['35.10.04.2006', '35.09.01.2001']) await post('/workers', { ...person, area }, officer('village-officer', [area]))
  expect(await desk()).toEqual([{ let_in: [] }])

  const wide = await open('BP3MI Jawa Timur', ['35'])
  expect(await desk()).toEqual([{ let_in: [wide] }])
  expect(await hasTask(wide, ['35'])).toBe(true)

  const both = ['35.09', '35.10']
  const near = await open('P4MI Jember', both)
  expect(await desk()).toEqual([{ let_in: [near] }])
  expect(await hasTask(near, both)).toBe(true)

  await post(`/offices/${near}/areas`, { areas: ['35.09'] }, admin)
  expect(await desk()).toEqual([{ let_in: [wide] }])
  expect(await hasTask(near, ['35.09'])).toBe(false)

  await post(`/offices/${near}/areas`, { areas: both }, admin)
  expect(await desk()).toEqual([{ let_in: [near] }])
})
