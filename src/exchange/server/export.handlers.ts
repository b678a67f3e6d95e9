// SPDX-License-Identifier: AGPL-3.0-or-later
// A list taken away as it is read: nothing of it is gathered first.

import { Readable } from 'node:stream'
import { csvLine } from '#exchange/core/csv.ts'
import { exportContracts } from '#exchange/core/export.contract.ts'
import { dictionary, exportCells, exportHeadings, sheetNames } from '#exchange/core/export.ts'
import { writeWorkbook } from '#exchange/server/workbook-write.ts'
import type { ExportedFile, ExportPorts } from '#journeys/core/worker.port.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleQuery } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

/** So that Excel reads the letters as they are. */
const MARK = '\ufeff'

async function* rowsOf(pages: AsyncGenerator<readonly ExportedFile[]>): AsyncGenerator<readonly (readonly string[])[]> {
  yield [exportHeadings]
  for await (const page of pages) yield page.map(exportCells)
}

async function* csvOf(pages: AsyncGenerator<readonly ExportedFile[]>): AsyncGenerator<string> {
  yield MARK
  for await (const rows of rowsOf(pages)) yield rows.map((cells) => csvLine(cells)).join('')
}

const nameOf = (today: LocalDate, type: string): string => `kawal-berkas-${today}.${type}`
const widths = (count: number): readonly number[] => Array.from({ length: count }, () => 20)

export function bindExports(files: ExportPorts<Scope>['files']): readonly Bound[] {
  return [
    handleQuery('ExportWorkersCsv', exportContracts.ExportWorkersCsv, async ({ input, scope, today }) => ({
      body: '',
      file: { name: nameOf(today, 'csv'), bytes: Readable.from(csvOf(files(scope, input, today))) },
    })),
    handleQuery('ExportWorkersXlsx', exportContracts.ExportWorkersXlsx, async ({ input, scope, today, language }) => {
      const [list, explained] = sheetNames[language]
      const sheets = [
        { name: list, widths: widths(exportHeadings.length), rows: rowsOf(files(scope, input, today)) },
        { name: explained, widths: [16, 28, 60, 28], rows: [dictionary(language)] },
      ]
      return { body: '', file: { name: nameOf(today, 'xlsx'), bytes: Readable.from(writeWorkbook(sheets)) } }
    }),
    handleQuery('GetExportDictionary', exportContracts.GetExportDictionary, async ({ language }) => ({
      body: '',
      file: {
        name: 'kawal-kolom.csv',
        bytes: Buffer.from(
          MARK +
            dictionary(language)
              .map((cells) => csvLine(cells))
              .join(''),
        ),
      },
    })),
  ]
}
