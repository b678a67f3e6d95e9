// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens as their owner and an administrator see them, over HTTP on a real PostgreSQL.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { must } from '#kernel/decider.ts'
import { codeOf, openAccess, PASSWORD, present, sender } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const one = openAccess(await freshDatabase())
const { send, signIn } = sender(one)

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

describe('the tokens of an account', () => {
  const Tokens = z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), scopes: z.array(z.string()), lastUsed: z.nullable(z.string()) })),
  })
  const Made = z.object({ id: z.string(), token: z.string() })
  const asMachine = (token: string, path: string) => send('GET', path, undefined, { headers: { authorization: `Bearer ${token}` } })
  const make = (cookie: string, body: object = {}) =>
    send('POST', '/tokens', { name: 'Laporan bulanan', scopes: ['read'], days: 30, ...body }, { cookie })
  const listed = async (cookie: string, path = '/tokens') => Tokens.parse((await send('GET', path, undefined, { cookie })).json).items

  it('are made, shown once, listed without the secret, and revoked at once', async () => {
    const cookie = await signIn('dinas')
    expect((await make(cookie, { scopes: [] })).status).toBe(400)
    expect((await make(cookie, { scopes: ['reads'] })).status).toBe(400)
    expect((await make(cookie, { days: 366 })).status).toBe(400)
    const made = await make(cookie)
    expect(made.status).toBe(201)
    const { id, token } = Made.parse(made.json)
    expect(await listed(cookie)).toMatchObject([{ id, name: 'Laporan bulanan', scopes: ['read'], lastUsed: null }])
    expect(JSON.stringify(await listed(cookie))).not.toContain(token.slice(-20))
    expect((await asMachine(token, '/me')).status).toBe(200)
    await expect.poll(async () => (await listed(cookie))[0]?.lastUsed).toBe(new Date(present()).toISOString())
    // Somebody else's is not there to be revoked.
    expect(codeOf((await send('DELETE', `/tokens/${id}`, undefined, { cookie: await signIn('desa') })).json)).toBe('token-unknown')
    expect((await send('DELETE', `/tokens/${id}`, undefined, { cookie })).status).toBe(200)
    expect((await asMachine(token, '/me')).status).toBe(401)
    expect(await listed(cookie)).toEqual([])
    expect(codeOf((await send('DELETE', `/tokens/${id}`, undefined, { cookie })).json)).toBe('token-unknown')
  })
  it('go with a changed password, unless their owner keeps them', async () => {
    const cookie = await signIn('bp2mi')
    const { token } = Made.parse((await make(cookie)).json)
    const change = (password: string, tokens?: 'keep' | 'revoke') => send('POST', '/me/password', { password, tokens }, { cookie })
    expect((await change('padi di lereng', 'keep')).status).toBe(200)
    expect((await asMachine(token, '/me')).status).toBe(200)
    expect((await change('ombak di pantai')).status).toBe(200)
    expect((await asMachine(token, '/me')).status).toBe(401)
    expect(await listed(cookie)).toEqual([])
  })
  it('are at most twenty', async () => {
    const cookie = await signIn('dinas')
    for (let i = 0; i < 20; i++) await createToken(one.services, 'dinas', { name: `ke-${i}` })
    expect(codeOf((await make(cookie)).json)).toBe('too-many-tokens')
  })
  it('are seen and revoked by an administrator who is over the account, and no other', async () => {
    const cookie = await signIn('admin')
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string(), login: z.string() })) })
      .parse((await send('GET', '/users?limit=200', undefined, { cookie })).json)
    const idOf = (login: string): string =>
      must(
        items.find((user) => user.login === login),
        login,
      ).id
    const theirs = await createToken(one.services, 'desa', { name: 'Sinkron', scopes: ['read:me'] })
    const [token] = await listed(cookie, `/users/${idOf('desa')}/tokens`)
    expect(token).toMatchObject({ name: 'Sinkron', scopes: ['read:me'] })
    const far = await createToken(one.services, 'bp2mi')
    const [farToken] = await listed(cookie, `/users/${idOf('bp2mi')}/tokens`)
    const refused = await send('DELETE', `/users/${idOf('bp2mi')}/tokens/${farToken?.id}`, undefined, { cookie })
    expect(codeOf(refused.json)).toBe('office-outside')
    expect((await asMachine(String(far), '/me')).status).toBe(200)
    // A token is found under its own account only.
    expect(codeOf((await send('DELETE', `/users/${idOf('dinas')}/tokens/${token?.id}`, undefined, { cookie })).json)).toBe('token-unknown')
    expect((await send('DELETE', `/users/${idOf('desa')}/tokens/${token?.id}`, undefined, { cookie })).status).toBe(200)
    expect((await asMachine(String(theirs), '/me')).status).toBe(401)
    const officer = await signIn('desa')
    expect((await send('GET', `/users/${idOf('desa')}/tokens`, undefined, { cookie: officer })).status).toBe(403)
  })
})
