// SPDX-License-Identifier: AGPL-3.0-or-later
// A volunteer's visits and sessions without a network: what the named acts need is on the device, and no more.

import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { away } from '#apps/web.away.tsx'
import { actorBy, openGrant } from '#kernel/grant.ts'
import { PublicKey } from '#kernel/jws.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { newKey } from '#platform/web/key.ts'
import { type Device, openDeviceOf, readCopy } from '../support/device.ts'
import { openSignedIn } from '../support/signed-in.ts'

const HERE = '35.10.04.2006'
const TODAY = '2026-05-03'
const NIK = '4910046507990001'

const { whole, signIn, send } = await openSignedIn()
const head = await signIn('desa')
const volunteer = await signIn('relawan')

const Made = z.object({ id: z.string() })
const Me = z.object({
  userId: z.string(),
  name: z.string(),
  acting: z.array(z.object({ id: z.string(), grant: z.string(), key: PublicKey })),
})
const Work = z.object({ items: z.array(z.object({ code: z.string() })) })
const Items = z.object({ items: z.array(z.object({ status: z.number(), body: z.looseObject({}) })) })

async function made(path: string, body: object): Promise<string> {
  const answer = await send('POST', path, head, { body })
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}

const person = { sex: 'F', birthDate: '1999-07-25', area: HERE, destination: 'HKG' }
const gone = await made('/workers', { ...person, name: 'Siti Melati', nik: NIK, phone: '081234567890', motherName: 'Bu Rahasia' })
await made(`/workers/${gone}/family`, { relation: 'CHILD', name: 'Ani Kecil', birthDate: '2018-02-03', carer: 'Neneknya, Bu Tua' })
await made(`/workers/${gone}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
const candidate = await made('/workers', { ...person, name: 'Sri Kenanga' })
await made(`/workers/${candidate}/briefings`, { items: ['COSTS'], telling: 'TOLD', confirmation: 'SPOKEN' })

interface Lent {
  readonly id: string
  readonly device: Device
}

/** As the volunteer's device has it: who acts is what the signed grant says. */
async function lend(commands: readonly string[]): Promise<Lent> {
  const body = { login: 'relawan', commands, areas: [HERE], until: addDays(TODAY, 14) }
  const id = await made('/me/delegations', body)
  const me = Me.parse((await send('GET', '/me', volunteer)).json())
  const found = me.acting.find((each) => each.id === id)
  const grant = found === undefined ? undefined : await openGrant(found.grant, found.key, () => true)
  if (grant === undefined) throw new Error('no grant')
  const headers = { cookie: volunteer, 'x-acting-for': id }
  return { id, device: openDeviceOf({ app: whole.app, services: whole.services, actor: actorBy(grant, me), headers }, away) }
}
const textOf = async (under: string): Promise<{ readonly parts: readonly string[]; readonly text: string }> => {
  const answer = await send('GET', '/copy', volunteer, { under })
  const { blocks } = readCopy(answer.rawPayload, answer.headers['content-encoding'])
  return { parts: blocks.map(({ part }) => part), text: JSON.stringify(blocks) }
}
const nobody = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
const NATIONAL = ['agency', 'order']

describe('visits of a volunteer', () => {
  it('bring who is to be visited and why to the device, and nothing else of anybody', async () => {
    const { id, device } = await lend(['RecordVisit'])
    const { parts, text } = await textOf(id)
    expect(parts.filter((part) => !NATIONAL.includes(part)).sort()).toEqual(['watched'])
    expect(text).toContain('Siti Melati')
    for (const kept of [NIK, '6281234567890', '81234567890', 'Rahasia', 'Ani Kecil', 'Bu Tua', 'Sri Kenanga', candidate.slice(5), 'COSTS'])
      expect(text, kept).not.toContain(kept)
    await device.take()
    const there = (await send('GET', `/watch?area=${HERE}`, volunteer, { under: id })).json()
    expect(device.ask('ListWatch', { area: HERE })).toEqual(there)
    expect(there).toMatchObject({ items: [{ name: 'Siti Melati', children: 1 }] })
    const counted = (await send('GET', `/watch/count?area=${HERE}`, volunteer, { under: id })).json()
    expect(device.ask('CountWatch', { area: HERE })).toEqual(counted)
  })

  it('are recorded on the device by the same rules, sent under the delegation, and seen with who did it', async () => {
    const { id, device } = await lend(['RecordVisit'])
    await device.take()
    const input = { id: gone, to: 'FAMILY', on: TODAY, found: ['NO_NEWS'], hamlet: 'Krajan' }
    const key = newKey()
    expect(device.decide('RecordVisit', { ...input, found: [] }, newKey()).type).not.toBe('done')
    const here = device.decide('RecordVisit', input, key)
    expect(here).toMatchObject({ type: 'done', part: 'visited' })
    const items = [{ key, contract: 'RecordVisit', input, actingFor: id }]
    const [sent] = Items.parse((await send('POST', '/commands', volunteer, { body: { items } })).json()).items
    expect(sent?.status, JSON.stringify(sent)).toBeLessThan(300)
    await device.take()
    const visits = (await send('GET', `/workers/${gone}/visits`, head)).json()
    expect(visits).toMatchObject({ items: [{ by: 'Mbak Wulan', actingFor: 'Bu Sri Wahyuni', found: ['NO_NEWS'] }] })
    expect(device.ask('ListWatch', { area: HERE })).toEqual((await send('GET', `/watch?area=${HERE}`, volunteer, { under: id })).json())
    expect(device.ask('ListVisits', { id: gone })).toMatchObject({ items: [{ by: 'Mbak Wulan', found: ['NO_NEWS'] }] })
    // What was found is a task of the office, and nothing that the volunteer is asked to do.
    const work = () => send('GET', '/work?limit=200', head).then((answer) => Work.parse(answer.json()).items.map(({ code }) => code))
    expect(await work()).toContain('ANSWER_VISIT')
    const answer = { key: newKey(), contract: 'AnswerVisit', input: { id: gone, nth: 0 } }
    const asked = await send('POST', '/commands', volunteer, { body: { items: [{ ...answer, actingFor: id }] } })
    expect(Items.parse(asked.json()).items[0]?.status).toBe(403)
    expect((await send('POST', `/workers/${gone}/visits/0/answer`, head, { body: {} })).statusCode).toBe(200)
    expect(await work()).not.toContain('ANSWER_VISIT')
    // Whom nobody visits is not on the device: the act waits for a connection.
    expect(device.decide('RecordVisit', { ...input, id: candidate }, newKey()).type).toBe('not-here')
    expect((await textOf(id)).parts).toContain('visited')
  })
})

describe('sessions of a volunteer', () => {
  it('are held and counted on the device, which knows nobody of the village', async () => {
    const { id, device } = await lend(['HoldOutreach', 'CountAnswers'])
    await made('/outreach', {
      area: HERE,
      kind: 'VILLAGE',
      on: TODAY,
      venue: 'Balai desa',
      reached: { F: { ...nobody, FROM_25: 3 }, M: nobody },
    })
    expect((await textOf(id)).parts.filter((part) => !NATIONAL.includes(part))).toEqual(['outreach'])
    await device.take()
    expect(device.ask('ListOutreach', { limit: 50 })).toEqual((await send('GET', '/outreach', volunteer, { under: id })).json())
  })
})

describe('a device that says on which day something was done', () => {
  const File = z.object({ milestones: z.array(z.object({ code: z.string(), on: z.optional(z.string()) })) })

  it('is believed from the day on which its copy was begun, and hears with every answer what time it is', async () => {
    const begun = await send('POST', '/devices', head, { body: { name: 'HP desa' } })
    const device = Made.parse(begun.json()).id
    expect(jakartaDate(new Date(String(begun.headers.date)).toISOString())).toBe(TODAY)
    const dayOf = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
      const key = newKey()
      const items = [{ key, contract: 'RegisterWorker', input: { ...person, name: 'Sri Menur' }, doneOn: addDays(TODAY, -1) }]
      const all = { cookie: head, ...headers }
      const sent = await whole.app.inject({ method: 'POST', url: '/api/v1/commands', headers: all, payload: { items } })
      expect(Items.parse(sent.json()).items.map(({ status }) => status)).toEqual([201])
      const { milestones } = File.parse((await send('GET', `/workers/3510-${key}`, head)).json())
      return milestones.find(({ code }) => code === 'VILLAGE_RECORDED')?.on
    }
    expect([await dayOf({}), await dayOf({ 'x-device': device })]).toEqual([addDays(TODAY, -1), TODAY])
  })
})
