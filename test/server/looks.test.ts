// SPDX-License-Identifier: AGPL-3.0-or-later
// Who looked: at a file, and at a list, written down before the answer, with no word of what was typed.

import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { contracts } from '#apps/contracts.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const HERE = '35.10.04.2006'
let instance: TestInstance
let id: string
let url: string
let since = 0

async function get(officer: string, path: string): Promise<number> {
  const answer = await instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': officer } })
  return answer.statusCode
}

async function looks(): Promise<readonly string[]> {
  const rows = await instance.db.read(
    everywhere,
    `select contract, user_id, regency, coalesce(regency || '/' || stream_id, '-') as record, coalesce(area, '-') as area, array_to_string(asked, ',') as asked
     from read_log where id > $1 order by id`,
    [since],
  )
  return rows.map((row) => [row['contract'], row['user_id'], row['record'], row['area'], row['asked']].join(' ').trim())
}

beforeAll(async () => {
  url = await freshDatabase()
  instance = openInstance(url)
  const answer = await instance.app.inject({
    method: 'POST',
    url: '/api/v1/workers',
    headers: { 'x-officer': 'desa' },
    payload: { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'G_TO_G' },
  })
  id = z.object({ id: z.string() }).parse(answer.json()).id
})
afterAll(() => instance.db.close())
beforeEach(async () => {
  const [row] = await instance.db.read(everywhere, 'select coalesce(max(id), 0)::int as last from read_log')
  since = z.object({ last: z.number() }).parse(row).last
})

describe('every query that shows people', () => {
  // What counts, is of offices, courses and bodies only, or stands beside a file whose look is written down.
  const nobody = [
    'CountAway',
    'CountWatch',
    'GetAgreement',
    'GetBody',
    'GetCountSheet',
    'GetErasure',
    'GetProvider',
    'ListAgreements',
    'ListAnnexGuests',
    'ListAnnexes',
    'ListBodies',
    'ListCaseOfficers',
    'ListCaseRecipients',
    'ListClasses',
    'ListCountSheets',
    'ListGuestLinks',
    'ListImports',
    'ListOfficeNames',
    'ListOpenedAnnexes',
    'ListProgrammes',
    'ListProviders',
    'ListRecipients',
    'ListRoomCandidates',
    'ListRoomOfficers',
    'ListTrainingOf',
  ]
  it('leaves a look behind, or is named here', () => {
    const silent = Object.entries(contracts).flatMap(([name, contract]) =>
      contract.kind === 'query' && ['personal', 'identity'].includes(contract.sensitivity) && contract.recorded === undefined ? [name] : [],
    )
    expect(silent.toSorted()).toEqual(nobody)
  })
})

describe('a look at a file', () => {
  it('names the file, each time', async () => {
    const record = `35.10/${id.slice(5)} ${HERE}`
    expect(await get('desa', `/workers/${id}`)).toBe(200)
    expect(await get('dinas', `/workers/${id}/history`)).toBe(200)
    expect(await get('dinas', `/workers/${id}/history`)).toBe(200)
    expect(await looks()).toEqual([`GetWorker desa ${record}`, `GetWorkerHistory dinas ${record}`, `GetWorkerHistory dinas ${record}`])
  })
  it('that an open page shows is one within ten minutes, and another once the file says something else, or for somebody else', async () => {
    instance.setNow('2026-05-02T04:00:00.000Z')
    await Promise.all(Array.from({ length: 5 }, () => get('dinas', `/workers/${id}`)))
    instance.setNow('2026-05-02T04:09:59.000Z')
    expect(await get('dinas', `/workers/${id}`)).toBe(200)
    expect((await looks()).length).toBe(1)
    const answer = await instance.app.inject({
      method: 'POST',
      url: `/api/v1/workers/${id}/person`,
      headers: { 'x-officer': 'desa' },
      payload: { name: 'Siti Aminah binti Ahmad' },
    })
    expect(answer.statusCode).toBe(200)
    expect(await get('dinas', `/workers/${id}`)).toBe(200)
    expect(await get('dinas', `/workers/${id}`)).toBe(200)
    expect(await get('desa', `/workers/${id}`)).toBe(200)
    instance.setNow('2026-05-02T04:19:59.000Z')
    expect(await get('dinas', `/workers/${id}`)).toBe(200)
    expect((await looks()).map((look) => look.split(' ')[1])).toEqual(['dinas', 'dinas', 'desa', 'dinas'])
  })
  it('of somebody who finds nothing leaves none', async () => {
    expect(await get('tetangga', `/workers/${id}`)).toBe(404)
    expect(await looks()).toEqual([])
  })
})

describe('a look at a list', () => {
  it('says the place and by what it was narrowed, and nothing that was typed', async () => {
    expect(await get('dinas', `/workers?area=${HERE}&q=aminah&state=INTERESTED`)).toBe(200)
    expect(await get('dinas', '/worker-count?q=3510044107990001')).toBe(200)
    expect(await get('desa', '/work')).toBe(200)
    expect(await looks()).toEqual([`ListWorkers dinas - ${HERE} q,state`, 'CountWorkers dinas - - q', 'ListWork desa - -'])
    const [row] = await instance.db.read(everywhere, "select string_agg(t::text, ' ') as all from read_log t")
    expect(String(row?.['all'])).not.toMatch(/aminah|3510044107990001/)
  })
  it('is one for the same list within ten minutes, and another for another person, page or question', async () => {
    instance.setNow('2026-05-03T04:00:00.000Z')
    await Promise.all(Array.from({ length: 5 }, () => get('dinas', '/workers?state=READY')))
    instance.setNow('2026-05-03T04:09:59.000Z')
    expect(await get('dinas', '/workers?state=READY')).toBe(200)
    expect(await looks()).toEqual(['ListWorkers dinas - - state'])
    expect(await get('desa', '/workers?state=READY')).toBe(200)
    expect(await get('dinas', '/workers?state=ABROAD')).toBe(200)
    instance.setNow('2026-05-03T04:10:00.000Z')
    expect(await get('dinas', '/workers?state=READY')).toBe(200)
    expect(await looks()).toEqual(Array.from(['dinas', 'desa', 'dinas', 'dinas'], (who) => `ListWorkers ${who} - - state`))
  })
  it('on a later page was narrowed by what the first was', async () => {
    const cursor = Buffer.from(JSON.stringify(['2026-01-01', id.slice(5)])).toString('base64url')
    expect(await get('desa', `/workers?state=READY&limit=10&cursor=${cursor}`)).toBe(200)
    expect(await looks()).toEqual(['ListWorkers desa - - state'])
  })
  it('that was refused leaves none', async () => {
    expect(await get('auditor', '/workers')).toBe(403)
    expect(await get('desa', '/workers?state=NOWHERE')).toBe(400)
    expect(await looks()).toEqual([])
  })
})

it('where a look cannot be written down, nothing is shown', async () => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query("alter table read_log add constraint full_disk check (contract = 'GetClass') not valid")
  const refused = [await get('desa', `/workers/${id}`), await get('desa', '/workers?scheme=G_TO_G')]
  await owner.query('alter table read_log drop constraint full_disk')
  await owner.end()
  expect(refused).toEqual([500, 500])
  expect(await get('desa', '/workers?scheme=G_TO_G')).toBe(200)
  expect(await looks()).toEqual(['ListWorkers desa - - scheme'])
})
