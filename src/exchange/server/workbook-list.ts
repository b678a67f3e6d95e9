// SPDX-License-Identifier: AGPL-3.0-or-later
// A list in a workbook (XLSX): the sheet that looks like one, row by row.

import { isBlank, knownHeadings, LOOKED_AT } from '#exchange/core/heading.rules.ts'
import { type ListRow, UnreadableList } from '#exchange/core/list.ts'
import { readRelations, readSheet, readStyles, readTexts, readWorkbook, type SheetSurroundings } from '#exchange/core/sheet.ts'
import { XmlFault, type XmlReader } from '#exchange/core/xml.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'
import { openZip, type Zip } from '#exchange/server/zip.ts'

export interface WorkbookList {
  readonly kind: 'xlsx'
  readonly sheet: string
  readonly rows: () => AsyncGenerator<readonly ListRow[]>
}

function decoderOf(first: Buffer): (piece: Buffer) => string {
  const decoder = new TextDecoder(first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : 'utf-8')
  return (piece) => decoder.decode(piece, { stream: true })
}

/** The text of a part. XML is written in UTF-8 unless a mark says otherwise. */
async function* textOf(zip: Zip, name: string): AsyncGenerator<string> {
  let decode: ((piece: Buffer) => string) | undefined
  for await (const piece of zip.read(name)) {
    decode ??= decoderOf(piece)
    yield decode(piece)
  }
}

async function* steps(zip: Zip, name: string, reader: XmlReader): AsyncGenerator<void> {
  try {
    for await (const text of textOf(zip, name)) {
      reader.push(text)
      yield
    }
    reader.end()
  } catch (error) {
    throw error instanceof XmlFault ? new UnreadableList('file-broken') : error
  }
}

async function readAll(zip: Zip, name: string, reader: XmlReader): Promise<void> {
  for await (const _ of steps(zip, name, reader));
}

async function* rowsOf(zip: Zip, name: string, surroundings: SheetSurroundings): AsyncGenerator<readonly ListRow[]> {
  const sheet = readSheet(surroundings)
  for await (const _ of steps(zip, name, sheet.reader)) {
    const rows = sheet.take()
    if (rows.length > 0) yield rows
  }
  yield sheet.take()
}

const BOOK = 'xl/workbook.xml'
const MOST_SHEETS = 20

/** Where a relation leads, from the folder of the workbook. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

/** How many columns of ours the first rows of a sheet name. */
async function headingsIn(rows: AsyncGenerator<readonly ListRow[]>): Promise<number> {
  const first: ListRow[] = []
  for await (const batch of rows) {
    first.push(...batch.filter(({ cells }) => !isBlank(cells)))
    if (first.length >= LOOKED_AT) break
  }
  return Math.max(0, ...first.slice(0, LOOKED_AT).map(({ cells }) => knownHeadings(cells)))
}

/** @throws UnreadableList */
export async function openWorkbookList(file: FileBytes): Promise<WorkbookList> {
  const zip = await openZip(file)
  if (!zip.has(BOOK)) throw new UnreadableList('file-not-a-table')
  const book = readWorkbook()
  await readAll(zip, BOOK, book.reader)
  const relations = readRelations()
  await readAll(zip, 'xl/_rels/workbook.xml.rels', relations.reader)
  const texts = readTexts()
  if (zip.has('xl/sharedStrings.xml')) await readAll(zip, 'xl/sharedStrings.xml', texts.reader)
  const styles = readStyles()
  if (zip.has('xl/styles.xml')) await readAll(zip, 'xl/styles.xml', styles.reader)

  const surroundings = { texts: texts.texts, isDay: styles.isDay, from1904: book.from1904() }
  const sheets = book.sheets.filter(({ hidden }) => !hidden).slice(0, MOST_SHEETS)
  let best: { readonly name: string; readonly path: string; readonly known: number } | undefined
  for (const { name, relation } of sheets) {
    const target = relations.targets.get(relation)
    const path = target === undefined ? '' : pathOf(target)
    if (!zip.has(path)) continue
    const known = await headingsIn(rowsOf(zip, path, surroundings))
    if (best === undefined || known > best.known) best = { name, path, known }
  }
  if (best === undefined) throw new UnreadableList('file-empty')
  const { name, path } = best
  return { kind: 'xlsx', sheet: name, rows: () => rowsOf(zip, path, surroundings) }
}
