// SPDX-License-Identifier: AGPL-3.0-or-later
// What the system computes into a worker's file, and what other capabilities may see of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { scopeOf } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { newId } from '#platform/server/new-id.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const AGENCY = '0000-01890000-0000-7000-8000-000000000001'
const FileShape = z.object({
  id: z.string(),
  state: z.string(),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })),
})
const MilestonesShape = z.object({
  name: z.string(),
  state: z.string(),
  milestones: z.array(z.object({ code: z.string(), status: z.string(), origin: z.optional(z.string()) })),
})

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

function scopeFor(name: OfficerName): Scope {
  const prefixes = scopeOf(officers[name], 'personal')
  return { rows: prefixes, filter: prefixes, officeId: officers[name].officeId, userId: officers[name].userId }
}

async function post(path: string, body: object, as: OfficerName) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return FileShape.parse(answer.json())
}

async function refused(id: string, body: object, as: OfficerName): Promise<unknown> {
  const url = `/api/v1/workers/${id}/milestones/TRAINING_DONE`
  const answer = await instance.app.inject({ method: 'POST', url, headers: { 'x-officer': as }, payload: body })
  expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400)
  return answer.json()
}

async function register(name: string) {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', agencyId: AGENCY }
  return post('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan }, 'desa')
}

async function training(id: string) {
  const answer = await instance.app.inject({ method: 'GET', url: `/api/v1/workers/${id}`, headers: { 'x-officer': 'dinas' } })
  const file = MilestonesShape.parse(answer.json())
  return { ...file, training: file.milestones.find((milestone) => milestone.code === 'TRAINING_DONE') }
}

const done = { code: 'TRAINING_DONE', on: '2026-05-02', evidence: 'class' } as const

describe('a computed milestone', () => {
  it('is recorded once under one id, and says that it is computed', async () => {
    const { id } = await register('Siti')
    const commandId = newId()
    const first = await instance.journeys.recordComputed(commandId, id, done)
    expect(first).toEqual({ type: 'done', version: expect.any(Number) })
    expect(await instance.journeys.recordComputed(commandId, id, done)).toEqual(first)
    expect((await training(id)).training).toMatchObject({ status: 'done', origin: 'computed' })
  })

  it('does no harm where it is recorded already, unknown, or not recorded', async () => {
    const { id } = await register('Sri')
    expect(await instance.journeys.revokeComputed(newId(), id, 'TRAINING_DONE', 'x')).toMatchObject({ code: 'milestone-not-recorded' })
    await instance.journeys.recordComputed(newId(), id, done)
    expect(await instance.journeys.recordComputed(newId(), id, done)).toMatchObject({ code: 'milestone-already-recorded' })
    const nobody = formatId({ regency: '35.10', uuid: newId() })
    expect(await instance.journeys.recordComputed(newId(), nobody, done)).toEqual({ type: 'unchanged', code: 'not-found' })
  })

  it('takes the place of a paper; what an officer vouched for is not taken back by the system', async () => {
    const { id } = await register('Rini')
    await post(`/workers/${id}/milestones/TRAINING_DONE`, shownFor('TRAINING_DONE', '2026-05-01'), 'dinas')
    expect(await instance.journeys.revokeComputed(newId(), id, 'TRAINING_DONE', 'x')).toMatchObject({ code: 'milestone-not-computed' })
    expect((await training(id)).training).toMatchObject({ origin: 'accepted' })
    expect(await instance.journeys.recordComputed(newId(), id, done)).toMatchObject({ type: 'done' })
    expect((await training(id)).training).toMatchObject({ origin: 'computed' })
  })

  it('that was taken back is not attested away by a paper, and is by being computed again', async () => {
    const { id } = await register('Ratna')
    await instance.journeys.recordComputed(newId(), id, done)
    await instance.journeys.revokeComputed(newId(), id, 'TRAINING_DONE', 'certificate revoked')
    for (const as of ['dinas', 'bp2mi'] as const) {
      const answer = await refused(id, shownFor('TRAINING_DONE', '2026-05-01'), as)
      expect(answer).toMatchObject({
        code: 'computed-withdrawn',
        guards: [{ guard: 'NOT_WITHDRAWN', legalBasis: 'UU 18/2017 art 5b, 41' }],
      })
    }
    expect((await training(id)).training).toMatchObject({ status: 'open' })
    expect(await instance.journeys.recordComputed(newId(), id, done)).toMatchObject({ type: 'done' })
  })

  it('is attested by no trainer, and a paper takes its day and number', async () => {
    const { id } = await register('Rukmini')
    expect(await refused(id, shownFor('TRAINING_DONE', '2026-05-01'), 'blk')).toMatchObject({
      code: 'not-your-milestone',
      guards: [{ guard: 'COMPUTED' }],
    })
    expect(await refused(id, {}, 'dinas')).toMatchObject({ code: 'invalid-input', errors: [{ field: 'on' }, { field: 'evidence' }] })
    await post(`/workers/${id}/milestones/TRAINING_DONE`, shownFor('TRAINING_DONE', '2026-05-01'), 'bp2mi')
    expect((await training(id)).training).toMatchObject({ status: 'done', origin: 'accepted' })
  })

  it('that is taken back turns READY into PREPARING, and opens the step again', async () => {
    let file = await register('Wati')
    const recorder: Readonly<Record<string, OfficerName>> = { VILLAGE: 'desa', AGENCY: 'bp2mi' }
    for (let steps = 0; file.state !== 'READY' && steps < 60; steps += 1) {
      const step = file.nextSteps[0]
      if (step === undefined) throw new Error(`no next step in ${file.state}`)
      if (step.code === 'TRAINING_DONE') await instance.journeys.recordComputed(newId(), file.id, done)
      const again = await instance.app.inject({ method: 'GET', url: `/api/v1/workers/${file.id}`, headers: { 'x-officer': 'dinas' } })
      if (step.code === 'TRAINING_DONE') file = FileShape.parse(again.json())
      else
        file = await post(`/workers/${file.id}/milestones/${step.code}`, shownFor(step.code, '2026-05-03'), recorder[step.owner] ?? 'dinas')
    }
    expect(file.state).toBe('READY')
    expect(await instance.journeys.revokeComputed(newId(), file.id, 'TRAINING_DONE', 'corrected')).toMatchObject({ type: 'done' })
    const after = await training(file.id)
    expect(after.state).toBe('PREPARING')
    expect(after.training?.status).toBe('open')
  })
})

describe('cards of files', () => {
  it('are found by name and by id within authority, and nowhere else', async () => {
    const { id } = await register('Zubaidah Kartika')
    expect((await instance.journeys.findPreparing(scopeFor('blk'), 'kartika zub', 10)).map((card) => card.id)).toEqual([id])
    expect((await instance.journeys.cards(scopeFor('desa'), [id])).get(id)?.name).toBe('Zubaidah Kartika')
    expect((await instance.journeys.person(scopeFor('blk'), id))?.birthDate).toBe('1999-07-01')
    for (const name of ['tetangga', 'jember'] as const) {
      const scopes: readonly Scope[] = [scopeFor(name), { ...scopeFor(name), filter: [''] }, { ...scopeFor(name), rows: [''] }]
      for (const scope of scopes) {
        expect(await instance.journeys.findPreparing(scope, 'kartika', 10), name).toEqual([])
        expect((await instance.journeys.cards(scope, [id])).size, name).toBe(0)
        expect(await instance.journeys.person(scope, id), name).toBeUndefined()
      }
    }
  })

  it('of somebody who withdrew is not offered', async () => {
    const { id } = await register('Yuniar')
    await post(`/workers/${id}/moves`, { to: 'WITHDRAWN' }, 'desa')
    expect(await instance.journeys.findPreparing(scopeFor('blk'), 'yuniar', 10)).toEqual([])
    expect((await instance.journeys.cards(scopeFor('blk'), [id])).get(id)?.state).toBe('WITHDRAWN')
  })
})
