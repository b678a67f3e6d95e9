// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts and sign-in over HTTP on a real PostgreSQL, with a clock the test sets.

import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { codeOf, openAccess, PASSWORD, present, sender, wait, whilePasswordsFail, whileTokensStay } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const one = openAccess(url)
const two = openAccess(url, 'https://kawal.example')

const { send, tryIn, signIn } = sender(one)
const officeOf = (login: string): string =>
  must(
    demoUsers.find((user) => user.login === login),
    login,
  ).office.id

beforeAll(() => ensureOfficers(one.services, PASSWORD))
afterAll(async () => {
  for (const { app, db } of [one, two]) {
    await app.close()
    await db.close()
  }
})

describe('signing in', () => {
  it('sets a cookie that opens what the role may see', async () => {
    const answer = await tryIn('desa', PASSWORD)
    expect(answer.status).toBe(201)
    expect(String(answer.headers['set-cookie'])).toMatch(/^kawal_session=3510\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    const me = await send('GET', '/me', undefined, { cookie })
    expect(me.json).toMatchObject({
      role: 'village-officer',
      office: { id: officeOf('desa'), name: 'Desa Wringinpitu', areas: ['35.10.04.2006'] },
      totp: false,
    })
    expect((await send('GET', '/users', undefined, { cookie })).status).toBe(403)
    expect((await send('GET', '/log', undefined, { cookie })).status).toBe(403)
  })
  it('marks the cookie secure where people come by https', async () => {
    const answer = await tryIn('desa', PASSWORD, undefined, { on: two })
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure$/)
  })
  it('answers a wrong password and an unknown login alike, to the letter', async () => {
    const [wrong, unknown] = [await tryIn('dinas', 'bukan ini'), await tryIn('tidakada', 'bukan ini')]
    expect([wrong.status, codeOf(wrong.json)]).toEqual([401, 'sign-in-failed'])
    expect(unknown.json).toEqual(wrong.json)
    expect(unknown.status).toBe(wrong.status)
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort())
  })
  it('is refused when another site sends it', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await tryIn('desa', PASSWORD, undefined, { headers })).status).toBe(403)
  })
  it('waits longer and longer for one account, known or not, and lets the owner in afterwards', async () => {
    for (const login of ['blk', 'entahsiapa']) {
      for (let i = 0; i < 5; i += 1) expect((await tryIn(login, 'salah')).status).toBe(401)
      const closed = await tryIn(login, PASSWORD)
      expect([closed.status, codeOf(closed.json), closed.headers['retry-after']]).toEqual([429, 'too-many-requests', '2'])
      wait(2)
      expect((await tryIn(login, 'salah')).status).toBe(401)
      expect((await tryIn(login, 'salah')).headers['retry-after']).toBe('5')
      wait(5)
    }
    await signIn('blk')
    for (let i = 0; i < 4; i += 1) expect((await tryIn('blk', 'salah')).status).toBe(401)
  })
  it('counts attempts that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryIn('serentak', 'salah')))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7)
  })
  it('slows down one address that tries many accounts', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    for (let i = 0; i < 30; i += 1) await tryIn(`akun-${i}`, 'salah', undefined, { headers })
    expect((await tryIn('akun-99', 'salah', undefined, { headers })).status).toBe(429)
    expect((await tryIn('akun-99', 'salah')).status).toBe(401)
    wait(3600)
  })
})

describe('a session', () => {
  it('ends where it was begun, and elsewhere from the list', async () => {
    const [here, there] = [
      await signIn('penyidik'),
      await signIn('penyidik', PASSWORD, undefined, { headers: { 'user-agent': 'Firefox/130 Android' } }),
    ]
    const list = await send('GET', '/sessions', undefined, { cookie: here })
    const { items } = z.object({ items: z.array(z.object({ id: z.string(), agent: z.string(), current: z.boolean() })) }).parse(list.json)
    expect(items.map((item) => item.current).sort()).toEqual([false, true])
    const other = items.find((item) => !item.current)
    expect(other?.agent).toBe('Firefox, Android')
    // Both instances know it already.
    expect((await send('GET', '/me', undefined, { cookie: there, on: two })).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie: there })).status).toBe(200)
    expect((await send('DELETE', `/sessions/${other?.id}`, undefined, { cookie: here })).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie: there })).status).toBe(401)
    wait(6)
    expect((await send('GET', '/me', undefined, { cookie: there, on: two })).status).toBe(401)
    expect((await send('DELETE', `/sessions/${other?.id}`, undefined, { cookie: here })).status).toBe(404)
    const out = await send('DELETE', '/session', undefined, { cookie: here })
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await send('GET', '/me', undefined, { cookie: here })).status).toBe(401)
  })
  it('of somebody else cannot be ended', async () => {
    const [mine, theirs] = [await signIn('penyidik'), await signIn('lsp')]
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await send('GET', '/sessions', undefined, { cookie: theirs })).json)
    expect((await send('DELETE', `/sessions/${items[0]?.id}`, undefined, { cookie: mine })).status).toBe(404)
    expect((await send('GET', '/me', undefined, { cookie: theirs })).status).toBe(200)
  })
  it('ends by itself when it is not used', async () => {
    const cookie = await signIn('lsp')
    wait(11 * 3600)
    expect((await send('GET', '/me', undefined, { cookie })).status).toBe(200)
    await expect.poll(async () => (await one.db.run('select max(last_seen_at) as at from session'))[0]?.['at']).toEqual(new Date(present()))
    wait(11 * 3600)
    expect((await send('GET', '/me', undefined, { cookie })).status).toBe(200)
    wait(13 * 3600)
    expect((await send('GET', '/me', undefined, { cookie })).status).toBe(401)
  })
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 401],
    [{ 'sec-fetch-site': 'same-site' }, 401],
    [{ origin: 'https://elsewhere.example' }, 401],
    [{ origin: 'null' }, 401],
    [{ 'sec-fetch-site': 'same-origin' }, 422],
    [{}, 422],
  ])('acts only for its own site: %j', async (headers, status) => {
    const cookie = await signIn('lsp')
    expect((await send('POST', '/me/totp/confirmation', { code: '123456' }, { cookie, headers })).status).toBe(status)
    expect((await send('GET', '/me', undefined, { cookie, headers })).status).toBe(200)
  })
})

describe('a password', () => {
  it('is changed by whoever has just shown it, and ends the other sessions', async () => {
    const [cookie, other] = [await signIn('bupati'), await signIn('bupati')]
    const change = (password: string) => send('POST', '/me/password', { password }, { cookie })
    wait(3600)
    expect(codeOf((await change('padi di lereng')).json)).toBe('step-up-needed')
    expect((await send('POST', '/me/proof', { password: PASSWORD }, { cookie })).status).toBe(200)
    expect(codeOf((await change('pendek')).json)).toBe('password-too-short')
    // Whole or not at all: of a new password alone, whoever knew the old one would stay signed in.
    expect((await whileTokensStay(url, () => change('padi di lereng'))).status).toBe(500)
    expect((await send('GET', '/me', undefined, { cookie: other })).status).toBe(200)
    expect((await change('padi di lereng')).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie })).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie: other })).status).toBe(401)
    expect((await tryIn('bupati', PASSWORD)).status).toBe(401)
    await signIn('bupati', 'padi di lereng')
  })
  it('leaves no trace in events, commands or their fingerprints', async () => {
    const rows = await one.db.transaction({ rows: [''], filter: [''], officeId: '', userId: '', log: true }, (tx) =>
      tx.run("select coalesce(string_agg(row_to_json(c)::text, ''), '') as all from command c"),
    )
    expect(String(rows[0]?.['all'])).toContain('ChangePassword')
    expect(String(rows[0]?.['all'])).not.toMatch(/lereng|sawah|argon2/)
  })
})

describe('an authenticator app', () => {
  const codeAt = (secret: string, at = present()): string =>
    new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at })

  it('is set up, asked for, and each of its codes and recovery codes works once', async () => {
    const cookie = await signIn('bp2mi')
    const started = await send('POST', '/me/totp', {}, { cookie })
    const { uri, secret } = z.object({ uri: z.string(), secret: z.string() }).parse(started.json)
    expect(uri).toMatch(/^otpauth:\/\/totp\/Kawal:bp2mi\?/)
    // Not confirmed: not asked for.
    await signIn('bp2mi')
    expect(codeOf((await send('POST', '/me/totp/confirmation', { code: '000000' }, { cookie })).json)).toBe('code-wrong')
    const confirmed = await send('POST', '/me/totp/confirmation', { code: codeAt(secret) }, { cookie })
    const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed.json)
    expect(new Set(recoveryCodes).size).toBe(10)

    expect(codeOf((await tryIn('bp2mi', PASSWORD)).json)).toBe('code-needed')
    expect(codeOf((await tryIn('bp2mi', 'bukan ini')).json)).toBe('sign-in-failed')
    expect(codeOf((await tryIn('bp2mi', PASSWORD, codeAt(secret))).json)).toBe('sign-in-failed')
    wait(60)
    const code = codeAt(secret)
    await signIn('bp2mi', PASSWORD, code)
    expect(codeOf((await tryIn('bp2mi', PASSWORD, code)).json)).toBe('sign-in-failed')
    wait(300)
    const recovery = recoveryCodes[3] ?? ''
    const both = await Promise.all([tryIn('bp2mi', PASSWORD, recovery), tryIn('bp2mi', PASSWORD, recovery.toUpperCase().replace('-', ' '))])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 401])
    expect((await tryIn('bp2mi', PASSWORD, recovery)).status).toBe(401)
    expect((await send('GET', '/me', undefined, { cookie })).json).toMatchObject({ totp: true, recoveryCodes: 9 })

    const prove = (code?: string) => send('POST', '/me/proof', { password: PASSWORD, code }, { cookie })
    wait(600)
    expect(codeOf((await prove()).json)).toBe('code-needed')
    expect(codeOf((await prove('000000')).json)).toBe('code-wrong')
    expect((await prove(recoveryCodes[4])).status).toBe(200)
    const renewed = await send('POST', '/me/recovery-codes', {}, { cookie })
    expect(renewed.status).toBe(200)
    expect((await tryIn('bp2mi', PASSWORD, recoveryCodes[5])).status).toBe(401)

    const { recoveryCodes: spare } = z.object({ recoveryCodes: z.array(z.string()) }).parse(renewed.json)
    wait(300)
    const again = await send('POST', '/me/totp', {}, { cookie })
    const next = z.object({ secret: z.string() }).parse(again.json)
    // Begun and not confirmed: the one before counts, the new one not yet.
    expect((await send('GET', '/me', undefined, { cookie })).json).toMatchObject({ totp: true, recoveryCodes: 10 })
    expect(codeOf((await tryIn('bp2mi', PASSWORD)).json)).toBe('code-needed')
    expect((await tryIn('bp2mi', PASSWORD, codeAt(next.secret))).status).toBe(401)
    await signIn('bp2mi', PASSWORD, codeAt(secret))
    expect((await send('POST', '/me/totp/confirmation', { code: codeAt(next.secret) }, { cookie })).status).toBe(200)
    expect(codeOf((await send('POST', '/me/totp/confirmation', { code: codeAt(next.secret) }, { cookie })).json)).toBe('totp-not-started')
    wait(60)
    expect((await tryIn('bp2mi', PASSWORD, codeAt(secret))).status).toBe(401)
    expect((await tryIn('bp2mi', PASSWORD, spare[1])).status).toBe(401)
    await signIn('bp2mi', PASSWORD, codeAt(next.secret))

    wait(600)
    expect((await prove(codeAt(next.secret))).status).toBe(200)
    expect((await send('POST', '/me/password', { password: 'ombak di pantai' }, { cookie })).status).toBe(200)
    expect((await tryIn('bp2mi', PASSWORD)).status).toBe(401)
  })
})

describe('a token of a machine', () => {
  const get = (token: string | undefined, path = '/me') => send('GET', path, undefined, { headers: { authorization: `Bearer ${token}` } })
  it('acts as its user, as far as its scopes reach, until it runs out', async () => {
    const [free, reader, narrow] = [
      await createToken(one.services, 'admin', { expiresInDays: 1 }),
      await createToken(one.services, 'admin', { scopes: ['read'] }),
      await createToken(one.services, 'admin', { scopes: ['read:users'] }),
    ]
    expect(free).toMatch(/^kawal_3510_[\w-]{43}$/)
    expect((await get(free)).json).toMatchObject({ role: 'administrator' })
    expect((await get(reader)).status).toBe(200)
    const ended = await send('POST', '/me/totp/confirmation', { code: '123456' }, { headers: { authorization: `Bearer ${reader}` } })
    expect(ended.status).toBe(401)
    expect((await get(narrow)).status).toBe(401)
    expect((await get(narrow, '/users')).status).toBe(200)
    expect((await get(`${free}x`)).status).toBe(401)
    wait(86_401)
    expect((await get(free)).status).toBe(401)
    expect((await get(reader)).status).toBe(200)
    expect(await createToken(one.services, 'tidakada')).toBeUndefined()
    await expect(createToken(one.services, 'admin', { scopes: ['reads'] })).rejects.toThrow('no such scope')
  })
})

describe('staff', () => {
  const User = z.object({ id: z.string(), invitation: z.object({ path: z.string() }) })
  it('is added, sets the password by a link that works once, and is closed at once', async () => {
    const cookie = await signIn('admin')
    const add = (body: object) =>
      send(
        'POST',
        '/users',
        { login: 'sukirman', name: 'Pak Sukirman', role: 'village-officer', officeId: officeOf('desa'), ...body },
        { cookie },
      )
    expect(codeOf((await add({ login: 'DESA' })).json)).toBe('login-taken')
    expect(codeOf((await add({ role: 'auditor' })).json)).toBe('role-not-in-office')
    expect(codeOf((await add({ officeId: officeOf('bp2mi'), role: 'agency-officer' })).json)).toBe('office-outside')
    expect((await add({ officeId: officeOf('auditor'), role: 'auditor' })).status).toBe(404)
    const added = await add({})
    expect(added.status).toBe(201)
    const { id, invitation } = User.parse(added.json)
    const token = invitation.path.split('#')[1]
    expect((await tryIn('sukirman', '')).status).toBe(400)
    expect((await tryIn('sukirman', PASSWORD)).status).toBe(401)
    expect(codeOf((await send('POST', '/invitation', { token, password: 'pendek' })).json)).toBe('password-too-short')
    const redeem = () => send('POST', '/invitation', { token, password: 'jagung muda manis' })
    expect((await whilePasswordsFail(url, redeem)).status).toBe(500)
    const redeemed = await redeem()
    expect(redeemed.status).toBe(201)
    expect(codeOf((await send('POST', '/invitation', { token, password: 'jagung muda manis' })).json)).toBe('link-invalid')
    const theirs = await signIn('sukirman', 'jagung muda manis')
    const machine = await createToken(one.services, 'sukirman')
    expect((await send('GET', '/me', undefined, { cookie: theirs })).status).toBe(200)
    const list = await send('GET', '/users?q=sukir', undefined, { cookie })
    expect(list.json).toMatchObject({ items: [{ id, login: 'sukirman', officeName: 'Desa Wringinpitu', active: true }], next: null })
    expect((await send('POST', `/users/${id}/deactivation`, {}, { cookie })).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie: theirs })).status).toBe(401)
    expect((await send('GET', '/me', undefined, { headers: { authorization: `Bearer ${machine}` } })).status).toBe(401)
    expect(codeOf((await tryIn('sukirman', 'jagung muda manis')).json)).toBe('sign-in-failed')
    expect(codeOf((await send('POST', `/users/${id}/deactivation`, {}, { cookie })).json)).toBe('already-inactive')
    expect((await send('POST', `/users/${id}/activation`, {}, { cookie })).status).toBe(200)
    await signIn('sukirman', 'jagung muda manis')
  })
  it('beyond the administrator is neither taken over nor shown', async () => {
    const cookie = await signIn('admin')
    const users = z
      .object({ items: z.array(z.object({ id: z.string(), login: z.string() })) })
      .parse((await send('GET', '/users?limit=200', undefined, { cookie })).json)
    expect(users.items.map((user) => user.login)).not.toContain('auditor')
    const agency = users.items.find((user) => user.login === 'bp2mi')
    expect(codeOf((await send('POST', `/users/${agency?.id}/invitation`, {}, { cookie })).json)).toBe('office-outside')
    expect(codeOf((await send('POST', `/users/${agency?.id}/deactivation`, {}, { cookie })).json)).toBe('office-outside')
    const self = users.items.find((user) => user.login === 'admin')
    expect(codeOf((await send('POST', `/users/${self?.id}/deactivation`, {}, { cookie })).json)).toBe('not-yourself')
    const page = await send('GET', '/users?limit=3', undefined, { cookie })
    const first = z.object({ items: z.array(z.unknown()), next: z.string() }).parse(page.json)
    const second = await send('GET', `/users?limit=200&cursor=${first.next}`, undefined, { cookie })
    const rest = z.object({ items: z.array(z.unknown()), next: z.null() }).parse(second.json)
    expect([...first.items, ...rest.items]).toHaveLength(users.items.length)
  })
  it('keeps one login for one person when two are added at once', async () => {
    const cookie = await signIn('admin')
    const add = () => send('POST', '/users', { login: 'kembar', name: 'Kembar', role: 'trainer', officeId: officeOf('blk') }, { cookie })
    const answers = await Promise.all([add(), add(), add()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422, 422])
  })
  it('works in offices that are opened, renamed from a day on, and given other places', async () => {
    const cookie = await signIn('admin')
    const Opened = z.object({ id: z.string(), version: z.number() })
    const open = (body: object) => send('POST', '/offices', body, { cookie })
    expect((await open({ kind: 'VILLAGE', name: 'Desa Gumukmas', area: '35.09.01.2001' })).status).toBe(404)
    expect(codeOf((await open({ kind: 'AGENCY', name: 'P4MI', area: '35.10', areas: ['35.10', '35.09'] })).json)).toBe('office-outside')
    const opened = await open({ kind: 'TRAINING', name: 'LPK Blambangan', area: '35.10.01.2010', areas: ['35.10.01', '35.10.01.2010'] })
    expect(opened.status).toBe(201)
    const { id } = Opened.parse(opened.json)
    expect((await send('POST', `/offices/${id}/names`, { name: 'LPK Blambangan Jaya', from: '2020-02-01' }, { cookie })).status).toBe(200)
    expect((await send('POST', `/offices/${id}/names`, { name: 'LPK Nanti', from: '2999-01-01' }, { cookie })).status).toBe(200)
    expect(codeOf((await send('POST', `/offices/${id}/areas`, { areas: ['35'] }, { cookie })).json)).toBe('office-outside')
    const login = { login: 'pelatih', name: 'Bu Tutik', role: 'trainer', officeId: id }
    const user = User.parse((await send('POST', '/users', login, { cookie })).json)
    const token = user.invitation.path.split('#')[1]
    await send('POST', '/invitation', { token, password: 'jagung muda manis' })
    const theirs = await signIn('pelatih', 'jagung muda manis')
    expect((await send('GET', '/me', undefined, { cookie: theirs })).json).toMatchObject({
      office: { id, areas: ['35.10.01'], name: 'LPK Blambangan' },
    })
    expect((await send('POST', `/offices/${id}/areas`, { areas: ['35.10'] }, { cookie })).status).toBe(200)
    expect((await send('GET', '/me', undefined, { cookie: theirs })).json).toMatchObject({ office: { areas: ['35.10'] } })
    const Offices = z.object({ items: z.array(z.object({ id: z.string(), names: z.array(z.object({ name: z.string() })) })) })
    const listed = Offices.parse((await send('GET', '/offices', undefined, { cookie })).json)
    expect(listed.items.find((office) => office.id === id)?.names.map((each) => each.name)).toEqual([
      'LPK Blambangan Jaya',
      'LPK Blambangan',
      'LPK Nanti',
    ])
    expect(listed.items.map((office) => office.id)).not.toContain(officeOf('auditor'))
    expect((await send('POST', `/offices/${officeOf('auditor')}/names`, { name: 'Milik kami' }, { cookie })).status).toBe(404)
  })
  it('leaves whole chains', async () => {
    expect((await verifyChains(one.db, one.services.keyring, { folds: foldsOf(one.capabilities) })).breaks).toEqual([])
  })
})

describe('the log', () => {
  it('tells the auditor who did what, page by page, and nobody else', async () => {
    const cookie = await signIn('auditor')
    const Page = z.object({
      items: z.array(z.object({ key: z.string(), at: z.string(), contract: z.string(), userName: z.string() })),
      next: z.nullable(z.string()),
    })
    const seen: string[] = []
    let cursor = ''
    let last: string | null = null
    do {
      const page = Page.parse((await send('GET', `/log?limit=7${cursor}`, undefined, { cookie })).json)
      for (const item of page.items) {
        expect(last === null || item.at <= last).toBe(true)
        last = item.at
        seen.push(item.key)
      }
      cursor = `&cursor=${page.next}`
      if (page.next === null) break
    } while (seen.length < 1000)
    expect(new Set(seen).size).toBe(seen.length)
    const whole = Page.parse((await send('GET', '/log?limit=200', undefined, { cookie })).json)
    expect(seen).toEqual(whole.items.map((item) => item.key))
    expect(whole.items.some((item) => item.contract === 'InviteUser' || item.contract === 'DeactivateUser')).toBe(true)
    expect(whole.items.some((item) => item.userName === 'Mbak Lina')).toBe(true)
    expect((await send('GET', '/users', undefined, { cookie })).status).toBe(403)
  })
})
