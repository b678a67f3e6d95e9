// SPDX-License-Identifier: AGPL-3.0-or-later
// Draws a paper on A4, to be read in thirty years and by whoever cannot see it: PDF/A-2a, or 3a where it carries a file (ISO 19005-2 and -3).
// Fonts, colours and structure are in the file; nothing is remote or shines through. `documents.test.ts` holds it to our list of markers;
// no validator has seen it.

import PDFDocument from 'pdfkit'
import { answers, grid } from '#platform/server/documents/blank.ts'
import { type FontName, fontBytes } from '#platform/server/documents/fonts.ts'
import { colour, type Doc, inner, page, say, write } from '#platform/server/documents/ink.ts'
import { printable } from '#platform/server/documents/letters.ts'
import type { Paper, Part } from '#platform/server/documents/paper.ts'
import { qrCode } from '#platform/server/documents/qr.ts'

const fontNames: readonly FontName[] = ['plain', 'bold', 'strong']
/** Tried with a worn print at 150 dots an inch, which a reader of characters reads back (`test/legible.test.ts`). */
const exactly = { digits: { font: 'plain', size: 14, spacing: 1.6 }, name: { font: 'bold', size: 12.5, spacing: 0.4 } } as const
/** Photograph, signature and code stand at the foot of the last page, above its margin. */
const foot = { height: 190, names: 112, photo: [85, 113], code: 134 } as const

/** Starts another page where less than this is left above the foot of the page. */
function need(doc: Doc, paper: Paper, height: number): void {
  if (doc.y + height > page.height - page.bottom) next(doc, paper)
}

function next(doc: Doc, paper: Paper): void {
  doc.addPage()
  frame(doc, paper)
  doc.y = page.margin
}

/** What stands behind the text of every page: the frame, and that the paper no longer counts. */
function frame(doc: Doc, paper: Paper): void {
  if (paper.void !== undefined) across(doc, paper.void)
  doc.markContent('Artifact', { type: 'Layout' })
  for (const [inset, weight] of [
    [page.frame, 1.6],
    [page.frame + 5, 0.5],
  ] as const)
    doc
      .lineWidth(weight)
      .strokeColor(colour.sea)
      .rect(inset, inset, page.width - 2 * inset, page.height - 2 * inset)
      .stroke()
  doc.endMarkedContent()
}

function letterhead(doc: Doc, { office }: Paper): void {
  if (office.over !== undefined) write(doc, office.over, { font: 'plain', size: 11, align: 'center', gap: 2 })
  write(doc, office.name, { font: 'bold', size: 15, align: 'center', gap: 2 })
  for (const line of office.lines) write(doc, line, { font: 'plain', size: 9, align: 'center', colour: colour.muted })
  const y = doc.y + 8
  doc.markContent('Artifact', { type: 'Layout' })
  doc.strokeColor(colour.ink)
  for (const [offset, weight] of [
    [0, 1.4],
    [2.6, 0.5],
  ] as const)
    doc
      .lineWidth(weight)
      .moveTo(page.margin, y + offset)
      .lineTo(page.width - page.margin, y + offset)
      .stroke()
  doc.endMarkedContent()
  doc.y = y + 30
}

/** The largest size at which a name of any length stays on one line; a very long one takes two. */
function sizeFor(doc: Doc, text: string, largest: number, smallest: number): number {
  for (let size = largest; size > smallest; size -= 1) if (doc.font('strong').fontSize(size).widthOfString(text) <= inner) return size
  return smallest
}

function part(doc: Doc, paper: Paper, each: Part): void {
  switch (each.type) {
    case 'lead':
      say(doc, each.said, { font: 'plain', size: 10.5, align: 'center' })
      doc.y += 10
      return
    case 'name': {
      const size = sizeFor(doc, printable(each.text), 26, 15)
      write(doc, each.text, { font: 'strong', size, align: 'center', tag: 'H2', gap: 12 })
      return
    }
    case 'subject':
      say(doc, each.said, { font: 'bold', size: 14, align: 'center', tag: 'H2' })
      doc.y += 14
      return
    case 'text':
      need(doc, paper, 40)
      say(doc, each.said, { font: 'plain', size: 10 })
      doc.y += 8
      return
    case 'facts':
      for (const { label, value, exact } of each.facts) {
        need(doc, paper, 26)
        const top = doc.y
        say(doc, label, { font: 'plain', size: 9.5, colour: colour.muted, width: 150 })
        const left = doc.y
        doc.y = top
        write(doc, value, {
          ...(exact === undefined ? { font: 'bold', size: 10.5 } : exactly[exact]),
          x: page.margin + 160,
          width: inner - 160,
        })
        doc.y = Math.max(doc.y, left) + 5
      }
      doc.y += 8
      return
    case 'rows':
      need(doc, paper, 50)
      say(doc, each.title, { font: 'bold', size: 10, tag: 'H2' })
      doc.y += 5
      for (const [index, row] of each.rows.entries()) {
        need(doc, paper, 24)
        const top = doc.y
        write(doc, `${index + 1}.`, { font: 'plain', size: 9, width: 20 })
        doc.y = top
        write(doc, row.code, { font: 'plain', size: 9, x: page.margin + 22, width: 118, colour: colour.muted })
        const left = doc.y
        doc.y = top
        write(doc, row.title, { font: 'plain', size: 9, x: page.margin + 146, width: inner - 146 })
        doc.y = Math.max(doc.y, left) + 3
      }
      doc.y += 8
      return
    case 'answers':
      answers(doc, each, (height) => need(doc, paper, height))
      return
    case 'grid':
      grid(doc, each, (height) => need(doc, paper, height))
      return
  }
}

function drawCode(doc: Doc, check: NonNullable<Paper['check']>, x: number, y: number): void {
  const code = qrCode(check.url)
  // A whole quiet zone of four modules around it, white even on tinted paper.
  const module = foot.code / (code.size + 8)
  const words = printable(`QR: ${check.address}`)
  doc.addStructure(
    doc.struct('Figure', { alt: words }, () => {
      doc.rect(x, y, foot.code, foot.code).fill('#ffffff')
      for (const run of code.runs) doc.rect(x + (run.x + 4) * module, y + (run.y + 4) * module, run.width * module, module)
      doc.fill('#000000')
    }),
  )
  // Its words are those of the structure that holds it.
  const link = doc.struct('Link', { alt: words })
  const place = { structParent: link, Border: [0, 0, 0] }
  doc.addStructure(link)
  doc.link(x, y, foot.code, foot.code, check.url, place)
}

interface Column {
  readonly x: number
  readonly width: number
  readonly top: number
}

function signatureAt(
  doc: Doc,
  signature: Omit<Paper['signature'], 'place'> & { readonly place?: string },
  { x, width, top }: Column,
): void {
  const line = { font: 'plain', size: 9.5, x, width, align: 'center' } as const
  doc.y = top
  // Both roles stand on one line, also where only one says place and day.
  if (signature.place === undefined) doc.y += 15
  else write(doc, signature.place, { ...line, gap: 2 })
  say(doc, signature.role, { ...line, size: 9 })
  doc.y = top + 92
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .lineWidth(0.7)
    .strokeColor(colour.ink)
    .moveTo(x + 12, doc.y)
    .lineTo(x + width - 12, doc.y)
    .stroke()
  doc.endMarkedContent()
  doc.y += 4
  if (signature.name !== undefined) write(doc, signature.name, { ...line, font: 'bold' })
}

function photoAt(doc: Doc, words: string, x: number, y: number): void {
  const [width, height] = foot.photo
  doc.markContent('Artifact', { type: 'Layout' })
  doc.lineWidth(0.7).strokeColor(colour.line).dash(3, { space: 2 }).rect(x, y, width, height).stroke().undash()
  doc.endMarkedContent()
  doc.y = y + height / 2 - 10
  write(doc, words, { font: 'plain', size: 8, colour: colour.muted, x: x + 6, width: width - 12, align: 'center' })
}

function footOf(doc: Doc, paper: Paper): void {
  // Names alone need less room than a code or a photograph beside them.
  const height = paper.check === undefined && paper.photo === undefined ? foot.names : foot.height
  if (doc.y > page.height - page.bottom - height - (paper.check === undefined ? 8 : 34)) next(doc, paper)
  const top = page.height - page.bottom - height
  const [photoWidth] = foot.photo
  if (paper.photo !== undefined) photoAt(doc, paper.photo, page.margin, top)
  const codeAt = page.width - page.margin - foot.code
  const left = page.margin + (paper.photo === undefined ? 0 : photoWidth + 14)
  const room = codeAt - left - 14
  const [width, x] = paper.other === undefined ? [room, left] : [room / 2, left + room / 2]
  if (paper.other !== undefined) signatureAt(doc, paper.other, { x: left, width, top })
  signatureAt(doc, paper.signature, { x, width, top })
  if (paper.check === undefined) return
  drawCode(doc, paper.check, codeAt, top)
  doc.y = top + foot.code + 3
  say(doc, paper.check.lead, { font: 'plain', size: 9.5, x: codeAt - 16, width: foot.code + 32, align: 'center', spacing: 0.3 })
  doc.y = page.height - page.bottom - 14
  write(doc, paper.check.address, { font: 'plain', size: 10, align: 'center', spacing: 0.9 })
}

function across(doc: Doc, words: string): void {
  doc.save().rotate(-38, { origin: [page.width / 2, page.height / 2] })
  doc.y = page.height / 2 - 36
  write(doc, words, { font: 'bold', size: 62, colour: colour.void, align: 'center', x: -60, width: page.width + 120 })
  doc.restore()
}

function carry(doc: Doc, { name, type, words, text }: NonNullable<Paper['carries']>, at: Date): void {
  // The same as the paper says, in another form (ISO 19005-3 annex E).
  const options = { name, type, description: words, relationship: 'Alternative', creationDate: at, modifiedDate: at }
  doc.file(Buffer.from(text), options)
}

/** What stands in the file's description is written into XML as it is. */
function described(text: string): string {
  return printable(text).replaceAll('&', '+').replaceAll('<', '‹').replaceAll('>', '›')
}

function draw(doc: Doc, paper: Paper): void {
  frame(doc, paper)
  doc.y = page.margin
  letterhead(doc, paper)
  say(doc, paper.title, { font: 'strong', size: 28, align: 'center', colour: colour.sea, tag: 'H1' })
  doc.y += 4
  say(doc, paper.number, { font: 'plain', align: 'center', ...(paper.carries === undefined ? { size: 10.5 } : { size: 16, spacing: 1.6 }) })
  doc.y += 20
  for (const each of paper.parts) part(doc, paper, each)
  footOf(doc, paper)
  if (paper.carries !== undefined) carry(doc, paper.carries, new Date(paper.at))
}

/** A paper as the bytes of a PDF, or several to be printed at once; the same papers always give the same bytes. */
export function renderPdf(paper: Paper, ...more: readonly Paper[]): Promise<Buffer> {
  const papers = [paper, ...more]
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: page.margin, bottom: 0, left: page.margin, right: page.margin },
    lang: paper.language,
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    subset: papers.every((each) => each.carries === undefined) ? 'PDF/A-2a' : 'PDF/A-3a',
    font: '',
    info: {
      Title: described(more.length === 0 ? `${paper.title.text} ${paper.number.text}` : `${paper.title.text} (${papers.length})`),
      Author: described(paper.office.name),
      Creator: 'Kawal',
      Producer: 'Kawal',
      CreationDate: new Date(paper.at),
    },
  })
  const chunks: Uint8Array[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const sparing = papers.every((each) => each.sparing === true)
  for (const name of fontNames) doc.registerFont(name, fontBytes(sparing && name === 'bold' ? 'strong' : name))
  for (const [nth, each] of papers.entries()) {
    if (nth > 0) doc.addPage()
    draw(doc, each)
  }
  doc.end()
  return whole
}
