// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker's file over HTTP on a real PostgreSQL: the main job, both walls, repetition, concurrency, the chain.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const AGENCY = '0000-01890000-0000-7000-8000-000000000001'
const siti = {
  name: 'Siti Aminah',
  sex: 'F',
  birthDate: '1999-07-01',
  area: '35.10.04.2006',
  destination: 'HKG',
  occupation: 'PENGASUH_LANSIA',
  agencyId: AGENCY,
}
const FileShape = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string(), due: z.string() })),
})

let instance: TestInstance
let url: string

beforeAll(async () => {
  url = await freshDatabase()
  instance = openInstance(url)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

interface Sent {
  readonly as: OfficerName
  readonly key?: string
  readonly ifMatch?: number
  readonly on?: TestInstance
}

function headersOf(sent: Sent): Record<string, string> {
  return {
    'x-officer': sent.as,
    'accept-language': 'en',
    ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
    ...(sent.ifMatch === undefined ? {} : { 'if-match': `"${sent.ifMatch}"` }),
  }
}

async function post(path: string, body: object, sent: Sent) {
  return (sent.on ?? instance).app.inject({ method: 'POST', url: `/api/v1${path}`, headers: headersOf(sent), payload: body })
}

async function get(path: string, sent: Sent) {
  return (sent.on ?? instance).app.inject({ method: 'GET', url: `/api/v1${path}`, headers: headersOf(sent) })
}

async function register(more: object = {}, as: OfficerName = 'desa') {
  const answer = await post('/workers', { ...siti, ...more }, { as })
  expect(answer.statusCode, answer.body).toBe(201)
  return FileShape.parse(answer.json())
}

describe('the main job', () => {
  it('goes from registration to READY, departure and home, always with a next step', async () => {
    let file = await register()
    expect(file.state).toBe('RECORDED')
    const recorder: Readonly<Record<string, OfficerName>> = {
      VILLAGE: 'desa',
      REGENCY: 'dinas',
      AGENCY: 'bp2mi',
      TRAINING: 'dinas',
      CERTIFICATION: 'dinas',
    }
    for (let steps = 0; file.state !== 'READY' && steps < 60; steps += 1) {
      const step = file.nextSteps[0]
      if (step === undefined) throw new Error(`no next step in ${file.state}`)
      const answer = await post(`/workers/${file.id}/milestones/${step.code}`, shownFor(step.code, '2026-05-03'), {
        as: recorder[step.owner] ?? 'dinas',
        ifMatch: file.version,
      })
      expect(answer.statusCode, `${step.code}: ${answer.body}`).toBe(200)
      file = FileShape.parse(answer.json())
    }
    expect(file.state).toBe('READY')
    for (const [code, state] of [
      ['DEPARTED', 'DEPARTED'],
      ['ARRIVAL_REPORTED', 'ABROAD'],
      ['WORKING', 'ABROAD'],
      ['RETURN_RECORDED', 'RETURNED'],
      ['HANDED_OVER', 'HANDED_OVER'],
    ] as const) {
      file = FileShape.parse((await post(`/workers/${file.id}/milestones/${code}`, {}, { as: 'bp2mi' })).json())
      expect(file.state).toBe(state)
      expect(file.nextSteps.length).toBeGreaterThan(0)
    }
    const history = await get(`/workers/${file.id}/history`, { as: 'dinas' })
    expect(history.json().items.length).toBe(file.version)
    expect(history.body).not.toContain('Siti')
  })

  it('refuses departure before READY and names every guard with its article', async () => {
    const file = await register({ name: 'Rini' })
    const answer = await post(`/workers/${file.id}/milestones/DEPARTED`, {}, { as: 'desa' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().code).toBe('not-ready')
    const required = gatesAt('P_TO_P', '2026-05-03').filter((rule) => rule.gate === 'required').length
    expect(answer.json().guards.length).toBe(required - 1)
    for (const guard of answer.json().guards) expect(guard.legalBasis).not.toBe('')
  })
})

describe('an occupation', () => {
  it.each([
    ['PENGASUH_LANSIA', 'PENGASUH_LANSIA'],
    ['pengasuh lansia', 'PENGASUH_LANSIA'],
    ['Elderly carer', 'PENGASUH_LANSIA'],
    ['menjahit di pabrik', 'menjahit di pabrik'],
  ])('said as %s keeps nobody from being registered', async (said, kept) => {
    const made = await post('/workers', { ...siti, occupation: said }, { as: 'desa' })
    expect(made.statusCode, made.body).toBe(201)
    expect((await get(`/workers/${made.json().id}`, { as: 'desa' })).json().occupation).toBe(kept)
  })
})

describe('both walls', () => {
  it('hide a file of another village and another regency, each wall alone', async () => {
    const file = await register({ name: 'Wati' })
    for (const walls of [
      { handler: true, rows: true },
      { handler: true, rows: false },
      { handler: false, rows: true },
    ]) {
      const other = openInstance(url, { walls })
      for (const as of ['tetangga', 'jember'] as const) {
        expect((await get(`/workers/${file.id}/history`, { as, on: other })).statusCode, JSON.stringify({ walls, as })).toBe(404)
        const listed = await get('/workers?q=wati', { as, on: other })
        expect(listed.json().items).toEqual([])
        const moved = await post(`/workers/${file.id}/moves`, { to: 'WITHDRAWN' }, { as, on: other })
        expect(moved.statusCode).toBe(404)
        const planted = await post('/workers', siti, { as, on: other })
        expect(planted.statusCode).toBe(404)
      }
      await other.app.close()
      await other.db.close()
    }
    expect((await get('/workers?q=wati', { as: 'bp2mi' })).json().items.length).toBe(1)
  })

  it('let no leader, auditor or administrator see rows', async () => {
    const file = await register({ name: 'Yuli' })
    for (const as of ['bupati', 'auditor', 'admin'] as const) {
      expect((await get(`/workers/${file.id}`, { as })).statusCode).toBe(403)
      expect((await get('/workers', { as })).statusCode).toBe(403)
      expect((await get('/work', { as })).statusCode).toBe(403)
    }
  })
})

describe('one command', () => {
  it('sent twice is done once, and its key cannot carry something else', async () => {
    const body = { ...siti, name: 'Dwi' }
    const first = await post('/workers', body, { as: 'desa', key: 'k-1' })
    const again = await post('/workers', body, { as: 'desa', key: 'k-1' })
    expect(again.statusCode).toBe(201)
    expect(again.body).toBe(first.body)
    expect((await post('/workers', { ...body, name: 'Tri' }, { as: 'desa', key: 'k-1' })).statusCode).toBe(409)
    expect((await get('/workers?q=dwi', { as: 'desa' })).json().items.length).toBe(1)
  })

  it('has a key of its account alone: another officer may use the same, and nobody can take the id of what follows by itself', async () => {
    const file = await register({ name: 'Tutik' })
    const id = causedId('some-listener', file.id, 1)
    expect((await post('/workers', { ...siti, name: 'Yuni' }, { as: 'desa', key: id })).statusCode).toBe(201)
    expect((await post('/workers', { ...siti, name: 'Yuli' }, { as: 'dinas', key: id })).statusCode).toBe(201)
    const done = { code: 'TRAINING_DONE' as const, on: '2026-05-02' }
    expect(await instance.journeys.recordComputed(id, file.id, done)).toMatchObject({ type: 'done' })
  })

  it('on a version that is past is told the present one', async () => {
    const file = await register({ name: 'Eko' })
    await post(`/workers/${file.id}/milestones/FAMILY_CONSENT`, {}, { as: 'desa' })
    const stale = await post(`/workers/${file.id}/milestones/MARITAL_LETTER`, {}, { as: 'desa', ifMatch: 1 })
    expect(stale.statusCode).toBe(412)
    expect(stale.json().version).toBe(2)
  })

  it('of many writers at once each counts, and the chain stays whole', async () => {
    const file = await register({ name: 'Fitri' })
    const codes = ['INFO_GIVEN', 'FAMILY_CONSENT', 'MARITAL_LETTER', 'JOBSEEKER_REGISTERED']
    const answers = await Promise.all(codes.map((code) => post(`/workers/${file.id}/milestones/${code}`, {}, { as: 'dinas' })))
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200])
    const verified = await verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities) })
    expect(verified.breaks).toEqual([])
    expect(verified.events).toBeGreaterThan(0)
  })

  it('with a NIK of another file is refused, and says where it is only to who may see it', async () => {
    const nik = '9910044107990001'
    const file = await register({ name: 'Gita', nik })
    const near = await post('/workers', { ...siti, nik }, { as: 'desa' })
    expect(near.statusCode).toBe(422)
    expect(near.json().see).toBe(`/workers/${file.id}`)
    const far = await post('/workers', { ...siti, nik, area: '35.10.04.2005' }, { as: 'tetangga' })
    expect(far.statusCode).toBe(422)
    expect(far.json().see).toBeUndefined()
  })

  it('can be taken back at once by who did it, and by nobody else', async () => {
    const file = await register({ name: 'Hesti' })
    await post(`/workers/${file.id}/moves`, { to: 'WITHDRAWN' }, { as: 'desa' })
    expect((await post(`/workers/${file.id}/undo`, {}, { as: 'dinas' })).statusCode).toBe(422)
    const undone = await post(`/workers/${file.id}/undo`, {}, { as: 'desa' })
    expect(undone.json().state).toBe('RECORDED')
  })
})

describe('the history', () => {
  it('is not the application’s to rewrite, and no key is its to take away', async () => {
    const file = await register({ name: 'Indah' })
    const uuid = file.id.slice(5)
    const denied = /permission denied/
    await expect(instance.db.run("update event set body = '{}' where stream_id = $1", [uuid])).rejects.toThrow(denied)
    await expect(instance.db.run('delete from subject_key where stream_id = $1', [uuid])).rejects.toThrow(denied)
    await expect(instance.db.run('truncate subject_key')).rejects.toThrow(denied)
    expect((await verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities) })).breaks).toEqual([])
  })
})

describe('bad input', () => {
  it.each([
    ['{"name":', 400],
    ['[]', 400],
    ['{"name":"A","sex":"X","birthDate":"1999-02-31","area":"99"}', 400],
    ['{"name":"A\\u0000","sex":"F","birthDate":"1999-02-01","area":"35.10.04.2006"}', 400],
    ['{"name":"A\\ud800","sex":"F","birthDate":"1999-02-01","area":"35.10.04.2006"}', 400],
    ['{"name":"A","sex":"F","birthDate":"1999-02-01","area":"35.10.04.2006","extra":1}', 400],
    ['{"name":"A","sex":"F","birthDate":"2999-02-01","area":"35.10.04.2006"}', 422],
  ])('%s is answered with a problem document', async (payload, status) => {
    const answer = await instance.app.inject({
      method: 'POST',
      url: '/api/v1/workers',
      headers: { ...headersOf({ as: 'desa' }), 'content-type': 'application/json' },
      payload,
    })
    expect(answer.statusCode, answer.body).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})
