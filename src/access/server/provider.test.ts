// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in at an office's own provider: a real one on this machine, a real PostgreSQL.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { isPublicAddress, mayAsk, providerFetch } from '#access/server/provider-fetch.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { codeOf, openAccess, PASSWORD, sender } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'
import { CLIENT, openProvider, openSilence, signInAt, type TestProvider } from '../../../test/support/provider.ts'

const url = await freshDatabase()
const one = openAccess(url)
const two = openAccess(url)
const { send, tryIn, signIn } = sender(one)
const RETURN = 'http://127.0.0.1/api/v1/session/provider/return'
let provider: TestProvider
let admin = ''

const officeOf = (login: string): string =>
  must(
    demoUsers.find((user) => user.login === login),
    login,
  ).office.id
const set = (body: object) =>
  send(
    'PUT',
    `/offices/${officeOf('desa')}/identity-provider`,
    { issuer: provider.issuer, clientId: CLIENT.id, secret: CLIENT.secret, required: false, ...body },
    { cookie: admin },
  )

beforeAll(async () => {
  await ensureOfficers(one.services, PASSWORD)
  provider = await openProvider([RETURN])
  admin = await signIn('admin')
})
afterAll(async () => {
  await provider.close().catch(() => undefined)
  for (const { app, db } of [one, two]) {
    await app.close()
    await db.close()
  }
})

const Begun = z.object({ url: z.string() })

/** Goes to the provider, signs in there, and comes back with what it was given. */
async function goThrough(body: object, login: string, on = one) {
  const begun = await send('POST', '/session/provider', body, { on })
  const state = String(begun.headers['set-cookie']).split(';')[0] ?? ''
  const back = await signInAt(Begun.parse(begun.json).url, login)
  return { state, back }
}
async function comeBack({ state, back }: { readonly state: string; readonly back: URL }, on = one) {
  const answer = await on.app.inject({ method: 'GET', url: `${back.pathname}${back.search}`, headers: { cookie: state } })
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .find((each) => each?.startsWith('kawal_session='))
    ?.split(';')[0]
  return { status: answer.statusCode, to: /url=([^"]+)"/.exec(answer.body)?.[1], cookie }
}
const failed = { status: 200, to: '/?provider=failed', cookie: undefined }

describe('the provider of an office', () => {
  it('is set by whoever is over the office, only where it answers, and its secret is shown to nobody', async () => {
    for (const issuer of ['https://10.1.2.3', 'https://[fd00::1]', 'https://192.168.1.1:8443/realms/x', 'http://contoh.go.id'])
      expect(codeOf((await set({ issuer })).json), issuer).toBe('issuer-unfit')
    for (const issuer of ['ftp://contoh.go.id', 'https://a@contoh.go.id', 'contoh.go.id', 'https://contoh.go.id/?x'])
      expect(codeOf((await set({ issuer })).json), issuer).toBe('issuer-form')
    expect(codeOf((await set({ issuer: 'http://127.0.0.1:9' })).json)).toBe('provider-unreachable')
    expect(codeOf((await set({ secret: undefined })).json)).toBe('required')
    expect((await set({})).status).toBe(200)
    // The secret stays where it is, unless it would go to somebody else.
    expect((await set({ secret: undefined })).status).toBe(200)
    expect(codeOf((await set({ issuer: 'http://127.0.0.1:9', secret: undefined })).json)).toBe('required')
    const shown = await send('GET', `/offices/${officeOf('desa')}/identity-provider`, undefined, { cookie: admin })
    expect(shown.json).toMatchObject({
      officeName: 'Desa Wringinpitu',
      returnAddress: RETURN,
      provider: { issuer: provider.issuer, clientId: CLIENT.id, required: false },
    })
    const rows = await one.db.run('select row_to_json(p)::text as all from identity_provider p')
    expect(JSON.stringify(rows)).not.toContain(CLIENT.secret)
    expect((await send('GET', `/offices/${officeOf('auditor')}/identity-provider`, undefined, { cookie: admin })).status).toBe(404)
    expect((await send('GET', '/session/provider', undefined)).json).toEqual({
      items: [{ officeId: officeOf('desa'), name: 'Desa Wringinpitu' }],
    })
  })

  it('lets in whoever it vouches for, once an invitation tied them to an account, and nobody else', async () => {
    const added = await send(
      'POST',
      '/users',
      { login: 'wati', name: 'Bu Wati', role: 'village-officer', officeId: officeOf('desa') },
      { cookie: admin },
    )
    const { invitation } = z.object({ invitation: z.object({ path: z.string() }) }).parse(added.json)
    const token = invitation.path.split('#')[1]
    expect(await comeBack(await goThrough({ officeId: officeOf('desa') }, 'wati'))).toEqual(failed)
    const tied = await comeBack(await goThrough({ token }, 'wati'))
    expect(tied.to).toBe('/')
    expect((await send('GET', '/me', undefined, { cookie: must(tied.cookie, 'a session') })).json).toMatchObject({
      name: 'Bu Wati',
      password: false,
    })
    // Used up, with its link; somebody else cannot be tied by it.
    expect(codeOf((await send('POST', '/session/provider', { token })).json)).toBe('link-invalid')

    const going = await goThrough({ officeId: officeOf('desa') }, 'wati')
    // Another browser, or none of ours, brings nothing.
    expect(await comeBack({ ...going, state: 'kawal_provider=0123456789012345678901234567890123456789012' })).toEqual(failed)
    const came = await comeBack(going)
    expect(came.to).toBe('/')
    expect(await comeBack(going)).toEqual(failed)
    expect(await comeBack(await goThrough({ officeId: officeOf('desa') }, 'orang lain'))).toEqual(failed)
    // Coming from the provider is a fresh proof; going, the app is told where the provider ends its session.
    const cookie = must(came.cookie, 'a session')
    expect((await send('POST', '/me/passkeys/challenge', {}, { cookie })).status).toBe(200)
    const out = await send('DELETE', '/session', undefined, { cookie })
    expect(out.json).toMatchObject({ done: true, goOn: expect.stringContaining(`${provider.issuer}/session/end?`) })
  })

  it('ties an account by its owner, and a subject to one account alone', async () => {
    const cookie = await signIn('desa')
    const ticket = async (): Promise<string> =>
      z.object({ ticket: z.string() }).parse((await send('POST', '/me/identity-provider', {}, { cookie })).json).ticket
    expect(await comeBack(await goThrough({ ticket: await ticket() }, 'wati'))).toEqual(failed)
    const spent = await ticket()
    expect((await comeBack(await goThrough({ ticket: spent }, 'sri'))).to).toBe('/')
    expect(codeOf((await send('POST', '/session/provider', { ticket: spent })).json)).toBe('link-invalid')
    expect((await comeBack(await goThrough({ officeId: officeOf('desa') }, 'sri'))).to).toBe('/')
    expect(codeOf((await send('POST', '/me/identity-provider', {}, { cookie: await signIn('dinas') })).json)).toBe('provider-none')
  })

  it('can be the only way in for its staff, by password at least', async () => {
    expect((await set({ required: true })).status).toBe(200)
    const refused = await tryIn('desa', PASSWORD)
    expect([refused.status, codeOf(refused.json)]).toEqual([401, 'provider-required'])
    // Whoever does not know the password is told nothing.
    expect(codeOf((await tryIn('desa', 'bukan ini')).json)).toBe('sign-in-failed')
    expect((await tryIn('dinas', PASSWORD)).status).toBe(201)
    expect((await comeBack(await goThrough({ officeId: officeOf('desa') }, 'sri'))).to).toBe('/')
  })

  it('that is down is said to be, and leaves a way on', async () => {
    const under = await goThrough({ officeId: officeOf('desa') }, 'sri')
    await provider.close()
    // Somebody is on the way back; somebody is about to go, here and on an instance that never asked it.
    expect(await comeBack(under)).toEqual(failed)
    const asked = await send('POST', '/session/provider', { officeId: officeOf('desa') }, { on: two })
    expect([asked.status, codeOf(asked.json)]).toEqual([503, 'provider-unreachable'])
    const removed = await send('DELETE', `/offices/${officeOf('desa')}/identity-provider`, undefined, { cookie: admin })
    expect(removed.status).toBe(200)
    expect((await tryIn('desa', PASSWORD)).status).toBe(201)
    expect(codeOf((await send('POST', '/session/provider', { officeId: officeOf('desa') })).json)).toBe('provider-none')
  })
})

describe('a request to a provider', () => {
  it.each([
    ['8.8.8.8', true],
    ['10.0.0.1', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['172.32.0.1', true],
    ['192.168.0.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2a00:1450:4001::1', true],
    ['contoh.go.id', false],
  ])('goes to %s: %s', (address, fits) => expect(isPublicAddress(address)).toBe(fits))

  it.each([
    ['https://masuk.contoh.go.id/realms/a', false, true],
    ['http://masuk.contoh.go.id', false, false],
    ['https://127.0.0.1', false, false],
    ['https://[fd00::1]/', false, false],
    ['https://2130706433/', false, false],
    ['https://a:b@masuk.contoh.go.id/', false, false],
    ['http://127.0.0.1:9000', true, true],
    ['http://10.0.0.1', true, false],
    ['file:///etc/passwd', true, false],
  ])('may ask %s, in development %s: %s', (address, development, fits) => expect(mayAsk(new URL(address), development)).toBe(fits))

  it('follows no redirect, waits for nobody who is silent, and looks a name up before it goes there', async () => {
    const elsewhere = await openSilence('http://10.0.0.1/')
    const silent = await openSilence()
    const asked = { method: 'GET', headers: {} }
    const fetch = providerFetch(true, 200)
    expect((await fetch(elsewhere.issuer, asked)).status).toBe(302)
    await expect(fetch(silent.issuer, asked)).rejects.toThrow()
    await expect(providerFetch(false)('https://localhost:1/', asked)).rejects.toThrow('leads to no public address')
    await elsewhere.close()
    await silent.close()
  })
})
