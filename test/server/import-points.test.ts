// SPDX-License-Identifier: AGPL-3.0-or-later
// What was promised of lists to whoever comes from outside, to the letter, with nothing but a token and the paths.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { morningClock } from '../support/morning.ts'
import { holdToDocument } from '../support/openapi.ts'
import { freshDatabase } from '../support/postgres.ts'

const VILLAGE = '35.10.04.2006'
const HEAD = 'nik,name,sex,birth_date,area,phone,destination,occupation,scheme'
const unexpected: unknown[] = []
let app: App
let desa: Record<string, string>

beforeAll(async () => {
  app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 4,
    clock: morningClock,
    logError: (error) => unexpected.push(error),
  })
  holdToDocument(app.server)
  await ensureOfficers(app.services)
  desa = { authorization: `Bearer ${await createToken(app.services, 'desa', { expiresInDays: 1 })}` }
})
afterAll(async () => {
  await app.close()
  expect(unexpected).toEqual([])
})

const get = (path: string) => app.server.inject({ url: `/api/v1${path}`, headers: desa })

const Import = z.looseObject({
  state: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
  errors: z.array(z.strictObject({ row: z.number(), column: z.string(), value: z.string(), reason: z.string(), suggestion: z.string() })),
})

it('the template has the promised columns first', async () => {
  const template = await get('/imports/template.csv')
  expect([template.statusCode, template.headers['content-type']]).toEqual([200, 'text/csv'])
  expect(template.body.startsWith(HEAD)).toBe(true)
})

it.each([
  ['?dryRun=true', 0],
  ['', 1],
])('a list is taken in with %j, and every cell is told of in the promised shape', async (query, found) => {
  const list = `${HEAD}\n,Siti Daftar,F,1999-07-01,${VILLAGE},081234567890,HKG,PENGASUH_LANSIA,P_TO_P\n1,Sri,F,x,${VILLAGE},6.28E+12,,,\n`
  const sent = { method: 'POST', url: `/api/v1/imports${query}`, headers: { ...desa, ...FORM_TYPE }, payload: formOf(list) } as const
  const begun = await app.server.inject(sent)
  expect(begun.statusCode, begun.body).toBe(202)
  const { id } = z.looseObject({ id: z.string() }).parse(begun.json())
  await app.settle()
  const read = Import.parse((await get(`/imports/${id}`)).json())
  expect(read).toMatchObject({ state: 'done', rows: 2, accepted: 1, rejected: 1, duplicates: 0 })
  expect(read.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, 'nik', '1'],
    [3, 'birth_date', 'x'],
    [3, 'phone', '6.28E+12'],
  ])
  expect(z.object({ items: z.array(z.unknown()) }).parse((await get('/workers?q=siti+daftar')).json()).items).toHaveLength(found)
})
