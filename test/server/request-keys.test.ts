// SPDX-License-Identifier: AGPL-3.0-or-later
// One key of a request is for one command, whatever it is about: the same again gives the same answer, anything else is refused.

import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createUser } from '#access/server/provision.ts'
import type { Actor, Role } from '#kernel/authority.ts'
import { sealTask } from '#platform/server/jobs/seal.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const PASSWORD = 'kopi sawah pagi'
const url = await freshDatabase()
let whole: Whole
let owner: pg.Client
let officeId: string
let userId: string

/** One account in the role that a command needs. */
const as = (role: Role): Actor => ({ ...officer(role, ['35.10']), userId })

async function post(path: string, role: Role, key: string, body: object) {
  const headers = { ...actorHeader(as(role)), 'accept-language': 'en', 'idempotency-key': key }
  const { statusCode, body: text } = await whole.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
  const { code } = z.looseObject({ code: z.optional(z.string()) }).parse(JSON.parse(text))
  return { status: statusCode, text, code }
}
const add = (key: string, body: object = {}) =>
  post('/users', 'administrator', key, { login: `staf-${key}`, name: 'Bu Tutik', role: 'village-officer', officeId, ...body })
const register = (key: string, body: object = {}) =>
  post('/workers', 'village-officer', key, { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'G_TO_G', ...body })
const token = (key: string, body: object = {}) =>
  post('/tokens', 'administrator', key, { name: 'Laporan', scopes: ['read'], days: 30, ...body })
const tokens = async (): Promise<unknown> =>
  (await whole.services.db.run('select count(*) as n from token where user_id = $1', [userId]))[0]?.['n']
const kept = () => whole.services.db.read(everywhere, 'select fingerprint, sealed from kept_answer')

beforeAll(async () => {
  whole = openWhole(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  userId = officer('administrator', ['35.10']).userId
  const office = { kind: 'VILLAGE', name: 'Desa Wringinpitu', area: HERE }
  officeId = z.object({ id: z.string() }).parse(JSON.parse((await post('/offices', 'administrator', 'office', office)).text)).id
  userId = await createUser(whole.services, { login: 'rini', name: 'Rini', role: 'administrator', officeId, password: PASSWORD })
})
afterAll(async () => {
  await owner.end()
  await whole.close()
})

describe('a command on accounts', () => {
  it('sent twice is done once and answered the same, link and token too', async () => {
    for (const [send, key] of [
      [add, 'a-1'],
      [token, 't-1'],
    ] as const) {
      const first = await send(key)
      expect(first.status, first.text).toBe(201)
      expect(await send(key)).toEqual(first)
    }
    expect(await tokens()).toBe(1)
    const together = await Promise.all([token('t-2'), token('t-2'), token('t-2')])
    expect(new Set(together.map(({ text }) => text)).size).toBe(1)
    expect(await tokens()).toBe(2)
  })
  it('leaves its key free where it was refused', async () => {
    expect((await token('t-3', { days: 0 })).status).toBe(400)
    expect((await token('t-3')).status).toBe(201)
  })
  it('that another instance is about is to be sent again in a moment, and is done by whoever comes when that one died', async () => {
    const before = await tokens()
    await token('t-4')
    await owner.query('update kept_answer set sealed = null where at = (select max(at) from kept_answer)')
    expect(await token('t-4')).toMatchObject({ status: 503, code: 'under-way' })
    await owner.query("update kept_answer set at = at - interval '2 minutes' where sealed is null")
    expect((await token('t-4')).status).toBe(201)
    expect(await tokens()).toBe(Number(before) + 2)
  })
})

describe('a key that was used', () => {
  const reused = { status: 409, code: 'id-reused' }
  it('is refused for anything else: another body, an invalid one, another command, of accounts or of a record', async () => {
    const sent = [() => add('k-1'), () => register('k-2'), () => token('k-3')]
    for (const send of sent) expect((await send()).status).toBe(201)
    const others = (key: string) => [
      () => add(key, { name: 'Bu Wati' }),
      () => add(key, { name: 7 }),
      () => add(key, { officeId: 'none' }),
      () => register(key, { name: 'Wati' }),
      () => register(key, { sex: 'X' }),
      () => register(key, { area: '35.09.01.2001' }),
      () => token(key, { name: 'Lain' }),
      () => token(key, { days: 0 }),
      () => post(`/workers/3510-00000000-0000-7000-8000-000000000000/milestones/INFO_GIVEN`, 'village-officer', key, {}),
    ]
    for (const key of ['k-1', 'k-2', 'k-3'])
      for (const [nth, send] of others(key).entries()) expect(await send(), `${key} ${nth}`).toMatchObject(reused)
    const again = await Promise.all(sent.map((send) => send()))
    expect(again.map(({ status }) => status)).toEqual([201, 201, 201])
  })
})

describe('an answer that is kept', () => {
  it('cannot be read in the table, nor what was asked guessed, and is forgotten after a day', async () => {
    const { text } = await token('t-5')
    const secret = z.object({ token: z.string() }).parse(JSON.parse(text)).token
    const body = { password: PASSWORD }
    expect((await post('/me/password', 'administrator', 'p-1', body)).status).toBe(200)
    const guess = createHash('sha256')
      .update(`ChangePassword\n${JSON.stringify(body)}`)
      .digest()
    const rows = await kept()
    expect(rows.length).toBeGreaterThan(5)
    // Nor by who has the instance's key: a password is kept as nothing that can be tried out fast.
    const { matchHash } = whole.services.keyring
    const guesses = [guess, ...['request', 'command'].map((kind) => matchHash(kind, `ChangePassword\n${JSON.stringify(body)}`))]
    for (const { sealed, fingerprint } of rows) {
      expect(String(sealed)).not.toContain(secret.slice(-20))
      for (const each of guesses) expect(fingerprint).not.toEqual(each)
    }
    await sealTask(whole.services).run('2026-05-03T03:00:00.000Z')
    expect(await kept()).toHaveLength(rows.length)
    await sealTask(whole.services).run('2026-05-05T02:00:00.000Z')
    expect(await kept()).toEqual([])
  })
})
