// SPDX-License-Identifier: AGPL-3.0-or-later
// Which row of a list names its columns, and which column is which: by what lists that offices keep call them.

import { type ColumnCode, columnCodes, columns, type Mapping } from '#exchange/core/column.ts'

/** A heading as it is compared. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()
}

const byHeading: ReadonlyMap<string, ColumnCode> = new Map(
  columnCodes.flatMap((code) =>
    [code, columns[code].name.id, columns[code].name.en, ...columns[code].synonyms].map((text) => [headingKey(text), code] as const),
  ),
)

/** Each heading's column; the first of two that mean the same has it. */
export function mapHeadings(headings: readonly string[]): Mapping {
  const taken = new Set<ColumnCode>()
  return headings.map((heading) => {
    const code = byHeading.get(headingKey(heading))
    if (code === undefined || taken.has(code)) return null
    taken.add(code)
    return code
  })
}

/** How many columns a row names. */
export function knownHeadings(row: readonly string[]): number {
  return mapHeadings(row).filter((code) => code !== null).length
}

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** Titles and dates stand above the headings of many lists. */
export const LOOKED_AT = 20

/** The place of the row that names the columns: the one that names most of them, otherwise the first that is not blank; -1 where all are. */
export function findHeadings(rows: readonly (readonly string[])[]): number {
  let best = -1
  let most = 0
  for (const [index, row] of rows.slice(0, LOOKED_AT).entries()) {
    const known = knownHeadings(row)
    if (known > most) [best, most] = [index, known]
  }
  return best >= 0 ? best : rows.findIndex((row) => !isBlank(row))
}

/** A row that says something of a person; the template explains its columns in rows that begin with #. */
export function isData(row: readonly string[]): boolean {
  return !isBlank(row) && row[0]?.startsWith('#') !== true
}
