// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's work on somebody of whom there are two files: what either says of the family counts once, on a server and on a device, and
// parted again each has its own.

import { describe, expect, it } from 'vitest'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { workOffline } from '#kernel/work.offline.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { lettersOffline } from '#letters/core/letter.offline.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { newKey } from '#platform/web/key.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { HOME_TYPE, homeId } from '#village/core/home.key.ts'
import { villageOffline } from '#village/core/village.offline.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { openDevice } from '../support/device.ts'
import type { OfficerName } from '../support/instance.ts'
import { openWorking } from '../support/working.ts'

const HERE = '35.10.04.2006'
const BESIDE = '35.10.05.2001'
const CARD = '3510042304110077'
const able = [agenciesOffline, journeysOffline, villageOffline, lettersOffline]
const offline = [...able, workOffline(able)]

const { instance, jobs, done } = await openWorking()

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

/** What is known of the home of whoever leads, wherever it is read. */
function homeSaid(name: string, id: string, ask: (name: string, input: Readonly<Record<string, unknown>>) => unknown) {
  const stops = watchContracts.ListWatch.output.parse(ask('ListWatch', {})).items.filter((each) => each.name === name)
  const { place, next, items } = watchContracts.ListVisits.output.parse(ask('ListVisits', { id }))
  const told = briefingContracts.GetBriefing.output.parse(ask('GetBriefing', { id }))
  const work = workContracts.ListWork.output.parse(ask('ListWork', { limit: 100 })).items
  return {
    stops: stops.map((each) => [each.id, each.reasons.includes('PLANNED'), each.place.hamlet, each.visitedOn, each.nextOn]),
    planned: watchContracts.CountWatch.output.parse(ask('CountWatch', {})).planned,
    place,
    next,
    visits: items.map(({ on, file: of, found }) => [on, of, found]),
    told: told.items.filter(({ told: on }) => on !== undefined).map(({ code }) => code),
    tellings: told.records.map(({ nth, items: codes }) => [nth, codes]),
    work: work.filter(({ subject }) => subject.type === HOME_TYPE && subject.label === name).map(({ due }) => due),
  }
}
async function homeTold(name: string, id: string) {
  await jobs.settleAll()
  const device = openDevice(instance, 'desa', offline)
  await device.take()
  const here = homeSaid(name, id, device.ask)
  const answers: Readonly<Record<string, unknown>> = {
    ListWatch: await read('/watch'),
    ListVisits: await read(`/workers/${id}/visits`),
    GetBriefing: await read(`/workers/${id}/briefings`),
    CountWatch: await read('/watch/count'),
    ListWork: await read('/work?limit=100'),
  }
  const there = homeSaid(name, id, (each) => answers[each])
  expect(here).toEqual(there)
  return { ...there, device }
}

describe('a home of the file that is led', () => {
  const name = 'Siti Rumah'
  const visit = { to: 'FAMILY', found: ['ALL_WELL'], on: '2026-05-01', next: '2026-06-01', hamlet: 'Krajan', rt: '1' }
  const person = { name, sex: 'F', birthDate: '1990-07-01', area: HERE }
  async function files(): Promise<{ lead: string; led: string; pair: string }> {
    const led = await done('/workers', 'dinas', person)
    const lead = await done('/workers', 'dinas', person)
    await done(`/workers/${lead}/moves`, 'desa', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
    return { led, lead, pair: await done('/doubles', 'dinas', { one: lead, other: led }) }
  }
  const tell = { telling: 'TOLD', confirmation: 'SIGNED' }

  it('is read with the one of the file that leads: one stop, one promise, every visit and telling once', async () => {
    const { led, lead, pair } = await files()
    const before = (await homeTold(name, lead)).planned
    await done(`/workers/${led}/visits`, 'desa', visit)
    await done(`/workers/${led}/briefings`, 'desa', { items: ['COSTS'], ...tell, on: '2026-05-02' })
    await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
    const joined = await homeTold(name, lead)
    expect(joined).toMatchObject({
      stops: [[lead, true, 'Krajan', '2026-05-01', '2026-06-01']],
      planned: before + 1,
      place: { hamlet: 'Krajan', rt: '1' },
      next: '2026-06-01',
      visits: [['2026-05-01', led, ['ALL_WELL']]],
      told: ['COSTS'],
      tellings: [[0, ['COSTS']]],
      work: ['2026-06-01'],
    })
    // Whoever comes from the work list to the home finds the person.
    const home = homeId(led)
    expect([await read(`/homes/${home}`), joined.device.ask('GetHome', { id: home })]).toMatchObject([
      { workerId: lead },
      { workerId: lead },
    ])

    await done(`/workers/${lead}/visits`, 'desa', { to: 'FAMILY', found: ['IN_TOUCH'], on: '2026-05-02', next: '2026-07-01' })
    await done(`/workers/${lead}/briefings`, 'desa', { items: ['DANGERS'], ...tell })
    expect(await homeTold(name, lead)).toMatchObject({
      stops: [[lead, true, 'Krajan', '2026-05-02', '2026-07-01']],
      planned: before + 1,
      next: '2026-07-01',
      visits: [
        ['2026-05-02', undefined, ['IN_TOUCH']],
        ['2026-05-01', led, ['ALL_WELL']],
      ],
      tellings: [
        [1, ['DANGERS']],
        [0, ['COSTS']],
      ],
      work: ['2026-07-01'],
    })
    // What was written down by mistake is taken back where it stands, and what it came after holds again.
    await done(`/workers/${lead}/visits/0/withdrawal`, 'desa', { reason: 'Salah rumah' })
    expect(await homeTold(name, lead)).toMatchObject({ planned: before + 1, next: '2026-06-01', work: ['2026-06-01'] })
    await done(`/workers/${lead}/visits`, 'desa', { to: 'FAMILY', found: ['ALL_WELL'], on: '2026-05-03' })
    expect(await homeTold(name, lead)).toMatchObject({ planned: before, next: undefined, work: [] })

    await done(`/doubles/${pair}/undo`, 'dinas', {})
    expect(await homeTold(name, lead)).toMatchObject({
      stops: [
        [led, true, 'Krajan', '2026-05-01', '2026-06-01'],
        [lead, false, undefined, '2026-05-03', undefined],
      ],
      planned: before + 1,
      place: {},
      next: undefined,
      told: ['DANGERS'],
      work: ['2026-06-01'],
    })
    expect(await read(`/workers/${led}/visits`)).toMatchObject({ place: { hamlet: 'Krajan' }, next: '2026-06-01', items: [{ nth: 0 }] })
    expect(await read(`/workers/${led}/briefings`)).toMatchObject({ records: [{ items: ['COSTS'] }] })
  })

  it('that was visited on a device before it heard of the joining keeps the visit, and is forgotten with the person', async () => {
    const { led, lead, pair } = await files()
    const device = openDevice(instance, 'desa', offline)
    await device.take()
    await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
    const sent = await instance.send('POST', '/commands', 'desa', {
      items: [{ key: newKey(), contract: 'RecordVisit', input: { id: led, ...visit }, madeOn: 0 }],
    })
    expect(sent.json()).toMatchObject({ items: [{ status: 200 }] })
    await done(`/workers/${lead}/visits`, 'desa', { ...visit, hamlet: 'Sumberjo' })
    // What was found waits on the one that leads, and is answered where it stands.
    await done(`/workers/${led}/visits`, 'desa', { to: 'FAMILY', found: ['TROUBLE_ABROAD'] })
    const open = async () =>
      watchContracts.ListVisits.output
        .parse(await read(`/workers/${lead}/visits`))
        .items.filter((each) => each.open)
        .map(({ file: of, nth }) => [of, nth])
    expect(await open()).toEqual([[led, 1]])
    await done(`/workers/${led}/visits/1/answer`, 'desa', {})
    expect(await open()).toEqual([])
    const { place, visits } = await homeTold(name, lead)
    expect([place.hamlet, visits.length]).toEqual(['Sumberjo', 3])
    await done(`/workers/${lead}/erasure`, 'dinas', { basis: 'UNLAWFUL' })
    await jobs.settleAll()
    const left = await instance.db.read(everywhere, 'select 1 from village_home where worker_id = any($1)', [[lead.slice(5), led.slice(5)]])
    expect(left).toEqual([])
  })
})

describe('a letter from the file that is led', () => {
  it('is the person’s: read and replaced from the one that leads, from where alone another is issued', async () => {
    const person = { name: 'Sri Lestari', sex: 'F', birthDate: '1991-07-01', area: HERE }
    const [lead, led] = [await done('/workers', 'dinas', person), await done('/workers', 'desa', person)]
    await done(`/workers/${led}/family`, 'desa', { relation: 'SPOUSE', name: 'Slamet', birthDate: '1985-01-02' })
    const old = await done(`/workers/${led}/letters`, 'desa', { kind: 'INTRODUCTION' })
    const pair = await done('/doubles', 'dinas', { one: lead, other: led })
    await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
    await jobs.settleAll()

    const there = letterContracts.ListLettersOf.output.parse(await read(`/workers/${lead}/letters`))
    expect(there.items.map(({ id, ours }) => [id, ours])).toEqual([[old, true]])
    const device = openDevice(instance, 'desa', offline)
    await device.take()
    const here = letterContracts.ListLettersOf.output.parse(device.ask('ListLettersOf', { id: lead }))
    expect([here.items.map(({ id }) => id), here.consenters.map(({ name }) => name)]).toEqual([[old], ['Slamet']])

    const refused = await instance.send('POST', `/workers/${led}/letters`, 'desa', { kind: 'DOMICILE', text: 'Krajan' })
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { code: 'file-merged', see: `/workers/${lead}` }])
    const next = await done(`/workers/${lead}/letters`, 'desa', { kind: 'INTRODUCTION', replaces: old })
    expect(await read(`/letters/${old}`)).toMatchObject({ status: 'replaced', replacedBy: next })
    await done(`/doubles/${pair}/undo`, 'dinas', {})
    const { items } = letterContracts.ListLettersOf.output.parse(await read(`/workers/${lead}/letters`))
    expect(items.map(({ id }) => id)).toEqual([next])
  })

  it('leaves nobody who consented by it once it is revoked, and no step that the one that leads recorded by its number', async () => {
    const person = { name: 'Sri Wahyu', sex: 'F', birthDate: '1991-07-01', area: HERE }
    const [lead, led] = [await done('/workers', 'dinas', person), await done('/workers', 'desa', person)]
    const husband = { relation: 'SPOUSE', name: 'Slamet', birthDate: '1985-01-02' }
    await done(`/workers/${led}/family`, 'desa', { ...husband, consented: true })
    const relative = (await file(led)).family?.[0]?.key
    const consent = { kind: 'FAMILY_CONSENT', relative, seen: 'SIGNED_BEFORE_ME' }
    const letter = await done(`/workers/${led}/letters`, 'desa', consent)
    const { number } = letterContracts.GetLetter.output.parse(await read(`/letters/${letter}`))
    const pair = await done('/doubles', 'dinas', { one: lead, other: led })
    await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
    await done(`/workers/${lead}/milestones/FAMILY_CONSENT`, 'desa', { on: '2026-05-03', evidence: `No. ${number}` })
    const standing = async (id: string) => {
      const { family = [], milestones } = await file(id)
      return [family.map(({ consented }) => consented === true), milestones.find(({ code }) => code === 'FAMILY_CONSENT')?.status]
    }
    expect(await standing(lead)).toEqual([[true], 'done'])
    await done(`/letters/${letter}/revocation`, 'desa', { cause: 'CONSENT_WITHDRAWN', reason: 'Suaminya menarik izin' })
    await jobs.settleAll()
    expect(await standing(lead)).toEqual([[false], 'open'])
    await done(`/doubles/${pair}/undo`, 'dinas', {})
    expect(await standing(led)).toEqual([[false], 'open'])
  })
})
