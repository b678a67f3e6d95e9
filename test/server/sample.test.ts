// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from a contract: a sample capability gets all of it by being plugged in.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { contractCommands } from '#platform/cli/contract-command.ts'
import { runProgram } from '#platform/cli/program.ts'
import { freshDatabase } from '../support/postgres.ts'
import { sampleCapability, sampleContracts } from '../support/sample.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const village = officer('village-officer', [HERE])
let whole: Whole
let id: string

async function send(method: 'GET' | 'POST', path: string, actor: Actor | undefined, body?: object, key?: string) {
  const headers = { ...(actor === undefined ? {} : actorHeader(actor)), ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return whole.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
}
const idOf = (json: unknown): string => z.object({ id: z.string() }).parse(json).id

beforeAll(async () => {
  whole = openWhole(await freshDatabase(), { more: sampleCapability })
  id = idOf((await send('POST', '/visits', village, { area: HERE }, 'first')).json())
})
afterAll(() => whole.close())

it('its route, held to its schemas', async () => {
  expect((await send('GET', `/visits/${id}`, village)).json()).toEqual({ id, version: 1, area: HERE })
  expect((await send('POST', '/visits', village, { area: 'here' })).statusCode).toBe(400)
})

it('its entry in the OpenAPI document', async () => {
  const paths = z.object({ paths: z.record(z.string(), z.unknown()) }).parse((await send('GET', '/openapi.json', undefined)).json()).paths
  expect([paths['/api/v1/visits'], paths['/api/v1/visits/{id}']]).toMatchObject([
    { post: { operationId: 'NoteVisit', summary: 'Notes a visit to a home' } },
    { get: { operationId: 'GetVisit', 'x-roles': ['village-officer'] } },
  ])
})

it('its permission check, by role and by place', async () => {
  const asked = [undefined, officer('leader', [HERE]), officer('village-officer', ['35.10.04.2005']), village]
  expect(await Promise.all(asked.map(async (actor) => (await send('GET', `/visits/${id}`, actor)).statusCode))).toEqual([
    401, 403, 404, 200,
  ])
  expect(await Promise.all(asked.map(async (actor) => (await send('POST', '/visits', actor, { area: HERE })).statusCode))).toEqual([
    401, 403, 404, 201,
  ])
})

it('the same answer to the same command', async () => {
  const again = await send('POST', '/visits', village, { area: HERE }, 'first')
  expect([again.statusCode, idOf(again.json())]).toEqual([201, id])
  expect((await send('POST', '/visits', village, { area: '35.10.04.2005' }, 'first')).statusCode).toBe(409)
})

it('its lines in the log', async () => {
  const { items } = z
    .object({ items: z.array(z.object({ contract: z.string(), userId: z.string(), officeId: z.string(), area: z.string() })) })
    .parse((await send('GET', `/log?target=${id}`, officer('auditor', ['35.10']))).json())
  const line = { userId: village.userId, officeId: village.officeId, area: HERE }
  expect(items).toContainEqual({ contract: 'NoteVisit', ...line })
  expect(items).toContainEqual({ contract: 'GetVisit', ...line })
})

it('its command on the command line', async () => {
  const said: string[] = []
  const screen = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const commands = contractCommands(sampleContracts, () => ({ data: '/nowhere' }))
  expect(await runProgram({ title: 'kawal', commands }, { args: ['note-visit', '--help'], locale: 'C', screen })).toBe(0)
  expect(said.join('\n')).toContain('Notes a visit to a home')
  expect(said.join('\n')).toContain('--area')
})
