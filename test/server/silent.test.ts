// SPDX-License-Identifier: AGPL-3.0-or-later
// A command that says nothing new, decided on what has changed since: what the other wrote stands, and nothing of what was read comes back.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const File = z.object({ id: z.string() })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function send(method: 'GET' | 'POST', path: string, payload?: object) {
  const headers = { 'x-officer': 'desa' }
  return instance.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload === undefined ? {} : { payload }) })
}

it('leaves the file, its rows and its work as the other left them', async () => {
  const siti = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  const { id } = File.parse((await send('POST', '/workers', siti)).json())
  const { services } = instance
  const key = parseId(id)
  const call = systemCall(services, { contract: 'FreeUse', commandId: causedId(services.newId(), id), regency: key.regency })
  const outcome = await services.records.change(call, {
    aggregate: workerAggregate(services.regencies),
    key,
    // No such limit lies there, so that there is nothing to say.
    command: { type: 'FreeUse', request: id },
    facts: async () => {
      expect((await send('POST', `/workers/${id}/person`, { name: 'Siti Baru' })).statusCode).toBe(200)
      return {}
    },
    answer: ({ version }) => ({ version }),
  })
  expect(outcome).toMatchObject({ type: 'done' })
  const kept = await services.records.find<WorkerState>(WORKER_TYPE, key, everywhere)
  expect([kept?.version, kept?.state.personal.name]).toEqual([2, 'Siti Baru'])
  expect((await send('GET', '/workers?limit=200')).body).toContain('Siti Baru')
  expect((await send('GET', '/work')).body).toContain('Siti Baru')
})
