// SPDX-License-Identifier: AGPL-3.0-or-later
// An erasure finds what was begun while it went on: a room tied to a case that is no more, and what lies in a room that is no more.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { newId } from '#platform/server/new-id.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { officers, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, body: object = {}): Promise<string> {
  const answer = await instance.send('POST', path, 'dinas', body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const statusOf = async (...paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await instance.send('GET', path, 'dinas')).statusCode))

/** A meeting and a decision that nobody has ended. */
async function fill(room: string): Promise<readonly string[]> {
  const meeting = await done(`/rooms/${room}/meetings`, { title: 'Rapat', startsAt: '2026-05-04T02:00:00.000Z' })
  const decision = await done(`/rooms/${room}/decisions`, { text: 'Saksi dijemput', tasks: [] })
  return [`/rooms/${room}`, `/meetings/${meeting}`, `/decisions/${decision}`]
}
it('a room that is tied to a case which is erased meanwhile goes with it, when it is heard of', async () => {
  const title = { title: 'Satu kasus' }
  const kept = await fill(await done('/rooms', title))
  const key = { regency: '35.10', uuid: newId() }
  const call = systemCall(instance.services, { contract: 'CreateRoom', commandId: newId(), regency: '35.10' })
  const { userId, officeId, prefixes } = officers.dinas
  const made = await instance.services.records.change(
    { ...call, actor: officers.dinas, scope: { ...everywhere, userId, officeId, rows: prefixes, filter: prefixes } },
    {
      aggregate: roomAggregate,
      key,
      createIn: '35.10',
      command: { type: 'CreateRoom', area: '35.10', cases: [`3510-${newId()}`], ...title },
      facts: async () => ({ casesReached: true }),
      answer: () => ({}),
    },
  )
  expect(made.type).toBe('done')
  const lost = await fill(`3510-${key.uuid}`)
  expect(await statusOf(...lost)).toEqual([200, 200, 200])
  const jobs = await openJobs(instance)
  await jobs.settleAll()
  await jobs.stop()
  expect([await statusOf(...lost), await statusOf(...kept)]).toEqual([
    [404, 404, 404],
    [200, 200, 200],
  ])
})
