// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's work on somebody of whom there are two files: what either says of the family counts once, on a server and on a device, and
// parted again each has its own.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { workOffline } from '#kernel/work.offline.ts'
import { newKey } from '#platform/web/key.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { villageOffline } from '#village/core/village.offline.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { openDevice } from '../support/device.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const HERE = '35.10.04.2006'
const BESIDE = '35.10.05.2001'
const CARD = '3510042304110077'
const able = [agenciesOffline, journeysOffline, villageOffline]
const offline = [...able, workOffline(able)]
const Made = z.object({ id: z.string() })

let instance: TestInstance
let jobs: TestJobs
beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  jobs = await openJobs(instance)
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, as: OfficerName, body: object): Promise<string> {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const read = async (path: string, as: OfficerName = 'desa') => (await instance.send('GET', path, as)).json()

interface Joined {
  readonly pair: string
  readonly lead: string
  readonly led: string
  readonly relative: string
}

/** The village's file has the family, the office's leads and is the one who left. */
async function joined(name: string, { area = HERE, own = [] }: { area?: string; own?: readonly object[] } = {}): Promise<Joined> {
  const person = { name, sex: 'F', birthDate: '1990-07-01' }
  const led = await done('/workers', 'dinas', { ...person, area, familyCard: CARD })
  await done(`/workers/${led}/family`, 'dinas', { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })
  await done(`/workers/${led}/family`, 'dinas', { relation: 'SPOUSE', name: 'Slamet' })
  const lead = await done('/workers', 'dinas', { ...person, area: HERE })
  for (const relative of own) await done(`/workers/${lead}/family`, 'desa', relative)
  await done(`/workers/${lead}/moves`, 'desa', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
  const pair = await done('/doubles', 'dinas', { one: lead, other: led })
  await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
  const { family = [] } = await file(led, 'dinas')
  return { pair, lead, led, relative: family.find(({ relation }) => relation === 'CHILD')?.key ?? '' }
}
const file = async (id: string, as: OfficerName = 'desa') => workerContracts.GetWorker.output.parse(await read(`/workers/${id}`, as))

/** What each page of the village says of one person. */
interface Said {
  readonly card: string | undefined
  readonly family: readonly string[]
  readonly left: readonly (readonly [name: string, uncared: boolean])[]
  readonly watched: readonly (readonly [id: string, children: number, uncared: boolean])[]
  readonly uncared: number
  readonly figures: readonly [households: number | undefined, uncared: number | undefined]
}
function said(id: string, ask: (name: string, input: Readonly<Record<string, unknown>>) => unknown): Said {
  const one = workerContracts.GetWorker.output.parse(ask('GetWorker', { id }))
  const away = awayContracts.ListAway.output.parse(ask('ListAway', { limit: 100 })).items.find((each) => each.id === id)
  const walk = watchContracts.ListWatch.output.parse(ask('ListWatch', {})).items
  const { figures } = countContracts.GetCountSheet.output.parse(ask('GetCountSheet', {}))
  return {
    card: one.familyCard,
    family: (one.family ?? []).map(({ name }) => name).sort(),
    left: (away?.left ?? []).map(({ name, uncared }) => [name, uncared] as const).sort(),
    watched: walk.filter(({ name }) => name === one.name).map((each) => [each.id, each.children, each.uncared]),
    uncared: watchContracts.CountWatch.output.parse(ask('CountWatch', {})).uncared,
    figures: [figures?.households, figures?.uncared],
  }
}
/** The same on a device and on the server. */
async function told(id: string): Promise<Said> {
  await jobs.settleAll()
  const device = openDevice(instance, 'desa', offline)
  await device.take()
  const here = said(id, device.ask)
  const answers: Readonly<Record<string, unknown>> = {
    GetWorker: await read(`/workers/${id}`),
    ListAway: await read('/away?limit=100'),
    ListWatch: await read('/watch'),
    CountWatch: await read('/watch/count'),
    GetCountSheet: await read('/count-sheets'),
  }
  const there = said(id, (name) => answers[name])
  expect(here).toEqual(there)
  return there
}

describe('a family that the file that is led names', () => {
  it('counts once, wherever the one that leads is read, until the two are parted', async () => {
    const { pair, lead, led } = await joined('Siti Aminah')
    expect(await told(lead)).toEqual({
      card: CARD,
      family: ['Ani', 'Slamet'],
      left: [
        ['Ani', true],
        ['Slamet', false],
      ],
      watched: [[lead, 1, true]],
      uncared: 1,
      figures: [1, 1],
    })
    // Somebody of the same family card is of one household with her, and she is no neighbour of her own.
    const sister = await done('/workers', 'dinas', { name: 'Rahayu', sex: 'F', birthDate: '1992-07-01', area: HERE, familyCard: CARD })
    await done(`/workers/${sister}/moves`, 'desa', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
    expect(await read('/away/count')).toMatchObject({ people: 2, households: 1 })
    const page = awayContracts.ListAway.output.parse(await read('/away?limit=1'))
    const rest = awayContracts.ListAway.output.parse(await read(`/away?limit=1&cursor=${page.next}`))
    expect([...page.items, ...rest.items].map(({ id }) => id).sort()).toEqual([lead, sister].sort())
    expect(rest.items[0]?.sameHousehold).toBe(true)
    expect(await read(`/workers/${lead}/household`)).toMatchObject({ items: [{ id: sister }] })

    await done(`/doubles/${pair}/undo`, 'dinas', {})
    expect(await told(lead)).toMatchObject({
      card: undefined,
      family: [],
      left: [],
      watched: [[lead, 0, false]],
      uncared: 0,
      figures: [0, 0],
    })
    expect(await file(led)).toMatchObject({ familyCard: CARD, family: [{ name: 'Ani' }, { name: 'Slamet' }] })
    expect(await read('/away/count')).toMatchObject({ people: 2, households: 2 })
  })

  it('names nobody twice; what one says of somebody completes what the other does', async () => {
    const own = [
      { relation: 'CHILD', name: 'ANI', birthDate: '2018-02-03', carer: 'Mbah Sum' },
      { relation: 'CHILD', name: 'Budi', birthDate: '2020-02-03' },
    ]
    const { lead } = await joined('Siti Dua', { own })
    const { left, watched } = await told(lead)
    expect(left).toEqual([
      ['ANI', false],
      ['Budi', true],
      ['Slamet', false],
    ])
    expect(watched).toEqual([[lead, 2, true]])
  })

  it('is written on where it stands, also in another village, and what is new stays with the one that leads', async () => {
    const { pair, lead, led, relative } = await joined('Siti Tiga', { area: BESIDE })
    expect((await instance.send('GET', `/workers/${led}`, 'desa')).statusCode).toBe(404)
    const ani = { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03', relative }
    const before = (await file(lead)).version
    await done(`/workers/${lead}/family`, 'desa', { ...ani, carer: 'Mbah Sum' })
    // Whoever still looks at what stood before is told so, as on a file that leads none.
    expect((await file(lead)).version).toBeGreaterThan(before)
    await done(`/workers/${lead}/family`, 'desa', { relation: 'CHILD', name: 'Budi', birthDate: '2020-02-03', carer: 'Mbah Sum' })
    const family = async (id: string) => (await file(id, 'dinas')).family?.map(({ name, carer }) => [name, carer])
    expect(await family(lead)).toEqual([
      ['Budi', 'Mbah Sum'],
      ['Ani', 'Mbah Sum'],
      ['Slamet', undefined],
    ])
    expect((await read('/watch')).items.find(({ id }: { id: string }) => id === lead)).toMatchObject({ children: 2, uncared: false })
    await done(`/workers/${lead}/family/${relative}/removal`, 'desa', {})
    expect(await family(lead)).toEqual([
      ['Budi', 'Mbah Sum'],
      ['Slamet', undefined],
    ])
    await done(`/doubles/${pair}/undo`, 'dinas', {})
    expect(await family(lead)).toEqual([['Budi', 'Mbah Sum']])
    expect(await family(led)).toEqual([['Slamet', undefined]])
  })

  it('is not copied by whoever writes on somebody whom both name, and waits for a connection on a device', async () => {
    const { pair, lead, relative } = await joined('Siti Empat', { own: [{ relation: 'CHILD', name: 'Ani' }] })
    const own = (await file(lead)).family?.find(({ name }) => name === 'Ani')
    expect(own).toMatchObject({ birthDate: '2018-02-03' })
    const shown = { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03', relative: own?.key }
    await done(`/workers/${lead}/family`, 'desa', { ...shown, carer: 'Mbah Sum' })
    await jobs.settleAll()
    const device = openDevice(instance, 'desa', offline)
    await device.take()
    const husband = (await file(lead)).family?.find(({ name }) => name === 'Slamet')?.key ?? ''
    expect([husband === '', relative === own?.key]).toEqual([false, false])
    expect(device.decide('RemoveRelative', { id: lead, relative: husband }, newKey())).toEqual({ type: 'not-here' })
    expect(device.decide('SetRelative', { id: lead, ...shown, carer: 'Bu Tin' }, newKey()).type).toBe('done')
    await done(`/doubles/${pair}/undo`, 'dinas', {})
    const [alone, ...others] = (await file(lead)).family ?? []
    expect(others).toEqual([])
    expect(alone).toMatchObject({ name: 'Ani', carer: 'Mbah Sum' })
    expect(alone?.birthDate).toBeUndefined()
  })
})
