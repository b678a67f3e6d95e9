// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding people over HTTP: by any spelling, by other names and numbers, by name and village; within authority, as of now, and gone with an erasure.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findContracts } from '#journeys/core/find.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

const HERE = '35.10.04.2006'
const THERE = '35.10.05.2001'
const people = {
  aminah: { name: 'Siti Aminah', area: HERE, birthDate: '1999-07-01', alias: 'Mbak Ami', motherName: 'Sumiati', passport: 'C1234567' },
  otherAminah: { name: 'St. Aminah', area: THERE, birthDate: '1988-02-03', motherName: 'Kartini', nik: '4910046311080001' },
  joko: { name: 'H. Moch. Djoko Soesilo, S.H.', area: HERE, birthDate: '1985-01-01', phone: '081234567890' },
  jember: { name: 'Siti Aminah', area: '35.09.01.2001', birthDate: '1990-05-05' },
} as const
type Someone = keyof typeof people
const ids = new Map<string, Someone>()

async function send(method: 'GET' | 'POST', path: string, as: OfficerName, payload?: object) {
  const answer = await instance.send(method, path, as, payload)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json()
}

async function find(q: string, as: OfficerName = 'dinas') {
  return findContracts.FindPeople.output.parse(await send('GET', `/people?q=${encodeURIComponent(q)}`, as)).items
}

async function who(q: string, as?: OfficerName) {
  return (await find(q, as)).map(({ id }) => ids.get(id))
}

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  for (const [someone, person] of Object.entries(people)) {
    const as = person.area.startsWith('35.09') ? 'jember' : 'dinas'
    const { id } = z
      .object({ id: z.string() })
      .parse(await send('POST', '/workers', as, { sex: someone === 'joko' ? 'M' : 'F', ...person }))
    if (someone === 'aminah' || someone === 'otherAminah' || someone === 'joko' || someone === 'jember') ids.set(id, someone)
  }
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

describe('somebody is found', () => {
  it.each([
    ['Sti Amniah', ['otherAminah', 'aminah']],
    ['muhammad joko susilo', ['joko']],
    ['Soesilo Djoko', ['joko']],
    ['mbak ami', ['aminah', 'otherAminah']],
    ['sumiyati', ['aminah']],
    ['c 1234567', ['aminah']],
    ['0812-3456-7890', ['joko']],
    ['4910046311080001', ['otherAminah']],
    ['Bambang', []],
  ])('%s', async (q, found) => {
    expect(await who(q)).toEqual(found)
  })

  it('by name and village, however the village is written', async () => {
    const { name } = z.object({ name: z.string() }).parse((await send('GET', `/areas?q=${THERE}`, 'dinas')).items[0])
    expect((await who(`aminah ${name}`))[0]).toBe('otherAminah')
    expect((await who(`${name.toLowerCase()} sitti aminah`))[0]).toBe('otherAminah')
  })

  it('while the name is being typed', async () => {
    expect((await who('djoko soe'))[0]).toBe('joko')
  })

  it('with what tells them apart, and by which name', async () => {
    expect((await find('sumiati'))[0]).toMatchObject({ name: 'Siti Aminah', area: HERE, born: '1999', by: 'mother', found: 'Sumiati' })
    expect((await find('siti aminah')).map(({ by, born }) => [by, born])).toEqual([
      ['name', '1988'],
      ['name', '1999'],
    ])
  })
})

describe('nobody is found', () => {
  it('outside of the reader’s authority', async () => {
    expect(await who('siti aminah', 'desa')).toEqual(['aminah'])
    expect(await who('siti aminah', 'jember')).toEqual(['jember'])
    expect(await who('4910046311080001', 'desa')).toEqual([])
  })

  it('by their mother’s name, where the reader may not read it', async () => {
    expect(await who('sumiati', 'blk')).toEqual([])
    expect(await who('siti aminah', 'blk')).toHaveLength(2)
  })
})

describe('what happens is found at once', () => {
  it('a correction, and an erasure', async () => {
    const { id } = z
      .object({ id: z.string() })
      .parse(await send('POST', '/workers', 'dinas', { name: 'Endang Sulastri', sex: 'F', birthDate: '1994-04-04', area: HERE }))
    expect(await find('endang soelastri')).toHaveLength(1)
    await send('POST', `/workers/${id}/person`, 'dinas', { name: 'Wahyuni Kartikasari' })
    expect(await find('endang sulastri')).toEqual([])
    expect((await find('wahjuni kartika sari')).map((item) => item.id)).toEqual([id])
    await send('POST', `/workers/${id}/moves`, 'dinas', { to: 'WITHDRAWN', reason: 'tidak jadi' })
    await send('POST', `/workers/${id}/erasure`, 'dinas', { basis: 'REQUEST' })
    expect(await find('wahyuni kartikasari')).toEqual([])
  })
})
