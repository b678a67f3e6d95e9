// SPDX-License-Identifier: AGPL-3.0-or-later
// Areas over HTTP: found while a name is typed, named by their code.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { regionContracts } from '#regions/core/region.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function get(path: string, as: OfficerName = 'desa') {
  return instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as } })
}

async function codes(query: string, as: OfficerName = 'desa'): Promise<readonly string[]> {
  const answer = await get(`/areas?${query}`, as)
  expect(answer.statusCode, answer.body).toBe(200)
  return regionContracts.ListAreas.output.parse(answer.json()).items.map((item) => item.code)
}

describe('areas', () => {
  it('are found by name, the own regency first', async () => {
    expect((await codes('q=wringinpitu&level=village'))[0]).toBe('35.10.04.2006')
    expect((await codes('q=sumberagung&level=village', 'dinas')).slice(0, 1)).toEqual(['35.10.01.2004'])
    expect((await codes('q=sumberagung&level=village', 'jember'))[0]?.slice(0, 5)).not.toBe('35.10')
  })

  it('of a level, a district gives its villages', async () => {
    const found = await codes('q=tegaldlimo&level=village&limit=50', 'dinas')
    expect(found.slice(0, 9).every((code) => code.startsWith('35.10.04.'))).toBe(true)
    expect(found.every((code) => code.length === 13)).toBe(true)
    expect(new Set(found).size).toBe(found.length)
  })

  it('below a parent, and inside it', async () => {
    expect((await codes('parent=35.10&limit=200')).length).toBe(25)
    expect((await codes('q=a&parent=35.10.04&limit=200')).every((code) => code.startsWith('35.10.04'))).toBe(true)
    expect((await codes('limit=200')).length).toBe(38)
  })

  it('by their codes, the unknown left out', async () => {
    const answer = await get('/areas?codes=35.10.04.2006,35.10,35.99')
    expect(
      z
        .object({ items: z.array(z.object({ label: z.string() })) })
        .parse(answer.json())
        .items.map((item) => item.label),
    ).toEqual(['Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur', 'Banyuwangi, Jawa Timur'])
  })

  it.each(['bupati', 'auditor', 'admin'] as const)('are no secret from %s', async (as) => {
    expect((await get('/areas/35.10.04.2006', as)).json()).toMatchObject({
      name: 'Wringinpitu',
      kind: 'desa',
      parent: '35.10.04',
      level: 4,
    })
  })

  it.each([
    ['/areas/35.10.04.9999', 404],
    ['/areas/xx', 400],
    ['/areas?codes=35.10,', 400],
    ['/areas?limit=0', 400],
    ['/areas?parent=99', 200],
  ])('%s is answered with %i', async (path, status) => expect((await get(path)).statusCode).toBe(status))
})
