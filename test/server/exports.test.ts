// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files taken away: within the authority, with its filters, safe in a spreadsheet, explained, recorded, and handed in again.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { columnCodes } from '#exchange/core/column.ts'
import { openCsv } from '#exchange/core/csv.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { type ImportWorld, openImports } from '../support/imports.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader } from '../support/whole.ts'

const dinas = officer('regency-officer', ['35.10'])
const desa = officer('village-officer', ['35.10.04.2006'])
const people = [
  { name: '=HYPERLINK("http://x","klik")', nik: '4910044107990501', phone: '081234567890', area: '35.10.04.2006', destination: 'HKG' },
  { name: '+Siti, "Ami"', area: '35.10.04.2006', occupation: '@tukang las', alias: '-Mina' },
  { name: 'Budi Sebelah', area: '35.10.04.2005' },
]

let world: ImportWorld
beforeAll(async () => {
  world = await openImports(await freshDatabase())
  for (const person of people)
    expect((await world.post(dinas, '/workers', { sex: 'F', birthDate: '1999-07-01', ...person })).status).toBe(201)
})
afterAll(async () => {
  await world.close()
  expect(world.whole.errors).toEqual([])
})

function rowsOf(text: string): readonly (readonly string[])[] {
  const csv = openCsv(',')
  return [...csv.push(text.slice(1)), ...csv.end()]
}

it('is what the reader may see, with the filters of the list', async () => {
  const all = rowsOf((await world.get(dinas, '/exports/workers.csv')).body)
  expect(all[0]).toEqual([...columnCodes, 'id', 'state', 'registered_on'])
  expect(all).toHaveLength(4)
  expect(rowsOf((await world.get(desa, '/exports/workers.csv')).body)).toHaveLength(3)
  expect(rowsOf((await world.get(dinas, '/exports/workers.csv?destination=HKG')).body)).toHaveLength(2)
  for (const role of ['trainer', 'leader', 'auditor', 'administrator'] as const)
    expect((await world.get(officer(role, ['35.10']), '/exports/workers.csv')).status).toBe(403)
})

it('holds nothing that a spreadsheet would run', async () => {
  const cells = rowsOf((await world.get(dinas, '/exports/workers.csv')).body).flat()
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(cells).toEqual(
    expect.arrayContaining(['\'=HYPERLINK("http://x","klik")', '\'+Siti, "Ami"', "'@tukang las", "'-Mina", "'+6281234567890"]),
  )
})

it('comes as a workbook too, with its columns explained, and either can be handed in again', async () => {
  const answer = await world.whole.app.inject({
    url: '/api/v1/exports/workers.xlsx',
    headers: { ...actorHeader(dinas), 'accept-language': 'id' },
  })
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, 'attachment; filename="kawal-berkas-2026-05-03.xlsx"'])
  expect((await world.get(dinas, '/exports/workers-columns.csv', 'id')).body).toContain(
    'birth_date,Tanggal lahir,tahun-bulan-tanggal,1999-07-01',
  )
  const csv = (await world.get(dinas, '/exports/workers.csv')).body
  for (const [file, kind] of [
    [answer.rawPayload, 'xlsx'],
    [Buffer.from(csv), 'csv'],
  ] as const) {
    const list = await world.read(dinas, await world.handIn(dinas, file, { query: '?dryRun=true' }))
    // Who has a NIK is known to be there; the others would be files of their own, for somebody to compare.
    expect(list).toMatchObject({ state: 'done', rows: 3, accepted: 2, duplicates: 1, rejected: 0, detected: { kind } })
  }
})

it('is a look that the log names', async () => {
  const rows = await world.whole.services.db.read(
    everywhere,
    "select distinct contract from read_log where contract like 'Export%' order by contract",
  )
  expect(rows.map((row) => z.object({ contract: z.string() }).parse(row).contract)).toEqual(['ExportWorkersCsv', 'ExportWorkersXlsx'])
})

it('is told to each person who may stand in it, with the office and the day', async () => {
  const Told = z.object({ taken: z.array(z.object({ day: z.string(), office: z.nullable(z.string()), times: z.number() })) })
  const taken = async (area: string) => {
    const made = await world.post(dinas, '/workers', { sex: 'F', birthDate: '1999-07-01', name: 'Sri Baru', area })
    const { id } = z.object({ id: z.string() }).parse(made.json)
    const told = async () => Told.parse(JSON.parse((await world.get(dinas, `/workers/${id}/held`)).body)).taken
    expect(await told()).toEqual([])
    expect((await world.get(desa, '/exports/workers.csv')).status).toBe(200)
    return told()
  }
  expect(await taken('35.10.04.2006')).toMatchObject([{ times: 1 }])
  expect(await taken('35.10.04.2005')).toEqual([])
})
