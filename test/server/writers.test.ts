// SPDX-License-Identifier: AGPL-3.0-or-later
// Many who write at once, over two processes: one order, nothing overwritten, nothing done twice.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const siti = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
const WRITERS = 20
const File = z.object({ id: z.string(), version: z.number() })
const History = z.object({ items: z.array(z.object({ version: z.number(), type: z.string(), hash: z.string() })) })
let instances: readonly TestInstance[]

beforeAll(async () => {
  const url = await freshDatabase()
  instances = [openInstance(url), openInstance(url)]
})
afterAll(async () => {
  for (const { app, db } of instances) {
    await app.close()
    await db.close()
  }
})

async function post(path: string, payload: object, headers: object = {}, nth = 0) {
  const { app } = instances[nth % 2] ?? instances[0] ?? expect.fail()
  return app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { 'x-officer': 'desa', ...headers }, payload })
}
async function get(path: string) {
  const { app } = instances[0] ?? expect.fail()
  return app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': 'desa' } })
}
async function registered() {
  return File.parse((await post('/workers', siti)).json())
}
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, nth) => nth)
const phone = (nth: number): string => `0849000000${String(nth).padStart(2, '0')}`

async function versions(id: string): Promise<readonly number[]> {
  const { items } = History.parse((await get(`/workers/${id}/history`)).json())
  expect(new Set(items.map((item) => item.hash)).size).toBe(items.length)
  return items.map((item) => item.version).toSorted((one, other) => one - other)
}

it('the same command sent many times at once is done once, and each is told the same', async () => {
  const answers = await Promise.all(upTo(8).map((nth) => post('/workers', { ...siti, name: 'Kembar' }, { 'idempotency-key': 'satu' }, nth)))
  expect(answers.map((answer) => answer.statusCode)).toEqual(upTo(8).map(() => 201))
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
  expect((await get('/workers?q=kembar')).json().items).toHaveLength(1)
})

it('one key for two different commands at once is done for one of them, and refused for the other', async () => {
  const answers = await Promise.all(
    upTo(6).map((nth) => post('/workers', { ...siti, name: nth % 2 === 0 ? 'Genap' : 'Ganjil' }, { 'idempotency-key': 'dua' }, nth)),
  )
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([201, 201, 201, 409, 409, 409])
  const found = await Promise.all(['genap', 'ganjil'].map(async (name) => (await get(`/workers?q=${name}`)).json().items.length))
  expect(found.toSorted()).toEqual([0, 1])
})

it('of twenty writers on one file each is decided on what the one before left', async () => {
  const { id } = await registered()
  const answers = await Promise.all(upTo(WRITERS).map((nth) => post(`/workers/${id}/person`, { phone: phone(nth) }, {}, nth)))
  expect(answers.map((answer) => answer.statusCode)).toEqual(upTo(WRITERS).map(() => 200))
  const told = answers.map((answer) => File.parse(answer.json()).version)
  expect(told.toSorted((one, other) => one - other)).toEqual(upTo(WRITERS).map((nth) => nth + 2))
  expect(await versions(id)).toEqual(upTo(WRITERS + 1).map((nth) => nth + 1))
  // What stands is what the last in the order wrote.
  const last = told.indexOf(Math.max(...told))
  expect((await get(`/workers/${id}`)).json().phone).toBe(`+62${phone(last).slice(1)}`)
})

it('of twenty writers who saw the same version one is done, and the others are told the present one', async () => {
  const { id, version } = await registered()
  const headers = { 'if-match': `"${version}"` }
  const answers = await Promise.all(upTo(WRITERS).map((nth) => post(`/workers/${id}/person`, { phone: phone(nth) }, headers, nth)))
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, ...upTo(WRITERS - 1).map(() => 412)])
  const stale = answers.filter((answer) => answer.statusCode === 412)
  for (const answer of stale) expect(answer.json()).toMatchObject({ code: 'stale', version: 2, current: { id, version: 2 } })
  expect(await versions(id)).toEqual([1, 2])
})

it('leaves every chain whole, and every state as its history says', async () => {
  const { db, services, capabilities } = instances[0] ?? expect.fail()
  const verified = await verifyChains(db, services.keyring, { folds: foldsOf(capabilities) })
  expect(verified.breaks).toEqual([])
  expect(verified.events).toBeGreaterThan(WRITERS)
})
