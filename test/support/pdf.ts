// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads back what a PDF of ours says and draws: its texts in order, and its filled squares.

import { inflateSync } from 'node:zlib'

/** Every page's drawing instructions, uncompressed. */
export function contents(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1')
  // A stream may end in a carriage return of its own.
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)].flatMap((match) => {
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), match.index)
    if (dictionary.includes('/Subtype')) return []
    const bytes = Buffer.from(match[1] ?? '', 'latin1')
    const drawn = (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
    // Fonts and colours are streams too.
    return drawn.startsWith('1 0 0 -1 0 841.89 cm') ? [drawn] : []
  })
}

/** The letters of each font of the file, by the name under which pages ask for it. */
function lettersOf(pdf: Buffer): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const text = pdf.toString('latin1')
  const objectAt = (number: string): string => new RegExp(`(?:^|\\s)${number} 0 obj\\s([\\s\\S]*?)endobj`).exec(text)?.[1] ?? ''
  const fonts = new Map([...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [name, number]))
  return new Map(
    [...fonts].map(([name, number]) => {
      const to = /\/ToUnicode (\d+) 0 R/.exec(objectAt(number))?.[1] ?? ''
      const stream = /stream\r?\n([\s\S]*?)\nendstream/.exec(objectAt(to))?.[1] ?? ''
      const cmap = inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
      const letters = new Map<string, string>()
      for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
        for (const [nth, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
          letters.set(
            (Number.parseInt(first, 16) + nth).toString(16).padStart(4, '0'),
            Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
          )
      return [name, letters]
    }),
  )
}

/** The texts, one for each piece that was set, in the order of drawing. */
export function textsOf(pdf: Buffer): readonly string[] {
  const fonts = lettersOf(pdf)
  return contents(pdf).flatMap((content) => {
    let letters: ReadonlyMap<string, string> | undefined
    return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\]\s*TJ/g)].flatMap(([, font, pieces]) => {
      if (font !== undefined) letters = fonts.get(font)
      if (pieces === undefined) return []
      const glyphs = [...pieces.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      return [glyphs.map((glyph) => letters?.get(glyph.toLowerCase()) ?? '\ufffd').join('')]
    })
  })
}

interface Square {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Rectangles in the order of drawing. */
function squaresOf(pdf: Buffer): readonly Square[] {
  return contents(pdf).flatMap((content) =>
    [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\b/g)].map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    })),
  )
}

/** The modules of the code drawn on the paper: rows of flat runs inside one white square. */
export function modulesOf(pdf: Buffer): readonly (readonly boolean[])[] {
  const squares = squaresOf(pdf)
  const ground = squares.find(
    (square, i) => square.width === square.height && (squares[i + 1]?.height ?? square.height) < square.height / 20,
  )
  if (ground === undefined) throw new Error('no code on this paper')
  const after = squares.slice(squares.indexOf(ground) + 1)
  const unit = after[0]?.height ?? 1
  const runs = after.filter((square) => Math.abs(square.height - unit) < 0.001 && square.x >= ground.x)
  const size = Math.round(ground.width / unit) - 8
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const run of runs) {
    const y = Math.round((run.y - ground.y) / unit) - 4
    const x = Math.round((run.x - ground.x) / unit) - 4
    for (let i = 0; i < Math.round(run.width / unit); i += 1) rows[y]?.splice(x + i, 1, true)
  }
  return rows
}

/** The text of the one file that a PDF carries. */
export function attachedOf(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)) {
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), match.index)
    if (!dictionary.includes('/EmbeddedFile')) continue
    const bytes = Buffer.from(match[1] ?? '', 'latin1')
    return (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString()
  }
  throw new Error('this paper carries no file')
}
