// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach over HTTP: sessions, what was known before and after, progress by village; a leader sees the counts, a neighbour none.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { questionCodes } from '#village/core/outreach.ts'
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

const HERE = '35.10.04.2006'
const none = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
const session = { area: HERE, on: '2026-04-01', kind: 'VILLAGE', venue: 'Balai desa' }
const reached = { F: { ...none, FROM_25: 20, UNDER_18: 2 }, M: { ...none, FROM_18: 8 } }

async function done(path: string, as: OfficerName, body: object): Promise<string> {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return z.object({ id: z.string() }).parse(answer.json()).id
}
const progress = async (as: OfficerName, query = '') =>
  outreachContracts.GetOutreachProgress.output.parse((await instance.send('GET', `/outreach/progress${query}`, as)).json())
const all = (count: number) => Object.fromEntries(questionCodes.map((code) => [code, count]))

it('counts sessions and people by village, and scores what was known before and after', async () => {
  const first = await done('/outreach', 'desa', { ...session, reached })
  const school = await done('/outreach', 'dinas', { ...session, on: '2026-05-01', kind: 'SCHOOL', venue: 'SMKN 1', reached })
  await done('/outreach', 'dinas', { ...session, area: '35.10.05.2001', reached })
  const sheets = { audience: 'VILLAGER', sheets: 10 }
  await done(`/outreach/${first}/answers`, 'desa', { ...sheets, moment: 'BEFORE', right: all(4) })
  await done(`/outreach/${first}/answers`, 'desa', { ...sheets, moment: 'AFTER', right: all(9) })
  // Counted anew: the last count is what stands.
  await done(`/outreach/${school}/answers`, 'desa', { ...sheets, moment: 'BEFORE', right: all(2) })
  await done(`/outreach/${school}/answers`, 'desa', { ...sheets, moment: 'BEFORE', right: all(6) })

  const seen = await progress('desa')
  expect(seen).toMatchObject({ sessions: 2, people: 60, women: 44, under18: 4 })
  expect(seen.places).toMatchObject([{ area: HERE, sessions: 2, people: 60, lastOn: '2026-05-01' }])
  expect(seen.places[0]?.scores.map(({ moment, score }) => [moment, score])).toEqual([
    ['AFTER', 90],
    ['BEFORE', 50],
  ])
  expect((await progress('bupati')).places.map(({ area }) => area)).toEqual([HERE, '35.10.05.2001'])
  expect((await progress('dinas', '?area=35.10.05')).sessions).toBe(1)
  expect((await progress('tetangga')).places).toEqual([])

  const page = outreachContracts.ListOutreach.output.parse((await instance.send('GET', '/outreach?limit=1', 'desa')).json())
  const rest = outreachContracts.ListOutreach.output.parse(
    (await instance.send('GET', `/outreach?limit=1&cursor=${page.next}`, 'desa')).json(),
  )
  expect([page, rest].map(({ items }) => items.map(({ id, people }) => [id, people]))).toEqual([[[school, 30]], [[first, 30]]])
  const one = outreachContracts.GetOutreach.output.parse((await instance.send('GET', `/outreach/${first}`, 'desa')).json())
  expect(one.tallies.map(({ moment, score }) => [moment, score])).toEqual([
    ['BEFORE', 40],
    ['AFTER', 90],
  ])

  await done(`/outreach/${first}/correction`, 'desa', {
    on: '2026-04-02',
    kind: 'HOMES',
    venue: 'Krajan',
    reached: { ...reached, M: none },
  })
  expect((await progress('desa')).people).toBe(52)
  await done(`/outreach/${school}/withdrawal`, 'desa', {})
  expect((await progress('desa')).places).toMatchObject([{ sessions: 1, people: 22, scores: [{ score: 90 }, { score: 40 }] }])
  expect((await instance.send('GET', `/outreach/${school}`, 'desa')).statusCode).toBe(404)
})

it('is hidden elsewhere, and written by whoever answers for the place', async () => {
  const id = await done('/outreach', 'desa', { ...session, reached })
  for (const as of ['tetangga', 'jember'] as const) {
    expect((await instance.send('GET', `/outreach/${id}`, as)).statusCode).toBe(404)
    expect((await instance.send('POST', `/outreach/${id}/withdrawal`, as, {})).statusCode).toBe(404)
    expect((await instance.send('POST', '/outreach', as, { ...session, reached })).statusCode).toBe(404)
  }
  expect((await instance.send('POST', '/outreach', 'bupati', { ...session, reached })).statusCode).toBe(403)
  expect((await instance.send('GET', '/outreach/progress', 'auditor')).statusCode).toBe(403)
})
