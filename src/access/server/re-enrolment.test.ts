// SPDX-License-Identifier: AGPL-3.0-or-later
// Re-enrolment by two officers, over HTTP on a real PostgreSQL.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createUser, recoverUser } from '#access/server/provision.ts'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { codeOf, openAccess, PASSWORD, sender, wait } from '../../../test/support/access.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const one = openAccess(await freshDatabase())
const { send, tryIn, signIn } = sender(one)
let deskmate = ''
let ids: ReadonlyMap<string, string>

beforeAll(async () => {
  await ensureOfficers(one.services, PASSWORD)
  const { id: officeId } = must(
    demoUsers.find(({ login }) => login === 'desa'),
    'desa',
  ).office
  await createUser(one.services, { login: 'rekan', name: 'Bu Tutik', role: 'leader', officeId, password: PASSWORD })
  wait(1)
  deskmate = await signIn('rekan')
  const listed = await send('GET', '/users?limit=200', undefined, { cookie: await signIn('admin') })
  const { items } = z.object({ items: z.array(z.object({ id: z.string(), login: z.string() })) }).parse(listed.json)
  ids = new Map(items.map(({ login, id }) => [login, id]))
})
afterAll(async () => {
  await one.app.close()
  await one.db.close()
})

const idOf = (login: string): string => must(ids.get(login), login)
const Waiting = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), openedBy: z.string() })) })
const waitingFor = async (cookie: string) => Waiting.parse((await send('GET', '/re-enrolments', undefined, { cookie })).json).items

describe('somebody who lost every way in', () => {
  it('comes back before two officers, and is told who they were', async () => {
    const admin = await signIn('admin')
    const theirs = await signIn('desa')
    const open = () => send('POST', `/users/${idOf('desa')}/re-enrolment`, {}, { cookie: admin })
    const confirm = (cookie: string) => send('POST', `/re-enrolments/${idOf('desa')}/confirmation`, { inPerson: true }, { cookie })

    // A link alone would be one officer's.
    expect(codeOf((await send('POST', `/users/${idOf('desa')}/invitation`, {}, { cookie: admin })).json)).toBe('enrolled-already')
    expect(codeOf((await confirm(deskmate)).json)).toBe('re-enrolment-over')
    expect((await open()).status).toBe(200)
    expect(codeOf((await open()).json)).toBe('re-enrolment-open')

    // Not the same officer, not the person, not another office; nobody else sees that it waits.
    expect(codeOf((await confirm(admin)).json)).toBe('two-officers')
    expect(codeOf((await confirm(theirs)).json)).toBe('not-yourself')
    const office = must(
      demoUsers.find(({ login }) => login === 'desa'),
      'desa',
    ).office
    const invented = { login: 'rekaan', name: 'Bu Rekaan', role: 'leader', officeId: office.id }
    const added = z
      .object({ invitation: z.object({ path: z.string() }) })
      .parse((await send('POST', '/users', invented, { cookie: admin })).json)
    const link = { token: added.invitation.path.split('#')[1], password: 'jagung muda manis' }
    expect((await send('POST', '/invitation', link)).status).toBe(201)
    wait(1)
    expect(codeOf((await confirm(await signIn('rekaan', link.password))).json)).toBe('confirmer-not-independent')
    for (const login of ['dinas', 'bp2mi', 'auditor']) expect((await confirm(await signIn(login))).status, login).toBe(404)
    expect(await waitingFor(admin)).toEqual([])
    expect(await waitingFor(theirs)).toEqual([])
    expect(await waitingFor(await signIn('dinas'))).toEqual([])
    expect(await waitingFor(deskmate)).toMatchObject([{ id: idOf('desa'), openedBy: 'Mbak Lina' }])
    // Its owner, where there is one, sees at once that it was opened.
    expect((await send('GET', '/me', undefined, { cookie: theirs })).json).toMatchObject({
      reEnrolled: { openedBy: 'Mbak Lina', confirmedBy: null },
    })

    wait(3600)
    expect(codeOf((await confirm(deskmate)).json)).toBe('step-up-needed')
    expect((await send('POST', '/me/proof', { password: PASSWORD }, { cookie: deskmate })).status).toBe(200)
    const confirmed = await confirm(deskmate)
    expect(confirmed.status).toBe(200)
    const token = z.object({ path: z.string() }).parse(confirmed.json).path.split('#')[1]
    // Until the link is used, what opened the account still does.
    expect((await tryIn('desa', PASSWORD)).status).toBe(201)
    expect((await send('POST', '/invitation', { token, password: 'jagung muda manis' })).status).toBe(201)
    expect((await tryIn('desa', PASSWORD)).status).toBe(401)
    expect((await send('GET', '/me', undefined, { cookie: theirs })).status).toBe(401)
    const back = await signIn('desa', 'jagung muda manis')
    expect((await send('GET', '/me', undefined, { cookie: back })).json).toMatchObject({
      reEnrolled: { openedBy: 'Mbak Lina', confirmedBy: 'Bu Tutik' },
    })
    expect(codeOf((await confirm(deskmate)).json)).toBe('re-enrolment-over')
    wait(31 * 86_400)
    const later = await signIn('desa', 'jagung muda manis')
    expect((await send('GET', '/me', undefined, { cookie: later })).json).toMatchObject({ reEnrolled: null })
  })
  it('is not kept waiting for good: what was opened runs out, or is called off', async () => {
    const admin = await signIn('admin')
    expect((await send('POST', `/users/${idOf('blk')}/re-enrolment`, {}, { cookie: admin })).status).toBe(200)
    const listed = await send('GET', '/users?q=blk', undefined, { cookie: admin })
    expect(listed.json).toMatchObject({ items: [{ enrolled: true, reEnrolment: expect.any(String) }] })
    expect((await send('DELETE', `/users/${idOf('blk')}/re-enrolment`, undefined, { cookie: admin })).status).toBe(200)
    expect(codeOf((await send('DELETE', `/users/${idOf('blk')}/re-enrolment`, undefined, { cookie: admin })).json)).toBe(
      're-enrolment-over',
    )
    expect((await send('POST', `/users/${idOf('blk')}/re-enrolment`, {}, { cookie: admin })).status).toBe(200)
    wait(86_400)
    expect((await send('GET', '/users?q=blk', undefined, { cookie: await signIn('admin') })).json).toMatchObject({
      items: [{ reEnrolment: null }],
    })
  })
  it('is told too when whoever runs the machine made the link', async () => {
    await recoverUser(one.services, idOf('lsp'))
    expect((await send('GET', '/me', undefined, { cookie: await signIn('lsp') })).json).toMatchObject({
      reEnrolled: { openedBy: 'system' },
    })
  })
  it('leaves whole chains', async () => {
    expect((await verifyChains(one.db, one.services.keyring, { folds: foldsOf(one.capabilities) })).breaks).toEqual([])
  })
})
