// SPDX-License-Identifier: AGPL-3.0-or-later
// What every part of a drawn paper is made of: the page, its colours, and text that a screen reader can follow.

import type PDFDocument from 'pdfkit'
import type { FontName } from '#platform/server/documents/fonts.ts'
import { printable } from '#platform/server/documents/letters.ts'
import type { Said } from '#platform/server/documents/paper.ts'

export type Doc = InstanceType<typeof PDFDocument>

/** Points. A4 is 595 × 842. */
export const page = { width: 595.28, height: 841.89, frame: 26, margin: 62, bottom: 48 } as const
export const inner = page.width - 2 * page.margin
export const colour = { ink: '#1a2024', muted: '#55606a', line: '#8a9299', sea: '#0b5a68', void: '#e9c4c2' } as const
export interface Line {
  readonly font: FontName
  readonly size: number
  readonly colour?: string
  readonly align?: 'left' | 'center'
  readonly x?: number
  readonly width?: number
  /** Between letters: what is copied sign by sign is read sign by sign. */
  readonly spacing?: number
  /** Space after it. */
  readonly gap?: number
  /** What it is to a screen reader. */
  readonly tag?: 'H1' | 'H2' | 'P' | 'Lbl'
}

export function write(doc: Doc, text: string, line: Line): void {
  const { x = page.margin, width = inner, align = 'left', gap = 0 } = line
  doc.addStructure(
    doc.struct(line.tag ?? 'P', {}, () => {
      doc
        .font(line.font)
        .fontSize(line.size)
        .fillColor(line.colour ?? colour.ink)
        .text(printable(text), x, doc.y, {
          width,
          align,
          lineGap: 1,
          ...(line.spacing === undefined ? {} : { characterSpacing: line.spacing }),
        })
    }),
  )
  doc.y += gap
}

/** A text and, small under it, the same in the second language. */
export function say(doc: Doc, said: Said, line: Line): void {
  write(doc, said.text, said.also === undefined ? line : { ...line, gap: 0 })
  if (said.also !== undefined)
    write(doc, said.also, {
      ...line,
      font: 'plain',
      size: Math.min(13, Math.max(7.5, line.size * 0.72)),
      colour: colour.muted,
      tag: 'P',
    })
}
