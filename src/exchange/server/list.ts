// SPDX-License-Identifier: AGPL-3.0-or-later
// What kind of file it is, by what is in it and not by its name; and what one look through all of it finds out.

import * as z from 'zod/mini'
import type { ColumnCode, Mapping } from '#exchange/core/column.ts'
import { type DateOrder, orderShown } from '#exchange/core/date.rules.ts'
import { findHeadings, isBlank, isData, LOOKED_AT, mapHeadings } from '#exchange/core/heading.rules.ts'
import { Detected } from '#exchange/core/import.contract.ts'
import { type ListRow, MOST_ROWS, UnreadableList } from '#exchange/core/list.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'
import { openTextList, type TextList } from '#exchange/server/text-list.ts'
import { openWorkbookList, type WorkbookList } from '#exchange/server/workbook-list.ts'

type List = TextList | WorkbookList

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP = Buffer.from('504b0304', 'hex')
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')
const LOOKED_BYTES = 64 * 1024

/** A workbook with a password is wrapped as an old one. */
async function isLocked(file: FileBytes): Promise<boolean> {
  const ends = [await file.readAt(0, LOOKED_BYTES), await file.readAt(Math.max(0, file.bytes - LOOKED_BYTES), LOOKED_BYTES)]
  return ends.some((bytes) => bytes.includes(LOCKED))
}

/** @throws UnreadableList */
export async function openList(file: FileBytes): Promise<List> {
  if (file.bytes === 0) throw new UnreadableList('file-empty')
  const first = await file.readAt(0, 8)
  if (first.equals(OLE)) throw new UnreadableList((await isLocked(file)) ? 'file-locked' : 'file-old-excel')
  return first.subarray(0, ZIP.length).equals(ZIP) ? openWorkbookList(file) : openTextList(file)
}

export const Survey = z.object({
  detected: Detected,
  /** The row of the headings. */
  headings: z.number(),
  /** How many rows say something of a person. */
  rows: z.number(),
})
export type Survey = Readonly<z.output<typeof Survey>>

const EXAMPLES = 3
const LONGEST_EXAMPLE = 60

interface Found {
  readonly headings: ListRow
  readonly mapping: Mapping
  readonly remembered: boolean
}

export interface Surveying {
  /** The mapping of an earlier list with these headings. */
  readonly remembered: (headings: readonly string[]) => Promise<Mapping | undefined>
  /** What somebody chose for this one. */
  readonly columns: Mapping | undefined
}

async function mappingFor({ cells }: ListRow, { remembered, columns }: Surveying): Promise<Pick<Found, 'mapping' | 'remembered'>> {
  if (columns !== undefined) return { mapping: columns, remembered: false }
  const before = await remembered(cells.map(short))
  return before === undefined ? { mapping: mapHeadings(cells), remembered: false } : { mapping: before, remembered: true }
}

/** Looks through all of a list once. @throws UnreadableList */
export async function survey(list: List, surveying: Surveying): Promise<Survey> {
  let first: ListRow[] = []
  let found: Found | undefined
  let rows = 0
  const orders = { dmy: 0, mdy: 0, unknown: 0 }
  const examples: (readonly string[])[] = []

  function look(row: ListRow, dates: number): void {
    if (!isData(row.cells)) return
    rows += 1
    if (rows > MOST_ROWS) throw new UnreadableList('file-too-many-rows')
    if (examples.length < EXAMPLES) examples.push(row.cells)
    if (dates >= 0) orders[orderShown(row.cells[dates] ?? '')] += 1
  }
  async function begin(): Promise<Found> {
    const place = findHeadings(first.map(({ cells }) => cells))
    const headings = first[place]
    if (headings === undefined) throw new UnreadableList('file-empty')
    const begun = { headings, ...(await mappingFor(headings, surveying)) }
    for (const row of first.slice(place + 1)) look(row, datesIn(begun.mapping))
    first = []
    return begun
  }

  for await (const batch of list.rows()) {
    if (found === undefined) {
      first.push(...batch.filter(({ cells }) => !isBlank(cells)))
      if (first.length >= LOOKED_AT) found = await begin()
      continue
    }
    const dates = datesIn(found.mapping)
    for (const row of batch) look(row, dates)
  }
  const { headings, mapping, remembered } = found ?? (await begin())
  const { rows: _rows, ...about } = list
  return {
    detected: {
      ...about,
      dateOrder: orderOf(orders),
      headings: headings.cells.map(short),
      columns: [...mapping],
      remembered,
      examples: examples.map((cells) => cells.map(short)),
    },
    headings: headings.at,
    rows,
  }
}

const datesIn = (mapping: Mapping): number => mapping.indexOf('birth_date' satisfies ColumnCode)
const short = (text: string): string => text.slice(0, LONGEST_EXAMPLE)

/** A column in which both orders show has none. */
function orderOf({ dmy, mdy }: Readonly<Record<DateOrder, number>>): DateOrder {
  if (dmy > 0 && mdy === 0) return 'dmy'
  return mdy > 0 && dmy === 0 ? 'mdy' : 'unknown'
}

/** The rows that say something of a person, in their order. */
export async function* dataRows(list: List, headings: number): AsyncGenerator<ListRow> {
  for await (const batch of list.rows()) for (const row of batch) if (row.at > headings && isData(row.cells)) yield row
}
