// SPDX-License-Identifier: AGPL-3.0-or-later
// What is made once, piece by piece, and read by many while it is being made.

export interface MadeOnce<T> {
  /** From the beginning on. @throws what cut the making short, behind what was made before */
  readonly pieces: () => AsyncGenerator<T>
  /** Settles when all of it is there. */
  readonly whole: Promise<void>
}

export function madeOnce<T>(making: AsyncIterable<T>): MadeOnce<T> {
  const pieces: T[] = []
  let over = false
  let more = Promise.withResolvers<void>()
  function tell(): void {
    more.resolve()
    more = Promise.withResolvers<void>()
  }
  async function make(): Promise<void> {
    try {
      for await (const piece of making) {
        pieces.push(piece)
        tell()
      }
    } finally {
      over = true
      tell()
    }
  }
  const whole = make()
  async function* read(): AsyncGenerator<T> {
    for (let at = 0; ; ) {
      const piece = pieces[at]
      if (piece !== undefined) {
        at += 1
        yield piece
      } else if (over) return whole
      else await more.promise
    }
  }
  return { pieces: read, whole }
}
