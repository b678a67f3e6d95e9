// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes that are made once, and read by many while they are being made.

export interface MadeOnce {
  /** From the beginning on. @throws what cut the making short, behind what was made before */
  readonly bytes: () => AsyncGenerator<Buffer>
  /** Settles when all of it is there. */
  readonly whole: Promise<void>
}

export function madeOnce(making: AsyncIterable<Buffer>): MadeOnce {
  const pieces: Buffer[] = []
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
  async function* bytes(): AsyncGenerator<Buffer> {
    for (let at = 0; ; ) {
      const piece = pieces[at]
      if (piece !== undefined) {
        at += 1
        yield piece
      } else if (over) return whole
      else await more.promise
    }
  }
  return { bytes, whole }
}
