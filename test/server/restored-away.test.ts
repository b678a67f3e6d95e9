// SPDX-License-Identifier: AGPL-3.0-or-later
// A device whose copy is of a past that a restored backup ended.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { CopyHead, EPOCH, EPOCH_HEADER, epochOf, OutboxAnswer } from '#kernel/sync-protocol.ts'
import { newId } from '#platform/server/new-id.ts'
import { findEpoch } from '#platform/server/storage/copied.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string(), version: z.number() })
let instance: TestInstance
let jobs: TestJobs

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  jobs = await openJobs(instance)
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

async function take(since?: string) {
  const { body } = await instance.send('GET', since === undefined ? '/copy' : `/copy?since=${since}`, 'desa')
  return CopyHead.parse(JSON.parse(body.split('\n')[0] ?? ''))
}

it('is another in every database, and stays the same in one', async () => {
  const other = openInstance(await freshDatabase())
  const [here, again, there] = [await findEpoch(instance.db), await findEpoch(instance.db), await findEpoch(other.db)]
  await other.app.close()
  await other.db.close()
  expect(here).toBe(again)
  expect(there).not.toBe(here)
})

it('gives a copy whole where a cursor is of another past, however far that went; one from before there were any goes on', async () => {
  await instance.send('POST', '/workers', 'desa', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
  await jobs.settleAll()
  const { cursor } = await take()
  const epoch = epochOf(cursor) ?? ''
  expect(await take(cursor)).toMatchObject({ whole: false, total: 0 })
  expect(await take(cursor.replace(epoch, '1'))).toMatchObject({ whole: true, total: 1 })
  expect(await take(cursor.replace(`,${EPOCH}:${epoch}`, ''))).toMatchObject({ whole: false, total: 0, cursor })
})

it('takes what was made on a version of another past for made on nothing that is known', async () => {
  const { cursor } = await take()
  const made = await instance.send('POST', '/workers', 'desa', { name: 'Sri', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
  const { id } = Made.parse(made.json())
  const change = await instance.send('POST', `/workers/${id}/person`, 'dinas', { phone: '0811 1111 1111' })
  const { version } = Made.parse(change.json())
  async function send(phone: string, epoch: string) {
    const items = [{ key: newId(), contract: 'CorrectPerson', input: { id, phone }, madeOn: version }]
    const answer = await instance.app.inject({
      method: 'POST',
      url: '/api/v1/commands',
      headers: { 'x-officer': 'desa', 'accept-language': 'en', [EPOCH_HEADER]: epoch },
      payload: { items },
    })
    expect(OutboxAnswer.parse(answer.json()).items).toMatchObject([{ status: 200 }])
    return z.object({ phone: z.string() }).parse((await instance.send('GET', `/workers/${id}`, 'desa')).json()).phone
  }
  expect(await send('0822 2222 2222', '1')).toBe('+6281111111111')
  expect(await send('0833 3333 3333', epochOf(cursor) ?? '')).toBe('+6283333333333')
})
