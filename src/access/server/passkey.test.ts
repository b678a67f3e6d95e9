// SPDX-License-Identifier: AGPL-3.0-or-later
// What a passkey may answer and what not, over HTTP on a real PostgreSQL, with a device in software that can misbehave.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { partyOf } from '#access/server/passkey.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { codeOf, openAccess, PASSWORD, sender, wait } from '../../../test/support/access.ts'
import { type Device, openDevice } from '../../../test/support/authenticator.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const one = openAccess(await freshDatabase(), 'https://kawal.example')
const { send, signIn } = sender(one)
const home = { origin: 'https://kawal.example', rpId: 'kawal.example' }
const Prepared = z.object({ challenge: z.string(), user: z.object({ id: z.string() }) })
const Asked = z.object({ challenge: z.string(), rpId: z.literal('kawal.example') })

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

const prepare = async (cookie: string) => Prepared.parse((await send('POST', '/me/passkeys/challenge', {}, { cookie })).json)
const add = (cookie: string, passkey: object, name = 'HP') => send('POST', '/me/passkeys', { name, passkey }, { cookie })
const ask = async (login?: string) =>
  Asked.parse((await send('POST', '/session/passkey/challenge', login === undefined ? {} : { login })).json)
const enter = (passkey: object) => send('POST', '/session/passkey', { passkey })
async function deviceOf(cookie: string): Promise<Device> {
  const device = openDevice(home)
  expect((await add(cookie, device.make(await prepare(cookie)))).status).toBe(201)
  return device
}

describe('a new passkey', () => {
  it.each([
    ['of another site', { origin: 'https://kawal.example.org' }],
    ['for another name', { rpId: 'example' }],
    ['of whom nobody knows that it was the owner', { verified: false }],
  ])('%s is not taken', async (_what, manner) => {
    const cookie = await signIn('dinas')
    expect(codeOf((await add(cookie, openDevice(home).make(await prepare(cookie), manner))).json)).toBe('passkey-unfit')
  })
  it('answers what its owner was asked, once, within minutes', async () => {
    const [cookie, other] = [await signIn('dinas'), await signIn('lsp')]
    const asked = await prepare(cookie)
    expect(codeOf((await add(other, openDevice(home).make(asked))).json)).toBe('passkey-unfit')
    // Asked of somebody else and answered: used up.
    expect(codeOf((await add(cookie, openDevice(home).make(asked))).json)).toBe('passkey-unfit')
    const late = await prepare(cookie)
    wait(301)
    expect(codeOf((await add(cookie, openDevice(home).make(late))).json)).toBe('passkey-unfit')
    expect(codeOf((await add(cookie, openDevice(home).make({ ...late, challenge: 'AAAA' }))).json)).toBe('passkey-unfit')
  })
  it('is one account’s alone, and twenty are enough', async () => {
    const cookie = await signIn('bupati')
    const device = openDevice(home)
    expect((await add(cookie, device.make(await prepare(cookie)))).status).toBe(201)
    expect(codeOf((await add(cookie, device.make(await prepare(cookie)))).json)).toBe('passkey-known')
    for (let i = 0; i < 19; i += 1) await deviceOf(cookie)
    expect(codeOf((await send('POST', '/me/passkeys/challenge', {}, { cookie })).json)).toBe('too-many-passkeys')
  })
})

describe('signing in with a passkey', () => {
  it('needs no name, and with a name only the one of that account', async () => {
    const device = await deviceOf(await signIn('desa'))
    const answer = await enter(device.show(await ask()))
    expect(answer.status).toBe(201)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await send('GET', '/me', undefined, { cookie })).json).toMatchObject({ role: 'village-officer', passkeys: 1 })
    expect((await enter(device.show(await ask('desa')))).status).toBe(201)
    for (const login of ['dinas', 'tidakada']) {
      const refused = await enter(device.show(await ask(login)))
      expect([refused.status, codeOf(refused.json)], login).toEqual([401, 'sign-in-failed'])
    }
  })
  it.each([
    ['of another site', { origin: 'https://kawal-example.go.id' }],
    ['of a page within another', { rpId: 'jahat.example' }],
    ['by whoever holds the phone alone', { verified: false }],
  ])('%s is refused', async (_what, manner) => {
    const device = await deviceOf(await signIn('bp2mi'))
    expect(codeOf((await enter(device.show(await ask(), manner))).json)).toBe('sign-in-failed')
    expect((await enter(device.show(await ask()))).status).toBe(201)
  })
  it('works once for each question, and not after minutes', async () => {
    const device = await deviceOf(await signIn('blk'))
    const answer = device.show(await ask())
    expect((await enter(answer)).status).toBe(201)
    expect(codeOf((await enter(answer)).json)).toBe('sign-in-failed')
    const asked = await ask()
    const both = await Promise.all([enter(device.show(asked)), enter(device.show(asked))])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401])
    const late = await ask()
    wait(301)
    expect(codeOf((await enter(device.show(late))).json)).toBe('sign-in-failed')
  })
  it('is refused to a copy, whose counter lags behind', async () => {
    const device = await deviceOf(await signIn('penyidik'))
    expect((await enter(device.show(await ask(), { counter: 9 }))).status).toBe(201)
    expect(codeOf((await enter(device.show(await ask(), { counter: 9 }))).json)).toBe('sign-in-failed')
    expect(codeOf((await enter(device.show(await ask(), { counter: 3 }))).json)).toBe('sign-in-failed')
    expect((await enter(device.show(await ask(), { counter: 10 }))).status).toBe(201)
  })
  it('ends with the passkey, and a question for signing in is none for a proof', async () => {
    const cookie = await signIn('auditor')
    const device = await deviceOf(cookie)
    wait(3600)
    const prove = (passkey: object) => send('POST', '/me/proof', { passkey }, { cookie })
    expect(codeOf((await prove(device.show(await ask()))).json)).toBe('passkey-unfit')
    const asked = Asked.parse((await send('POST', '/me/proof/challenge', {}, { cookie })).json)
    expect((await prove(device.show(asked))).status).toBe(200)
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await send('GET', '/me/passkeys', undefined, { cookie })).json)
    expect((await send('DELETE', `/me/passkeys/${items[0]?.id}`, undefined, { cookie })).status).toBe(200)
    expect(codeOf((await enter(device.show(await ask()))).json)).toBe('sign-in-failed')
  })
  it('is the last way in that is not taken away', async () => {
    const cookie = await signIn('lsp')
    await deviceOf(cookie)
    await one.db.run("update credential set password_hash = null where user_id = (select user_id from user_login where login = 'lsp')")
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await send('GET', '/me/passkeys', undefined, { cookie })).json)
    const remove = () => send('DELETE', `/me/passkeys/${items[0]?.id}`, undefined, { cookie })
    expect(codeOf((await remove()).json)).toBe('last-factor')
    await deviceOf(cookie)
    expect((await remove()).status).toBe(200)
  })
})

describe('the name to which passkeys belong', () => {
  it.each([
    ['https://kawal.banyuwangikab.go.id', 'kawal.banyuwangikab.go.id', 'https://kawal.banyuwangikab.go.id'],
    ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
    ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
  ])('of %s is %s', (publicUrl, rpId, origin) => expect(partyOf(publicUrl)).toEqual({ rpId, origin }))
})
