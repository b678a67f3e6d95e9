// SPDX-License-Identifier: AGPL-3.0-or-later
// An emergency override over HTTP: two offices, a sealed reason, a count for anybody, and nothing of the person in it.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const send: TestInstance['send'] = (...request) => instance.send(...request)

const REASON = 'Ibunya sekarat di Hong Kong, pesawat besok pagi'

it('is asked by one office, granted by another, and counted without a word of the person', async () => {
  const person = { name: 'Siti Overrida', sex: 'F', birthDate: '1990-07-01', area: '35.10.04.2006', destination: 'HKG' }
  const made = await send('POST', '/workers', 'desa', { ...person, occupation: 'PENGASUH_LANSIA', scheme: 'PERSEORANGAN' })
  const { id } = z.object({ id: z.string() }).parse(made.json())
  await send('POST', `/workers/${id}/milestones/JOBSEEKER_REGISTERED`, 'dinas', {})
  expect((await instance.app.inject({ url: '/overrides?lang=en' })).body).toContain('Not once in the last two years')

  const asked = await send('POST', `/workers/${id}/override`, 'dinas', { guards: ['MEDICAL_FIT'], reason: REASON })
  expect(asked.statusCode, asked.body).toBe(200)
  expect((await send('POST', `/workers/${id}/override/grant`, 'dinas', {})).json().code).toBe('override-same-office')
  expect((await send('POST', `/workers/${id}/override/grant`, 'desa', {})).statusCode).toBe(403)
  const work = (await send('GET', '/work', 'bp2mi')).body
  expect(work).toContain('DECIDE_OVERRIDE')
  const granted = await send('POST', `/workers/${id}/override/grant`, 'bp2mi', {})
  expect(granted.statusCode, granted.body).toBe(200)
  const file = workerContracts.GetWorker.output.parse((await send('GET', `/workers/${id}`, 'dinas')).json())
  expect(file.override?.granted?.guards).toEqual(['MEDICAL_FIT'])

  for (const [language, guard] of [
    ['en', 'Medical'],
    ['id', 'kesehatan'],
  ] as const) {
    const page = await instance.app.inject({ url: `/overrides?lang=${language}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Banyuwangi')
    expect(page.body.toLowerCase()).toContain(guard.toLowerCase())
    for (const told of ['Overrida', REASON, id]) expect(page.body).not.toContain(told)
  }
  // The reason stands in the history, for whoever works on the file.
  expect((await send('GET', `/workers/${id}/history`, 'dinas')).body).toContain('OverrideGranted')
})
