// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of who is abroad over HTTP: by household, with who is left behind, counted, and for one's own place alone.

import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { parseId } from '#kernel/ids.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
let owner: pg.Client

beforeAll(async () => {
  const url = await freshDatabase()
  instance = openInstance(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await instance.app.close()
  await instance.db.close()
})

const HERE = '35.10.04.2006'
const CARD = '3510042304110077'

let second = 0

async function send(method: 'GET' | 'POST', path: string, as: OfficerName, payload?: object) {
  second += 1
  instance.setNow(`2026-05-03T02:00:${String(second).padStart(2, '0')}.000Z`)
  const answer = await instance.send(method, path, as, payload)
  expect([200, 201, 403], answer.body).toContain(answer.statusCode)
  return answer
}

async function gone(name: string, more: object = {}): Promise<string> {
  const answer = await send('POST', '/workers', 'dinas', { name, sex: 'F', birthDate: '1990-07-01', area: HERE, ...more })
  const { id } = z.object({ id: z.string() }).parse(answer.json())
  await send('POST', `/workers/${id}/moves`, 'dinas', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangganya' })
  return id
}

const list = async (query: string, as: OfficerName) =>
  awayContracts.ListAway.output.parse((await send('GET', `/away?limit=2${query}`, as)).json())
const count = async (as: OfficerName, query = '') =>
  awayContracts.CountAway.output.parse((await send('GET', `/away/count${query}`, as)).json())

it('lists households together over the end of a page, counts them, and forgets whoever came home', async () => {
  const sisters = [await gone('Siti Aminah', { familyCard: CARD }), await gone('Siti Rahayu', { familyCard: CARD })]
  const alone = await gone('Wati')
  await gone('Siti Jauh', { area: '35.10.05.2001' })
  await send('POST', '/workers', 'dinas', { name: 'Di Rumah', sex: 'M', birthDate: '1990-07-01', area: HERE })
  await send('POST', `/workers/${sisters[0]}/family`, 'desa', { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })
  await send('POST', `/workers/${sisters[0]}/family`, 'desa', {
    relation: 'CHILD',
    name: 'Joko',
    birthDate: '2016-02-03',
    carer: 'Sumarni',
  })

  const page = await list('', 'desa')
  const rest = await list(`&cursor=${page.next}`, 'desa')
  const rows = [...page.items, ...rest.items]
  expect([page.items.length, rest.next]).toEqual([2, null])
  expect(rows.map(({ id }) => id).sort()).toEqual([...sisters, alone].sort())
  expect(rows.filter(({ sameHousehold }) => sameHousehold).map(({ id }) => sisters.includes(id))).toEqual([true])
  const mother = rows.find(({ id }) => id === sisters[0])
  expect(mother).toMatchObject({ procedure: 'NON_PROCEDURAL', state: 'LEFT_NON_PROCEDURALLY', leftOn: '2026-05-03' })
  expect(mother?.left.map(({ name, carer, uncared }) => [name, carer, uncared])).toEqual([
    ['Ani', undefined, true],
    ['Joko', 'Sumarni', false],
  ])
  expect(await count('desa')).toMatchObject({
    people: 3,
    households: 2,
    procedures: { PROCEDURAL: 0, NON_PROCEDURAL: 3, UNDOCUMENTED: 0, UNKNOWN: 0 },
    places: [{ area: HERE, people: 3 }],
  })
  expect((await count('dinas')).places).toEqual([
    { area: HERE, people: 3 },
    { area: '35.10.05.2001', people: 1 },
  ])
  expect(await count('dinas', '?area=35.10.05')).toMatchObject({ people: 1, households: 1 })
  expect((await count('desa', '?area=35.10.05')).people).toBe(0)

  await send('POST', `/workers/${alone}/moves`, 'dinas', { to: 'RETURNED', reason: 'Sudah di rumah' })
  expect((await count('desa')).people).toBe(2)
  expect((await list('&procedure=PROCEDURAL', 'desa')).items).toEqual([])
  expect((await list('&procedure=NON_PROCEDURAL', 'desa')).items).toHaveLength(2)
})

it('counts whoever has not moved since it was told apart as the list shows them', async () => {
  await gone('Ditulis Dahulu')
  // As a row stood before: by the state alone, or not told apart.
  await owner.query("update worker set procedure = 'UNKNOWN' where procedure = 'NON_PROCEDURAL'")
  const sql = await readFile(new URL('../../src/journeys/server/migrations/015-away-stood.sql', import.meta.url), 'utf8')
  const agree = async () => {
    const { procedures } = await count('dinas')
    const shown = (await awayContracts.ListAway.output.parse((await send('GET', '/away?limit=100', 'dinas')).json())).items
    return Object.entries(procedures).every(([name, people]) => people === shown.filter(({ procedure }) => procedure === name).length)
  }
  expect(await agree()).toBe(false)
  await owner.query(sql)
  expect(await agree()).toBe(true)
})

it('says of whoever left without the procedure before that day was kept what a file of today says', async () => {
  const steps = [['ABROAD_UNDOCUMENTED'], ['ABROAD_UNDOCUMENTED', 'RETURNING'], ['ABROAD_UNDOCUMENTED', 'LOST_CONTACT'], []]
  const again = [['ABROAD_UNDOCUMENTED', 'ABROAD']]
  const ids = await Promise.all([...steps, ...again].map(() => gone('Lama Pergi')))
  for (const [nth, moves] of [...steps, ...again].entries())
    for (const to of moves) await send('POST', `/workers/${ids[nth]}/moves`, 'dinas', { to, on: '2026-05-03', reason: 'Kata keluarga' })
  const streams = ids.map((id) => parseId(id).uuid)
  const kept = async () => {
    const rows = await owner.query(
      `select w.stream_id, w.procedure, watch.kind, watch.on_day::text, s.state::jsonb from worker w
       join watch using (regency, stream_id) join snapshot s using (regency, stream_id) where stream_id = any($1) order by stream_id`,
      [streams],
    )
    return rows.rows
  }
  const today = await kept()
  expect(today).toHaveLength(ids.length)
  await owner.query("update snapshot set state = (state::jsonb - 'nonProcedural')::text where stream_id = any($1)", [streams])
  await owner.query("update worker set procedure = 'UNKNOWN' where state in ('RETURNING', 'LOST_CONTACT') and stream_id = any($1)", [
    streams,
  ])
  await owner.query("update watch set kind = 'UNRECORDED', on_day = '2026-05-04' where kind = 'UNRECORDED' or not reckoned")
  const sql = await readFile(new URL('../../src/journeys/server/migrations/016-left-without.sql', import.meta.url), 'utf8')
  await owner.query(sql)
  expect(await kept()).toEqual(today)
  const shown = awayContracts.ListAway.output.parse((await send('GET', '/away?limit=100&procedure=UNDOCUMENTED', 'dinas')).json())
  expect(shown.items.map(({ leftOn }) => leftOn)).toEqual(['2026-05-03', '2026-05-03', '2026-05-03'])
})

it('is for those alone who must find the person', async () => {
  for (const path of ['/away', '/away/count']) expect((await send('GET', path, 'blk')).statusCode).toBe(403)
})
