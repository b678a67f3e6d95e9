// SPDX-License-Identifier: AGPL-3.0-or-later
// A contract that takes a file, of a capability that only counts its bytes: what is taken, and how everything else is refused.

import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { command } from '#kernel/contract.ts'
import { type Capability, handleCommand } from '#platform/server/http/capability.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const MOST = 300_000
const Counted = z.object({ bytes: z.number(), name: z.string() })

function counter(): Capability {
  const contract = command({
    path: '/counted',
    input: z.strictObject({ dryRun: z.optional(z.enum(['true', 'false'])) }),
    output: Counted,
    may: ['village-officer'],
    sensitivity: 'personal',
    goesOn: true,
    uploads: MOST,
    summary: { id: 'Menghitung isi berkas', en: 'Counts what a file holds' },
  })
  const id = '3510-00000000-0000-7000-8000-000000000001'
  const count = handleCommand('CountBytes', contract, async ({ upload }) => {
    let bytes = 0
    for await (const chunk of upload?.bytes ?? []) bytes += chunk.length
    return { type: 'done', answer: JSON.stringify({ bytes, name: upload?.fileName ?? '' }), version: 1, id }
  })
  return { name: 'counted', words: { id: {}, en: {} }, bound: [count] }
}

let whole: Whole
const ours = actorHeader(officer('village-officer', ['35.10.04.2006']))

beforeAll(async () => {
  whole = openWhole(await freshDatabase(), { more: counter })
})
afterAll(() => whole.app.server.close())

async function send(payload: Buffer | string | undefined, headers: object = FORM_TYPE, path = '/counted') {
  const answer = await whole.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { ...ours, 'accept-language': 'en', ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, json: answer.json() }
}

it('a file is read as it comes, larger than a command may be', async () => {
  expect(await send(formOf(Buffer.alloc(MOST - 1, 65), 'besar.csv'))).toEqual({ status: 202, json: { bytes: MOST - 1, name: 'besar.csv' } })
  expect((await send(formOf(''), FORM_TYPE, '/counted?dryRun=true')).json).toMatchObject({ bytes: 0 })
})

it('what is no form with a file is refused in words', async () => {
  const whole = formOf('isi')
  for (const [payload, headers, status, code] of [
    [formOf(Buffer.alloc(MOST + 1)), FORM_TYPE, 413, 'too-large'],
    [whole.subarray(0, whole.length - 20), FORM_TYPE, 400, 'malformed'],
    [formOf('isi', 'x.csv', 'another'), FORM_TYPE, 400, 'invalid-input'],
    ['nothing that has a boundary', FORM_TYPE, 400, 'malformed'],
    [whole, { 'content-type': 'multipart/form-data' }, 400, 'malformed'],
    ['{}', { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
    [undefined, {}, 415, 'unsupported-media-type'],
  ] as const)
    expect(await send(payload, headers), String(payload).slice(0, 60)).toMatchObject({ status, json: { status, code } })
  expect((await send(whole, FORM_TYPE, '/counted?dryRun=perhaps')).status).toBe(400)
  // No other command takes one.
  expect((await send(whole, FORM_TYPE, '/workers')).status).toBe(415)
})

it('whoever may not is told so before the file is read, and whoever goes away in the middle leaves nothing', async () => {
  const address = new URL(await whole.app.listen({ host: '127.0.0.1', port: 0 }))
  const post = (headers: object) =>
    request({ host: address.hostname, port: address.port, path: '/api/v1/counted', method: 'POST', headers: { ...FORM_TYPE, ...headers } })
  const refused = await new Promise<number | undefined>((resolve, reject) => {
    const sending = post({})
    sending.on('response', ({ statusCode }) => {
      resolve(statusCode)
      sending.destroy()
    })
    sending.on('error', reject)
    // Never ended: the answer does not wait for the rest.
    sending.write(formOf(Buffer.alloc(1000)).subarray(0, 500))
  })
  expect(refused).toBe(401)
  const leaving = post(ours)
  leaving.on('error', () => undefined)
  await new Promise((resolve) => leaving.write(formOf(Buffer.alloc(MOST - 1)).subarray(0, 100_000), resolve))
  leaving.destroy()
  expect((await send(formOf('lagi'))).status).toBe(202)
  expect(whole.errors).toEqual([])
})
