// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker's family over HTTP: named, named anew, removed, taken back; for those alone who must find the person; the household by its card.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { must } from '#kernel/decider.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const siti = { name: 'Siti Aminah', sex: 'F', birthDate: '1990-07-01', area: '35.10.04.2006' }
const CARD = '3510042304110077'

let second = 0

async function send(method: 'GET' | 'POST', path: string, as: OfficerName, payload?: object) {
  // Acts of one officer in one instant are one act, which is undone whole.
  second += 1
  instance.setNow(`2026-05-03T02:00:${String(second).padStart(2, '0')}.000Z`)
  return instance.send(method, path, as, payload)
}

async function register(more: object = {}): Promise<string> {
  const answer = await send('POST', '/workers', 'dinas', { ...siti, ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

async function file(id: string, as: OfficerName = 'desa') {
  return workerContracts.GetWorker.output.parse((await send('GET', `/workers/${id}`, as)).json())
}

async function name(id: string, relative: object, status = 200): Promise<string> {
  const answer = await send('POST', `/workers/${id}/family`, 'desa', relative)
  expect(answer.statusCode, answer.body).toBe(status)
  return answer.body
}

/** Names somebody anew who was named already. */
async function again(id: string, known: object | undefined, more: object): Promise<void> {
  const { key: relative, ...rest } = z.looseObject({ key: z.string() }).parse(known)
  await name(id, { relative, ...rest, ...more })
}

it('is named, named anew, removed, and taken back', async () => {
  const id = await register()
  await name(id, { relation: 'SPOUSE', name: '  Budi   Santoso ', phone: '0812-3456-7890', household: true, consented: true })
  await name(id, { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })
  const [husband, child] = must((await file(id)).family, 'a family')
  expect(husband).toMatchObject({ name: 'Budi Santoso', phone: '+6281234567890', household: true, consented: true })
  await again(id, child, { carer: 'Sumarni, nenek' })
  expect((await file(id)).family?.map((each) => [each.key, each.carer])).toEqual([
    [husband?.key, undefined],
    [child?.key, 'Sumarni, nenek'],
  ])
  expect((await send('POST', `/workers/${id}/family/${husband?.key}/removal`, 'desa', {})).statusCode).toBe(200)
  expect((await file(id)).family).toHaveLength(1)
  expect((await send('POST', `/workers/${id}/undo`, 'desa', {})).statusCode).toBe(200)
  expect((await file(id)).family?.map((each) => each.name)).toEqual(['Budi Santoso', 'Ani'])
  expect((await send('POST', `/workers/${id}/family/${husband?.key}/removal`, 'desa', {})).statusCode).toBe(200)
  expect((await send('POST', `/workers/${id}/family/${husband?.key}/removal`, 'desa', {})).json().code).toBe('relative-unknown')
})

it('refuses what cannot be, by its field', async () => {
  const id = await register()
  for (const [fault, field] of [
    [{ birthDate: '2999-01-01' }, 'birthDate'],
    [{ name: '12345' }, 'name'],
    [{ carer: '\u202eAni' }, 'carer'],
    [{ relation: 'FRIEND' }, 'relation'],
  ] as const) {
    const answer = await send('POST', `/workers/${id}/family`, 'desa', { relation: 'CHILD', name: 'Ani', ...fault })
    expect([400, 422], answer.body).toContain(answer.statusCode)
    expect(answer.json().errors[0].field).toBe(field)
  }
  expect((await file(id)).family).toBeUndefined()
})

it('of whoever is away says which children nobody cares for', async () => {
  const id = await register()
  await name(id, { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })
  await name(id, { relation: 'CHILD', name: 'Joko', birthDate: '2001-02-03' })
  expect((await file(id)).childrenUncared).toEqual([])
  expect((await send('POST', `/workers/${id}/moves`, 'dinas', { to: 'LEFT_NON_PROCEDURALLY' })).statusCode).toBe(200)
  const { family = [], childrenUncared = [] } = await file(id)
  const [ani] = family
  expect(childrenUncared).toEqual([ani?.key])
  await again(id, ani, { carer: 'Sumarni, nenek' })
  expect((await file(id)).childrenUncared).toEqual([])
})

it('is for those alone who must find the person', async () => {
  const id = await register({ familyCard: CARD })
  await name(id, { relation: 'SPOUSE', name: 'Budi' })
  const taught = await file(id, 'blk')
  expect([taught.family, taught.familyCard]).toEqual([undefined, undefined])
  expect((await send('GET', `/workers/${id}/household`, 'blk')).statusCode).toBe(403)
})

it('shares a household with whoever has the same card, within the reader’s places', async () => {
  const card = '3510042304110099'
  const [one, other] = [await register({ familyCard: card }), await register({ familyCard: card, name: 'Siti Rahayu' })]
  await register({ familyCard: card, name: 'Siti Jauh', area: '35.10.05.2001' })
  const household = async (as: OfficerName) =>
    familyContracts.GetHousehold.output.parse((await send('GET', `/workers/${one}/household`, as)).json()).items.map((each) => each.name)
  expect(await household('desa')).toEqual(['Siti Rahayu'])
  expect(new Set(await household('dinas'))).toEqual(new Set(['Siti Rahayu', 'Siti Jauh']))
  expect(other).not.toBe(one)
})
