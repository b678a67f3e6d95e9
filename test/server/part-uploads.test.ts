// SPDX-License-Identifier: AGPL-3.0-or-later
// A photograph that comes in parts over a line that is cut: it goes on where it stopped, also after a restart, and is nobody else's.

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { newId } from '#platform/server/new-id.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { banded, jpeg, segment } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

const KB = 1024
const PART = 64 * KB
const Made = z.object({ id: z.string() })
/** A picture of 150,000 bytes: no camera's comment is shorter. */
const photo = jpeg([0, 1, 2].map((nth) => segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, nth + 1)])))).subarray()
const large = Buffer.concat([photo.subarray(0, 2), ...Array.from({ length: 900 }, () => photo.subarray(2, 209)), photo.subarray(2)])
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

let database: string
let instance: TestInstance
let siti: string
let id: string
beforeAll(async () => {
  database = await freshDatabase()
  instance = openInstance(database)
  const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  siti = Made.parse((await instance.send('POST', '/workers', 'desa', person)).json()).id
})
beforeEach(() => {
  id = newId()
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

interface Sending {
  readonly as?: OfficerName
  readonly to?: string
  readonly total?: number
  readonly type?: string
}

async function put(at: number, bytes: Buffer, { as = 'desa', to = '/papers', total = large.length, type }: Sending = {}) {
  const answer = await instance.app.inject({
    method: 'PUT',
    url: `/api/v1/uploads/${id}?${new URLSearchParams({ to, at: String(at), total: String(total) })}`,
    headers: { 'x-officer': as, 'accept-language': 'en', 'content-type': type ?? 'application/octet-stream' },
    payload: bytes,
  })
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() }
}
const kept = async (as: OfficerName = 'desa') => (await instance.send('GET', `/uploads/${id}`, as)).json<{ readonly kept: number }>().kept

/** Goes on from where the server says it is. */
async function sendOn(bytes: Buffer, most = Number.POSITIVE_INFINITY): Promise<void> {
  let at = await kept()
  for (let nth = 0; at < bytes.length && nth < most; nth += 1) {
    const { status, json } = await put(at, bytes.subarray(at, at + PART), { total: bytes.length })
    expect(status, JSON.stringify(json)).toBe(200)
    at = Number(json['kept'])
  }
}

function attach(hash: string, { as = 'desa', key = newId(), upload = id }: { as?: OfficerName; key?: string; upload?: string } = {}) {
  return instance.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${siti}&kind=SURAT_IZIN_KELUARGA`,
    headers: {
      'x-officer': as,
      'accept-language': 'en',
      'idempotency-key': key,
      'x-upload': upload,
      'x-upload-hash': hash,
      'x-upload-name': 'izin.jpg',
    },
  })
}
const parts = (): readonly string[] => [...instance.store.files.keys()].filter((name) => name.startsWith('parts/'))

it('cut in the middle and the server started again, it goes on where it stopped, lies sealed, and leaves nothing behind', async () => {
  await sendOn(large, 1)
  expect(await kept()).toBe(PART)
  const early = await attach(sha256(large))
  expect([early.statusCode, early.json().code]).toEqual([422, 'upload-incomplete'])
  await instance.app.close()
  await instance.db.close()
  instance = openInstance(database, { store: instance.store })
  expect(await kept()).toBe(PART)
  // What comes twice, or too far on, is passed over.
  expect((await put(0, large.subarray(0, PART))).json).toEqual({ kept: PART })
  expect((await put(2 * PART, large.subarray(2 * PART, 3 * PART))).json).toEqual({ kept: PART })
  expect([...instance.store.files.values()].some(({ bytes }) => bytes.includes(large.subarray(0, 200)))).toBe(false)
  await sendOn(large)
  const key = newId()
  const made = await attach(sha256(large), { key })
  expect(made.statusCode, made.body).toBe(201)
  // A record that a device names is called so.
  expect(Made.parse(made.json()).id.slice(5)).toBe(key)
  expect(parts()).toEqual([])
  // The answer was lost: all of it again under its key is the same paper, and so is the same file as a form.
  await sendOn(large)
  expect((await attach(sha256(large), { key })).body).toBe(made.body)
  const form = await instance.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${siti}&kind=SURAT_IZIN_KELUARGA`,
    headers: { 'x-officer': 'desa', 'idempotency-key': key, ...FORM_TYPE },
    payload: formOf(large, 'izin.jpg'),
  })
  expect(form.body).toBe(made.body)
})

it('another hash is not kept, and begins anew', async () => {
  await sendOn(large)
  const answer = await attach(sha256(Buffer.from('another')))
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'upload-differs'])
  expect(await kept()).toBe(0)
  for (const hash of ['', 'x'.repeat(64)]) expect((await attach(hash)).statusCode).toBe(422)
})

it('is nobody else’s', async () => {
  await sendOn(large)
  expect(await kept('tetangga')).toBe(0)
  expect((await attach(sha256(large), { as: 'camat' })).statusCode).toBe(422)
  // Another's under the same id is another's.
  await put(0, banded(640, 420), { as: 'camat', total: banded(640, 420).length })
  expect(await kept()).toBe(large.length)
  expect((await attach(sha256(large))).statusCode).toBe(201)
})

it.each([
  ['of a role that attaches nothing', { as: 'bupati' }, 403],
  ['for a command that takes no file', { to: '/workers' }, 404],
  ['of more than is taken', { total: 20 * KB * KB + 1 }, 413],
  ['of more than was promised', { total: PART - 1 }, 413],
  ['of another type', { type: 'text/html' }, 415],
  ['as JSON', { type: 'application/json' }, 400],
] as const)('a part %s is refused', async (_name, more, status) => {
  expect((await put(0, large.subarray(0, PART), more)).status).toBe(status)
  expect(await kept()).toBe(0)
})

it('crumbs, nothing, too much at once and a name that is none are refused', async () => {
  expect((await put(0, large.subarray(0, 100))).json).toMatchObject({ status: 400, code: 'part-too-small' })
  expect((await put(0, Buffer.alloc(0))).status).toBe(400)
  expect((await put(0, Buffer.alloc(300 * KB), { total: 300 * KB })).status).toBe(413)
  id = 'mine'
  expect((await put(0, large.subarray(0, PART))).status).toBe(400)
  // No other route takes such a body.
  const other = await instance.app.inject({
    method: 'POST',
    url: '/api/v1/workers',
    headers: { 'x-officer': 'desa', 'content-type': 'application/octet-stream' },
    payload: 'x',
  })
  expect(other.statusCode).toBe(415)
})

it('what is no picture is refused by its command as always', async () => {
  const page = Buffer.from('<!doctype html>')
  await sendOn(page)
  const answer = await attach(sha256(page))
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'file-unknown'])
})

it('what was begun and left goes: the oldest of one account beyond eight, and everything after a day', async () => {
  const begun: string[] = []
  for (let nth = 0; nth < 9; nth += 1) {
    id = newId()
    begun.push(id)
    for (const [name, file] of instance.store.files) instance.store.files.set(name, { ...file, at: file.at - 1000 })
    await sendOn(large, 1)
  }
  const [first = '', second = ''] = begun
  expect(parts().some((name) => name.includes(first))).toBe(false)
  expect(parts().some((name) => name.includes(second))).toBe(true)
  for (const [name, file] of instance.store.files) instance.store.files.set(name, { ...file, at: 0 })
  const sweep = instance.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep')
  await sweep?.run(instance.services.clock())
  expect(parts()).toEqual([])
})
