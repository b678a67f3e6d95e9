// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a packed file (ZIP, PKWARE APPNOTE 6.3), each unpacked while it is read and never more than a list can need.

import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { UnreadableList } from '#exchange/core/list.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'

const MOST_PARTS = 2000
const MOST_DIRECTORY_BYTES = 1024 * 1024
/** A million rows of thirteen cells, as XML. */
const MOST_INSIDE = 600 * 1024 * 1024
/** A sheet shrinks to a twentieth; what shrinks to less than this was made to. */
const MOST_TIMES = 250
const SPARE = 1024 * 1024
const PIECE_BYTES = 64 * 1024

const END_MARK = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const ENTRY_MARK = 0x02014b50
const ENTRY_BYTES = 46
const PART_MARK = 0x04034b50
const PART_BYTES = 30
const LOCKED = 1
const STORED = 0
const DEFLATED = 8

interface Part {
  readonly offset: number
  readonly packed: number
  readonly method: number
}

export interface Zip {
  readonly has: (name: string) => boolean
  /** @throws UnreadableList where the part is missing, damaged, or more than a list can need */
  readonly read: (name: string) => AsyncGenerator<Buffer>
}

const broken = (): UnreadableList => new UnreadableList('file-broken')

/** Where the directory ends: the mark stands before a comment that ends with the file, so nothing is hidden behind it. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END_MARK && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at
  throw broken()
}

async function readDirectory(file: FileBytes): Promise<ReadonlyMap<string, Part>> {
  const tailAt = Math.max(0, file.bytes - END_BYTES - LONGEST_COMMENT)
  const tail = await file.readAt(tailAt, file.bytes - tailAt)
  const end = findEnd(tail)
  const count = tail.readUInt16LE(end + 10)
  const size = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count > MOST_PARTS || size > MOST_DIRECTORY_BYTES) throw new UnreadableList('file-too-large-inside')
  if (start + size > tailAt + end) throw broken()
  const directory = await file.readAt(start, size)
  const parts = new Map<string, Part>()
  let at = 0
  for (let nth = 0; nth < count; nth += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) throw broken()
    if ((directory.readUInt16LE(at + 8) & LOCKED) !== 0) throw new UnreadableList('file-locked')
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + ENTRY_BYTES, nameEnd)
    parts.set(name.replaceAll('\\', '/'), {
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return parts
}

async function* packedBytes(file: FileBytes, { offset, packed }: Part): AsyncGenerator<Buffer> {
  const head = await file.readAt(offset, PART_BYTES)
  if (head.length < PART_BYTES || head.readUInt32LE(0) !== PART_MARK) throw broken()
  const start = offset + PART_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + packed > file.bytes) throw broken()
  for (let from = start; from < start + packed; from += PIECE_BYTES)
    yield await file.readAt(from, Math.min(PIECE_BYTES, start + packed - from))
}

async function* inflated(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed)
  const inflating = source.pipe(createInflateRaw())
  source.on('error', (error) => inflating.destroy(error))
  try {
    for await (const piece of inflating) yield piece
  } catch (error) {
    throw error instanceof UnreadableList ? error : broken()
  } finally {
    source.destroy()
  }
}

export async function openZip(file: FileBytes): Promise<Zip> {
  const parts = await readDirectory(file)
  let inside = 0
  return {
    has: (name) => parts.has(name),
    read: async function* (name) {
      const part = parts.get(name)
      if (part === undefined || (part.method !== STORED && part.method !== DEFLATED)) throw broken()
      const packed = packedBytes(file, part)
      let given = 0
      for await (const piece of part.method === STORED ? packed : inflated(packed)) {
        given += piece.length
        inside += piece.length
        // By what comes out: what the directory says of it may be made up.
        if (given > part.packed * MOST_TIMES + SPARE || inside > MOST_INSIDE) throw new UnreadableList('file-too-large-inside')
        yield piece
      }
    },
  }
}
