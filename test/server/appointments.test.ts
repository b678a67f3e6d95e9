// SPDX-License-Identifier: AGPL-3.0-or-later
// The head of a village appoints a volunteer: signed for a device without a network, narrow in what is done and copied, and ended by day or by hand,
// with the reason and the way on for what was done meanwhile.

import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createUser } from '#access/server/provision.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { GRANT_TYPE, Grant, openGrant } from '#kernel/grant.ts'
import { type CheckSignature, PublicKey } from '#kernel/jws.ts'
import { addDays } from '#kernel/time.ts'
import { newId } from '#platform/server/new-id.ts'
import { readCopy } from '../support/device.ts'
import { openSignedIn, PASSWORD } from '../support/signed-in.ts'

const HERE = '35.10.04.2006'
const TODAY = '2026-05-03'
const desa = demoUsers.find(({ login }) => login === 'desa')
const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)

let now = Date.parse(`${TODAY}T02:00:00Z`)
const clock = (): string => {
  now += 1
  return new Date(now).toISOString()
}

const { whole, signIn, send } = await openSignedIn(clock)
let head = await signIn('desa')
let volunteer = await signIn('relawan')

const Made = z.object({ id: z.string() })
const Acting = z.object({
  acting: z.array(z.object({ id: z.string(), commands: z.optional(z.array(z.string())), grant: z.string(), key: PublicKey })),
})
const Items = z.object({
  items: z.array(z.object({ status: z.number(), body: z.looseObject({ code: z.optional(z.string()), detail: z.optional(z.string()) }) })),
})

const appoint = (commands: readonly string[], more: object = {}) =>
  send('POST', '/me/delegations', head, { body: { login: 'relawan', commands, areas: [HERE], until: addDays(TODAY, 14), ...more } })
const appointed = async (commands: readonly string[], more: object = {}): Promise<string> => {
  const answer = await appoint(commands, more)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}
const mine = async () => Acting.parse((await send('GET', '/me', volunteer)).json()).acting
const person = (name: string) => ({ name, sex: 'F', birthDate: '1999-07-01', area: HERE })
/** As a device sends what was done on it. */
const sendDone = async (under: string, contract: string, input: object) =>
  Items.parse(
    (await send('POST', '/commands', volunteer, { body: { items: [{ key: newId(), contract, input, actingFor: under }] } })).json(),
  ).items[0]

describe('the head of a village', () => {
  const AGUS = { login: 'agus', name: 'Pak Agus', role: 'village-officer' } as const
  const Head = z.object({ login: z.string(), validFrom: z.string(), caretaker: z.optional(z.string()) })
  const heads = async (admin: string) =>
    z
      .object({ items: z.array(z.object({ id: z.string(), heads: z.array(Head) })) })
      .parse((await send('GET', '/offices', admin)).json())
      .items.find(({ id }) => id === desa?.office.id)?.heads
  const name = (admin: string, login: string, from?: string) =>
    send('POST', `/offices/${desa?.office.id}/heads`, admin, { body: { login, ...(from === undefined ? {} : { from }) } })

  it('alone appoints there, and what others gave ends when the office has another head', async () => {
    if (desa === undefined) throw new Error('no village')
    await createUser(whole.services, { ...AGUS, officeId: desa.office.id, password: PASSWORD })
    const [agus, admin] = [await signIn('agus'), await signIn('admin')]
    const asked = { login: 'relawan', commands: ['RegisterWorker'], areas: [HERE], until: addDays(TODAY, 14) }
    const byAgus = await send('POST', '/me/delegations', agus, { body: asked })
    expect([byAgus.statusCode, byAgus.json()]).toMatchObject([422, { code: 'not-head' }])
    expect((await send('GET', '/me/delegations', agus)).json()).toMatchObject({
      head: { name: 'Bu Sri Wahyuni', since: '2020-01-01', me: false },
    })
    expect((await send('GET', '/me/delegations', head)).json()).toMatchObject({ head: { me: true } })
    expect((await send('GET', '/me/delegations', await signIn('dinas'))).json()).not.toHaveProperty('head')

    const given = await appointed(['RegisterWorker'])
    // Of another office, of another role, nobody, and by somebody who names no heads.
    for (const login of ['dinas', 'relawan', 'tidakada'])
      expect((await name(admin, login)).json(), login).toMatchObject({ errors: [{ field: 'login', code: 'head-unfit' }] })
    for (const cookie of [head, agus]) expect((await name(cookie, 'agus')).statusCode).toBe(403)
    expect((await name(admin, 'desa')).json()).toMatchObject({ code: 'head-unchanged' })
    expect((await name(admin, 'agus', addDays(TODAY, 1))).statusCode).toBe(200)
    expect(await heads(admin)).toEqual([
      { login: 'desa', validFrom: '2020-01-01' },
      { login: 'agus', validFrom: addDays(TODAY, 1) },
    ])
    // Until that day it is as before.
    expect((await mine()).map(({ id }) => id)).toEqual([given])
    expect((await name(admin, 'agus')).statusCode).toBe(200)
    expect(await mine()).toEqual([])
    expect(await sendDone(given, 'RegisterWorker', person('Siti'))).toMatchObject({
      status: 403,
      body: { code: 'delegation-over', detail: expect.stringContaining('head') },
    })
    expect((await appoint(['RegisterWorker'])).json()).toMatchObject({ code: 'not-head' })
    const next = await send('POST', '/me/delegations', agus, { body: asked })
    expect(next.statusCode, next.body).toBe(201)
    const { id } = Made.parse(next.json())
    expect((await mine()).map((each) => each.id)).toEqual([id])
    // Whoever is put in the place of a head until there is one is named so, and what they gave stands when they become it.
    const plt = { login: 'agus', caretaker: 'PLT' }
    expect((await send('POST', `/offices/${desa.office.id}/heads`, admin, { body: plt })).statusCode).toBe(200)
    expect((await send('GET', '/me/delegations', agus)).json()).toMatchObject({ head: { me: true, caretaker: 'PLT' } })
    const { office } = z.object({ office: z.object({ heads: z.array(z.unknown()) }) }).parse((await send('GET', '/me', agus)).json())
    expect(office.heads[1]).toEqual({ name: AGUS.name, validFrom: TODAY, me: true, caretaker: 'PLT' })
    expect((await heads(admin))?.find(({ validFrom }) => validFrom === TODAY)).toEqual({ ...plt, validFrom: TODAY })
    expect((await send('POST', `/offices/${desa.office.id}/heads`, admin, { body: plt })).json()).toMatchObject({ code: 'head-unchanged' })
    expect((await name(admin, 'agus')).statusCode).toBe(200)
    expect((await send('GET', '/me/delegations', agus)).json().head).not.toHaveProperty('caretaker')
    expect((await mine()).map((each) => each.id)).toEqual([id])
    // Somebody who acts for the head appoints nobody.
    const further = await send('POST', '/me/delegations', volunteer, { body: { ...asked, login: 'desa' }, under: id })
    expect(further.json()).toMatchObject({ code: 'not-delegated' })
    expect((await send('DELETE', `/me/delegations/${id}`, agus)).statusCode).toBe(200)
    for (const from of [TODAY, addDays(TODAY, 1)]) expect((await name(admin, 'desa', from)).statusCode).toBe(200)
    expect((await send('DELETE', `/me/delegations/${given}`, head)).statusCode).toBe(200)
  })
})

describe('an appointment', () => {
  it('gives a volunteer what is meant for one, from its first day', async () => {
    expect((await appoint(['MoveWorker'])).json()).toMatchObject({ errors: [{ field: 'commands', code: 'command-not-yours' }] })
    expect((await appoint(['RegisterWorker'], { from: addDays(TODAY, -1) })).json()).toMatchObject({
      errors: [{ code: 'delegation-begin' }],
    })
    const later = await appointed(['RegisterWorker'], { from: addDays(TODAY, 2) })
    expect(await mine()).toEqual([])
    expect((await send('GET', '/me/delegations', head)).json()).toMatchObject({ given: [{ id: later, from: addDays(TODAY, 2) }] })
    expect(await sendDone(later, 'RegisterWorker', person('Siti'))).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('first day') },
    })
    expect((await send('DELETE', `/me/delegations/${later}`, head)).statusCode).toBe(200)
  })

  it('is signed, so that a changed one is told without a network', async () => {
    const id = await appointed(['RegisterWorker'])
    const [one] = await mine()
    if (one === undefined) throw new Error('none')
    const grant = await openGrant(one.grant, one.key, check)
    expect(grant).toMatchObject({
      id,
      giver: 'Bu Sri Wahyuni',
      office: 'Desa Wringinpitu',
      areas: [HERE],
      commands: ['RegisterWorker'],
      sees: [],
      keeps: [],
    })
    const published = await whole.app.inject({ method: 'GET', url: '/.well-known/jwks.json' })
    expect(published.json<{ keys: { x: string }[] }>().keys.map(({ x }) => x)).toContain(one.key.x)
    const [header = '', payload = '', mark = ''] = one.grant.split('.')
    const wider = Buffer.from(JSON.stringify({ ...Grant.parse(grant), areas: [''] })).toString('base64url')
    const asOther = Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: `${GRANT_TYPE}x` })).toString('base64url')
    for (const forged of [`${header}.${wider}.${mark}`, `${asOther}.${payload}.${mark}`, `${header}.${payload}`])
      expect(await openGrant(forged, one.key, check)).toBeUndefined()
    expect((await send('DELETE', `/me/delegations/${id}`, head)).statusCode).toBe(200)
  })

  it('brings to a device only what the acts need, and nothing of its own', async () => {
    await send('POST', '/workers', head, { body: person('Kartini') })
    expect((await send('GET', '/copy', volunteer)).statusCode).toBe(403)
    const records = async (commands: readonly string[]): Promise<readonly string[]> => {
      const id = await appointed(commands)
      const answer = await send('GET', '/copy', volunteer, { under: id })
      expect(answer.statusCode, answer.body).toBe(200)
      const { blocks } = readCopy(answer.rawPayload, answer.headers['content-encoding'])
      await send('DELETE', `/me/delegations/${id}`, volunteer)
      const after = await send('GET', '/copy', volunteer, { under: id })
      expect([after.statusCode, after.json<{ code: string }>().code]).toEqual([403, 'delegation-over'])
      return blocks.map(({ part }) => part)
    }
    expect(await records(['RegisterWorker', 'RegisterCase'])).not.toContain('worker')
    expect(await records(['ReportTrouble'])).toContain('worker')
  })

  it('shows on everything that was done under it', async () => {
    const id = await appointed(['RegisterWorker', 'ReportTrouble'])
    const done = await sendDone(id, 'RegisterWorker', person('Siti'))
    expect(done).toMatchObject({ status: 201 })
    const history = await send('GET', `/workers/${Made.parse(done?.body).id}/history`, head)
    expect(history.json()).toMatchObject({
      items: [{ by: { user: 'Mbak Wulan', actingFor: 'Bu Sri Wahyuni', office: 'Desa Wringinpitu' } }],
    })
    // Neither what was not named, nor one's own account under it.
    expect(await sendDone(id, 'MoveWorker', { id: Made.parse(done?.body).id, to: 'DEPARTED' })).toMatchObject({
      body: { code: 'not-delegated' },
    })
    await send('DELETE', `/me/delegations/${id}`, head)
  })

  it('stays as narrow as it was given, whatever the account becomes', async () => {
    if (desa === undefined) throw new Error('no village')
    const admin = await signIn('admin')
    const become = async (login: string, role: string): Promise<void> => {
      const { items } = z
        .object({ items: z.array(z.object({ id: z.string(), login: z.string() })) })
        .parse((await send('GET', `/users?q=${login}`, admin)).json())
      const id = items.find((each) => each.login === login)?.id
      const answer = await send('POST', `/users/${id}/role`, admin, { body: { role } })
      expect(answer.statusCode, answer.body).toBe(200)
    }
    const grantFor = async (login: string) => {
      const [one] = Acting.parse((await send('GET', '/me', await signIn(login))).json()).acting
      return one && openGrant(one.grant, one.key, check)
    }
    const joining = { name: 'Mas Bagus', officeId: desa.office.id, password: PASSWORD } as const
    await createUser(whole.services, { ...joining, login: 'bagus', role: 'volunteer' })
    await createUser(whole.services, { ...joining, login: 'joko', role: 'village-officer' })
    const narrow = await appointed(['RegisterWorker'], { login: 'bagus' })
    const before = await grantFor('bagus')
    expect(before).toMatchObject({ sees: [], keeps: [] })
    await become('bagus', 'leader')
    expect(await grantFor('bagus')).toEqual(before)
    const bagus = await signIn('bagus')
    const looked = await send('GET', '/workers', bagus, { under: narrow })
    expect([looked.statusCode, looked.json()]).toMatchObject([403, { code: 'not-delegated' }])
    const copy = await send('GET', '/copy', bagus, { under: narrow })
    const { blocks } = readCopy(copy.rawPayload, copy.headers['content-encoding'])
    expect(blocks.map(({ part }) => part)).not.toContain('worker')

    // Whoever has less than when it was given has no more of it than they would be given now.
    const wide = await appointed(['MoveWorker', 'ReportTrouble'], { login: 'joko' })
    expect(await grantFor('joko')).not.toHaveProperty('sees')
    await become('joko', 'volunteer')
    expect(await grantFor('joko')).toMatchObject({ commands: ['ReportTrouble'], keeps: ['worker'] })
    for (const id of [narrow, wide]) expect((await send('DELETE', `/me/delegations/${id}`, head)).statusCode).toBe(200)
  })

  it('that ended meanwhile sends back what was done, with the reason and the way on', async () => {
    const revoked = await appointed(['RegisterWorker'])
    await send('DELETE', `/me/delegations/${revoked}`, head)
    const short = await appointed(['RegisterWorker'], { until: addDays(TODAY, 1) })
    now += 3 * 86_400_000
    volunteer = await signIn('relawan')
    const [taken, past] = [
      await sendDone(revoked, 'RegisterWorker', person('Ratih')),
      await sendDone(short, 'RegisterWorker', person('Ratih')),
    ]
    expect(taken).toMatchObject({ status: 403, body: { code: 'delegation-over', detail: expect.stringContaining('taken back') } })
    expect(past).toMatchObject({ status: 403, body: { code: 'delegation-over', detail: expect.stringContaining('last day') } })
    head = await signIn('desa')
    const again = await appointed(['RegisterWorker'], { until: addDays(TODAY, 10) })
    expect(await sendDone(again, 'RegisterWorker', person('Ratih'))).toMatchObject({ status: 201 })
  })
})
