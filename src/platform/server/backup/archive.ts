// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup on the disk: a tar, closed chunk by chunk as it is written, and opened chunk by chunk as it is read.

import type { KeyObject } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import {
  CHUNK,
  CLOSED_CHUNK,
  type Closed,
  type Closing,
  closeChunk,
  closeFor,
  type Opening,
  openChunk,
  openHeader,
  Unopened,
} from '#platform/server/backup/age.ts'
import { BLOCK, type Entry, entryOf, headerOf, padding } from '#platform/server/backup/tar.ts'

/** Bodies and seals. */
const WRITTEN_TOGETHER = 32
const READ_TOGETHER = 64
const MOST_HEADER = 64 * 1024

export interface Archive {
  /** Whole, in the order of the calls. */
  readonly add: (name: string, bytes: Buffer) => Promise<void>
  /** As many bytes as were announced. */
  readonly addLong: (entry: Entry, bytes: AsyncIterable<Buffer>) => Promise<void>
  /** How many bytes are on their way to the disk. */
  readonly written: () => number
  /** The end of the archive, and everything on the disk. */
  readonly finish: () => Promise<void>
  /** Frees the file, as it is. */
  readonly abandon: () => Promise<void>
  /** What opens the chunks that were written. */
  readonly key: KeyObject
}

/** Closes and writes: each chunk once it is known that another follows. */
function openWriter(file: FileHandle, { header, key }: Closed) {
  let rest: Buffer = Buffer.alloc(0)
  let ready: Buffer[] = [header]
  let index = 0
  let written = 0

  async function flush(): Promise<void> {
    const bytes = Buffer.concat(ready)
    ready = []
    written += bytes.length
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
  }
  function close(plain: Buffer, last: boolean): void {
    ready.push(...closeChunk(key, plain, { index, last }))
    index += 1
  }
  async function write(bytes: Buffer): Promise<void> {
    let at = 0
    while (rest.length + bytes.length - at > CHUNK) {
      const take = CHUNK - rest.length
      const some = bytes.subarray(at, at + take)
      close(rest.length === 0 ? some : Buffer.concat([rest, some]), false)
      rest = Buffer.alloc(0)
      at += take
      if (ready.length >= WRITTEN_TOGETHER) await flush()
    }
    rest = Buffer.concat([rest, bytes.subarray(at)])
  }
  async function end(): Promise<void> {
    close(rest, true)
    await flush()
    await file.sync()
  }
  return { write, end, written: () => written }
}

/** @throws where there is such a file already */
export async function createArchive(path: string, closing: Closing): Promise<Archive> {
  const closed = await closeFor(closing)
  const file = await open(path, 'wx', 0o600)
  const writer = openWriter(file, closed)
  let turn: Promise<void> = Promise.resolve()
  // One entry after the other, whoever adds them; after a fault none follows.
  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work)
    return turn
  }
  async function addLong(entry: Entry, bytes: AsyncIterable<Buffer>): Promise<void> {
    await writer.write(headerOf(entry))
    let size = 0
    for await (const some of bytes) {
      size += some.length
      await writer.write(some)
    }
    if (size !== entry.size) throw new Error(`${entry.name} changed its size while it was read`)
    await writer.write(Buffer.alloc(padding(size)))
  }
  return {
    key: closed.key,
    written: writer.written,
    add: (name, bytes) =>
      inTurn(async () => {
        await writer.write(headerOf({ name, size: bytes.length }))
        await writer.write(bytes)
        await writer.write(Buffer.alloc(padding(bytes.length)))
      }),
    addLong: (entry, bytes) => inTurn(() => addLong(entry, bytes)),
    finish: () =>
      inTurn(async () => {
        await writer.write(Buffer.alloc(2 * BLOCK))
        await writer.end()
        await file.close()
      }),
    abandon: () => file.close(),
  }
}

async function fillFrom(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled)
    filled += bytesRead
    if (bytesRead === 0 || filled === buffer.length) return filled
  }
}

/** The bytes inside, each chunk held to its place and to its seal. */
async function* chunksOf(file: FileHandle, key: KeyObject, from: number): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  const chunks = Math.ceil((size - from) / CLOSED_CHUNK)
  const buffer = Buffer.alloc(READ_TOGETHER * CLOSED_CHUNK)
  for (let index = 0; index < chunks; ) {
    const filled = await fillFrom(file, buffer, from + index * CLOSED_CHUNK)
    if (filled === 0) throw new Unopened('damaged')
    for (let at = 0; at < filled; at += CLOSED_CHUNK) {
      yield openChunk(key, buffer.subarray(at, Math.min(at + CLOSED_CHUNK, filled)), { index, last: index === chunks - 1 })
      index += 1
    }
  }
  if (chunks === 0) throw new Unopened('damaged')
}

/** Takes exactly so many bytes from what comes in pieces. */
function cursorOver(pieces: AsyncGenerator<Buffer>) {
  let held: Buffer = Buffer.alloc(0)
  async function some(most: number): Promise<Buffer> {
    while (held.length === 0) {
      const next = await pieces.next()
      if (next.done === true) throw new Unopened('damaged')
      held = next.value
    }
    const taken = held.subarray(0, most)
    held = held.subarray(taken.length)
    return taken
  }
  async function exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = size; left > 0; ) {
      const part = await some(left)
      parts.push(part)
      left -= part.length
    }
    return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts, size)
  }
  return { some, exactly }
}

export interface ReadEntry extends Entry {
  /** The whole of it. */
  readonly whole: () => Promise<Buffer>
  readonly pieces: () => AsyncGenerator<Buffer>
}

/**
 * Every entry in turn; what is not read of one is passed over, and held to its seal all the same.
 * @throws Unopened where it opens to none of these, or is damaged or cut off
 */
export async function* readArchive(path: string, opening: Opening | { readonly key: KeyObject }): AsyncGenerator<ReadEntry> {
  const file = await open(path, 'r')
  try {
    const start = Buffer.alloc(MOST_HEADER)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    const text = start.subarray(0, bytesRead)
    const { key, length } = 'key' in opening ? { key: opening.key, length: headerLength(text) } : await openHeader(text, opening)
    yield* entriesOf(cursorOver(chunksOf(file, key, length)))
  } finally {
    await file.close()
  }
}

/** Of a header that we wrote ourselves a moment ago. */
function headerLength(start: Buffer): number {
  return start.indexOf('\n', start.indexOf('\n--- ') + 1) + 1 + 16
}

async function* entriesOf(cursor: ReturnType<typeof cursorOver>): AsyncGenerator<ReadEntry> {
  for (;;) {
    const entry = entryOf(await cursor.exactly(BLOCK))
    if (entry === undefined) break
    let left = entry.size
    async function* pieces(): AsyncGenerator<Buffer> {
      while (left > 0) {
        const piece = await cursor.some(left)
        left -= piece.length
        yield piece
      }
    }
    yield {
      ...entry,
      pieces,
      whole: async () => {
        const bytes = await cursor.exactly(left)
        left = 0
        return bytes
      },
    }
    while (left > 0) left -= (await cursor.some(left)).length
    await cursor.exactly(padding(entry.size))
  }
  // The second empty block, and with it the seal of the last chunk.
  if ((await cursor.exactly(BLOCK)).some((byte) => byte !== 0)) throw new Unopened('damaged')
}
