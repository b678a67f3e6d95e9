// SPDX-License-Identifier: AGPL-3.0-or-later
// A list that is interrupted, undone, or whose term is over: nobody is entered twice, nothing is left of what was undone, and what
// somebody has worked on since stays.

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { forgetLists, importListener } from '#exchange/server/import.jobs.ts'
import type { BulkPorts } from '#journeys/core/worker.port.ts'
import { bulkPorts } from '#journeys/server/worker.bulk.ts'
import { journeyPorts } from '#journeys/server/worker.ports.ts'
import { parseId } from '#kernel/ids.ts'
import { syntheticNik } from '#people/core/nik.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { findStanding, villagesNamed } from '#regions/server/register.ts'
import { everythingIn, textOf } from '../support/dump.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type ImportWorld, openImports } from '../support/imports.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole } from '../support/whole.ts'

const dinas = officer('regency-officer', ['35.10'])
const HEAD = 'nik,name,sex,birth_date,area'
/** What people are found and called by. */
const SEEN = ['worker', 'identity', 'work']

let world: ImportWorld
let owner: pg.Client
beforeAll(async () => {
  const url = await freshDatabase()
  world = await openImports(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
  // That the disk was full is the operator's to know.
  expect(world.whole.errors.filter((error) => !String(error).includes('could not extend file'))).toEqual([])
})

const nik = (serial: number): string => syntheticNik({ birthDate: '1999-07-01', sex: 'F', serial })
const rowOf = (serial: number, name: string): string => `${nik(serial)},${name},F,1999-07-01,35.10.04.2006`

async function seen(): Promise<readonly string[]> {
  const tables: string[] = []
  for (const table of SEEN) tables.push((await textOf(owner, table)).split('\n').toSorted().join('\n'))
  return tables
}

const Counted = z.object({ n: z.number() })
async function count(text: string): Promise<number> {
  return Counted.parse((await owner.query(`select count(*)::int as n from ${text}`)).rows[0]).n
}

it('an import that is undone leaves everything as it was, but for what somebody has worked on since', async () => {
  let serial = 1
  const oneRow = fc.record({ good: fc.boolean(), touched: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(oneRow, { minLength: 1, maxLength: 6 }), async (rows) => {
      const before = await seen()
      const numbered = rows.map((row) => ({ ...row, serial: serial++ }))
      const list = `${HEAD}\n${numbered.map(({ good, serial: each }) => (good ? rowOf(each, `Undur ${each}`) : `x,${each},F,1999-07-01,`)).join('\n')}\n`
      const id = await world.handIn(dinas, list)
      const entered = await world.read(dinas, id)
      const good = numbered.filter((row) => row.good)
      expect(entered.files).toHaveLength(good.length)
      const touched = entered.files.filter((_, index) => good[index]?.touched === true).map((file) => file.id)
      for (const file of touched) {
        const body = { on: '2026-05-01' }
        expect((await world.post(dinas, `/workers/${file}/milestones/INFO_GIVEN`, body)).status).toBe(200)
      }
      const undo = await world.post(dinas, `/imports/${id}/undo`, {})
      expect(undo.status).toBe(202)
      const after = await world.read(dinas, id)
      expect(after).toMatchObject({
        state: 'undone',
        undone: { removed: good.length - touched.length, kept: touched.length },
        kept: touched,
      })
      for (const file of touched) expect((await world.get(dinas, `/workers/${file}`)).status).toBe(200)
      for (const { id: file } of entered.files.filter((each) => !touched.includes(each.id)))
        expect((await world.get(dinas, `/workers/${file}`)).status).toBe(404)
      if (touched.length === 0) expect(await seen()).toEqual(before)
      // What was undone can be handed in again, and who is there still is not entered twice.
      const again = await world.read(dinas, await world.handIn(dinas, list, { query: '?dryRun=true' }))
      expect([again.accepted, again.duplicates]).toEqual([good.length - touched.length, touched.length])
    }),
    { numRuns: 4 },
  )
  const { services, capabilities } = world.whole
  expect((await verifyChains(services.db, services.keyring, { folds: foldsOf(capabilities) })).breaks).toEqual([])
})

it('a paper, a place in a class, and what the system concluded from others’ work are work on a file too', async () => {
  const serials = [7000, 7001, 7002, 7003]
  const id = await world.handIn(dinas, `${HEAD}\n${serials.map((serial) => rowOf(serial, `Sentuh ${serial}`)).join('\n')}\n`)
  const [paper = '', computed = '', taught = '', plain = ''] = (await world.read(dinas, id)).files.map((file) => file.id)
  const attached = await world.whole.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${paper}&kind=PASSPORT`,
    headers: { ...actorHeader(dinas), ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  expect(attached.statusCode, attached.body).toBe(201)
  const { services } = world.whole
  const journeys = journeyPorts(services, { company: async () => undefined, order: async () => undefined }, async () => undefined)
  const cause = '00000000-0000-8000-a000-000000000001'
  expect(await journeys.recordComputed(cause, computed, { code: 'BASIC_SAFETY', on: '2026-05-01' })).toMatchObject({ type: 'done' })
  await owner.query(
    `insert into trainee (regency, stream_id, worker_id, area, title, programme, provider, status, hours, min_hours, has_left)
     values ('35.09', gen_random_uuid(), $1, '35.10.04.2006', '', '', '', 'planned', 0, 0, false)`,
    [taught],
  )
  expect((await world.post(dinas, `/imports/${id}/undo`, {})).status).toBe(202)
  expect(await world.read(dinas, id)).toMatchObject({ undone: { removed: 1, kept: 3 }, kept: [paper, computed, taught] })
  expect((await world.get(dinas, `/workers/${plain}`)).status).toBe(404)
  await owner.query('delete from trainee where worker_id = $1', [taught])
})

it('only the office that handed a list in undoes it, or who answers for the whole place', async () => {
  const village = '35.10.04.2006'
  const desa = officer('village-officer', [village], 'desa-office')
  const other = officer('village-officer', [village], 'other-office')
  const id = await world.handIn(desa, `${HEAD}\n${rowOf(7100, 'Kantor')}\n`)
  expect([await world.read(desa, id), await world.read(other, id), await world.read(dinas, id)].map(({ may }) => may.undo)).toEqual([
    true,
    false,
    true,
  ])
  expect(await world.post(other, `/imports/${id}/undo`, {})).toMatchObject({ status: 422, json: { code: 'import-of-another-office' } })
  expect((await world.post(desa, `/imports/${id}/undo`, {})).status).toBe(202)
  expect(await world.read(desa, id)).toMatchObject({ undone: { removed: 1, kept: 0 } })
})

it('whoever goes on after it was cut off enters nobody twice, also where two go on at once', async () => {
  // Where no job runs but those of this test.
  const quiet = openWhole(await freshDatabase())
  const { services } = quiet
  const placement = { company: async () => undefined, order: async () => undefined }
  /** Workers’ files until so many were registered. */
  function failingAfter(most: number): BulkPorts {
    const workers = bulkPorts(services, { placement, findStanding, recipients: async () => [] })
    let registered = 0
    return {
      ...workers,
      register: async (...asked) => {
        registered += 1
        if (registered > most) throw new Error('the power went')
        return workers.register(...asked)
      },
    }
  }
  const ask = (method: 'GET' | 'POST', path: string, more: object = {}, payload?: Buffer) =>
    quiet.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...actorHeader(dinas), ...more },
      ...(payload === undefined ? {} : { payload }),
    })
  const rows = Array.from({ length: 650 }, (_, index) =>
    index % 5 === 0 ? `,Padam ${index},F,1999-07-01,35.10.04.2006` : rowOf(2000 + index, `Padam ${index}`),
  )
  const begun = await ask('POST', '/imports', FORM_TYPE, formOf(`${HEAD}\n${rows.join('\n')}\n`))
  const { id } = z.object({ id: z.string() }).parse(begun.json())
  const event = { key: parseId(id), id, version: 1, type: 'ImportStarted', commandId: '00000000-0000-8000-a000-000000000000' }
  const handle = (workers: BulkPorts): Promise<void> => importListener(services, { workers, findStanding, villagesNamed }).handle(event)
  for (const most of [0, 580, 40]) {
    await expect(handle(failingAfter(most))).rejects.toThrow('the power went')
    expect((await ask('GET', `/imports/${id}`)).json()).toMatchObject({ state: 'running', progress: { of: 650 } })
  }
  await Promise.all([handle(failingAfter(5000)), handle(failingAfter(5000))])
  const read = (await ask('GET', `/imports/${id}`)).json()
  expect(read).toMatchObject({ state: 'done', rows: 650, accepted: 650, rejected: 0, duplicates: 0 })
  const listed = await services.db.read(everywhere, "select count(*)::int as n from worker where name like 'Padam %'")
  expect(listed).toEqual([{ n: 650 }])
  await quiet.close()
})

it('of an undone list nothing is left that names anybody', async () => {
  const name = 'Kusumawardhani Sekarlangit'
  const id = await world.handIn(dinas, `${HEAD}\n${rowOf(8000, name)}\n${nik(8001)},${name},F,1999-13-01,35.10.04.2006\n`)
  const entered = await world.read(dinas, id)
  expect([entered.accepted, entered.rejected, (await everythingIn(owner)).includes(name)]).toEqual([1, 1, true])
  expect((await world.post(dinas, `/imports/${id}/undo`, {})).status).toBe(202)
  await world.jobs.settleAll()
  const left = await everythingIn(owner)
  for (const text of [name, nik(8000), nik(8001)]) expect(left.includes(text), text).toBe(false)
})

it('where the disk is full, nothing of a file stays, and it may be sent again', async () => {
  const send = () =>
    world.whole.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...actorHeader(dinas), ...FORM_TYPE },
      payload: formOf(`${HEAD}\n${rowOf(9000, 'Penuh')}\n${' '.repeat(600_000)}`),
    })
  await owner.query(`create function full_disk() returns trigger language plpgsql as $$ begin
    if new.nth > 0 then raise exception 'could not extend file' using errcode = '53100'; end if; return new; end $$`)
  await owner.query('create trigger full_disk before insert on import_chunk for each row execute function full_disk()')
  const before = await count('import_chunk')
  const full = await send()
  expect([full.statusCode, full.headers['retry-after'], await count('import_chunk')]).toEqual([503, '2', before])
  await owner.query('drop trigger full_disk on import_chunk')
  expect((await send()).statusCode).toBe(202)
})

it('what a list said is gone when its term is over, and its counts stay', async () => {
  const { services } = world.whole
  const id = await world.handIn(dinas, `${HEAD}\n${rowOf(9100, 'Lewat')}\n1,Salah,F,1999-07-01,35.10.04.2006\n`, { query: '?dryRun=true' })
  await world.jobs.settleAll()
  await forgetLists(services, '2026-06-01T02:00:00.000Z')
  expect((await world.read(dinas, id)).errors).toHaveLength(1)
  await forgetLists(services, '2026-06-03T02:00:00.000Z')
  for (const table of ['import_chunk', 'import_part', 'import_file']) expect(await count(table), table).toBe(0)
  expect(await world.read(dinas, id)).toMatchObject({ rows: 2, accepted: 1, rejected: 1, errors: [], fileName: '', may: { run: false } })
  expect((await world.get(dinas, `/imports/${id}/bad-rows.csv`)).status).toBe(404)
  expect((await world.post(dinas, `/imports/${id}/runs`, {})).status).toBe(202)
  expect(await world.read(dinas, id)).toMatchObject({ state: 'failed' })
})
