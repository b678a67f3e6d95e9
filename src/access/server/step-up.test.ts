// SPDX-License-Identifier: AGPL-3.0-or-later
// What asks for a fresh proof of who is there, over HTTP on a real PostgreSQL.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { codeOf, openAccess, PASSWORD, sender, wait } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const one = openAccess(url)
const two = openAccess(url)
const { send, signIn } = sender(one)

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  for (const { app, db } of [one, two]) {
    await app.close()
    await db.close()
  }
})

const prepare = (sent: object) => send('POST', '/me/passkeys/challenge', {}, sent)
const prove = (body: object, sent: object) => send('POST', '/me/proof', body, sent)

describe('a fresh proof', () => {
  it('is signing in, and counts for ten minutes', async () => {
    const cookie = await signIn('dinas')
    expect((await prepare({ cookie })).status).toBe(200)
    wait(10 * 60)
    expect((await prepare({ cookie })).status).toBe(200)
    wait(1)
    const refused = await prepare({ cookie })
    expect([refused.status, codeOf(refused.json)]).toEqual([403, 'step-up-needed'])
    // What asks for none goes on.
    expect((await send('GET', '/me/passkeys', undefined, { cookie })).status).toBe(200)
  })
  it('is shown again with the password, in the one session, for every instance at once', async () => {
    const [cookie, other] = [await signIn('dinas'), await signIn('dinas')]
    wait(3600)
    expect((await prepare({ cookie, on: two })).status).toBe(403)
    expect(codeOf((await prove({ password: 'bukan ini' }, { cookie })).json)).toBe('password-wrong')
    expect(codeOf((await prove({}, { cookie })).json)).toBe('password-wrong')
    expect((await prepare({ cookie })).status).toBe(403)
    expect((await prove({ password: PASSWORD }, { cookie })).status).toBe(200)
    expect((await prepare({ cookie, on: two })).status).toBe(200)
    expect((await prepare({ cookie: other })).status).toBe(403)
  })
  it('slows down whoever tries many passwords for it', async () => {
    const cookie = await signIn('penyidik')
    for (let i = 0; i < 5; i += 1) expect(codeOf((await prove({ password: 'salah' }, { cookie })).json)).toBe('password-wrong')
    expect(codeOf((await prove({ password: PASSWORD }, { cookie })).json)).toBe('too-many-requests')
    wait(60)
  })
  it('is no matter of machines: a token changes nothing about how its owner signs in', async () => {
    for (const scopes of [[], ['write', 'step-up']]) {
      const headers = { authorization: `Bearer ${await createToken(one.services, 'dinas', { scopes })}` }
      expect(codeOf((await prepare({ headers })).json)).toBe('step-up-needed')
      expect(codeOf((await prove({ password: PASSWORD }, { headers })).json)).toBe('proof-at-a-screen')
    }
  })
})

describe('a passkey', () => {
  const Challenge = z.object({ challenge: z.string(), rpId: z.string() })
  const nobody = Buffer.from('3510-00000000-0000-7000-8000-000000000000').toString('base64url')
  const answer = { id: 'AAAA', clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA', userHandle: nobody }

  it('is asked for alike whether the name is known or not, and lets in nobody whom it does not fit', async () => {
    const asked = await Promise.all(
      ['dinas', 'tidakada', undefined].map((login) => send('POST', '/session/passkey/challenge', login === undefined ? {} : { login })),
    )
    for (const { status, json } of asked) {
      expect(status).toBe(200)
      expect(Object.keys(Challenge.parse(json))).toEqual(['challenge', 'rpId'])
    }
    const tried = await send('POST', '/session/passkey', { passkey: answer })
    expect([tried.status, codeOf(tried.json)]).toEqual([401, 'sign-in-failed'])
  })
  it('is not made out of nothing', async () => {
    const cookie = await signIn('lsp')
    const passkey = { id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA' }
    expect(codeOf((await send('POST', '/me/passkeys', { name: 'HP', passkey }, { cookie })).json)).toBe('passkey-unfit')
    expect(codeOf((await prove({ passkey: answer }, { cookie })).json)).toBe('passkey-unfit')
    expect(codeOf((await send('DELETE', '/me/passkeys/00000000-0000-7000-8000-000000000000', undefined, { cookie })).json)).toBe(
      'passkey-unknown',
    )
  })
  it('keeps no more open questions for one place than it may', async () => {
    const from = { headers: { 'x-forwarded-for': '203.0.113.77' } }
    for (let i = 0; i < 205; i += 1) await send('POST', '/session/passkey/challenge', {}, from)
    const [row] = await one.db.run(
      "select max(n)::int as most from (select count(*) as n from challenge where regency = '00' group by asked_from) c",
    )
    expect(row?.['most']).toBe(200)
  })
})
