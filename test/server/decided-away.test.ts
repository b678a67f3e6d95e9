// SPDX-License-Identifier: AGPL-3.0-or-later
// What was decided without a network on what stood then, and comes after others went on.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { newId } from '#platform/server/new-id.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string(), version: z.number() })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, as: OfficerName, body: object = {}) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Made.parse(answer.json())
}
async function sent(
  contract: string,
  input: object,
  madeOn: number,
  more: { readonly key?: string; readonly own?: readonly string[] } = {},
) {
  const items = [{ key: newId(), contract, input, madeOn, ...more }]
  const [answer] = OutboxAnswer.parse((await instance.send('POST', '/commands', 'desa', { items })).json()).items
  return [answer?.status, z.object({ code: z.optional(z.string()) }).parse(answer?.body).code]
}
const register = (name: string) => done('/workers', 'desa', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
const fileOf = async (id: string) => workerContracts.GetWorker.output.parse((await instance.send('GET', `/workers/${id}`, 'desa')).json())
/** Looked at again, it goes. */
async function goesOnceSeen(contract: string, input: { readonly id: string }): Promise<void> {
  expect(await sent(contract, input, (await fileOf(input.id)).version)).toEqual([200, undefined])
}

it('a file is not closed over what another office recorded meanwhile', async () => {
  const { id, version } = await register('Sulami')
  await done(`/workers/${id}/milestones/INFO_GIVEN`, 'dinas', { on: '2026-05-01' })
  const closes = { id, to: 'WITHDRAWN' }
  expect(await sent('MoveWorker', closes, version)).toEqual([422, 'journey-changed-meanwhile'])
  expect((await fileOf(id)).state).toBe('RECORDED')
  await goesOnceSeen('MoveWorker', closes)
})

it('what an officer wrote at a desk is not overwritten by what the same officer wrote on a phone before', async () => {
  const { id, version } = await register('Suliyem')
  await done(`/workers/${id}/person`, 'desa', { phone: '0811 1111 1111' })
  const late = { id, phone: '0822 2222 2222', alias: 'Yem' }
  expect(await sent('CorrectPerson', late, version, { own: [] })).toEqual([200, undefined])
  expect(await fileOf(id)).toMatchObject({
    phone: '+6281111111111',
    alias: 'Yem',
    contested: [{ field: 'phone', stands: '+6281111111111', value: '+6282222222222' }],
  })
  await done(`/workers/${id}/milestones/INFO_GIVEN`, 'desa', { on: '2026-05-01' })
  expect(await sent('MoveWorker', { id, to: 'WITHDRAWN' }, version, { own: [] })).toEqual([422, 'journey-changed-meanwhile'])
})

it('of two that an officer wrote on one phone the later one stands, and one is no other of the first', async () => {
  const { id, version } = await register('Sulimah')
  const first = newId()
  expect(await sent('CorrectPerson', { id, alias: 'Yam' }, version, { key: first, own: [] })).toEqual([200, undefined])
  expect(await sent('CorrectPerson', { id, alias: 'Yum' }, version, { own: [first] })).toEqual([200, undefined])
  const file = await fileOf(id)
  expect([file.alias, file.contested]).toEqual(['Yum', undefined])
  // A device of the build before does not say what it did.
  expect(await sent('CorrectPerson', { id, alias: 'Yem' }, version)).toEqual([200, undefined])
  expect((await fileOf(id)).alias).toBe('Yem')
})

it('a file goes on where others wrote of something else, or nobody but the officer', async () => {
  const { id, version } = await register('Sulastri')
  await done(`/workers/${id}/person`, 'dinas', { alias: 'Las' })
  await done(`/workers/${id}/milestones/INFO_GIVEN`, 'desa', { on: '2026-05-01' })
  expect(await sent('MoveWorker', { id, to: 'WITHDRAWN' }, version)).toEqual([200, undefined])
})

it('a requirement that another office recorded anew is not taken back unseen', async () => {
  const { id } = await register('Sumini')
  const { version } = await done(`/workers/${id}/milestones/INFO_GIVEN`, 'desa', { on: '2026-05-01' })
  await done(`/workers/${id}/milestones/INFO_GIVEN/revocation`, 'dinas', { reason: 'keliru' })
  await done(`/workers/${id}/milestones/INFO_GIVEN`, 'dinas', { on: '2026-05-02' })
  const takesBack = { id, code: 'INFO_GIVEN', reason: 'keliru' }
  expect(await sent('RevokeMilestone', takesBack, version)).toEqual([422, 'milestone-changed-meanwhile'])
  await goesOnceSeen('RevokeMilestone', takesBack)
})

it('a trouble that came again is not over by what was said of the first', async () => {
  const { id } = await register('Sutini')
  await done(`/workers/${id}/moves`, 'desa', { to: 'LEFT_NON_PROCEDURALLY' })
  await done(`/workers/${id}/moves`, 'desa', { to: 'ABROAD_UNDOCUMENTED' })
  const { version } = await done(`/workers/${id}/troubles/DETAINED`, 'desa')
  await done(`/workers/${id}/troubles/DETAINED/resolution`, 'dinas')
  const over = { id, trouble: 'DETAINED' }
  expect(await sent('ResolveTrouble', over, version)).toEqual([422, 'trouble-not-reported'])
  await done(`/workers/${id}/troubles/DETAINED`, 'dinas')
  expect(await sent('ResolveTrouble', over, version)).toEqual([422, 'trouble-changed-meanwhile'])
  await goesOnceSeen('ResolveTrouble', over)
})

it('of two values none is chosen over a third that nobody saw who chose', async () => {
  const { id, version } = await register('Suyatmi')
  await done(`/workers/${id}/person`, 'dinas', { phone: '0811 1111 1111' })
  expect(await sent('CorrectPerson', { id, phone: '0822 2222 2222' }, version)).toEqual([200, undefined])
  const { version: seen } = await fileOf(id)
  await done(`/workers/${id}/person`, 'dinas', { phone: '0833 3333 3333' })
  const takes = { id, nth: 1, take: true }
  expect(await sent('SettleContested', takes, seen)).toEqual([422, 'contested-changed-meanwhile'])
  expect(await fileOf(id)).toMatchObject({ phone: '+6283333333333', contested: [{ value: '+6282222222222' }] })
  await goesOnceSeen('SettleContested', takes)
})

it('a session is not corrected over what the same account wrote of it elsewhere', async () => {
  const none = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
  const session = { kind: 'VILLAGE', venue: 'Balai desa', on: '2026-05-01', reached: { F: { ...none, FROM_25: 20 }, M: none } }
  const { id, version } = await done('/outreach', 'desa', { area: '35.10.04.2006', ...session })
  await done(`/outreach/${id}/correction`, 'desa', { ...session, venue: 'Masjid' })
  const late = { id, ...session, venue: 'Sekolah' }
  expect(await sent('CorrectOutreach', late, version, { own: [] })).toEqual([422, 'outreach-changed-meanwhile'])
  const [first, second] = [newId(), newId()]
  expect(await sent('CorrectOutreach', late, version + 1, { key: first, own: [] })).toEqual([200, undefined])
  expect(await sent('CorrectOutreach', { ...late, venue: 'Pasar' }, version + 1, { key: second, own: [first] })).toEqual([200, undefined])
})
