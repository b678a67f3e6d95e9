// SPDX-License-Identifier: AGPL-3.0-or-later
// Comma-separated values (RFC 4180, and what spreadsheets make of it), a piece of text at a time.

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Excel keeps no more in one cell; a longer one is a quote that was never closed. */
const LONGEST_CELL = 32_767

/** Without an end of line in so much text, it is no table. */
const LONGEST_ROW = 1_000_000
const LF = 10
const CR = 13

export class CsvFault extends Error {
  /** Of the row that cannot be read, from 1. */
  readonly row: number

  constructor(row: number) {
    super('a quote that is not closed')
    this.row = row
  }
}

export interface CsvReader {
  /** Rows that are whole with this piece. @throws CsvFault */
  readonly push: (text: string) => readonly (readonly string[])[]
  /** What is left. @throws CsvFault where a quote is still open */
  readonly end: () => readonly (readonly string[])[]
}

export function openCsv(delimiter: Delimiter): CsvReader {
  const between = delimiter.charCodeAt(0)
  let rest = ''
  let row: string[] = []
  let count = 0
  let isEnd = false

  function fault(): CsvFault {
    return new CsvFault(count + 1)
  }

  /** Takes whole rows off the front of what is there; what may go on in the next piece stays. */
  function take(): (readonly string[])[] {
    const rows: (readonly string[])[] = []
    let at = 0
    for (;;) {
      const start = at
      row = []
      const next = readRow(at)
      if (next === undefined) {
        rest = rest.slice(start)
        if (rest.length > LONGEST_ROW) throw fault()
        return rows
      }
      at = next
      count += 1
      rows.push(row)
      if (at >= rest.length) {
        rest = ''
        return rows
      }
    }
  }

  /** Reads one row. @returns where the next begins; undefined where this one does not end yet */
  function readRow(from: number): number | undefined {
    if (from >= rest.length) return undefined
    let at = from
    for (;;) {
      if (rest[at] === '"') {
        const cell = readQuoted(at)
        if (cell === undefined) return undefined
        row.push(cell.text)
        at = cell.after
      } else {
        const end = plainEnd(at)
        if (end === undefined) return undefined
        row.push(rest.slice(at, end))
        at = end
      }
      const char = rest[at]
      if (char === delimiter) {
        at += 1
        if (at >= rest.length && !isEnd) return undefined
        continue
      }
      if (char === undefined) return at
      // A carriage return at the very end may be half of a line end.
      if (char === '\r' && at + 1 >= rest.length && !isEnd) return undefined
      return char === '\r' && rest[at + 1] === '\n' ? at + 2 : at + 1
    }
  }

  function plainEnd(from: number): number | undefined {
    for (let at = from; at < rest.length; at += 1) {
      const char = rest.charCodeAt(at)
      if (char === LF || char === CR || char === between) return at
    }
    if (rest.length - from > LONGEST_CELL) throw fault()
    return isEnd ? rest.length : undefined
  }

  function readQuoted(from: number): { readonly text: string; readonly after: number } | undefined {
    let text = ''
    let at = from + 1
    for (;;) {
      const quote = rest.indexOf('"', at)
      if (text.length + (quote < 0 ? rest.length : quote) - at > LONGEST_CELL) throw fault()
      if (quote < 0) {
        if (isEnd) throw fault()
        return undefined
      }
      text += rest.slice(at, quote)
      // The pair of a doubled quote may be in the next piece.
      if (quote + 1 >= rest.length && !isEnd) return undefined
      if (rest[quote + 1] === '"') {
        text += '"'
        at = quote + 2
        continue
      }
      // What stands between the closing quote and the delimiter belongs to the cell: nothing is thrown away.
      const end = plainEnd(quote + 1)
      return end === undefined ? undefined : { text: text + rest.slice(quote + 1, end), after: end }
    }
  }

  return {
    push: (text) => {
      rest += text
      return take()
    },
    end: () => {
      isEnd = true
      return take()
    },
  }
}

/** The delimiter of a text, from its first lines: the one that makes the most columns that agree; a line `sep=;` says it itself. */
export function findDelimiter(text: string, known: (row: readonly string[]) => number): Delimiter {
  const said = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1]
  const named = delimiters.find((each) => each === said)
  if (named !== undefined) return named
  let best: Delimiter = ','
  let most = -1
  for (const delimiter of delimiters) {
    const rows = readSome(text, delimiter)
    const widths = rows.map((row) => row.length)
    const agreeing = widths.filter((width) => width === Math.max(...widths)).length
    const score = Math.max(0, ...rows.map(known)) * 1000 + (Math.max(0, ...widths) > 1 ? agreeing + Math.max(...widths) : 0)
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}

const SOME = 20

function readSome(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  try {
    return openCsv(delimiter).push(`${text}\n`).slice(0, SOME)
  } catch {
    return []
  }
}

// What a spreadsheet would take for the beginning of a formula.
const FORMULA = /^[=+\-@\t\r]/

/** A cell that no spreadsheet runs: what could begin a formula has an apostrophe before it, which reading takes off again. */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Takes off the apostrophe that says that what follows is text. */
export function bareCell(text: string): string {
  return /^'[=+\-@\t\r\d]/.test(text) ? text.slice(1) : text
}

/** One line, with its end. */
export function csvLine(cells: readonly string[], delimiter: Delimiter = ','): string {
  const quoted = cells.map((cell) => {
    const safe = safeCell(cell)
    return /[",;\t|\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(delimiter)}\r\n`
}
