// SPDX-License-Identifier: AGPL-3.0-or-later
// The watch over HTTP: who should have left, who left without a record, who is due back, hamlet by hamlet; a visit brings its next day with it
// and leaves with the person.

import { beforeEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workContracts } from '#kernel/work.contract.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { briefingItems } from '#village/core/briefing.ts'
import { HOME_TYPE, homeKey } from '#village/core/home.key.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import type { OfficerName } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { openWorking } from '../support/working.ts'

let today = ''

const { instance, jobs } = await openWorking()
beforeEach(() => {
  today = '2026-05-03'
})

const HERE = '35.10.04.2006'
const File = z.looseObject({ id: z.string(), state: z.string(), nextSteps: z.array(z.object({ code: z.string() })) })

async function send(method: 'GET' | 'POST', path: string, as: OfficerName, body?: object) {
  instance.setNow(`${today}T02:00:00.000Z`)
  return instance.send(method, path, as, body)
}
async function done(path: string, as: OfficerName, body: object) {
  const answer = await send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return answer.json()
}
const list = async (as: OfficerName, query = '') => watchContracts.ListWatch.output.parse((await send('GET', `/watch${query}`, as)).json())
const count = async (as: OfficerName, query = '') =>
  watchContracts.CountWatch.output.parse((await send('GET', `/watch/count${query}`, as)).json())
const visits = async (id: string, as: OfficerName) =>
  watchContracts.ListVisits.output.parse((await send('GET', `/workers/${id}/visits`, as)).json())

async function person(name: string, more: object = {}): Promise<z.output<typeof File>> {
  const plan = { scheme: 'G_TO_G', destination: 'HKG', occupation: 'PENGASUH_LANSIA' }
  return File.parse(await done('/workers', 'dinas', { name, sex: 'F', birthDate: '1990-07-01', area: HERE, ...plan, ...more }))
}
async function ready(name: string): Promise<string> {
  let file = await person(name)
  const { id } = file
  for (let steps = 0; file.state !== 'READY' && steps < 60; steps += 1) {
    const code = file.nextSteps[0]?.code ?? ''
    const as = ['SS_DURING', 'VISA_ISSUED', 'OPP_DONE', 'E_PMI_ISSUED'].includes(code) ? 'bp2mi' : 'dinas'
    file = File.parse(await done(`/workers/${id}/milestones/${code}`, as, shownFor(code, today)))
  }
  expect(file.state).toBe('READY')
  return id
}
async function gone(name: string, more: object = {}): Promise<string> {
  const { id } = await person(name, more)
  await done(`/workers/${id}/moves`, 'dinas', { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangganya' })
  return id
}

it('finds who should have left, who left without a record and who is due back, each on the day', async () => {
  const leaver = await ready('Siti Siap')
  const abroad = await ready('Sri Pulang')
  await done(`/workers/${abroad}/milestones/DEPARTED`, 'desa', {})
  const unrecorded = await gone('Wati Tanpa')
  await gone('Siti Jauh', { area: '35.10.05.2001' })
  await done(`/workers/${unrecorded}/family`, 'desa', { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' })

  const reasons = async () => Object.fromEntries((await list('desa')).items.map(({ id, reasons: found }) => [id, found]))
  expect(await reasons()).toEqual({ [unrecorded]: ['UNRECORDED', 'CHILDREN'] })
  today = '2026-06-02'
  expect(await reasons()).toEqual({ [unrecorded]: ['UNRECORDED', 'CHILDREN'] })
  today = '2026-06-03'
  expect(await reasons()).toEqual({ [leaver]: ['OVERDUE'], [unrecorded]: ['UNRECORDED', 'CHILDREN'] })
  today = '2028-03-03'
  const { area, items } = await list('desa', '?reason=DUE_BACK')
  expect(area).toBe(HERE)
  expect(items).toMatchObject([{ id: abroad, on: '2028-05-02', reckoned: true, party: 'RETURNER', due: true }])

  expect(await count('desa')).toMatchObject({ overdue: 1, unrecorded: 1, dueBack: 1, uncared: 1, planned: 0 })
  expect((await count('dinas')).places.map((each) => [each.area, each.unrecorded])).toEqual([
    [HERE, 1],
    ['35.10.05.2001', 1],
  ])
  expect((await list('dinas')).items).toEqual([])
  expect((await list('dinas', `?area=${HERE}`)).items).toHaveLength(3)
  expect((await list('tetangga', `?area=${HERE}`)).items).toEqual([])
  expect((await count('tetangga')).places).toEqual([])

  await done(`/workers/${leaver}/milestones/DEPARTED`, 'desa', { on: '2026-06-02' })
  await done(`/workers/${abroad}/milestones/RETURN_RECORDED`, 'desa', {})
  expect((await list('desa')).items.map(({ id }) => id).sort()).toEqual([unrecorded])
})

it('holds a child to be one until the day of coming of age, without anybody touching the file', async () => {
  const id = await gone('Ibu Dua Anak')
  const born = ['2009-05-20', '2012-02-29']
  for (const [nth, birthDate] of born.entries())
    await done(`/workers/${id}/family`, 'desa', {
      relation: 'CHILD',
      name: `Anak ${'AB'[nth]}`,
      birthDate,
      ...(nth === 1 ? { carer: 'Nenek' } : {}),
    })
  const seen = async (on: string) => {
    today = on
    const found = (await list('desa')).items.find((each) => each.id === id)
    return [found?.children, found?.uncared, (await count('desa')).uncared]
  }
  const [, , before] = await seen('2027-05-19')
  expect(await seen('2027-05-19')).toEqual([2, true, before])
  expect(await seen('2027-05-20')).toEqual([1, false, Number(before) - 1])
  expect(await seen('2030-02-28')).toEqual([1, false, Number(before) - 1])
  expect(await seen('2030-03-01')).toEqual([0, false, Number(before) - 1])
})

it('takes a visit, walks by hamlet from then on, and brings the next visit back on its day', async () => {
  const first = await gone('Ani Krajan')
  const second = await gone('Budi Sumberjo')
  const visit = { to: 'FAMILY', found: ['IN_TOUCH', 'MONEY_TROUBLE'], note: 'Kirim uang terakhir Januari', next: '2026-06-10' }
  await done(`/workers/${second}/visits`, 'desa', { to: 'FAMILY', found: ['ALL_WELL'], hamlet: 'Sumberjo', rt: '1', rw: '2' })
  await done(`/workers/${first}/visits`, 'desa', { ...visit, hamlet: 'Krajan', rt: '03', rw: '01' })

  const walk = (await list('desa')).items.filter(({ id }) => [first, second].includes(id))
  expect(walk.map(({ name, place, due, nextOn }) => [name, place.hamlet, due, nextOn])).toEqual([
    ['Ani Krajan', 'Krajan', false, '2026-06-10'],
    ['Budi Sumberjo', 'Sumberjo', true, undefined],
  ])
  expect(await visits(first, 'desa')).toMatchObject({
    place: { hamlet: 'Krajan', rt: '03', rw: '01' },
    next: '2026-06-10',
    items: [{ to: 'FAMILY', found: visit.found, note: visit.note, by: 'desa' }],
  })
  const work = workContracts.ListWork.output.parse((await send('GET', '/work?limit=200', 'desa')).json())
  const item = work.items.find(({ code }) => code === 'VISIT_FAMILY')
  expect(item).toMatchObject({ subject: { type: HOME_TYPE, label: 'Ani Krajan' }, due: '2026-06-10' })
  const home = await send('GET', `/homes/${item?.subject.id}`, 'desa')
  expect(home.json()).toMatchObject({ workerId: first, name: 'Ani Krajan' })
  expect((await send('GET', `/homes/${item?.subject.id}`, 'tetangga')).statusCode).toBe(404)
  today = '2026-06-10'
  expect((await count('desa')).planned).toBe(1)
  await done(`/workers/${first}/visits`, 'dinas', { to: 'CHILDREN', found: ['ALL_WELL'] })
  expect((await count('desa')).planned).toBe(0)
})

it('refuses what cannot be, hides what is elsewhere, and keeps a planned visit of whom nothing else is asked', async () => {
  const { id } = await person('Di Rumah')
  for (const body of [{ found: ['NOT_AT_SCHOOL'] }, { found: ['NOBODY_HOME', 'ALL_WELL'] }, { found: ['ALL_WELL'], on: '2026-05-04' }])
    expect((await send('POST', `/workers/${id}/visits`, 'desa', { to: 'FAMILY', ...body })).statusCode).toBe(422)
  const fine = { to: 'FAMILY', found: ['ALL_WELL'], next: '2026-05-20' }
  for (const as of ['tetangga', 'jember'] as const) {
    expect((await send('POST', `/workers/${id}/visits`, as, fine)).statusCode).toBe(404)
    expect((await send('GET', `/workers/${id}/visits`, as)).statusCode).toBe(404)
  }
  expect((await send('POST', `/workers/${id}/visits`, 'blk', fine)).statusCode).toBe(403)
  await done(`/workers/${id}/visits`, 'desa', fine)
  expect((await list('desa', '?reason=PLANNED')).items).toMatchObject([{ id, state: 'INTERESTED', due: false, party: 'FAMILY' }])
})

it('forgets a home with the person, also one that was visited in the same instant', async () => {
  const id = await gone('Terhapus')
  await done(`/workers/${id}/visits`, 'desa', { to: 'FAMILY', found: ['NO_NEWS'], hamlet: 'Dusun Rahasia', next: '2026-05-20' })
  await done(`/workers/${id}/erasure`, 'dinas', { basis: 'UNLAWFUL' })
  await jobs.settleAll()
  const kept = await instance.services.records.findEven(HOME_TYPE, homeKey(id), everywhere)
  expect(JSON.stringify(kept)).not.toMatch(/Rahasia|Terhapus|NO_NEWS/)
  expect((await send('GET', '/work?limit=200', 'desa')).body).not.toContain('Terhapus')
  expect(await instance.db.read(everywhere, "select 1 from village_home where hamlet = 'Dusun Rahasia'")).toEqual([])
})

it('says who told a candidate what, until everything was told, and keeps it from other places', async () => {
  const { id } = await person('Sri Calon')
  const briefing = async (as: OfficerName) =>
    briefingContracts.GetBriefing.output.parse((await send('GET', `/workers/${id}/briefings`, as)).json())
  const told = { telling: 'TOLD', confirmation: 'SIGNED' }
  expect(await done(`/workers/${id}/briefings`, 'desa', { items: ['COSTS', 'DANGERS'], ...told })).toMatchObject({ complete: false })
  today = '2026-05-10'
  const rest = briefingItems.filter((each) => each !== 'DANGERS')
  const playing = { telling: 'PLAYED', confirmation: 'THUMBPRINT' }
  expect(await done(`/workers/${id}/briefings`, 'dinas', { items: rest, ...playing })).toMatchObject({ complete: true })
  const { items, records, complete, name } = await briefing('desa')
  expect([name, complete, records.length]).toEqual(['Sri Calon', true, 2])
  expect(records[0]).toMatchObject({ nth: 1, on: '2026-05-10', by: 'dinas', ...playing })
  expect(items.map(({ code, told: last }) => [code, last?.by])).toEqual(
    briefingItems.map((code) => [code, code === 'DANGERS' ? 'desa' : 'dinas']),
  )
  // A year later it has to be told again.
  today = '2027-05-04'
  expect((await briefing('desa')).items.find(({ code }) => code === 'DANGERS')?.told).toBeUndefined()
  today = '2026-05-10'
  expect((await send('POST', `/workers/${id}/briefings`, 'desa', { items: ['COSTS', 'COSTS'], ...told })).statusCode).toBe(422)
  for (const as of ['tetangga', 'jember'] as const) {
    expect((await send('GET', `/workers/${id}/briefings`, as)).statusCode).toBe(404)
    expect((await send('POST', `/workers/${id}/briefings`, as, { items: ['COSTS'], ...told })).statusCode).toBe(404)
  }
})
