// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose authority holds more people than memory does is asked for a place first; registers are read one at a time, and ahead of the first question.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findContracts } from '#journeys/core/find.contract.ts'
import { createPlaceNames } from '#journeys/core/place-names.ts'
import { openPeople } from '#journeys/server/people.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

const Made = z.object({ id: z.string() })
const people = [
  { name: 'Siti Aminah', area: '35.10.04.2006', birthDate: '1999-07-01', nik: '4910044107990001' },
  { name: 'Kartini Ayu', area: '35.10.05.2001', birthDate: '1988-02-03' },
  { name: 'Siti Aminah', area: '35.09.01.2001', birthDate: '1990-05-05' },
  { name: 'Dewi Rahayu', area: '35.09.01.2001', birthDate: '1991-06-06' },
] as const

function get(q: string, as: OfficerName, language = 'en') {
  const headers = { 'x-officer': as, 'accept-language': language }
  return instance.app.inject({ method: 'GET', url: `/api/v1/people?q=${encodeURIComponent(q)}`, headers })
}

async function born(q: string, as: OfficerName) {
  const answer = await get(q, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return findContracts.FindPeople.output.parse(answer.json()).items.map((item) => item.born ?? item.by)
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase(), { mostPeople: 3 })
  for (const person of people) {
    const headers = { 'x-officer': person.area.startsWith('35.09') ? 'jember' : 'dinas' }
    const answer = await instance.app.inject({ method: 'POST', url: '/api/v1/workers', headers, payload: { sex: 'F', ...person } })
    Made.parse(answer.json())
  }
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

describe('where more people are within authority than memory holds', () => {
  it('a place is asked for, in the words of the reader', async () => {
    const answer = await get('siti aminah', 'bp2mi')
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'find-place-first' })
    expect(answer.body).toContain('Add the name of the regency or city')
    expect((await get('siti aminah', 'bp2mi', 'id')).body).toContain('Tambahkan nama kabupaten atau kotanya')
  })

  it.each([
    ['siti aminah jember', ['1990']],
    ['Jember aminnah', ['1990']],
    ['aminah kab. banyuwangi', ['1999']],
    ['rahayu kabupaten Djember', ['1991']],
  ])('%s', async (q, found) => {
    expect(await born(q, 'bp2mi')).toEqual(found)
  })

  it('a whole number needs none, and neither does who has one regency', async () => {
    expect(await born('4910044107990001', 'bp2mi')).toEqual(['number'])
    expect(await born('siti aminah', 'dinas')).toEqual(['1999'])
  })
})

describe('registers', () => {
  /** The real database, and which register was read when. */
  function watched() {
    const { db, keyring } = instance.services
    const reads: string[] = []
    const readSoon: typeof db.readSoon = async (scope, text, values) => {
      const rows = await db.readSoon(scope, text, values)
      if (text.includes('order by s.stream_id')) reads.push(`${values?.[0]} read`)
      if (text.includes('max(position)')) reads.push(`${values?.[0]} begun`)
      return rows
    }
    return { reads, open: (most: number) => openPeople({ db: { ...db, readSoon }, keyring }, () => createPlaceNames([]), { most }) }
  }

  it('are read one at a time', async () => {
    const { reads, open } = watched()
    const { of } = open(100)
    await Promise.all([of('35.10'), of('35.09'), of('35.10')])
    expect(reads).toEqual(['35.10 begun', '35.10 read', '35.09 begun', '35.09 read'])
  })

  it('are read ahead as far as there is room, and then no question waits', async () => {
    const { reads, open } = watched()
    const all = open(100)
    await all.readAhead(new AbortController().signal)
    const before = [...reads]
    expect(before).toEqual(['35.09 begun', '35.09 read', '35.10 begun', '35.10 read'])
    expect((await all.of('35.10')).size()).toBe(2)
    expect(reads).toEqual(before)
    expect(await all.fit(['35.09', '35.10'])).toBe(true)

    const { reads: some, open: openSmall } = watched()
    const small = openSmall(3)
    await small.readAhead(new AbortController().signal)
    expect(some).toEqual(['35.09 begun', '35.09 read'])
    expect(await small.fit(['35.09', '35.10'])).toBe(false)
  })

  it('are left alone when the instance stops, and read when somebody asks', async () => {
    const { reads, open } = watched()
    const stopped = open(100)
    await stopped.readAhead(AbortSignal.abort())
    expect(reads).toEqual([])
    expect((await stopped.of('35.09')).size()).toBe(2)
  })
})
