// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads back what a PDF of ours says and draws: its texts in order, and its filled squares.

import { inflateSync } from 'node:zlib'

/** Every page's drawing instructions, uncompressed. */
function contents(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap((match) => {
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), match.index)
    if (dictionary.includes('/Subtype')) return []
    const bytes = Buffer.from(match[1] ?? '', 'latin1')
    return [(dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')]
  })
}

const windows1252 = new TextDecoder('windows-1252')

/** The texts, one for each piece that was set, in the order of drawing. */
export function textsOf(pdf: Buffer): readonly string[] {
  return contents(pdf).flatMap((content) =>
    [...content.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => windows1252.decode(Buffer.from(hex, 'hex'))).join(''),
    ),
  )
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
