// SPDX-License-Identifier: AGPL-3.0-or-later
// A list as text: in which letters it is written, what divides its cells, and its rows as they come.

import { CsvFault, type Delimiter, findDelimiter, openCsv } from '#exchange/core/csv.ts'
import { knownHeadings } from '#exchange/core/heading.rules.ts'
import { type ListRow, UnreadableList } from '#exchange/core/list.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

const FIRST_BYTES = 64 * 1024

/** UTF-16 without a mark at its beginning: in letters of ours every other byte is 0. */
function byZeros(bytes: Buffer): Encoding | undefined {
  const some = bytes.subarray(0, 200)
  const zeros = (from: number): number => some.filter((byte, index) => index % 2 === from && byte === 0).length
  if (some.length < 4 || zeros(0) + zeros(1) < some.length / 3) return undefined
  return zeros(1) > zeros(0) ? 'utf-16le' : 'utf-16be'
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined
}

/** What the whole file is written in: UTF-8 where all of it is, otherwise what Excel writes here. */
async function findEncoding(file: FileBytes): Promise<Encoding> {
  const first = await file.readAt(0, FIRST_BYTES)
  const shown = byMark(first) ?? byZeros(first)
  if (shown !== undefined) return shown
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of file.chunks()) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

// What no list has in it: the bytes of a picture, a program, a paper.
const notText = /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u

export interface TextList {
  readonly kind: 'csv'
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly rows: () => AsyncGenerator<readonly ListRow[]>
}

async function* textOf(file: FileBytes, encoding: Encoding): AsyncGenerator<string> {
  // Takes the mark at the beginning off.
  const decoder = new TextDecoder(encoding)
  for await (const chunk of file.chunks()) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* rowsOf(file: FileBytes, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<readonly ListRow[]> {
  const csv = openCsv(delimiter)
  let at = 0
  let isFirst = true
  const numbered = (rows: readonly (readonly string[])[]): readonly ListRow[] =>
    rows.map((cells) => {
      at += 1
      return { at, cells }
    })
  try {
    for await (const text of textOf(file, encoding)) {
      if (notText.test(text)) throw new UnreadableList('file-not-a-table')
      const rows = csv.push(text)
      // Says what divides the cells, and is no row of the list.
      const said = isFirst && rows[0] !== undefined && /^sep=/i.test(rows[0].join(delimiter))
      if (rows.length > 0) isFirst = false
      yield numbered(said ? [[], ...rows.slice(1)] : rows)
    }
    yield numbered(csv.end())
  } catch (error) {
    throw error instanceof CsvFault ? new UnreadableList('quote-open') : error
  }
}

/** @throws UnreadableList */
export async function openTextList(file: FileBytes): Promise<TextList> {
  const encoding = await findEncoding(file)
  const first = new TextDecoder(encoding).decode(await file.readAt(0, FIRST_BYTES), { stream: true })
  if (notText.test(first)) throw new UnreadableList('file-not-a-table')
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head|body|script|svg)/i.test(first)) throw new UnreadableList('file-web-page')
  if (first.trim() === '') throw new UnreadableList('file-empty')
  const delimiter = findDelimiter(first, knownHeadings)
  return { kind: 'csv', encoding, delimiter, rows: () => rowsOf(file, encoding, delimiter) }
}
