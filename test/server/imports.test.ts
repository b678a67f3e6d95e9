// SPDX-License-Identifier: AGPL-3.0-or-later
// A list that is handed in: checked, entered, told of cell by cell, put right and handed in again.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ImportWorld, openImports } from '../support/imports.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'

const dinas = officer('regency-officer', ['35.10'])
const desa = officer('village-officer', ['35.10.04.2006'])
const jember = officer('regency-officer', ['35.09'])
const HEAD = 'nik,name,sex,birth_date,area,phone,destination,occupation,scheme'

let world: ImportWorld
beforeAll(async () => {
  world = await openImports(await freshDatabase())
})
afterAll(async () => {
  await world.close()
  expect(world.whole.errors).toEqual([])
})

const Listed = z.object({ items: z.array(z.looseObject({ name: z.string(), area: z.string() })) })
async function named(q: string) {
  const { body } = await world.get(dinas, `/workers?q=${encodeURIComponent(q)}`)
  return Listed.parse(JSON.parse(body)).items
}

it('has a template with every column explained, which is itself a list', async () => {
  const { status, body } = await world.get(desa, '/imports/template.csv', 'id')
  expect(status).toBe(200)
  const [head = '', ...explained] = body.trim().split('\r\n')
  expect(head.startsWith(HEAD)).toBe(true)
  expect(explained.every((line) => /^"?# \w+: /.test(line))).toBe(true)
  expect(explained).toHaveLength(head.split(',').length)
  const filled = `${body}4910044107990311,Wiji Template,F,1999-07-01,35.10.04.2006,081234567890,HKG,PENGASUH_LANSIA,P_TO_P\r\n`
  expect(await world.read(desa, await world.handIn(desa, filled))).toMatchObject({ state: 'done', rows: 1, accepted: 1, errors: [] })
})

const LIST = [
  HEAD,
  '4910044107990321,Ani Daftar,F,1999-07-01,35.10.04.2006,081234567891,HKG,PENGASUH_LANSIA,P_TO_P',
  ',Budi Daftar,L,1998-02-03,35.10.04.2005,,Taiwan,tukang las,',
  '49100441079903,Cici Daftar,F,1999-07-01,35.10.04.2006,,,,',
  '4910044107990322,,F,31/02/1999,35.10.99.9999,abc,XX,,Z',
  '4910044107990321,Ani Lagi,F,1999-07-01,35.10.04.2006,,,,',
  '4910044107990324,Dodi Daftar,M,1999-07-01,35.09.01.2001,,,,',
  '4910044107990325,Eko Daftar,M,01/07/1999,35.10.04.2006,6.28E+12,,,',
].join('\n')

it('only checks with dryRun, and names every cell with its reason and what would put it right', async () => {
  const id = await world.handIn(dinas, LIST, { query: '?dryRun=true' })
  const list = await world.read(dinas, id)
  expect(list).toMatchObject({ state: 'done', dryRun: true, rows: 7, accepted: 2, rejected: 4, duplicates: 1 })
  expect(list.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
    [4, 'nik', '49100441079903'],
    [5, 'name', ''],
    [5, 'birth_date', '31/02/1999'],
    [5, 'area', '35.10.99.9999'],
    [5, 'phone', 'abc'],
    [5, 'destination', 'XX'],
    [5, 'scheme', 'Z'],
    [6, 'nik', '4910044107990321'],
    [7, 'area', '35.09.01.2001'],
    [8, 'birth_date', '01/07/1999'],
    [8, 'phone', '6.28E+12'],
  ])
  for (const error of list.errors) {
    expect(Object.keys(error).sort()).toEqual(['column', 'reason', 'row', 'suggestion', 'value'])
    expect([error.reason.length > 5, error.suggestion.length > 3], JSON.stringify(error)).toEqual([true, true])
  }
  expect(list.errors.at(-2)?.suggestion).toBe('1999-07-01')
  expect(list.offers.map(({ kind, from, to, count }) => [kind, from, to, count])).toEqual([
    ['birth-from-nik', '31/02/1999', '1999-07-01', 1],
    ['date-dmy', '01/07/1999', '1999-07-01', 1],
  ])
  expect(await named('daftar')).toEqual([])
  const { body } = await world.get(dinas, `/imports/${id}`, 'id')
  expect(body).toContain('NIK harus 16 angka.')
})

it('enters who can be, tells of the others, and takes the rows that were put right', async () => {
  const id = await world.handIn(dinas, LIST)
  const list = await world.read(dinas, id)
  expect(list).toMatchObject({ state: 'done', dryRun: false, rows: 7, accepted: 2, rejected: 4, duplicates: 1 })
  expect((await named('daftar')).map(({ name }) => name).sort()).toEqual(['Ani Daftar', 'Budi Daftar'])
  expect(list.files.map(({ row }) => row)).toEqual([2, 3])

  const bad = await world.get(dinas, `/imports/${id}/bad-rows.csv`, 'id')
  const lines = bad.body.slice(1).trim().split('\r\n')
  expect(lines[0]).toBe(`${HEAD},alasan,saran`)
  expect(lines).toHaveLength(6)
  const mended = bad.body.replace('01/07/1999', '1999-07-01').replace('6.28E+12', '081234567899')
  const again = await world.read(dinas, await world.handIn(dinas, Buffer.from(mended)))
  expect(again).toMatchObject({ rows: 5, accepted: 1, rejected: 3, duplicates: 1 })
  expect((await named('eko')).map(({ name }) => name)).toEqual(['Eko Daftar'])
})

it('is done once under one key, whatever comes again', async () => {
  const file = `${HEAD}\n,Satu Kali,F,1999-07-01,35.10.04.2006,,,,\n`
  const [one, other] = [await world.handIn(dinas, file, { key: 'sekali' }), await world.handIn(dinas, file, { key: 'sekali' })]
  expect(other).toBe(one)
  expect(await world.read(dinas, one)).toMatchObject({ accepted: 1 })
  expect(await named('satu kali')).toHaveLength(1)
})

it('is not there for who has no authority over it', async () => {
  const id = await world.handIn(dinas, LIST, { query: '?dryRun=true' })
  await world.jobs.settleAll()
  for (const path of [`/imports/${id}`, `/imports/${id}/bad-rows.csv`, `/imports/${id}/bad-rows.xlsx`])
    expect((await world.get(jember, path)).status).toBe(404)
  expect((await world.post(jember, `/imports/${id}/undo`, {})).status).toBe(404)
  expect((await world.get(jember, '/imports')).body).not.toContain(id)
  expect((await world.get(dinas, '/imports')).body).toContain(id)
})

it('is read again with accepted repairs and chosen columns, which the office need not choose twice', async () => {
  const rows = ['DAFTAR CALON;;;', ';;;', 'Nama Calon;KTP-nya;Lahir;Tempat', 'Fitri Ulang;4910046107990331;1/7/1999;Wringinpitu']
  const id = await world.handIn(dinas, rows.join('\r\n'), { query: '?dryRun=true' })
  const first = await world.read(dinas, id)
  expect(first).toMatchObject({
    rows: 1,
    accepted: 0,
    detected: { kind: 'csv', delimiter: ';', encoding: 'utf-8', columns: ['name', null, 'birth_date', null] },
  })
  const columns = ['name', 'nik', 'birth_date', 'area']
  expect((await world.post(dinas, `/imports/${id}/runs`, { dryRun: true, columns })).status).toBe(202)
  const second = await world.read(dinas, id)
  expect(second.offers.map(({ kind }) => kind).sort()).toEqual(['area-name', 'date-dmy', 'sex-from-nik'])
  const accepts = second.offers.map(({ kind }) => kind)
  expect((await world.post(dinas, `/imports/${id}/runs`, { columns, accepts })).status).toBe(202)
  expect(await world.read(dinas, id)).toMatchObject({ state: 'done', dryRun: false, accepted: 1 })
  expect(await named('fitri ulang')).toMatchObject([{ sex: 'F', area: '35.10.04.2006' }])
  // Entered once; and the same headings are known from now on.
  expect(await world.post(dinas, `/imports/${id}/runs`, { columns, accepts })).toMatchObject({
    status: 422,
    json: { code: 'import-entered' },
  })
  const next = await world.read(dinas, await world.handIn(dinas, rows.join('\r\n'), { query: '?dryRun=true' }))
  expect(next.detected).toMatchObject({ columns, remembered: true })
})

it.each([
  ['empty', '', 'file-empty'],
  ['blank', ' \n \n', 'file-empty'],
  ['a paper', '%PDF-1.7\n%\u0000\u0001\n', 'file-not-a-table'],
  ['old Excel', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file-old-excel'],
  ['a web page', '<html><table><tr><td>nama</td></tr></table></html>', 'file-web-page'],
  ['a quote that is not closed', `${HEAD}\n,"Gita,F,1999-07-01,35.10.04.2006,,,,\n`, 'quote-open'],
  ['headings that nobody knows', 'a,b,c\n1,2,3\n', 'headings-missing'],
])('a file that cannot be read, %s, says why and enters nobody', async (_, file, code) => {
  const id = await world.handIn(dinas, file)
  const list = await world.read(dinas, id)
  expect(list).toMatchObject({ state: 'failed', rows: 0, fault: { code } })
  expect(list.fault?.text.length).toBeGreaterThan(20)
})

it('who is likely there already comes before somebody who compares, as soon as the list is entered', async () => {
  const person = { name: 'Ratna Kembarwati', sex: 'F', birthDate: '1997-11-23', phone: '081298765432', motherName: 'Sulastri Wening' }
  expect((await world.post(dinas, '/workers', { ...person, area: '35.10.04.2006' })).status).toBe(201)
  const list = 'name,sex,birth_date,area,phone,mother_name\nRatna Kembarwaty,F,1997-11-23,35.10.04.2006,081298765432,Sulastri Wening\n'
  expect(await world.read(dinas, await world.handIn(dinas, list))).toMatchObject({ accepted: 1 })
  expect((await world.get(dinas, '/doubles')).body).toContain('Ratna Kembarwaty')
})

it('of an office of two regencies stands where neither of them alone reads of the other, and the office has it back', async () => {
  const head = 'name,sex,birth_date,area'
  const list = `${head}\nSatu Wilayah,F,1999-07-01,35.10.04.2006\nDua Wilayah,F,1999-07-01,35.09.01.2001\nSalah Wilayah,F,x,35.09.01.2001\n`
  const places = [
    ['35.10', '35.09'],
    ['35.10', '11.01'],
    ['35.10.04', '35.10.05'],
  ]
  for (const prefixes of places) {
    const post = officer('agency-officer', prefixes)
    const id = await world.handIn(post, list, { query: '?dryRun=true' })
    expect(await world.read(post, id)).toMatchObject({ state: 'done', rows: 3 })
    expect((await world.get(post, '/imports')).body).toContain(id)
    expect((await world.get(post, `/imports/${id}/bad-rows.csv`)).body).toContain('Salah Wilayah')
    for (const one of [officer('village-officer', [prefixes[0] ?? '']), officer('regency-officer', ['35.11']), jember]) {
      expect((await world.get(one, `/imports/${id}`)).status).toBe(404)
      expect((await world.get(one, `/imports/${id}/bad-rows.csv`)).status).toBe(404)
      expect((await world.get(one, '/imports')).body).not.toContain(id)
    }
  }
  const post = officer('agency-officer', ['35.10', '35.09'])
  const id = await world.handIn(post, list)
  expect(await world.read(post, id)).toMatchObject({ state: 'done', accepted: 2, rejected: 1 })
  expect((await world.get(dinas, `/imports/${id}`)).status).toBe(404)
  expect((await world.get(officer('agency-officer', ['35']), `/imports/${id}`)).status).toBe(200)
  expect((await world.post(post, `/imports/${id}/undo`, {})).status).toBe(202)
  expect(await world.read(post, id)).toMatchObject({ undone: { removed: 2, kept: 0 } })
})
