// SPDX-License-Identifier: AGPL-3.0-or-later
// A list as a workbook: read like any other; and what only looks like one is refused before anybody is entered.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { columnCodes } from '#exchange/core/column.ts'
import { writeWorkbook } from '#exchange/server/workbook-write.ts'
import { type PartToPack, packZip } from '#exchange/server/zip-write.ts'
import { type ImportWorld, openImports } from '../support/imports.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader } from '../support/whole.ts'

const dinas = officer('regency-officer', ['35.10'])
const HEAD = ['nik', 'name', 'sex', 'birth_date', 'area']
const ROW = ['4910044107990401', 'Lastri Buku', 'F', '1999-07-01', '35.10.04.2006']

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const bookOf = (...sheets: readonly (readonly (readonly string[])[])[]): Promise<Buffer> =>
  whole(writeWorkbook(sheets.map((rows, index) => ({ name: `Lembar ${index + 1}`, widths: [20], rows: [rows] }))))
const zipOf = (parts: Readonly<Record<string, string>>): Promise<Buffer> =>
  whole(packZip(Object.entries(parts).map(([name, text]): PartToPack => ({ name, text: [text] }))))

let world: ImportWorld
beforeAll(async () => {
  world = await openImports(await freshDatabase())
})
afterAll(async () => {
  await world.close()
  expect(world.whole.errors).toEqual([])
})

it('the sheet that looks like a list is read, whichever it is', async () => {
  const book = await bookOf([['Petunjuk'], ['Isi lembar kedua']], [['DAFTAR'], [], HEAD, ROW])
  const list = await world.read(dinas, await world.handIn(dinas, book))
  expect(list).toMatchObject({
    state: 'done',
    accepted: 1,
    rejected: 0,
    detected: { kind: 'xlsx', sheet: 'Lembar 2' },
    files: [{ row: 4 }],
  })
})

it('the template is a workbook too, and so are the rows that were not taken in', async () => {
  const file = async (path: string) => (await world.whole.app.inject({ url: `/api/v1${path}`, headers: actorHeader(dinas) })).rawPayload
  const empty = await world.read(dinas, await world.handIn(dinas, await file('/imports/template.xlsx'), { query: '?dryRun=true' }))
  expect(empty).toMatchObject({ state: 'done', rows: 0, detected: { kind: 'xlsx', columns: columnCodes } })
  const id = await world.handIn(dinas, await bookOf([HEAD, ['1', '=1+1', 'F', '1999-07-01', '35.10.04.2006']]))
  expect(await world.read(dinas, id)).toMatchObject({ rejected: 1 })
  const again = await world.read(dinas, await world.handIn(dinas, await file(`/imports/${id}/bad-rows.xlsx`), { query: '?dryRun=true' }))
  expect(again).toMatchObject({ rows: 1, rejected: 1, errors: [{ row: 2, column: 'nik', value: '1' }, { column: 'name' }] })
})

const BOOK = '<workbook><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>'
const RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
const around = { 'xl/workbook.xml': BOOK, 'xl/_rels/workbook.xml.rels': RELATIONS }
const SHEET = 'xl/worksheets/sheet1.xml'

it.each<readonly [string, () => Promise<Buffer> | Buffer, string]>([
  [
    'a sheet that is a bomb',
    () => zipOf({ ...around, [SHEET]: `<worksheet><sheetData>${'<row/>'.repeat(2_000_000)}` }),
    'file-too-large-inside',
  ],
  [
    'texts that are a bomb',
    () => zipOf({ ...around, [SHEET]: '<worksheet/>', 'xl/sharedStrings.xml': `<sst>${'<si><t>x</t></si>'.repeat(1_000_000)}</sst>` }),
    'file-too-large-inside',
  ],
  ['too many parts', () => zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, nth) => [`p${nth}`, '']))), 'file-too-large-inside'],
  [
    'entities that grow',
    () => zipOf({ ...around, [SHEET]: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>' }),
    'file-broken',
  ],
  ['nested without end', () => zipOf({ ...around, [SHEET]: '<a>'.repeat(5000) }), 'file-broken'],
  ['a packed file of another kind', () => zipOf({ 'word/document.xml': '<w/>' }), 'file-not-a-table'],
  ['a packed file within one', async () => zipOf({ 'inner.zip': (await zipOf(around)).toString('latin1') }), 'file-not-a-table'],
  [
    'a paper and a workbook at once',
    async () => Buffer.concat([Buffer.from('%PDF-1.7\n\0'), await bookOf([HEAD, ROW])]),
    'file-not-a-table',
  ],
  [
    'a workbook with something behind it',
    async () => Buffer.concat([await bookOf([HEAD, ROW]), Buffer.from('#!/bin/sh\n')]),
    'file-broken',
  ],
  ['cut off', async () => (await bookOf([HEAD, ROW])).subarray(0, 600), 'file-broken'],
  ['turned around inside', async () => flipped(await bookOf([HEAD, ROW])), 'file-broken'],
  [
    'with a password',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'file-locked',
  ],
  ['without a sheet', () => zipOf(around), 'file-empty'],
  ['a picture', () => readFileSync(new URL('../../docs/file.png', import.meta.url)), 'file-not-a-table'],
])('%s is refused', async (_, make, code) => {
  const list = await world.read(dinas, await world.handIn(dinas, await make()))
  expect(list).toMatchObject({ state: 'failed', rows: 0, accepted: 0, fault: { code } })
})

/** A few bytes of the packed sheet are others. */
function flipped(book: Buffer): Buffer {
  const at = book.indexOf('xl/worksheets/sheet1.xml') + 40
  for (let each = at; each < at + 60; each += 1) book[each] = 0xff ^ (book[each] ?? 0)
  return book
}
