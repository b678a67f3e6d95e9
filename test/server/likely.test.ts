// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is written down twice is seen while it is typed, within authority alone; and each night pairs are put before somebody, each once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import { likelyContracts } from '#journeys/core/likely.contract.ts'
import { createPlaceNames } from '#journeys/core/place-names.ts'
import { doubleTasks, findDoubles, findLinks } from '#journeys/server/doubles-found.jobs.ts'
import { openPeople, peopleListener } from '#journeys/server/people.ts'
import { parseId } from '#kernel/ids.ts'
import { openCards, putCard } from '#people/core/linkage-cards.ts'
import { priorBits } from '#people/core/linkage-compare.ts'
import { linkSteps } from '#people/core/linkage-links.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

const HERE = '35.10.04.2006'
const THERE = '35.10.05.2001'
const night = (day: number): string => `2026-05-0${day}T18:00:00.000Z`
const aminah = {
  name: 'Siti Nurhasanah',
  sex: 'F',
  birthDate: '1999-07-01',
  area: HERE,
  motherName: 'Sumiati',
  phone: '081234567890',
  nik: '4910044107990001',
} as const

function send(method: 'GET' | 'POST', path: string, as: OfficerName, payload?: object) {
  return instance.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'x-officer': as, 'accept-language': 'en' },
    ...(payload === undefined ? {} : { payload }),
  })
}

async function register(person: object, as: OfficerName = 'dinas'): Promise<string> {
  const answer = await send('POST', '/workers', as, person)
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

async function likely(typed: { readonly name: string } & Readonly<Record<string, string>>, as: OfficerName = 'dinas') {
  const answer = await send('GET', `/people/likely?${new URLSearchParams(typed)}`, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return likelyContracts.LikelyDoubles.output.parse(answer.json()).items
}

async function waiting() {
  return doubleContracts.ListDoubles.output.parse((await send('GET', '/doubles', 'dinas')).json()).items
}

let hers = ''
beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  hers = await register(aminah)
  for (let other = 0; other < 6; other++)
    await register({
      name: `Dewi Rahayu ${'abcdef'[other] ?? ''}`,
      sex: 'F',
      birthDate: `198${other}-03-1${other}`,
      area: other % 2 === 0 ? HERE : THERE,
    })
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

describe('while somebody is typed', () => {
  it('who they may be is shown, with what agrees and what differs', async () => {
    const [found, ...others] = await likely({
      name: 'St. Noerhasanah',
      sex: 'F',
      birthDate: '1999-01-07',
      area: THERE,
      motherName: 'Sumiyati',
    })
    expect(others).toEqual([])
    expect(found).toMatchObject({ id: hers, name: 'Siti Nurhasanah', area: HERE, sure: true })
    expect(Object.fromEntries(found?.parts.map(({ part, level }) => [part, level]) ?? [])).toEqual({
      name: 'same',
      birthDate: 'swapped',
      sex: 'same',
      motherName: 'sounds-alike',
      area: 'different',
    })
    expect(found?.parts.filter(({ speaks }) => speaks === 'against').map(({ part }) => part)).toEqual(['area'])
  })

  it.each<[string, { readonly name: string } & Readonly<Record<string, string>>]>([
    ['a first name', { name: 'Siti' }],
    ['half a number', { name: 'X', nik: '49100441', phone: '08', passport: 'C' }],
    ['somebody else', { name: 'Bambang Sutrisno', sex: 'M', birthDate: '1970-12-12', area: HERE }],
  ])('%s leads to nobody', async (_, typed) => expect(await likely(typed)).toEqual([]))

  it('what lies outside of the authority is as if it were not there', async () => {
    const typed = { name: aminah.name, birthDate: aminah.birthDate, nik: aminah.nik, phone: aminah.phone }
    expect((await likely(typed, 'desa')).map(({ id }) => id)).toEqual([hers])
    expect(await likely({ ...typed, area: HERE }, 'jember')).toEqual([])
    expect(await likely(typed, 'jember')).toEqual([])
    const there = await register({ ...aminah, nik: undefined, name: 'Siti Nurhasana', area: THERE })
    expect((await likely(typed, 'desa')).map(({ id }) => id)).toEqual([hers])
    expect((await likely(typed)).map(({ id }) => id)).toEqual([hers, there])
  })

  it('whoever is erased is gone at once', async () => {
    const gone = { name: 'Wahyuni Kartikasari', sex: 'F', birthDate: '1994-04-04', area: HERE }
    const id = await register(gone)
    expect((await likely(gone)).map((each) => each.id)).toEqual([id])
    await send('POST', `/workers/${id}/moves`, 'dinas', { to: 'WITHDRAWN', reason: 'tidak jadi' })
    expect((await send('POST', `/workers/${id}/erasure`, 'dinas', { basis: 'REQUEST' })).statusCode).toBeLessThan(300)
    expect(await likely(gone)).toEqual([])
  })
})

it('whoever is erased does not stay in memory until somebody asks again', async () => {
  const people = openPeople(instance.services, () => createPlaceNames([]))
  const lestari = { name: 'Lestari Kusumawati', sex: 'F', birthDate: '1993-09-09', area: HERE } as const
  const id = await register(lestari)
  const held = await people.of('35.10')
  const inMemory = () => held.likely({ traits: lestari, scope: everywhere, limit: 3 }).map(({ uuid }) => uuid)
  const key = parseId(id)
  expect(inMemory()).toEqual([key.uuid])
  await send('POST', `/workers/${id}/moves`, 'dinas', { to: 'WITHDRAWN', reason: 'tidak jadi' })
  expect((await send('POST', `/workers/${id}/erasure`, 'dinas', { basis: 'REQUEST' })).statusCode).toBeLessThan(300)
  await peopleListener(people).handle({ key, id, version: 3, type: 'PersonErased', commandId: id })
  expect(inMemory()).toEqual([])
})

describe('each night', () => {
  it('pairs are put before somebody once, and come back only when one of the files says something else', async () => {
    expect(await findDoubles(instance.services, '35.10', night(1))).toBe(1)
    const [pair, ...others] = await waiting()
    expect(others).toEqual([])
    expect(pair).toMatchObject({ source: 'FINDER', standing: 'open' })
    const shown = doubleContracts.GetDouble.output.parse((await send('GET', `/doubles/${pair?.id ?? ''}`, 'dinas')).json())
    expect(shown.files.map(({ id }) => id)).toContain(hers)
    expect(shown.parts).toContainEqual(expect.objectContaining({ field: 'birthDate', agreement: 'same' }))
    expect(await findDoubles(instance.services, '35.10', night(2))).toBe(0)

    expect((await send('POST', `/doubles/${pair?.id ?? ''}/outcome`, 'dinas', { outcome: 'DIFFERENT' })).statusCode).toBe(200)
    expect(await findDoubles(instance.services, '35.10', night(3))).toBe(0)
    expect(await waiting()).toEqual([])

    expect((await send('POST', `/workers/${hers}/person`, 'dinas', { passport: 'C7654321' })).statusCode).toBe(200)
    expect(await findDoubles(instance.services, '35.10', night(4))).toBe(1)
    expect(await waiting()).toHaveLength(1)
  })

  it('others have their turn all the while', async () => {
    const cards = openCards(2000)
    for (let slot = 0; slot < 2000; slot++)
      putCard(cards, slot, { name: 'Siti Aminah', birthDate: `${1950 + Math.floor(slot / 40)}-05-05`, area: HERE })
    const steps = [...linkSteps(cards, priorBits(cards.live))].length
    let [turns, going] = [0, true]
    const turn = (): void => {
      if (!going) return
      turns += 1
      setImmediate(turn)
    }
    setImmediate(turn)
    await findLinks(cards)
    going = false
    expect(steps).toBeGreaterThan(40)
    expect(turns).toBeGreaterThanOrEqual(steps)
  })

  it('the task looks at every regency, and again only where something moved', async () => {
    const [task] = doubleTasks(instance.services)
    await task?.run(night(5))
    await task?.run(night(6))
    expect(await waiting()).toHaveLength(1)
  })
})
