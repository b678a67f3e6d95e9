// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists, counts and the funnel over HTTP: filters, exact search, waiting longest first, and what a leader may know.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const ids: string[] = []

const send: TestInstance['send'] = (...request) => instance.send(...request)
async function register(over: object): Promise<string> {
  const body = { sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', scheme: 'G_TO_G', ...over }
  return z.object({ id: z.string() }).parse((await send('POST', '/workers', 'dinas', body)).json()).id
}
async function list(query: string, as: OfficerName = 'dinas') {
  const answer = await send('GET', `/workers?${query}`, as)
  return z.parse(workerContracts.ListWorkers.output, answer.json())
}
const names = async (query: string, as: OfficerName = 'dinas') => (await list(query, as)).items.map((item) => item.name)

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  ids.push(await register({ name: 'Siti Aminah', destination: 'HKG', nik: '4910044107990001', phone: '081234567890' }))
  instance.setNow('2026-05-04T02:00:00.000Z')
  ids.push(await register({ name: 'Dewi Lestari', destination: 'TWN', area: '35.10.04.2005', scheme: 'UKPS' }))
  instance.setNow('2026-05-12T02:00:00.000Z')
  for (const name of ['Budi', 'Agus', 'Eko', 'Joko', 'Rudi', 'Hadi']) ids.push(await register({ name, sex: 'M', destination: 'KOR' }))
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

describe('the list', () => {
  it('narrows by place, scheme, destination and station', async () => {
    expect(await names('area=35.10.04.2005')).toEqual(['Dewi Lestari'])
    expect(await names('scheme=UKPS')).toEqual(['Dewi Lestari'])
    expect(await names('destination=HKG')).toEqual(['Siti Aminah'])
    expect(await names('stage=certified')).toEqual([])
    expect((await names('stage=registered')).length).toBe(8)
  })

  it('finds by a whole NIK or phone number, however it is written, and by no part of one', async () => {
    expect(await names('q=4910044107990001')).toEqual(['Siti Aminah'])
    expect(await names('q=4910%200441%200799%200001')).toEqual(['Siti Aminah'])
    expect(await names('q=491004410799')).toEqual([])
    expect(await names('q=0812-3456-7890')).toEqual(['Siti Aminah'])
    expect(await names('q=%2B6281234567890')).toEqual(['Siti Aminah'])
    expect(await names('q=0812-3456-7891')).toEqual([])
    expect(await names('q=4910044107990001', 'jember')).toEqual([])
  })

  it('marks who is late and at risk, and shows only those when asked', async () => {
    expect((await names('risk=true')).sort()).toEqual(['Dewi Lestari', 'Siti Aminah'])
    expect((await names('late=true')).sort()).toEqual(['Dewi Lestari', 'Siti Aminah'])
    const { items } = await list('q=Siti')
    expect(items[0]).toMatchObject({ atRisk: true, nextDue: '2026-05-06' })
  })

  it('pages from whoever waits longest', async () => {
    const first = await list('sort=waiting&limit=1')
    expect(first.items.map((item) => item.name)).toEqual(['Siti Aminah'])
    expect(await names(`sort=waiting&limit=1&cursor=${first.next}`)).toEqual(['Dewi Lestari'])
  })

  it('says how many there are within authority', async () => {
    const count = async (query: string, as: OfficerName) =>
      z.parse(overviewContracts.CountWorkers.output, (await send('GET', `/worker-count?${query}`, as)).json())
    expect(await count('', 'dinas')).toEqual({ count: 8, more: false })
    expect(await count('destination=KOR', 'dinas')).toEqual({ count: 6, more: false })
    expect(await count('', 'tetangga')).toEqual({ count: 1, more: false })
  })
})

describe('the funnel', () => {
  const funnel = async (as: OfficerName) => z.parse(overviewContracts.GetFunnel.output, (await send('GET', '/funnel', as)).json())

  it('counts and times every station for whoever may see the rows', async () => {
    const { stages, total, areas, destinations } = await funnel('dinas')
    expect(total).toEqual({ count: 8, atRisk: 2, late: 2 })
    expect(stages[0]).toEqual({ stage: 'registered', count: 8, atRisk: 2, late: 2, median: 0, ninetieth: 9 })
    expect(areas).toEqual([
      { area: '35.10.04.2006', count: 7, atRisk: 1, late: 1 },
      { area: '35.10.04.2005', count: 1, atRisk: 1, late: 1 },
    ])
    expect(destinations.map(({ destination, count }) => [destination, count])).toEqual([
      ['KOR', 6],
      ['HKG', 1],
      ['TWN', 1],
    ])
  })

  it('counts only what is within authority', async () => {
    expect((await funnel('tetangga')).total.count).toBe(1)
    expect((await funnel('jember')).total.count).toBe(0)
  })

  it('tells a leader no small number, and shows no row', async () => {
    const told = await funnel('bupati')
    expect(told.total).toEqual({ count: 8, atRisk: null, late: null })
    expect(told.areas).toEqual([
      { area: '35.10.04.2006', count: null, atRisk: null, late: null },
      { area: '35.10.04.2005', count: null, atRisk: null, late: null },
    ])
    expect((await send('GET', '/workers', 'bupati')).statusCode).toBe(403)
    expect((await send('GET', '/worker-count', 'bupati')).statusCode).toBe(403)
  })

  it('goes from regency to district to village for an office over several, and is not there for any other', async () => {
    const elsewhere = await send('POST', '/workers', 'jember', {
      name: 'Wati',
      sex: 'F',
      birthDate: '1999-07-01',
      area: '35.09.01.2001',
    })
    expect(elsewhere.statusCode).toBe(201)
    const within = async (area: string) =>
      z.parse(overviewContracts.GetFunnelWithin.output, (await send('GET', `/funnel/${area}`, 'bp2mi')).json()).areas
    const here = { count: 8, atRisk: 2, late: 2 }
    expect((await funnel('bp2mi')).areas).toEqual([
      { area: '35.10', ...here },
      { area: '35.09', count: 1, atRisk: 0, late: 0 },
    ])
    expect(await within('35.10')).toEqual([{ area: '35.10.04', ...here }])
    expect(await within('35.10.04')).toEqual((await funnel('dinas')).areas)
    for (const [as, area] of [
      ['dinas', '35.10'],
      ['bp2mi', '35.10.04.2006'],
      ['bp2mi', '35'],
      ['bp2mi', '35.13'],
    ] as const)
      expect((await send('GET', `/funnel/${area}`, as)).statusCode, `${as} ${area}`).toBe(404)
  })

  it('is closed to the auditor and the administrator', async () => {
    expect((await send('GET', '/funnel', 'auditor')).statusCode).toBe(403)
    expect((await send('GET', '/funnel', 'admin')).statusCode).toBe(403)
  })
})
