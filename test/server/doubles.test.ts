// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files of one regency that may be of one person: proposed, compared, decided, taken back, and found by nobody who does not reach both.

import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { OfficerName } from '../support/instance.ts'
import { openWorking } from '../support/working.ts'

const { instance, jobs } = await openWorking()

const HERE = '35.10.04.2006'
const BESIDE = '35.10.05.2001'

function get(path: string, as: OfficerName) {
  return instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as, 'accept-language': 'en' } })
}
function post(path: string, body: object, as: OfficerName, headers: Record<string, string> = {}) {
  const sent = { 'x-officer': as, 'accept-language': 'en', ...headers }
  return instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: sent, payload: body })
}
const Made = z.object({ id: z.string(), version: z.number() })
async function register(area: string, more: object = {}, as: OfficerName = 'dinas'): Promise<string> {
  const answer = await post('/workers', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area, ...more }, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}
async function pair(more: object = {}): Promise<{ id: string; one: string; other: string }> {
  const one = await register(HERE)
  const other = await register(BESIDE, { name: 'Siti Aminnah', ...more })
  const answer = await post('/doubles', { one, other }, 'dinas')
  expect(answer.statusCode, answer.body).toBe(201)
  return { id: Made.parse(answer.json()).id, one, other }
}
const seen = async (id: string, as: OfficerName = 'dinas') =>
  doubleContracts.GetDouble.output.parse((await get(`/doubles/${id}`, as)).json())
const listed = async (show: 'waiting' | 'decided', as: OfficerName = 'dinas') =>
  doubleContracts.ListDoubles.output.parse((await get(`/doubles?show=${show}&limit=200`, as)).json()).items.map(({ id }) => id)

describe('a pair', () => {
  it('is proposed once, from either side, also by two at once, and shown with what differs first', async () => {
    const one = await register(HERE)
    const other = await register(HERE, { name: 'Siti Aminnah', phone: '081234567890' })
    const both = await Promise.all([post('/doubles', { one, other }, 'dinas'), post('/doubles', { one: other, other: one }, 'bp2mi')])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
    const id = both.flatMap(({ statusCode, json }) => (statusCode === 201 ? [Made.parse(json()).id] : []))[0] ?? ''
    expect((await post('/doubles', { one, other }, 'desa')).json()).toMatchObject({ code: 'double-known', see: `/doubles/${id}` })
    const shown = await seen(id)
    expect(shown).toMatchObject({ standing: 'open', source: 'OFFICER', differs: ['name'], onlyOne: ['phone'] })
    expect(shown.agrees).toContain('birthDate')
    expect(await listed('waiting')).toContain(id)
  })

  it('is nowhere to be found for whoever does not reach both files', async () => {
    const { id, one, other } = await pair()
    for (const as of ['camat', 'camat-sebelah', 'jember'] as const) {
      expect((await get(`/doubles/${id}`, as)).statusCode).toBe(404)
      expect((await post(`/doubles/${id}/outcome`, { outcome: 'LATER' }, as)).statusCode).toBe(404)
      expect((await post('/doubles', { one, other }, as)).statusCode).toBe(404)
      expect(await listed('waiting', as)).not.toContain(id)
    }
  })

  it('is not one file twice, nor files of two regencies', async () => {
    const one = await register(HERE)
    const far = await register('35.09.01.2001', {}, 'jember')
    expect((await post('/doubles', { one, other: one }, 'bp2mi')).json()).toMatchObject({ code: 'double-one-file' })
    expect((await post('/doubles', { one, other: far }, 'bp2mi')).json()).toMatchObject({ code: 'double-other-regency' })
  })

  it('that was told apart comes back only when one of them says something else of the person', async () => {
    const { id, one, other } = await pair()
    expect((await post(`/doubles/${id}/outcome`, { outcome: 'DIFFERENT' }, 'dinas')).json()).toMatchObject({ standing: 'different' })
    expect(await listed('waiting')).not.toContain(id)
    expect(await listed('decided')).toContain(id)
    const part = { field: 'name', agreement: 'sounds-alike', weight: 9 }
    const finder = (commandId: string) =>
      instance.journeys.proposeDouble(commandId, [other, one], { source: 'FINDER', score: 9, parts: [part] })
    expect(await finder('0197f3c2-0000-7000-8000-00000000d001')).toEqual({ type: 'unchanged', code: 'double-decided' })
    await post(`/workers/${one}/milestones/INFO_GIVEN`, {}, 'dinas')
    expect(await finder('0197f3c2-0000-7000-8000-00000000d002')).toEqual({ type: 'unchanged', code: 'double-decided' })
    await post(`/workers/${one}/person`, { name: 'Siti Aminnah' }, 'dinas')
    expect(await finder('0197f3c2-0000-7000-8000-00000000d003')).toEqual({ type: 'done', id })
    expect(await seen(id)).toMatchObject({ standing: 'open', source: 'FINDER', score: 9, parts: [part] })
  })

  it('is put off behind the others, and a decision is taken back within thirty days, not after', async () => {
    const { id } = await pair()
    expect((await post(`/doubles/${id}/outcome`, { outcome: 'LATER' }, 'dinas')).json()).toMatchObject({ standing: 'later' })
    expect((await listed('waiting')).at(-1)).toBe(id)
    expect((await post(`/doubles/${id}/undo`, {}, 'dinas')).json()).toMatchObject({ code: 'double-open' })
    await post(`/doubles/${id}/outcome`, { outcome: 'DIFFERENT' }, 'dinas')
    expect((await post(`/doubles/${id}/outcome`, { outcome: 'SAME' }, 'dinas')).json()).toMatchObject({ code: 'double-decided' })
    expect((await post(`/doubles/${id}/undo`, {}, 'dinas')).json()).toMatchObject({ standing: 'open' })
    await post(`/doubles/${id}/outcome`, { outcome: 'DIFFERENT' }, 'dinas')
    instance.setNow('2026-06-03T02:00:00.000Z')
    expect((await post(`/doubles/${id}/undo`, {}, 'dinas')).json()).toMatchObject({ code: 'double-undo-too-late' })
    expect(await listed('decided')).not.toContain(id)
    instance.setNow('2026-05-03T02:00:00.000Z')
  })

  it('ends with an erasure', async () => {
    const { id, other } = await pair()
    expect((await post(`/workers/${other}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await jobs.settleAll()
    expect((await get(`/doubles/${id}`, 'dinas')).statusCode).toBe(404)
    expect(await instance.db.read(everywhere, 'select 1 from double where stream_id = $1', [id.slice(5)])).toEqual([])
  })
})
