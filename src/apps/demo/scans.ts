// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's papers as files: a page with a few lines, and a grey card as a phone would photograph one. Each says that it is made up.

import { crc32, deflateSync } from 'node:zlib'

const HEAD = 'CONTOH - bukan surat asli'
const A5 = '0 0 420 595'

/** In the form of PDF's own strings; the letters of its built-in font. */
const quoted = (text: string): string =>
  `(${text
    .normalize('NFKD')
    .replaceAll(/[^ -~]/g, '')
    .replaceAll(/[\\()]/g, '\\$&')})`

/** One page with a title and lines under it, by no more than the format asks for (ISO 32000-1, annex H.3). */
export function scannedPage(title: string, lines: readonly string[]): Buffer {
  const text = [
    `BT /F1 10 Tf 40 560 Td ${quoted(HEAD)} Tj ET`,
    `BT /F1 18 Tf 40 510 Td ${quoted(title)} Tj ET`,
    `BT /F1 12 Tf 40 470 Td 20 TL ${lines.map((line) => `${quoted(line)} Tj T*`).join(' ')} ET`,
  ].join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${A5}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(body.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

const WIDTH = 480
const HEIGHT = 300
const PAPER = 0xe4
const LINE = 0x78
const FACE = 0xa8

function shade(x: number, y: number, shape: number): number {
  if (x > 340 && x < 440 && y > 60 && y < 190) return FACE
  const line = y > 60 && y < 250 && y % 24 < 7 && x > 30 && x < 120 + (((y >> 4) * 37 + shape * 53) % 180)
  return line || (y > 24 && y < 36 && x > 120 && x < 360) ? LINE : PAPER
}

/** A card with a place for a face and lines that nobody can read. @param shape makes one card differ from the next */
export function photographedCard(shape: number): Buffer {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rows[y * (WIDTH + 1) + 1 + x] = shade(x, y, shape)
  const head = Buffer.from('00000000000000000800000000', 'hex')
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
