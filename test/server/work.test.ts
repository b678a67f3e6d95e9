// SPDX-License-Identifier: AGPL-3.0-or-later
// The work list says of every file what the file itself says, also when time alone changed what is next.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { reviewDue } from '#journeys/server/worker.jobs.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
let instance: TestInstance
const none = { company: async () => undefined, order: async () => undefined }
const Answer = z.object({ id: z.string(), state: z.string(), nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })
type Answer = z.output<typeof Answer>

beforeAll(() => {
  instance = openInstance(url)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function post(path: string, body: object, as: OfficerName): Promise<Answer> {
  const answer = await instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { 'x-officer': as }, payload: body })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Answer.parse(answer.json())
}

async function get(id: string): Promise<Answer> {
  return Answer.parse((await instance.app.inject({ url: `/api/v1/workers/${id}`, headers: { 'x-officer': 'dinas' } })).json())
}

/** The steps of a file as the list keeps them. */
async function listed(id: string): Promise<readonly unknown[]> {
  const rows = await instance.db.read(everywhere, 'select code from work where stream_id = $1 order by code', [id.slice(5)])
  return rows.map((row) => row['code'])
}

const codesOf = (file: Answer): readonly string[] => file.nextSteps.map((step) => step.code).sort()

async function prepared(more: object): Promise<Answer> {
  const person = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', scheme: 'UKPS', destination: 'HKG' }
  let file = await post('/workers', { ...person, ...more }, 'desa')
  for (let left = 40; left > 0; left -= 1) {
    expect(await listed(file.id)).toEqual(codesOf(file))
    const step = file.nextSteps.find((each) => !/^(DEPARTED|WAIT_|CHOOSE_|CONFIRM_)/.test(each.code))
    if (step === undefined) return file
    const as = step.owner === 'VILLAGE' ? 'desa' : step.owner === 'AGENCY' ? 'bp2mi' : 'dinas'
    file = await post(`/workers/${file.id}/milestones/${step.code}`, shownFor(step.code, '2026-05-03'), as)
  }
  throw new Error('no end of steps')
}

it('when a paper lapsed the renewal is on the list, and the departure is not', async () => {
  const file = await prepared({ occupation: 'OPERATOR_PABRIK' })
  expect([file.state, await listed(file.id)]).toEqual(['READY', ['DEPARTED']])
  instance.setNow('2026-09-01T02:00:00.000Z')
  await reviewDue(instance.services, none, '2026-09-01T02:00:00.000Z')
  const after = await get(file.id)
  expect(after.state).toBe('PREPARING')
  expect(codesOf(after)).toEqual(['MEDICAL_FIT'])
  expect(await listed(file.id)).toEqual(['MEDICAL_FIT'])
  // Who left while it still counted left lawfully, however late it is said; who left after it did not.
  const departs = (on: string) => instance.send('POST', `/workers/${file.id}/milestones/DEPARTED`, 'dinas', { on })
  expect((await departs('2026-08-20')).json()).toMatchObject({ code: 'not-ready' })
  expect((await departs('2026-07-20')).json()).toMatchObject({ state: 'DEPARTED' })
})

it('a birthday that takes one of two obstacles away is seen on that day, once', async () => {
  instance.setNow('2026-05-03T02:00:00.000Z')
  const file = await prepared({ birthDate: '2008-06-01', destination: 'SAU', occupation: 'PENGASUH_BAYI' })
  expect(codesOf(file)).toEqual(['CHOOSE_OPEN_COUNTRY', 'WAIT_UNTIL_18'])
  instance.setNow('2026-06-01T02:00:00.000Z')
  expect(await reviewDue(instance.services, none, '2026-06-01T02:00:00.000Z')).toBe(1)
  expect(await listed(file.id)).toEqual(['CHOOSE_OPEN_COUNTRY'])
  expect(await reviewDue(instance.services, none, '2026-06-01T02:00:00.000Z')).toBe(0)
})

it('a late step climbs from the village to the district, the regency and the agency over it, and leaves all of them when it is done', async () => {
  instance.setNow('2026-05-03T02:00:00.000Z')
  const file = await post('/workers', { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }, 'desa')
  const others = ['camat', 'dinas', 'bp2mi'] as const
  /** Since when each has it on its list; the owner has it from the beginning, and nobody elsewhere ever. */
  async function standing(day: string): Promise<readonly unknown[]> {
    instance.setNow(`${day}T02:00:00.000Z`)
    const on = async (as: OfficerName) => {
      const answer = await instance.app.inject({ url: '/api/v1/work?limit=200', headers: { 'x-officer': as } })
      const { items } = workContracts.ListWork.output.parse(answer.json())
      return items.find((item) => item.subject.id === file.id && item.code === 'INFO_GIVEN')
    }
    for (const outside of ['tetangga', 'camat-sebelah', 'jember'] as const) expect(await on(outside), outside).toBeUndefined()
    const mine = await on('desa')
    const climbed = await Promise.all(others.map(on))
    for (const item of climbed) if (item !== undefined) expect(item).toMatchObject({ why: 'climbed', owner: 'VILLAGE', urgency: 'late' })
    return [mine?.why, ...climbed.map((item) => item?.climbedSince)]
  }
  const none = undefined
  expect(await standing('2026-05-10')).toEqual(['mine', none, none, none])
  expect(await standing('2026-05-13')).toEqual(['mine', none, none, none])
  expect(await standing('2026-05-14')).toEqual(['mine', '2026-05-14', none, none])
  expect(await standing('2026-05-18')).toEqual(['mine', '2026-05-14', '2026-05-18', none])
  expect(await standing('2026-05-25')).toEqual(['mine', '2026-05-14', '2026-05-18', '2026-05-25'])
  await post(`/workers/${file.id}/milestones/INFO_GIVEN`, {}, 'desa')
  expect(await standing('2026-05-25')).toEqual([none, none, none, none])
})
