// SPDX-License-Identifier: AGPL-3.0-or-later
// Which requests get the app's page, and which a problem document.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { webFiles } from '#platform/server/http/web-files.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase(), {
    web: webFiles([], '<!doctype html><title>Kawal</title>', { script: '', shell: [], later: [] }),
  })
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

it.each([
  ['GET', '/', 'text/html,application/xhtml+xml'],
  ['GET', '/workers/anything', 'text/html'],
  ['GET', '/', '*/*'],
  ['HEAD', '/', '*/*'],
] as const)('%s %s accepting %s is the page', async (method, url, accept) => {
  const answer = await instance.app.inject({ method, url, headers: { accept } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})

it.each([
  ['GET', '/', 'application/json'],
  ['GET', '/api/v1/nothing', 'text/html'],
  ['POST', '/', '*/*'],
] as const)('%s %s accepting %s is a problem document', async (method, url, accept) => {
  const answer = await instance.app.inject({ method, url, headers: { accept } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
})
