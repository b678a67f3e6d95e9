// SPDX-License-Identifier: AGPL-3.0-or-later
// A file sealed in pieces, so that it can be read from its beginning without being held whole (the STREAM construction of Hoang, Reyhanitabar,
// Rogaway and Vizár, 2015): each piece is AES-256-GCM under a key of its own file, with its number and whether it is the last in the nonce,
// so that pieces can be neither swapped nor left out.

import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { chance } from '#platform/server/chance.ts'

const MARK = Buffer.from('KWF1')
const SALT_BYTES = 16
const TAG_BYTES = 16
const PIECE = 64 * 1024
const HEAD = MARK.length + SALT_BYTES

function keyOf(key: KeyObject, salt: Buffer, context: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, `file:${context}`, 32)))
}

function nonceOf(nth: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(nth, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** @param context binds it to its place, so that a file moved elsewhere does not open */
export function* sealPieces(key: KeyObject, plain: Buffer, context: string): Generator<Buffer> {
  const salt = chance(SALT_BYTES)
  const own = keyOf(key, salt, context)
  yield Buffer.concat([MARK, salt])
  for (let nth = 0, at = 0; nth === 0 || at < plain.length; nth += 1, at += PIECE) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(nth, at + PIECE >= plain.length))
    yield Buffer.concat([cipher.update(plain.subarray(at, at + PIECE)), cipher.final(), cipher.getAuthTag()])
  }
}

function openPiece(own: KeyObject, piece: Buffer, nonce: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', own, nonce, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(piece.subarray(piece.length - TAG_BYTES))
  return Buffer.concat([decipher.update(piece.subarray(0, piece.length - TAG_BYTES)), decipher.final()])
}

/** @throws where the key, the context or a single bit does not fit, before anything of that piece is given out. */
export async function* openPieces(key: KeyObject, chunks: AsyncIterable<Buffer>, context: string): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  let own: KeyObject | undefined
  let nth = 0
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk])
    if (own === undefined) {
      if (held.length < HEAD) continue
      if (!held.subarray(0, MARK.length).equals(MARK)) throw new Error('no sealed file')
      own = keyOf(key, held.subarray(MARK.length, HEAD), context)
      held = held.subarray(HEAD)
    }
    // One piece is always held back: it may be the last.
    while (held.length > PIECE + TAG_BYTES) {
      yield openPiece(own, held.subarray(0, PIECE + TAG_BYTES), nonceOf(nth, false))
      held = held.subarray(PIECE + TAG_BYTES)
      nth += 1
    }
  }
  if (own === undefined || held.length < TAG_BYTES) throw new Error('no sealed file')
  yield openPiece(own, held, nonceOf(nth, true))
}
