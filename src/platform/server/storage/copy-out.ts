// SPDX-License-Identifier: AGPL-3.0-or-later
// What a COPY sends, in pieces of one size. The database sends a message for each row; taken from the connection as they come, and not
// made into an object each, a hundred thousand of them cost little more than their bytes.

import type pg from 'pg'

export interface CopyOut {
  readonly pieces: () => AsyncGenerator<Buffer>
  /** A piece that nobody reads any more is filled anew: memory that is asked for and given back for each costs more than the copying. */
  readonly giveBack: (piece: Buffer) => void
  /** Known once the pieces have ended. */
  readonly rows: () => number
}

// Of the protocol: one byte for the kind, four for the length of what follows, its own four among them.
const HEADER = 5
const COPY_DATA = 'd'.charCodeAt(0)
const COPY_BEGINS = 'H'.charCodeAt(0)

/**
 * Takes apart what a COPY sends, wherever it was cut on its way.
 * @param data is given where in a part what is inside lies, in order
 * @returns for each part that arrives: the beginning of the answer after the COPY, once it is there
 */
export function takeApart(data: (part: Buffer, start: number, end: number) => void): (part: Buffer) => Buffer | undefined {
  let header: Buffer = Buffer.alloc(0)
  let isData = false
  let left = 0
  return (arrived) => {
    // A header that was cut is put together again; what is inside a message never is.
    const part = header.length === 0 ? arrived : Buffer.concat([header, arrived])
    header = Buffer.alloc(0)
    for (let at = 0; at < part.length; ) {
      if (left === 0) {
        if (part.length - at < HEADER) {
          header = part.subarray(at)
          return undefined
        }
        const kind = part[at]
        if (kind !== COPY_DATA && kind !== COPY_BEGINS) return part.subarray(at)
        isData = kind === COPY_DATA
        left = part.readUInt32BE(at + 1) + 1 - HEADER
        at += HEADER
      }
      const end = Math.min(part.length, at + left)
      if (isData) data(part, at, end)
      left -= end - at
      at = end
    }
    return undefined
  }
}

/** So many pieces wait for whoever takes them; then the database waits. */
const AHEAD = 2

/** Runs `copy … to stdout` on a connection that is free. @throws from `pieces`, what the database says, or that it is gone */
export function copyOut(client: pg.Client, text: string, size: number): CopyOut {
  const ready: Buffer[] = []
  const empty: Buffer[] = []
  let piece: Buffer = Buffer.allocUnsafe(size)
  let [filled, rows] = [0, 0]
  let ended = false
  let fault: unknown
  let wake = (): void => undefined
  let flow = (_on: boolean): void => undefined

  function end(error?: unknown): void {
    fault ??= error
    ended = true
    wake()
  }
  function handOver(): void {
    ready.push(piece.subarray(0, filled))
    piece = empty.pop() ?? Buffer.allocUnsafe(size)
    filled = 0
    if (ready.length >= AHEAD) flow(false)
    wake()
  }
  const take = takeApart((part, start, stop) => {
    for (let at = start; at < stop; ) {
      const taken = part.copy(piece, filled, at, stop)
      at += taken
      filled += taken
      if (filled === size) handOver()
    }
  })

  client.query({
    submit: (connection: pg.Connection): void => {
      const { stream } = connection
      flow = (on) => void (on ? stream.resume() : stream.pause())
      // Whoever reads this connection otherwise reads on with what is no row.
      const readers = stream.listeners('data')
      const reader = (part: Buffer): void => {
        const rest = take(part)
        if (rest === undefined) return
        stream.removeListener('data', reader)
        const back = (bytes: Buffer): void => {
          for (const each of readers) Reflect.apply(each, stream, [bytes])
        }
        stream.on('data', back)
        back(rest)
      }
      stream.removeAllListeners('data')
      stream.on('data', reader)
      connection.query(text)
    },
    handleCommandComplete: ({ text: said }: { readonly text: string }): void => {
      rows = Number(said.replace('COPY ', ''))
    },
    handleReadyForQuery: (): void => {
      if (filled > 0) handOver()
      flow(true)
      end()
    },
    handleError: end,
  })

  async function* pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const next = ready.shift()
      if (next !== undefined) {
        if (ready.length < AHEAD) flow(true)
        yield next
      } else if (fault !== undefined) throw fault
      else if (ended) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }
  const giveBack = (used: Buffer): void => void (used.length === size && empty.push(used))
  return { pieces, giveBack, rows: () => rows }
}
