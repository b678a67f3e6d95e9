// SPDX-License-Identifier: AGPL-3.0-or-later
// Packs parts into one file (ZIP, PKWARE APPNOTE 6.3) while they are made: sizes stand behind each part.

import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface PartToPack {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

const FLAGS = 0x0808
const VERSION = 20
const DEFLATED = 8
// The first day that the format knows: a file says of itself when it was made, its parts need not.
const DATE = 0x0021

interface Packed {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt16LE(DATE, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function sizesOf({ crc, packed, size }: Packed): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x08074b50, 0)
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

function entryOf({ name, offset, crc, packed, size }: Packed): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(VERSION, 4)
  entry.writeUInt16LE(VERSION, 6)
  entry.writeUInt16LE(FLAGS, 8)
  entry.writeUInt16LE(DEFLATED, 10)
  entry.writeUInt16LE(DATE, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

export async function* packZip(parts: Iterable<PartToPack>): AsyncGenerator<Buffer> {
  const done: Packed[] = []
  let offset = 0
  for (const { name: called, text } of parts) {
    const name = Buffer.from(called)
    const begun = offset
    let crc = 0
    let size = 0
    let packed = 0
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of text) {
        const bytes = Buffer.from(piece)
        crc = crc32(bytes, crc)
        size += bytes.length
        yield bytes
      }
    }
    const head = localHead(name)
    offset += head.length
    yield head
    const source = Readable.from(counted())
    const deflating = source.pipe(createDeflateRaw({ level: 4 }))
    source.on('error', (error) => deflating.destroy(error))
    for await (const piece of deflating) {
      packed += piece.length
      offset += piece.length
      yield piece
    }
    const made = { name, offset: begun, crc, packed, size }
    const sizes = sizesOf(made)
    offset += sizes.length
    yield sizes
    done.push(made)
  }
  const directory = Buffer.concat(done.map(entryOf))
  yield directory
  yield endOf(done.length, directory.length, offset)
}
