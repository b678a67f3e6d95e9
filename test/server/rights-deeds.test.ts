// SPDX-License-Identifier: AGPL-3.0-or-later
// What was granted to a person is held to their file: a limit stops what it stops, a correction and an erasure stay owed until they are done.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { REQUEST_TYPE, type RequestState } from '#rights/core/request.ts'
import { type ImportWorld, openImports } from '../support/imports.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'

const dinas = officer('regency-officer', ['35.10'], 'disnaker')
const jember = officer('regency-officer', ['35.09'])
const Made = z.object({ id: z.string() })
const Likely = z.object({ items: z.array(z.object({ id: z.string() })) })
const Listed = z.object({ items: z.array(z.looseObject({ id: z.string(), limits: z.optional(z.array(z.unknown())) })) })
const Work = z.object({ items: z.array(z.object({ code: z.string(), due: z.string(), subject: z.object({ id: z.string() }) })) })

let world: ImportWorld
beforeAll(async () => {
  world = await openImports(await freshDatabase())
})
afterAll(async () => {
  await world.close()
  expect(world.whole.errors).toEqual([])
})

async function post(path: string, body: object, status = 200, by: Actor = dinas): Promise<unknown> {
  const answer = await world.post(by, path, body)
  expect(answer.status, JSON.stringify(answer.json)).toBe(status)
  return answer.json
}
const register = async (name: string): Promise<string> =>
  Made.parse(await post('/workers', { name, sex: 'F', birthDate: '1999-07-01', motherName: 'Suminah Wati', area: '35.10.04.2006' }, 201)).id
async function asked(workerId: string, right: string): Promise<string> {
  const { id } = Made.parse(await post('/rights-requests', { workerId, right, channel: 'LETTER' }, 201))
  await post(`/rights-requests/${id}/requester`, { by: 'IDENTITY_CARD' })
  return id
}
async function granted(workerId: string, right: string, more: object = {}): Promise<string> {
  const id = await asked(workerId, right)
  await post(`/rights-requests/${id}/answer`, { outcome: 'GRANTED', reply: 'Dikabulkan', ...more })
  return id
}
async function request(id: string) {
  const { status, body } = await world.get(dinas, `/rights-requests/${id}`)
  expect(status, body).toBe(200)
  return rightsContracts.GetRequest.output.parse(JSON.parse(body))
}
const taken = async (by = dinas): Promise<string> => (await world.get(by, '/exports/workers.csv')).body
const file = async (id: string) => JSON.parse((await world.get(dinas, `/workers/${id}`)).body)
const likely = async (name: string): Promise<readonly string[]> => {
  const { status, body } = await world.get(
    dinas,
    `/people/likely?name=${encodeURIComponent(name)}&sex=F&birthDate=1999-07-01&motherName=Suminah%20Wati&area=35.10.04.2006`,
  )
  expect(status, body).toBe(200)
  return Likely.parse(JSON.parse(body)).items.map(({ id }) => id)
}

describe('a restriction that was granted', () => {
  it('keeps the file out of what is taken away, is told with its end, and is freed when it is withdrawn', async () => {
    const worker = await register('Painem Terbatas')
    const other = await register('Wagiyem Bebas')
    expect(await taken()).toContain('Painem Terbatas')
    const id = await granted(worker, 'RESTRICTION', { until: '2026-06-30' })
    expect(await taken()).not.toContain('Painem Terbatas')
    expect(await taken()).toContain('Wagiyem Bebas')
    expect(await file(worker)).toMatchObject({
      limits: [{ request: id, right: 'RESTRICTION', until: '2026-06-30', stops: ['TAKE_AWAY', 'LET_IN', 'SUGGEST'] }],
    })
    const list = Listed.parse(JSON.parse((await world.get(dinas, '/workers?q=Painem')).body))
    expect(list.items).toMatchObject([{ id: worker, limits: [{ right: 'RESTRICTION', until: '2026-06-30' }] }])
    expect(await request(id)).toMatchObject({ limit: { holds: true, until: '2026-06-30' }, nextSteps: [] })
    // The escort goes on, and so does what finds a second file of the same person for the place's own office.
    await post(`/workers/${worker}/milestones/JOBSEEKER_REGISTERED`, { on: '2026-05-01' })
    expect(await likely('Painem Terbatas')).toContain(worker)
    // From elsewhere there is neither request nor limit.
    expect((await world.post(jember, `/rights-requests/${id}/end-limit`, { why: 'WITHDRAWN' })).status).toBe(404)
    await post(`/rights-requests/${id}/end-limit`, { why: 'WITHDRAWN' })
    expect(await taken()).toContain('Painem Terbatas')
    expect((await file(worker)).limits).toBeUndefined()
    expect(await request(id)).toMatchObject({ limit: { holds: false, ended: { on: '2026-05-03', why: 'WITHDRAWN' } } })
    await post(`/rights-requests/${id}/end-limit`, { why: 'WITHDRAWN' }, 422)
    expect((await world.get(dinas, `/workers/${other}`)).status).toBe(200)
  })

  it('binds every file of the person, whichever it was asked about and whenever they are joined', async () => {
    const [one, two] = [await register('Kartinah Satu'), await register('Kartinah Dua')]
    await granted(two, 'RESTRICTION')
    const pair = Made.parse(await post('/doubles', { one, other: two }, 201)).id
    await post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead: one })
    await world.jobs.settleAll()
    const csv = (await world.get(dinas, '/exports/workers.csv?q=Kartinah')).body
    expect(csv).not.toContain('Kartinah')
    expect(await file(one)).toMatchObject({ limits: [{ right: 'RESTRICTION' }] })
    await post(`/doubles/${pair}/undo`, {})
    await world.jobs.settleAll()
    const apart = (await world.get(dinas, '/exports/workers.csv?q=Kartinah')).body
    expect(apart).toContain('Kartinah Satu')
    expect(apart).not.toContain('Kartinah Dua')
  })
})

it('an objection that was granted keeps the machine from comparing the file, and the list it stands in is taken away as before', async () => {
  const worker = await register('Sutarmi Keberatan')
  expect(await likely('Sutarmi Keberatan')).toContain(worker)
  await granted(worker, 'OBJECTION')
  expect(await likely('Sutarmi Keberatan')).not.toContain(worker)
  expect(await taken()).toContain('Sutarmi Keberatan')
})

describe('a correction that was granted', () => {
  it('stays open with its clock until the part that was named is corrected, and names the event', async () => {
    const worker = await register('Sumiati Keliru')
    const id = await asked(worker, 'CORRECTION')
    await post(`/workers/${worker}/person`, { phone: '081234567890' })
    await post(`/rights-requests/${id}/answer`, { outcome: 'GRANTED', reply: 'Nama dibetulkan' }, 422)
    await post(`/rights-requests/${id}/answer`, { outcome: 'GRANTED', reply: 'Nama dibetulkan', fields: ['name', 'phone'] })
    await world.jobs.settleAll()
    const step = async () =>
      Work.parse(JSON.parse((await world.get(dinas, '/work?limit=200')).body)).items.find(({ subject }) => subject.id === id)
    expect(await step()).toMatchObject({ code: 'DO_CORRECTION', due: '2026-05-06' })
    expect(await request(id)).toMatchObject({ owed: [{ what: 'name' }, { what: 'phone' }] })
    expect((await world.get(dinas, '/rights-requests?open=true')).body).toContain(id)
    await post(`/workers/${worker}/person`, { name: 'Sumiati Benar' })
    await world.jobs.settleAll()
    expect(await request(id)).toMatchObject({
      owed: [{ what: 'name', done: { event: 'PersonCorrected', file: worker } }, { what: 'phone' }],
    })
    await post(`/workers/${worker}/person`, { phone: '081234567891' })
    await world.jobs.settleAll()
    expect(await step()).toBeUndefined()
    expect((await world.get(dinas, '/rights-requests?open=true')).body).not.toContain(id)
    // What is taken back is owed again.
    await post(`/workers/${worker}/undo`, {})
    await world.jobs.settleAll()
    expect(await step()).toMatchObject({ code: 'DO_CORRECTION' })
  })
})

describe('an erasure that was granted', () => {
  it('is not while the law keeps the file, and is told what keeps it', async () => {
    const worker = await register('Tumini Terbuka')
    const id = await asked(worker, 'ERASURE')
    expect((await request(id)).kept).toMatchObject([{ guard: 'FILE_CLOSED', legalBasis: 'UU 27/2022 art 20(2)e' }])
    const refused = JSON.stringify(await post(`/rights-requests/${id}/answer`, { outcome: 'GRANTED', reply: 'Dihapus' }, 422))
    expect(refused).toContain('on the ground of a public duty')
    await post(`/workers/${worker}/moves`, { to: 'WITHDRAWN', reason: 'Tidak jadi' })
    expect((await request(id)).kept).toEqual([])
    await post(`/rights-requests/${id}/answer`, { outcome: 'GRANTED', reply: 'Dihapus' })
    expect(await request(id)).toMatchObject({ nextSteps: [{ code: 'DO_ERASURE' }], owed: [{ what: 'ERASURE' }] })
    await post(`/workers/${worker}/erasure`, { basis: 'REQUEST' })
    await world.jobs.settleAll()
    const list = await world.get(dinas, '/rights-requests')
    expect(JSON.parse(list.body).items).toContainEqual(expect.objectContaining({ id, name: null, outcome: 'GRANTED', open: false }))
    const kept = await world.whole.services.records.findEven<RequestState>(REQUEST_TYPE, parseId(id), everywhere)
    expect(kept?.state).toMatchObject({
      deeds: [{ what: 'ERASURE', file: worker, event: 'PersonErased', on: '2026-05-03' }],
    })
  })
})
