// SPDX-License-Identifier: AGPL-3.0-or-later
// Devices as their officer and an administrator see them, over HTTP on a real PostgreSQL.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { DEVICES_MAX } from '#access/core/device.contract.ts'
import { listVillageContact } from '#access/server/device.store.ts'
import { setUserActive } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { must } from '#kernel/decider.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { codeOf, openAccess, PASSWORD, present, sender, wait } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const one = openAccess(await freshDatabase())
const { send, signIn } = sender(one)

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

const Own = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), heard: z.string(), ended: z.boolean() })) })
const Contact = z.object({
  items: z.array(z.object({ deviceId: z.string(), device: z.string(), office: z.string(), areas: z.array(z.string()), heard: z.string() })),
  without: z.array(z.object({ areas: z.array(z.string()) })),
})
const register = async (cookie: string, name = 'HP desa') => {
  const made = await send('POST', '/devices', { name }, { cookie })
  expect(made.status).toBe(201)
  return z.object({ id: z.string(), key: z.string(), keepDays: z.literal(14) }).parse(made.json)
}
const own = async (cookie: string) => Own.parse((await send('GET', '/devices', undefined, { cookie })).json).items
const keyOf = async (cookie: string, id: string) => send('GET', `/devices/${id}/key`, undefined, { cookie })
/** What a device asks, saying which one it is. */
const from = (device: string, cookie: string) => ({ cookie, headers: { 'x-device': device } })
const item = { key: '0197f3c2-0000-7000-8000-00000000000a', contract: 'AddUser', input: {} }
const statuses = async (device: string, cookie: string) => {
  const answers = [
    await send('GET', '/copy', undefined, from(device, cookie)),
    await send('GET', '/copy/ids?part=worker', undefined, from(device, cookie)),
    await send('POST', '/commands', { items: [item] }, from(device, cookie)),
    await keyOf(cookie, device),
  ]
  return answers.map(({ status, json }) => (status === 200 ? 200 : codeOf(json)))
}
const ended = ['device-ended', 'device-ended', 'device-ended', 'device-ended']

it('are registered with what seals their copy, heard of, open it to their officer alone, and are ended for good', async () => {
  const cookie = await signIn('desa')
  const other = await signIn('dinas')
  const { id, key } = await register(cookie)
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(await own(other)).toEqual([])
  expect((await keyOf(cookie, id)).json).toEqual({ key })
  // The database alone does not say it.
  const [row] = await one.db.run('select wrapped from device where id = $1', [id])
  expect(String(row?.['wrapped'])).not.toContain(key)
  wait(90)
  expect(await statuses(id, cookie)).toEqual([200, 200, 200, 200])
  expect(await own(cookie)).toEqual([{ id, name: 'HP desa', heard: new Date(present()).toISOString(), ended: false }])
  // Another officer on the same phone has a device of their own.
  expect(await statuses(id, other)).toEqual(['forbidden', 'forbidden', 'forbidden', 'device-ended'])
  expect(codeOf((await send('DELETE', `/devices/${id}`, undefined, { cookie: other })).json)).toBe('device-unknown')
  expect((await send('DELETE', `/devices/${id}`, undefined, { cookie })).status).toBe(200)
  expect(await statuses(id, cookie)).toEqual(ended)
  expect(await own(cookie)).toMatchObject([{ id, ended: true }])
  // A header that is no id is a mistake, by which nobody's copy is lost.
  expect((await send('GET', '/copy', undefined, from('hp', cookie))).status).toBe(400)
})

it('have the same key for the same command sent again, and give it to nobody whose proof is old', async () => {
  const cookie = await signIn('lsp')
  const sent = { cookie, headers: { 'idempotency-key': 'sekali' } }
  const [first, again] = [await send('POST', '/devices', { name: 'HP' }, sent), await send('POST', '/devices', { name: 'HP' }, sent)]
  expect([first.status, again.json]).toEqual([201, first.json])
  const [device] = await own(cookie)
  wait(3600)
  expect(codeOf((await keyOf(cookie, must(device, 'one').id)).json)).toBe('step-up-needed')
})

it('end with every other session of their officer, and are told so although nobody is signed in there any more', async () => {
  const [lost, here] = [await signIn('desa'), await signIn('desa')]
  const { id } = await register(lost, 'HP hilang')
  expect((await send('DELETE', `/devices/${id}`, undefined, { cookie: here })).status).toBe(200)
  expect((await send('GET', '/me', undefined, { cookie: here })).status).toBe(200)
  expect((await send('GET', '/me', undefined, { cookie: lost })).status).toBe(401)
  expect(await statuses(id, lost)).toEqual([...ended.slice(1), 'unauthenticated'])
  // Neither signed out nor after months has the browser anything left of a session.
  expect(await statuses(id, '')).toEqual([...ended.slice(1), 'unauthenticated'])
  // Whoever is signed in nowhere learns of no device that works.
  const { id: works } = await register(here, 'HP baru')
  for (const cookie of [lost, '']) expect(await statuses(works, cookie)).toEqual(Array.from({ length: 4 }, () => 'unauthenticated'))
  await send('DELETE', `/devices/${works}`, undefined, { cookie: here })
})

it('of a closed account are told to forget as if they were ended, and work again where it is opened before they ask', async () => {
  const cookie = await signIn('desa')
  const { id } = await register(cookie)
  await setUserActive(one.services, 'desa', false)
  wait(10)
  for (const by of [cookie, '']) expect(await statuses(id, by)).toEqual([...ended.slice(1), 'unauthenticated'])
  await setUserActive(one.services, 'desa', true)
  expect(await statuses(id, '')).toEqual(Array.from({ length: 4 }, () => 'unauthenticated'))
  const again = await signIn('desa')
  expect(await statuses(id, again)).toEqual([200, 200, 200, 200])
  await send('DELETE', `/devices/${id}`, undefined, { cookie: again })
})

it('work for their own officer alone, also where another signed in on the same phone: nothing is done or read in the other’s name', async () => {
  const [cookie, other] = [await signIn('desa'), await signIn('dinas')]
  const Me = z.object({ userId: z.string() })
  const { userId } = Me.parse((await send('GET', '/me', undefined, { cookie })).json)
  const { id } = await register(cookie)
  const before = await own(other)
  const asked = async (by: string) => {
    const sent = { cookie: by, headers: { 'x-device': id, 'x-account': userId } }
    const answers = [
      await send('GET', '/copy', undefined, sent),
      await send('POST', '/commands', { items: [item] }, sent),
      await send('GET', '/devices', undefined, sent),
      await send('POST', '/devices', { name: 'HP' }, sent),
    ]
    return answers.map(({ status }) => status)
  }
  expect(await asked(other)).toEqual([401, 401, 401, 401])
  expect(await own(other)).toEqual(before)
  expect(await asked(cookie)).toEqual([200, 200, 200, 201])
  for (const device of await own(cookie)) await send('DELETE', `/devices/${device.id}`, undefined, { cookie })
})

it('are at most ten that work', async () => {
  const cookie = await signIn('blk')
  for (let nth = 0; nth < DEVICES_MAX; nth += 1) await register(cookie, `HP ke-${nth}`)
  expect(codeOf((await send('POST', '/devices', { name: 'HP lagi' }, { cookie })).json)).toBe('too-many-devices')
  const [first] = await own(cookie)
  await send('DELETE', `/devices/${must(first, 'a device').id}`, undefined, { cookie })
  await register(cookie)
})

it('are seen and ended by an administrator who is over the account, and no other', async () => {
  const cookie = await signIn('desa')
  const admin = await signIn('admin')
  const seen = async () => Contact.parse((await send('GET', '/user-devices', undefined, { cookie: admin })).json)
  const before = await seen()
  expect(before.without.map(({ areas }) => areas)).toContainEqual(['35.10.04.2006'])
  const { id } = await register(cookie, 'HP hilang')
  const after = await seen()
  expect(after.items.find(({ deviceId }) => deviceId === id)).toMatchObject({ device: 'HP hilang', areas: ['35.10.04.2006'] })
  expect(after.items.map(({ heard }) => heard)).toEqual(after.items.map(({ heard }) => heard).toSorted())
  expect(after.without).toHaveLength(before.without.length - 1)
  expect((await send('GET', '/user-devices', undefined, { cookie })).status).toBe(403)
  expect((await send('DELETE', `/user-devices/${id}`, undefined, { cookie: admin })).status).toBe(200)
  expect(await statuses(id, cookie)).toEqual([...ended.slice(1), 'unauthenticated'])
  expect(await statuses(id, await signIn('desa'))).toEqual(ended)
  expect(await seen()).toEqual(before)
  const none = await send('DELETE', '/user-devices/0197f3c2-0000-7000-8000-00000000000b', undefined, { cookie: admin })
  expect(none.status).toBe(404)
})

it('and sessions say when a village was last heard of, within reach and without a name', async () => {
  const of = async (areas: readonly string[]) => listVillageContact(one.db, { ...everywhere, rows: areas, filter: areas })
  const cookie = await signIn('desa')
  const [heard] = await of(['35.10'])
  expect(heard).toMatchObject({ area: '35.10.04.2006' })
  wait(60)
  await register(cookie, 'HP desa')
  const [later] = await of(['35.10.04'])
  expect(must(later?.heard, 'a moment') > must(heard?.heard, 'a moment')).toBe(true)
  expect(Object.keys(must(later, 'a village')).sort()).toEqual(['area', 'heard'])
  expect(await of(['35.09'])).toEqual([])
})
