// SPDX-License-Identifier: AGPL-3.0-or-later
// Small files of each kind that is taken, whole and drawable, and the parts from which tests make bad ones.

import { crc32, deflateSync } from 'node:zlib'

export function segment(marker: number, body: Buffer | string): Buffer {
  const bytes = Buffer.from(body)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

const table = (kind: number): Buffer => Buffer.concat([Buffer.from([kind, 1]), Buffer.alloc(15), Buffer.from([0])])

/** A grey picture in one scan: every coefficient is nought, each block two bits. */
export function jpeg(more: readonly Buffer[] = [], { width = 8, height = 8, frame = 0xc0, scan = Buffer.from([0x3f]) } = {}): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(frame, Buffer.concat([Buffer.from([8]), size, Buffer.from([1, 1, 0x11, 0])])),
    segment(0xc4, table(0)),
    segment(0xc4, table(0x10)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
}

/** As cameras write it: which way is up, and where it was taken. */
export function exif(orientation: number, place = 'Jl. Melati 7, Genteng'): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(place)]))
}

export function chunk(type: string, body: Buffer | string = ''): Buffer {
  const bytes = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(body)])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(bytes.length - 4, 0)
  around.writeUInt32BE(crc32(bytes), 4)
  return Buffer.concat([around.subarray(0, 4), bytes, around.subarray(4)])
}

export function pngHead(width: number, height: number): Buffer {
  const body = Buffer.from('00000000000000000800000000', 'hex')
  body.writeUInt32BE(width, 0)
  body.writeUInt32BE(height, 4)
  return chunk('IHDR', body)
}

/** A grey picture. */
export function png(more: readonly Buffer[] = [], { width = 8, height = 8 } = {}): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngHead(width, height),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(9 * 8, 0x80))),
    chunk('IEND'),
  ])
}

/** A picture with bands, large enough to be looked at. */
export function banded(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(width + 1, y % 60 < 4 ? 0x50 : 0xe0)
    if (y > height / 5 && y < height / 2) row.fill(0x90, width >> 4, width >> 2)
    row[0] = 0
    return row
  })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngHead(width, height),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND'),
  ])
}

/** @param catalog what stands in its first object */
export function pdf(catalog = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R${catalog}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  )
}

/** An empty archive: all that a reader of archives looks for. */
export const archive = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)])
