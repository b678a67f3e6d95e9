// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes with their first piece read, so that what cannot be opened is found out before anything is answered. What was begun holds a file or a
// socket open until it is read to its end or ended: by whoever reads it, even where they stop before their first piece, or by `end`.

export interface Begun {
  readonly first: Buffer
  /** To be read once, from the first piece on. */
  readonly all: AsyncIterable<Buffer>
  readonly end: () => Promise<void>
}

/** @throws what reading the first piece throws */
export async function begun(chunks: AsyncIterable<Buffer>): Promise<Begun> {
  const iterator = chunks[Symbol.asyncIterator]()
  const start = await iterator.next()
  let isFirst = true
  const end = async (): Promise<void> => {
    await iterator.return?.()
  }
  // No generator: one that was never asked for a piece would not hear that it is over.
  const all: AsyncIterator<Buffer> = {
    next: () => {
      if (!isFirst) return iterator.next()
      isFirst = false
      return Promise.resolve(start)
    },
    return: async () => {
      await end()
      return { done: true, value: undefined }
    },
  }
  return { first: start.done === true ? Buffer.alloc(0) : start.value, all: { [Symbol.asyncIterator]: () => all }, end }
}
