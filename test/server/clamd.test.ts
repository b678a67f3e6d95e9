// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers and the virus scanner itself, from the system's packages: what it finds, what it is not there for, and what it does not take.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { clamdScanner, type Scanner } from '#platform/server/files/scanner.ts'
import { type Clamd, EICAR, openClamd } from '../support/clamd.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

const KB = 1024
let clamd: Clamd
let scan: Scanner
let instance: TestInstance
let jobs: TestJobs
let siti: string
const Paper = z.object({ id: z.string(), scan: z.string(), standing: z.string() })
beforeAll(async () => {
  // Two limits that a paper can exceed: what it takes, and what it reads of what it takes.
  clamd = openClamd(['StreamMaxLength 512K', 'MaxFileSize 128K', 'AlertExceedsMax yes'])
  scan = clamdScanner(clamd.address)
  instance = openInstance(await freshDatabase(), { scanner: scan })
  jobs = await openJobs(instance, { retries: 0, onError: () => undefined })
  const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'P_TO_P' }
  const headers = { 'x-officer': 'desa' }
  siti = z
    .object({ id: z.string() })
    .parse((await instance.app.inject({ method: 'POST', url: '/api/v1/workers', headers, payload: person })).json()).id
}, 300_000)
afterAll(async () => {
  await clamd.stop()
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

async function attach(scanned: Buffer): Promise<string> {
  const answer = await instance.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${siti}&kind=LAINNYA`,
    headers: { 'x-officer': 'desa', ...FORM_TYPE },
    payload: formOf(jpeg([], { scan: Buffer.from(scanned) }), 'foto'),
  })
  return Paper.parse(answer.json()).id
}
async function read(id: string) {
  await jobs.settleAll()
  return Paper.parse((await instance.app.inject({ url: `/api/v1/papers/${id}`, headers: { 'x-officer': 'dinas' } })).json())
}
const fetched = async (id: string) =>
  (await instance.app.inject({ url: `/api/v1/papers/${id}/file`, headers: { 'x-officer': 'dinas' } })).statusCode
const rescan = () =>
  instance.capabilities
    .flatMap(({ tasks = [] }) => tasks)
    .find(({ name }) => name === 'papers-rescan')
    ?.run(instance.services.clock())

it('papers that came while it was away wait, are scanned once it is there, and one that is too large keeps none of them waiting', async () => {
  // Dealt with in the order in which they came.
  const large = await attach(Buffer.alloc(600 * KB, 1))
  const [clean, infected] = [await attach(Buffer.from('3f', 'hex')), await attach(EICAR)]
  for (const id of [large, clean, infected]) expect(await read(id)).toMatchObject({ scan: 'NOT_SCANNED', standing: 'RECEIVED' })
  await expect(rescan()).rejects.toThrow('ENOENT')
  await clamd.start()
  await rescan()
  expect(await read(clean)).toMatchObject({ scan: 'CLEAN', standing: 'RECEIVED' })
  expect(await read(infected)).toMatchObject({ scan: 'INFECTED', standing: 'QUARANTINED' })
  expect(await read(large)).toMatchObject({ scan: 'NOT_SCANNED', standing: 'RECEIVED' })
  expect([await fetched(clean), await fetched(infected), await fetched(large)]).toEqual([200, 422, 200])
})

it('papers that come while it is there are scanned at once', async () => {
  const [clean, infected, large] = [
    await attach(Buffer.from('3f3f', 'hex')),
    await attach(Buffer.concat([Buffer.alloc(9), EICAR])),
    await attach(Buffer.alloc(200 * KB, 1)),
  ]
  expect((await read(clean)).scan).toBe('CLEAN')
  expect((await read(infected)).scan).toBe('INFECTED')
  expect((await read(large)).scan).toBe('NOT_SCANNED')
})

it('a file that cannot be read keeps none of the others waiting, and is told of', async () => {
  await clamd.stop()
  const before = new Set(instance.store.files.keys())
  const damaged = await attach(Buffer.from('3f3f3f', 'hex'))
  const [name = ''] = [...instance.store.files.keys()].filter((each) => !before.has(each))
  instance.store.files.set(name, { bytes: Buffer.alloc(9), at: 0 })
  const clean = await attach(Buffer.from('3f3f3f3f', 'hex'))
  await jobs.settleAll()
  await clamd.start()
  await expect(rescan()).rejects.toThrow('no sealed file')
  expect((await read(damaged)).scan).toBe('NOT_SCANNED')
  expect((await read(clean)).scan).toBe('CLEAN')
})

describe('clamd', () => {
  const pieces = (bytes: Buffer, size: number) =>
    (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()

  it.each([
    ['a clean file', Buffer.from('Surat keterangan'), 64 * KB, 'CLEAN'],
    ['one with the test virus, cut anywhere', EICAR, 7, 'INFECTED'],
    ['one of which it would read only a part', Buffer.alloc(200 * KB, 1), 64 * KB, 'UNREAD'],
    ['one that is larger than it takes', Buffer.alloc(600 * KB, 1), 64 * KB, 'UNREAD'],
    ['one of 20 MB, of which it hangs up', Buffer.alloc(20 * KB * KB, 1), 64 * KB, 'UNREAD'],
  ] as const)('says of %s what it knows', async (_name, bytes, size, says) => {
    expect(await scan(pieces(bytes, size))).toBe(says)
  })
})
