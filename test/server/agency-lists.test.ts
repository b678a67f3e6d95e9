// SPDX-License-Identifier: AGPL-3.0-or-later
// The official list over HTTP: kept by the agency's officers, asked by the day, and never taken for more than it says.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string(), rows: z.nullable(z.number()) })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase(), { register: true })
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const post = (path: string, body: object, as: OfficerName) => instance.send('POST', path, as, body)
async function get(path: string, as: OfficerName = 'desa') {
  return (await instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as } })).json()
}
const source = 'https://siskop2mi.bp2mi.go.id/profil/lembaga'
const check = (name: string, on: string) => get(`/agency-list-check?name=${encodeURIComponent(name)}&on=${on}`)

describe('a list', () => {
  it('answers by the day: in it, not in it, too old, or nothing that could be asked', async () => {
    expect((await check('PT Sumber Kencana', '2026-03-01')).answer).toBe('source-unavailable')
    const first = await post('/agency-lists', { on: '2026-03-01', source, text: 'nama;izin\nPT Sumber Kencana;1\nPT Lama;2' }, 'bp2mi')
    expect(first.statusCode, first.body).toBe(201)
    const one = Made.parse(first.json())
    expect(one.rows).toBe(2)
    expect(await check('pt. sumber KENCANA', '2026-03-31')).toMatchObject({
      answer: 'listed',
      asOf: '2026-03-01',
      source,
      listed: { number: '1' },
    })
    expect((await check('PT Lain', '2026-03-31')).answer).toBe('not-listed')
    expect((await check('PT Lain', '2026-04-01')).answer).toBe('too-old')
    expect((await check('PT Lain', '2026-02-28')).answer).toBe('source-unavailable')
    expect((await post('/agency-lists/unavailable', { on: '2026-04-10', source }, 'bp2mi')).statusCode).toBe(201)
    expect((await check('PT Lain', '2026-04-09')).answer).toBe('too-old')
    expect((await check('PT Lain', '2026-04-10')).answer).toBe('source-unavailable')

    const second = await post(
      '/agency-lists',
      { on: '2026-05-02', source, text: 'PT Sumber Kencana\t1\tSurabaya\tskorsing\nPT Baru\t3' },
      'bp2mi',
    )
    const two = Made.parse(second.json())
    expect(await get(`/agency-lists/${two.id}`)).toMatchObject({
      against: { id: one.id, on: '2026-03-01' },
      added: [{ name: 'PT Baru' }],
      removed: [{ name: 'PT Lama' }],
      changed: [{ before: { name: 'PT Sumber Kencana' }, after: { status: 'skorsing' } }],
    })
    expect((await get(`/agency-lists/${two.id}?against=${two.id}`)).added).toEqual([])
    expect((await get('/agency-lists')).items.map((item: { rows: number | null }) => item.rows)).toEqual([2, null, 2])
    // A company that no list has is not thereby refused anything.
    expect((await get('/agency-list-check?name=PT%20Lama')).answer).toBe('not-listed')
  })

  it('is kept by the agency alone; what names no company is refused with its line, and nothing of it is kept', async () => {
    for (const as of ['desa', 'dinas', 'admin'] as const)
      expect((await post('/agency-lists', { on: '2026-05-01', source, text: 'PT A B' }, as)).statusCode, as).toBe(403)
    const before = (await get('/agency-lists')).items.length
    const wrong = await post('/agency-lists', { on: '2026-05-01', source, text: 'PT Satu\n12345678\n' }, 'bp2mi')
    expect(wrong.json().errors).toEqual([
      expect.objectContaining({ field: 'text', code: 'list-line-unreadable', message: expect.stringContaining('Line 2') }),
    ])
    expect((await post('/agency-lists', { on: '2026-05-04', source, text: 'PT A B' }, 'bp2mi')).json().errors[0].code).toBe(
      'date-in-future',
    )
    expect((await get('/agency-lists')).items.length).toBe(before)
  })
})
