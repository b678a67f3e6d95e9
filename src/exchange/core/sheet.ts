// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a workbook (ECMA-376, part 1, section 18), read as they come: shared texts, which styles are dates, and the rows of a sheet.

import { type ListRow, UnreadableList } from '#exchange/core/list.ts'
import { serialDate } from '#exchange/core/serial.ts'
import { openXml, type XmlReader } from '#exchange/core/xml.ts'
import { addDays } from '#kernel/time.ts'

/** A million cells of sixty letters. */
const MOST_TEXT = 64_000_000
/** Of shared texts: an empty one costs no letters, but a place. A million rows with a name, a NIK, a phone and an address of their own. */
const MOST_TEXTS = 4_000_000
/** Of styles, sheets, or relations: Excel itself has at most 65,490 styles. */
const MOST_ENTRIES = 100_000
/** Excel's own limit of one cell. */
const LONGEST_CELL = 32_767

function limited(count: number, most: number): void {
  if (count > most) throw new UnreadableList('file-too-large-inside')
}

export interface Texts {
  readonly reader: XmlReader
  readonly texts: readonly string[]
}

/** `xl/sharedStrings.xml`: most texts stand here once, and cells name them by number. */
export function readTexts(): Texts {
  const texts: string[] = []
  let current: string | undefined
  let reads = false
  // How a name is pronounced stands beside it, and is no part of it.
  let aside = 0
  let total = 0
  const reader = openXml({
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') aside += 1
      else if (name === 't') reads = aside === 0
    },
    text: (text) => {
      if (!reads || current === undefined) return
      total += text.length
      limited(total, MOST_TEXT)
      limited(current.length + text.length, LONGEST_CELL)
      current += text
    },
    close: (name) => {
      if (name === 't') reads = false
      else if (name === 'rPh') aside -= 1
      else if (name === 'si') {
        texts.push(current ?? '')
        limited(texts.length, MOST_TEXTS)
        current = undefined
      }
    },
  })
  return { reader, texts }
}

/** Numbers of formats that every workbook has for days (section 18.8.30). */
function isDayFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

/** Whether a format of one's own shows a day: a year or a day outside of quotes and brackets. */
function showsDay(code: string): boolean {
  return /[yd]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

export interface Styles {
  readonly reader: XmlReader
  /** Whether cells of a style are days. */
  readonly isDay: (style: number) => boolean
}

/** `xl/styles.xml` */
export function readStyles(): Styles {
  const own = new Map<number, boolean>()
  const days: boolean[] = []
  let counts = false
  const reader = openXml({
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes()
        own.set(Number(numFmtId), showsDay(formatCode))
        limited(own.size, MOST_ENTRIES)
      } else if (name === 'cellXfs') counts = true
      else if (name === 'xf' && counts) {
        const id = Number(attributes()['numFmtId'] ?? '0')
        days.push(own.get(id) ?? isDayFormat(id))
        limited(days.length, MOST_ENTRIES)
      }
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') counts = false
    },
  })
  return { reader, isDay: (style) => days[style] === true }
}

export interface SheetNamed {
  readonly name: string
  readonly relation: string
  readonly hidden: boolean
}

export interface Workbook {
  readonly reader: XmlReader
  readonly sheets: readonly SheetNamed[]
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly from1904: () => boolean
}

/** `xl/workbook.xml` */
export function readWorkbook(): Workbook {
  const sheets: SheetNamed[] = []
  let from1904 = false
  const reader = openXml({
    open: (name, attributes) => {
      if (name === 'sheet') {
        const { name: called = '', id = '', state = '' } = attributes()
        sheets.push({ name: called, relation: id, hidden: state !== '' && state !== 'visible' })
        limited(sheets.length, MOST_ENTRIES)
      } else if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes()['date1904'] ?? '')
    },
    text: () => undefined,
    close: () => undefined,
  })
  return { reader, sheets, from1904: () => from1904 }
}

export interface Relations {
  readonly reader: XmlReader
  readonly targets: ReadonlyMap<string, string>
}

/** `xl/_rels/workbook.xml.rels` */
export function readRelations(): Relations {
  const targets = new Map<string, string>()
  const reader = openXml({
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const { Id = '', Target = '' } = attributes()
      targets.set(Id, Target)
      limited(targets.size, MOST_ENTRIES)
    },
    text: () => undefined,
    close: () => undefined,
  })
  return { reader, targets }
}

/** Excel keeps fifteen digits of a number; where the sixteenth is no nought, something else has written all of them. */
const EXACT = 1e15
const DAYS_1904 = 1462

function numberText(written: string): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  if (Math.abs(number) < EXACT) return String(number)
  return /^\d{16}$/.test(written) && !written.endsWith('0') ? written : number.toExponential().toUpperCase()
}

/** `C` of `C12` is 2. */
export function columnNumber(reference: string): number {
  let number = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    number = number * 26 + value
  }
  return number - 1
}

const MOST_COLUMNS = 500

export interface SheetSurroundings {
  readonly texts: readonly string[]
  readonly isDay: (style: number) => boolean
  readonly from1904: boolean
}

export interface Sheet {
  readonly reader: XmlReader
  /** The rows that are whole since the last time it was asked. */
  readonly take: () => readonly ListRow[]
}

/** A sheet of a workbook; cells of one that was merged stand in its first, as the workbook has it. */
export function readSheet({ texts, isDay, from1904 }: SheetSurroundings): Sheet {
  let rows: ListRow[] = []
  let at = 0
  let cells: string[] = []
  let place = -1
  let type = ''
  let style = 0
  let value = ''
  let reads = false

  function cellText(): string {
    switch (type) {
      case 's':
        return texts[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return value.slice(0, 10)
      case 'str':
      case 'inlineStr':
      case 'e':
        return value
      default: {
        const number = Number(value)
        if (value !== '' && isDay(style) && number > 0 && number < 2_958_466) return addDays(serialDate(number), from1904 ? DAYS_1904 : 0)
        return numberText(value)
      }
    }
  }

  const reader = openXml({
    open: (name, attributes) => {
      if (name === 'row') {
        const said = Number(attributes()['r'] ?? '')
        at = said > at ? said : at + 1
        cells = []
        place = -1
      } else if (name === 'c') {
        const { r = '', t = '', s = '0' } = attributes()
        place = r === '' ? place + 1 : columnNumber(r)
        type = t
        style = Number(s)
        value = ''
      } else if (name === 'v' || name === 't') reads = true
      else if (name === 'rPh') reads = false
    },
    text: (text) => {
      if (!reads) return
      limited(value.length + text.length, LONGEST_CELL)
      value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') reads = false
      else if (name === 'c') {
        if (place < 0 || place >= MOST_COLUMNS || value === '') return
        while (cells.length < place) cells.push('')
        cells[place] = cellText()
      } else if (name === 'row') rows.push({ at, cells })
    },
  })
  return {
    reader,
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
  }
}
