// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that go with an import: the list to be filled in, and the rows that were not taken in, with the reasons behind them.

import { Readable } from 'node:stream'
import { columnCodes, columns } from '#exchange/core/column.ts'
import { csvLine } from '#exchange/core/csv.ts'
import { dictionary, sheetNames } from '#exchange/core/export.ts'
import { type CellError, importContracts } from '#exchange/core/import.contract.ts'
import type { ImportFile } from '#exchange/core/import.ts'
import { aboutColumn, explain, importWords } from '#exchange/core/import.words.ts'
import { findFile, type KeptFile } from '#exchange/server/file.store.ts'
import { IMPORT_TYPE } from '#exchange/server/import.aggregate.ts'
import { type BadRow, partsOf } from '#exchange/server/import.store.ts'
import { Survey } from '#exchange/server/list.ts'
import { writeWorkbook } from '#exchange/server/workbook-write.ts'
import { schemes } from '#journeys/core/worker.ts'
import { parseId } from '#kernel/ids.ts'
import type { Language } from '#kernel/words.ts'
import { type Bound, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

export function errorsOf({ row, faults }: BadRow, language: Language): readonly CellError[] {
  return faults.map((fault) => ({ row, column: fault.column, value: fault.value, ...explain(fault, language) }))
}

/** What was found out about a file; undefined where nobody has looked yet. */
export function surveyOf(file: KeptFile): Survey | undefined {
  const read = Survey.safeParse(file.survey)
  return read.success ? read.data : undefined
}

function templateOf(language: Language): string {
  const explained = columnCodes.map((code) => csvLine([`# ${code}: ${aboutColumn(code, language)}`]))
  return csvLine(columnCodes) + explained.join('')
}

const WIDTH = 20
const widths = (count: number): readonly number[] => Array.from({ length: count }, () => WIDTH)

/** Choices for the columns that have few. */
const choices = [
  { column: columnCodes.indexOf('sex'), values: columns.sex.examples },
  { column: columnCodes.indexOf('scheme'), values: schemes },
]

function templateBook(language: Language): Readable {
  const [, explained] = sheetNames[language]
  return Readable.from(
    writeWorkbook([
      { name: importWords[language]['sheet-list'], widths: widths(columnCodes.length), rows: [[columnCodes]], choices },
      { name: explained, widths: [16, 28, 60, 28], rows: [dictionary(language).slice(0, columnCodes.length + 1)] },
    ]),
  )
}

/** Every row that was not taken in, as it came, with what is wrong behind it; the headings first. */
async function* badRows(
  db: Services['db'],
  file: KeptFile,
  { key, state }: Stored<ImportFile>,
  language: Language,
): AsyncGenerator<readonly (readonly string[])[]> {
  const headings = surveyOf(file)?.detected.headings ?? []
  const words = importWords[language]
  yield [[...headings, words['column-reason'], words['column-suggestion']]]
  for await (const { bad } of partsOf(db, file, { key, run: state.run }, { bad: true }))
    yield bad.map((row) => {
      const errors = errorsOf(row, language)
      const cells = headings.map((_, index) => row.cells[index] ?? '')
      const told = (part: (error: CellError) => string): string => errors.map((error) => `${error.column}: ${part(error)}`).join(' | ')
      return [...cells, told((error) => error.reason), told((error) => error.suggestion)]
    })
}

/** So that Excel reads the letters as they are. */
const MARK = '\ufeff'

async function* asCsv(rows: AsyncGenerator<readonly (readonly string[])[]>): AsyncGenerator<string> {
  yield MARK
  for await (const batch of rows) yield batch.map((cells) => csvLine(cells)).join('')
}

export function bindImportFiles({ db, keyring, records }: Services): readonly Bound[] {
  async function badRowsOf(id: string, scope: Scope, language: Language) {
    const stored = await records.find<ImportFile>(IMPORT_TYPE, parseId(id), scope)
    const file = stored === undefined ? undefined : await findFile({ db, keyring }, stored.key)
    if (stored === undefined || file === undefined) return undefined
    return { columns: surveyOf(file)?.detected.headings.length ?? 0, rows: badRows(db, file, stored, language) }
  }
  return [
    handleQuery('GetBadRows', importContracts.GetBadRows, async ({ input, scope, language }) => {
      const bad = await badRowsOf(input.id, scope, language)
      return bad === undefined ? undefined : { body: '', file: { name: 'perlu-dibetulkan.csv', bytes: Readable.from(asCsv(bad.rows)) } }
    }),
    handleQuery('GetBadRowsBook', importContracts.GetBadRowsBook, async ({ input, scope, language }) => {
      const bad = await badRowsOf(input.id, scope, language)
      if (bad === undefined) return undefined
      const sheet = { name: importWords[language]['sheet-list'], widths: widths(bad.columns + 2), rows: bad.rows }
      return { body: '', file: { name: 'perlu-dibetulkan.xlsx', bytes: Readable.from(writeWorkbook([sheet])) } }
    }),
    handleQuery('GetImportTemplate', importContracts.GetImportTemplate, async ({ language }) => ({
      body: '',
      file: { name: 'kawal-template.csv', bytes: Buffer.from(templateOf(language)) },
    })),
    handleQuery('GetImportTemplateBook', importContracts.GetImportTemplateBook, async ({ language }) => ({
      body: '',
      file: { name: 'kawal-template.xlsx', bytes: templateBook(language) },
    })),
  ]
}
