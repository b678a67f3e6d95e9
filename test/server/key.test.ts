// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { openApp } from '#apps/server.ts'
import { StartError } from '#platform/server/start-error.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole } from '../support/whole.ts'

it('an instance with another key than the one that wrote the database does not start', async () => {
  const databaseUrl = await freshDatabase()
  const whole = openWhole(databaseUrl)
  const payload = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  const headers = actorHeader(officer('village-officer', ['35.10.04.2006']))
  expect((await whole.app.inject({ method: 'POST', url: '/api/v1/workers', headers, payload })).statusCode).toBe(201)
  await whole.close()
  const options = { databaseUrl, publicUrl: 'http://127.0.0.1', poolSize: 2, logError: () => undefined }
  await expect(openApp({ ...options, master: Buffer.alloc(32, 8) })).rejects.toThrow(StartError)
  const app = await openApp({ ...options, master: Buffer.alloc(32, 7) })
  await app.close()
})
