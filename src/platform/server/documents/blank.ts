// SPDX-License-Identifier: AGPL-3.0-or-later
// What is filled in by hand: a box for each digit, boxes to tick, lines to write on, an empty table.

import { colour, type Doc, inner, page, say, write } from '#platform/server/documents/ink.ts'
import { printable } from '#platform/server/documents/letters.ts'
import type { Ask, Part } from '#platform/server/documents/paper.ts'

type Need = (height: number) => void
type Of<T extends Part['type']> = Extract<Part, { readonly type: T }>

const box = { side: 15, gap: 3, between: 9 } as const
const tick = { side: 9, gap: 6, row: 17, columns: 3 } as const
const LINE = 20
const ROW = 22

/** Strokes that a screen reader passes over: what they are for, the question says. */
function rule(doc: Doc, draw: (doc: Doc) => Doc): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw(doc.lineWidth(0.7).strokeColor(colour.line)).stroke()
  doc.endMarkedContent()
}

interface Column {
  readonly x: number
  readonly width: number
}

function boxes(doc: Doc, groups: readonly number[], column: Column): void {
  let x = column.x
  for (const count of groups) {
    for (let nth = 0; nth < count; nth += 1) {
      const left = x
      rule(doc, (at) => at.rect(left, doc.y + 2, box.side, box.side))
      x += box.side + box.gap
    }
    x += box.between
  }
  doc.y += box.side + 6
}

/** In as many columns as the longest choice allows. */
function choices(doc: Doc, names: readonly string[], column: Column): void {
  const size = 9.5
  const longest = Math.max(...names.map((name) => doc.font('plain').fontSize(size).widthOfString(printable(name))))
  const columns = Math.max(1, Math.min(tick.columns, Math.floor(column.width / (longest + tick.side + tick.gap + 14))))
  const width = column.width / columns
  const top = doc.y + 2
  for (const [nth, name] of names.entries()) {
    const [x, y] = [column.x + (nth % columns) * width, top + Math.floor(nth / columns) * tick.row]
    rule(doc, (at) => at.rect(x, y + 1, tick.side, tick.side))
    doc.y = y
    write(doc, name, { font: 'plain', size, x: x + tick.side + tick.gap, width: width - tick.side - tick.gap })
  }
  doc.y = top + Math.ceil(names.length / columns) * tick.row
}

function lines(doc: Doc, count: number, { x, width }: Column): void {
  for (let nth = 0; nth < count; nth += 1) {
    doc.y += LINE
    rule(doc, (at) => at.moveTo(x, doc.y).lineTo(x + width, doc.y))
  }
  doc.y += 3
}

function heightOf({ choices: names, lines: count, boxes: groups, hint }: Ask): number {
  const answer = groups === undefined ? (names === undefined ? (count ?? 1) * LINE : Math.ceil(names.length / 2) * tick.row) : box.side + 6
  return 20 + (hint === undefined ? 0 : 11) + Math.min(answer, 160)
}

/** Answered within half a line, so that the next may stand beside it. */
function isShort({ choices: names, boxes: groups }: Ask): boolean {
  return groups === undefined ? names?.length === 2 : groups.reduce((sum, count) => sum + count, 0) <= 13
}

/** One after the other, and two short ones beside each other. */
function paired(asks: readonly Ask[]): readonly (readonly Ask[])[] {
  const rows: Ask[][] = []
  for (const ask of asks) {
    const last = rows.at(-1)
    if (last?.length === 1 && last.every(isShort) && isShort(ask)) last.push(ask)
    else rows.push([ask])
  }
  return rows
}

function question(doc: Doc, ask: Ask, column: Column): void {
  say(doc, ask.said, { font: 'bold', size: 10, ...column })
  if (ask.hint !== undefined) write(doc, ask.hint, { font: 'plain', size: 8, colour: colour.muted, ...column })
  if (ask.boxes !== undefined) boxes(doc, ask.boxes, column)
  else if (ask.choices !== undefined) choices(doc, ask.choices, column)
  else lines(doc, ask.lines ?? 1, column)
}

export function answers(doc: Doc, { asks }: Of<'answers'>, need: Need): void {
  for (const row of paired(asks)) {
    need(Math.max(...row.map(heightOf)))
    const [top, width] = [doc.y, row.length === 1 ? inner : inner / 2]
    let bottom = top
    for (const [nth, ask] of row.entries()) {
      doc.y = top
      question(doc, ask, { x: page.margin + nth * width, width: width - (row.length - 1) * 4 })
      bottom = Math.max(bottom, doc.y)
    }
    doc.y = bottom + 6
  }
  doc.y += 4
}

export function grid(doc: Doc, { columns, rows }: Of<'grid'>, need: Need): void {
  need(ROW * 3)
  const line = (): void => rule(doc, (at) => at.moveTo(page.margin, doc.y).lineTo(page.margin + inner, doc.y))
  const top = doc.y
  let [x, bottom] = [page.margin, top]
  for (const { said, width } of columns) {
    doc.y = top
    write(doc, said.text, { font: 'bold', size: 9, x: x + 3, width: width * inner - 6 })
    bottom = Math.max(bottom, doc.y)
    x += width * inner
  }
  doc.y = bottom + 4
  const named = typeof rows === 'number' ? Array.from({ length: rows }, (_, nth) => String(nth + 1)) : rows
  const first = (columns[0]?.width ?? 1) * inner - 6
  for (const name of named) {
    doc.font('plain').fontSize(9)
    const height = Math.max(ROW, doc.heightOfString(name, { width: first }) + 6)
    need(height)
    const above = doc.y
    line()
    x = page.margin
    doc.y = above + 3
    write(doc, name, { font: 'plain', size: 9, x: x + 3, width: first })
    for (const { width } of columns) {
      const left = x
      rule(doc, (at) => at.moveTo(left, above).lineTo(left, above + height))
      x += width * inner
    }
    rule(doc, (at) => at.moveTo(page.margin + inner, above).lineTo(page.margin + inner, above + height))
    doc.y = above + height
    line()
  }
  doc.y += 12
}
