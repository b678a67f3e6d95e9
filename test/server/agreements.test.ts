// SPDX-License-Identifier: AGPL-3.0-or-later
// Agreements between offices over HTTP: what passes under one, to whom, for how long, who is told; behind both walls and each alone.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ensureOffices } from '#access/server/provision.ts'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import type { Actor } from '#kernel/authority.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const url = await freshDatabase()
const idOf = (nth: number): string => `3510-00000000-0000-7000-8000-0000000000b${nth}`
const [dinas, jember, bondowoso] = [
  officer('regency-officer', ['35.10'], idOf(1)),
  officer('regency-officer', ['35.09'], idOf(2)),
  officer('regency-officer', ['35.11'], idOf(3)),
]

let now = Date.parse('2026-05-03T02:00:00.000Z')
const clock = (): string => {
  now += 1
  return new Date(now).toISOString()
}
const today = (): string => jakartaDate(new Date(now).toISOString())

let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone', Whole>>
async function send(actor: Actor, method: 'GET' | 'POST', path: string, payload?: object, whole: Whole = on.both) {
  return whole.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...actorHeader(actor), 'accept-language': 'en' },
    ...(payload === undefined ? {} : { payload }),
  })
}
const Made = z.object({ id: z.string() })
async function made(actor: Actor, path: string, payload: object): Promise<string> {
  const answer = await send(actor, 'POST', path, payload)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}
const read = async (actor: Actor, id: string) =>
  agreementContracts.GetAgreement.output.parse((await send(actor, 'GET', `/agreements/${id}`)).json())
const take = (actor: Actor, id: string, whole: Whole = on.both) =>
  send(actor, 'GET', `/agreements/${id}/terms/0/files.csv`, undefined, whole)

const person = { sex: 'F', birthDate: '1999-07-01', scheme: 'P_TO_P', destination: 'HKG', phone: '081234567890' }
const proposal = (more: object = {}): object => ({
  title: 'Pelindungan Tapal Kuda',
  parties: [idOf(2)],
  from: today(),
  until: addDays(today(), 100),
  commitments: [{ kind: 'OFFICE', office: idOf(2), due: addDays(today(), 30), text: 'Ruang di pelabuhan' }],
  terms: [{ from: idOf(1), to: idOf(2), purpose: 'PROTECTION', fields: ['name', 'destination'], until: addDays(today(), 60) }],
  ...more,
})
let siti: string

beforeAll(async () => {
  on = {
    both: openWhole(url, { clock }),
    'rows alone': openWhole(url, { clock, walls: { handler: false, rows: true } }),
    'handlers alone': openWhole(url, { clock, walls: { handler: true, rows: false } }),
  }
  const named = (nth: number, area: string, name: string) =>
    ({ id: idOf(nth), kind: 'REGENCY', area, areas: [area], names: [{ name, validFrom: '2020-01-01' }] }) as const
  await ensureOffices(on.both.services, [
    named(1, '35.10', 'Disnaker Banyuwangi'),
    named(2, '35.09', 'Disnaker Jember'),
    named(3, '35.11', 'Disnaker Bondowoso'),
    { ...named(4, '35.10.04.2006', 'Desa Wringinpitu'), kind: 'VILLAGE' },
  ])
  siti = await made(dinas, '/workers', { ...person, name: 'Siti Sepakat', area: '35.10.04.2006' })
  await made(bondowoso, '/workers', { ...person, name: 'Sri Bondowoso', area: '35.11.01.2001' })
})
afterAll(async () => {
  for (const whole of Object.values(on)) await whole.close()
})

it('lets the agreed columns pass to the office that was named, from the last signature to the last day', async () => {
  const id = await made(dinas, '/agreements', proposal())
  const early = await take(jember, id)
  expect([early.statusCode, early.body.includes('Not every party')]).toEqual([422, true])
  expect((await send(jember, 'POST', `/agreements/${id}/signatures`, {})).statusCode).toBe(200)

  const taken = await take(jember, id)
  expect(taken.body).toBe('\ufeffname,destination\r\nSiti Sepakat,HKG\r\n')
  // The giver's own list is taken elsewhere; nobody else takes any, also not under another number.
  expect((await take(dinas, id)).statusCode).toBe(422)
  expect((await send(jember, 'GET', `/agreements/${id}/terms/1/files.csv`)).statusCode).toBe(422)
  for (const whole of Object.values(on)) expect((await take(bondowoso, id, whole)).statusCode).toBe(404)
  // It is the list that passes, and no file.
  expect((await send(jember, 'GET', `/workers/${siti}`)).statusCode).toBe(404)
  expect((await send(jember, 'GET', '/workers?q=Sepakat')).json()).toMatchObject({ items: [] })

  for (const party of [dinas, jember]) expect((await read(party, id)).taken).toEqual([{ on: today(), office: 'Disnaker Jember', times: 1 }])
  const held = rightsContracts.GetHeld.output.parse((await send(dinas, 'GET', `/workers/${siti}/held`)).json())
  expect(JSON.stringify(held)).toContain('Disnaker Jember')

  now += 61 * 86_400_000
  const late = await take(jember, id)
  expect([late.statusCode, late.body.includes('No data passes today')]).toEqual([422, true])
  expect((await read(jember, id)).terms).toMatchObject([{ flows: false, mine: true }])
})

it('stops at once when either side ends it, and says why to both', async () => {
  const id = await made(dinas, '/agreements', proposal())
  await send(jember, 'POST', `/agreements/${id}/signatures`, {})
  expect((await take(jember, id)).statusCode).toBe(200)
  expect((await send(dinas, 'POST', `/agreements/${id}/end`, { because: 'Datanya dipakai untuk hal lain' })).statusCode).toBe(200)
  expect((await take(jember, id)).statusCode).toBe(422)
  expect((await read(jember, id)).ended).toMatchObject({ office: 'Disnaker Banyuwangi', because: 'Datanya dipakai untuk hal lain' })
})

it('is seen by its parties and their places, behind both walls and behind each alone, and by nobody else', async () => {
  const id = await made(dinas, '/agreements', proposal({ title: 'Hanya berdua' }))
  for (const [walls, whole] of Object.entries(on)) {
    const shown = async (actor: Actor) => {
      const one = await send(actor, 'GET', `/agreements/${id}`, undefined, whole)
      const list = await send(actor, 'GET', '/agreements?limit=200', undefined, whole)
      return [one.statusCode === 200, list.body.includes('Hanya berdua')]
    }
    expect(await shown(dinas), walls).toEqual([true, true])
    expect(await shown(jember), walls).toEqual([true, true])
    expect(await shown(bondowoso), walls).toEqual([false, false])
  }
  expect((await send(bondowoso, 'POST', `/agreements/${id}/signatures`, {})).statusCode).toBe(404)
})

it('lets a promise that is late climb to a party above, and to nobody who reaches it by no place', async () => {
  const village = officer('village-officer', ['35.10.04.2006'], idOf(4))
  const commitments = [{ kind: 'OUTREACH', office: idOf(4), due: addDays(today(), 3), text: 'Pertemuan di balai desa' }]
  const id = await made(dinas, '/agreements', proposal({ title: 'Janji desa', parties: [idOf(2), idOf(4)], commitments }))
  for (const party of [jember, village]) await send(party, 'POST', `/agreements/${id}/signatures`, {})
  const asked = async (actor: Actor) => (await send(actor, 'GET', '/work?limit=200')).body.includes(id)
  expect([await asked(village), await asked(dinas), await asked(bondowoso)]).toEqual([true, false, false])
  now += 20 * 86_400_000
  expect([await asked(village), await asked(dinas), await asked(bondowoso)]).toEqual([true, true, false])
})

it('puts signatures and promises into the work list of each party, until they are done', async () => {
  const id = await made(dinas, '/agreements', proposal({ title: 'Kerja bersama' }))
  const Work = z.object({ items: z.array(z.object({ code: z.string(), subject: z.object({ id: z.string() }) })) })
  const asked = async (actor: Actor) =>
    Work.parse((await send(actor, 'GET', '/work?limit=200')).json())
      .items.filter(({ subject }) => subject.id === id)
      .map(({ code }) => code)
  expect([await asked(dinas), await asked(jember)]).toEqual([[], ['SIGN_AGREEMENT']])
  await send(jember, 'POST', `/agreements/${id}/signatures`, {})
  expect([await asked(dinas), await asked(jember)]).toEqual([[], ['KEEP_COMMITMENT']])
  const kept = await send(jember, 'POST', `/agreements/${id}/commitments/0/kept`, { evidence: 'Kunci diserahkan' })
  expect(kept.statusCode, kept.body).toBe(200)
  expect(await asked(jember)).toEqual([])
  expect((await read(dinas, id)).commitments).toMatchObject([{ kept: { on: today(), evidence: 'Kunci diserahkan' } }])
  // Two officers of one office press at once: one of them is told that it is done.
  const again = await Promise.all([0, 1].map(() => send(jember, 'POST', `/agreements/${id}/commitments/0/kept`, { evidence: 'Lagi' })))
  expect(again.map(({ statusCode }) => statusCode)).toEqual([422, 422])
})
