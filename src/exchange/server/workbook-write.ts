// SPDX-License-Identifier: AGPL-3.0-or-later
// A workbook of tables, written while its rows come.

import { type Choice, type SheetPlan, sheetFoot, sheetHead, sheetRow, workbookParts } from '#exchange/core/sheet-write.ts'
import { type PartToPack, packZip } from '#exchange/server/zip-write.ts'

export interface SheetToWrite extends SheetPlan {
  /** The headings first, in batches. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]> | Iterable<readonly (readonly string[])[]>
  readonly choices?: readonly Choice[]
}

async function* textOf(sheet: SheetToWrite): AsyncGenerator<string> {
  yield sheetHead(sheet)
  let at = 0
  for await (const batch of sheet.rows) {
    yield batch
      .map((cells) => {
        at += 1
        return sheetRow(cells, at)
      })
      .join('')
  }
  yield sheetFoot(sheet.choices)
}

export function writeWorkbook(sheets: readonly SheetToWrite[]): AsyncGenerator<Buffer> {
  const parts: PartToPack[] = Object.entries(workbookParts(sheets)).map(([name, text]) => ({ name, text: [text] }))
  const written = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: textOf(sheet) }))
  return packZip([...parts, ...written])
}
