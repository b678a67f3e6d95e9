// SPDX-License-Identifier: AGPL-3.0-or-later
// Records that are at their end, or that reach further than who asks: what is asked of them again, a rule of the capability must refuse.

import { expect } from 'vitest'
import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { openJobs } from './jobs.ts'
import type { Offence } from './offences.ts'
import { officer, type Town } from './town.ts'
import { actorHeader, type Whole } from './whole.ts'

const Made = z.object({ id: z.string() })

/** A cancelled class, a closed account, one whose office reaches out of the town, and a decided pair of files. */
export async function spentOffences(whole: Whole, near: Town, far: Town): Promise<readonly Offence[]> {
  const ask = async (actor: Actor, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const payload = body === undefined ? {} : { payload: body }
    const answer = await whole.app.inject({ method, url: `/api/v1${path}`, headers: actorHeader(actor), ...payload })
    expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
    return answer.json()
  }
  const make = async (actor: Actor, path: string, body: object): Promise<string> => Made.parse(await ask(actor, 'POST', path, body)).id

  const [trainer, administrator] = [officer('trainer', [near.area]), officer('administrator', [near.area])]
  const terms = { providerId: near.known('providerId'), programmeId: near.known('programmeId') }
  const cancelled = await make(trainer, '/classes', { title: 'Kelas Batal', capacity: 10, sessions: [], ...terms })
  await ask(trainer, 'POST', `/classes/${cancelled}/cancellation`, { reason: 'Pelatih sakit' })

  const account = { name: 'Bu Sari', role: 'village-officer' }
  const closed = await make(administrator, '/users', { ...account, login: 'sari', officeId: near.known('officeId') })
  await ask(administrator, 'POST', `/users/${closed}/deactivation`, {})

  const nation = officer('administrator', [''])
  const areas = [near.area, far.area]
  const office = await make(nation, '/offices', { kind: 'VILLAGE', name: 'Kantor Bersama', area: near.area, areas })
  const wide = await make(nation, '/users', { ...account, login: 'bersama', officeId: office })

  for (const { area } of [near, far]) {
    const person = { name: 'Siti Kembar', sex: 'F', birthDate: '1999-07-01', nik: '4910044107990101' }
    await make(officer('village-officer', [area]), '/workers', { ...person, area })
  }
  const jobs = await openJobs(whole)
  await jobs.settleAll()
  await jobs.stop()
  const post = officer('agency-officer', ['35'])
  const { items } = workContracts.ListWork.output.parse(await ask(post, 'GET', '/work?limit=200'))
  const twins = must(items.find(({ subject }) => subject.type === 'twin')?.subject.id, 'a pair of files')
  await ask(post, 'POST', `/twins/${twins}/outcome`, { outcome: 'DIFFERENT_PERSONS' })

  return [
    { name: 'CancelClass', actor: trainer, fields: { id: cancelled }, code: 'class-cancelled' },
    { name: 'DeactivateUser', actor: administrator, fields: { id: closed }, code: 'already-inactive' },
    { name: 'DeactivateUser', actor: { ...administrator, userId: wide }, fields: { id: wide }, code: 'not-yourself' },
    { name: 'InviteUser', actor: administrator, fields: { id: closed }, code: 'already-inactive' },
    { name: 'InviteUser', actor: administrator, fields: { id: wide }, code: 'office-outside' },
    { name: 'InviteUser', actor: { ...administrator, userId: wide }, fields: { id: wide }, code: 'not-yourself' },
    { name: 'DecideTwins', actor: post, fields: { id: twins }, code: 'twins-decided' },
  ]
}
