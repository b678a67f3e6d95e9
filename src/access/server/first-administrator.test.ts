// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office begins in which nobody is known yet.

import { afterAll, describe, expect, it } from 'vitest'
import { createFirstLink } from '#access/server/provision.ts'
import { codeOf, openAccess, sender, whilePasswordsFail } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const empty = openAccess(url)
const { send } = sender(empty)

afterAll(async () => {
  await empty.app.close()
  await empty.db.close()
})

describe('the first administrator', () => {
  it('comes by a link that works once, and only while there is none', async () => {
    const path = await createFirstLink(empty.services)
    const token = path?.split('#')[1]
    const begin = (body: object) =>
      send('POST', '/first-administrator', { token, login: 'lina', name: 'Lina', password: 'jagung muda manis', ...body })
    expect(codeOf((await begin({ token: 'x' })).json)).toBe('link-invalid')
    expect(codeOf((await begin({ password: 'pendek' })).json)).toBe('password-too-short')
    expect((await whilePasswordsFail(url, () => begin({}))).status).toBe(500)
    const begun = await begin({})
    expect(begun.status).toBe(201)
    const cookie = String(begun.headers['set-cookie']).split(';')[0] ?? ''
    expect((await send('GET', '/me', undefined, { cookie })).json).toMatchObject({
      role: 'administrator',
      office: { areas: [''] },
    })
    expect(codeOf((await begin({})).json)).toBe('link-invalid')
    expect(await createFirstLink(empty.services)).toBeUndefined()
  })
})
