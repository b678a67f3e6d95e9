// SPDX-License-Identifier: AGPL-3.0-or-later
// Delegations over HTTP on a real PostgreSQL: given within one's own, taken back at once, ended by the clock.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findDelegation } from '#access/server/delegation.store.ts'
import { setUserActive } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { codeOf, openAccess, PASSWORD, present, sender, wait } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const one = openAccess(url)
const two = openAccess(url)
const { send, signIn } = sender(one)
const DAY = 86_400

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  for (const { app, db } of [one, two]) {
    await app.close()
    await db.close()
  }
})

const inDays = (days: number): string => addDays(jakartaDate(new Date(present()).toISOString()), days)
const give = (cookie: string, body: object = {}) =>
  send(
    'POST',
    '/me/delegations',
    { login: 'desa', commands: ['RecordMilestone'], areas: ['35.10.04'], until: inDays(7), ...body },
    { cookie },
  )
const Made = z.object({ id: z.string() })
const Mine = z.object({
  given: z.array(z.object({ id: z.string(), deputy: z.string() })),
  received: z.array(z.object({ id: z.string(), giver: z.string(), areas: z.array(z.string()) })),
  commands: z.array(z.string()),
})
const mine = async (cookie: string) => Mine.parse((await send('GET', '/me/delegations', undefined, { cookie })).json)
/** What only a regency's officer may ask. */
const offices = (cookie: string, id: string | undefined, on = one) =>
  send('GET', '/office-names', undefined, { cookie, on, ...(id === undefined ? {} : { headers: { 'x-acting-for': id } }) })

describe('a delegation', () => {
  it('gives no more than the giver has, to whom the giver may choose, for some weeks', async () => {
    const cookie = await signIn('dinas')
    const fault = async (body: object): Promise<string> => codeOf((await give(cookie, body)).json)
    for (const login of ['dinas', 'tidakada', 'bp2mi', 'auditor']) expect(await fault({ login }), login).toBe('deputy-unfit')
    for (const name of ['TakeAttendance', 'AddUser', 'ErasePerson', 'ChangePassword', 'GetWorker', 'NoSuchThing'])
      expect(await fault({ commands: [name] }), name).toBe('command-not-yours')
    for (const area of ['35.09', '35', '']) expect(await fault({ areas: [area] }), area).toBe('area-not-yours')
    for (const days of [-1, 91]) expect(await fault({ until: inDays(days) })).toBe('delegation-days')
    wait(3600)
    expect(await fault({})).toBe('step-up-needed')
    expect((await mine(cookie)).commands).toContain('RecordMilestone')
  })

  it('is used by its deputy alone, and ended at once by either, on every instance', async () => {
    const [giver, deputy, other] = [await signIn('dinas'), await signIn('desa'), await signIn('blk')]
    const { id } = Made.parse((await give(giver)).json)
    expect((await mine(giver)).given).toMatchObject([{ id, deputy: 'Bu Sri Wahyuni' }])
    expect((await mine(deputy)).received).toMatchObject([{ id, giver: 'Bu Rini Astuti', areas: ['35.10.04'] }])
    expect((await send('GET', '/me', undefined, { cookie: deputy })).json).toMatchObject({
      acting: [{ id, giver: 'Bu Rini Astuti', role: 'regency-officer', office: { areas: ['35.10.04'] } }],
    })
    // A deputy from among the neighbours stays one, in whosever place.
    const { userId: deputyId } = z.object({ userId: z.string() }).parse((await send('GET', '/me', undefined, { cookie: deputy })).json)
    expect((await findDelegation(one.db, id, { deputyId, today: inDays(0) }))?.actor).toMatchObject({
      officeKind: 'REGENCY',
      acting: { ownKind: 'VILLAGE' },
    })
    expect((await offices(deputy, undefined)).status).toBe(403)
    const seen = await offices(deputy, id)
    expect(seen.status).toBe(200)
    expect(JSON.stringify(seen.json)).not.toContain('BLK Banyuwangi')
    expect(codeOf((await offices(other, id)).json)).toBe('delegation-over')
    expect(codeOf((await offices(deputy, '3510-00000000-0000-7000-8000-000000000000')).json)).toBe('delegation-over')
    expect(codeOf((await offices(deputy, 'x~y')).json)).toBe('delegation-over')
    // Neither one's own account, nor a delegation of what was given.
    const acting = { 'x-acting-for': id }
    expect(codeOf((await send('GET', '/me', undefined, { cookie: deputy, headers: acting })).json)).toBe('not-delegated')
    const again = await send(
      'POST',
      '/me/delegations',
      { login: 'dinas', commands: ['RecordMilestone'], areas: ['35.10.04'], until: inDays(1) },
      { cookie: deputy, headers: acting },
    )
    expect(codeOf(again.json)).toBe('not-delegated')

    expect((await send('DELETE', `/me/delegations/${id}`, undefined, { cookie: other })).status).toBe(404)
    expect((await offices(deputy, id, two)).status).toBe(200)
    expect((await send('DELETE', `/me/delegations/${id}`, undefined, { cookie: giver })).status).toBe(200)
    for (const on of [one, two]) expect(codeOf((await offices(deputy, id, on)).json)).toBe('delegation-over')
    expect(codeOf((await send('DELETE', `/me/delegations/${id}`, undefined, { cookie: deputy })).json)).toBe('delegation-ended')
    const given = Made.parse((await give(giver)).json)
    expect((await send('DELETE', `/me/delegations/${given.id}`, undefined, { cookie: deputy })).status).toBe(200)
  })

  it('ends with its last day, and with the account or the places of the giver', async () => {
    const giver = await signIn('dinas')
    const { id } = Made.parse((await give(giver, { until: inDays(1) })).json)
    const closed = Made.parse((await give(giver, { until: inDays(30) })).json)
    expect((await offices(await signIn('desa'), id)).status).toBe(200)
    wait(DAY)
    expect((await offices(await signIn('desa'), id)).status).toBe(200)
    wait(DAY)
    const deputy = await signIn('desa')
    expect(codeOf((await offices(deputy, id)).json)).toBe('delegation-over')
    expect((await offices(deputy, closed.id)).status).toBe(200)
    await setUserActive(one.services, 'dinas', false)
    expect(codeOf((await offices(deputy, closed.id)).json)).toBe('delegation-over')
    await setUserActive(one.services, 'dinas', true)
    expect((await offices(deputy, closed.id)).status).toBe(200)
    await one.db.run("update office set areas = '{35.10.05}' where kind = 'REGENCY' and area = '35.10'")
    expect(codeOf((await offices(deputy, closed.id)).json)).toBe('delegation-over')
  })
})
