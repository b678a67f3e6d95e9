// SPDX-License-Identifier: AGPL-3.0-or-later
// Ids that follow from what they are of, the same on a server and on a device: SHA-256 (FIPS 180-4) in plain arithmetic, since what decides a
// command waits for nothing.

import { utf8 } from '#kernel/jws.ts'

const BLOCK = 64
const ROUNDS = 64

/** The first 32 bits of the fractional part of a root of each of the first primes. */
function rootsOf(count: number, root: (prime: number) => number): readonly number[] {
  const primes: number[] = []
  for (let each = 2; primes.length < count; each += 1) if (primes.every((prime) => each % prime !== 0)) primes.push(each)
  return primes.map((prime) => Math.floor((root(prime) % 1) * 2 ** 32) >>> 0)
}

const FIRST = rootsOf(8, Math.sqrt)
const ROUND = rootsOf(ROUNDS, Math.cbrt)

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
const at = (words: { readonly [nth: number]: number }, nth: number): number => words[nth] ?? 0

/** The message, a one, as many zeros as fill the last block, and its length in bits. */
function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK)
  const view = new DataView(new ArrayBuffer(blocks * BLOCK))
  for (const [nth, byte] of bytes.entries()) view.setUint8(nth, byte)
  view.setUint8(bytes.length, 0x80)
  view.setUint32(blocks * BLOCK - 4, bytes.length * 8)
  return view
}

function scheduleOf(view: DataView, from: number): Uint32Array {
  const w = new Uint32Array(ROUNDS)
  for (let nth = 0; nth < 16; nth += 1) w[nth] = view.getUint32(from + nth * 4)
  for (let nth = 16; nth < ROUNDS; nth += 1) {
    const [early, late] = [at(w, nth - 15), at(w, nth - 2)]
    const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    w[nth] = at(w, nth - 16) + s0 + at(w, nth - 7) + s1
  }
  return w
}

/** In hexadecimal. */
function sha256(text: string): string {
  const view = padded(utf8(text))
  let state = FIRST
  for (let from = 0; from < view.byteLength; from += BLOCK) {
    const w = scheduleOf(view, from)
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let nth = 0; nth < ROUNDS; nth += 1) {
      const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      const one = (h + sum1 + ((e & f) ^ (~e & g)) + at(ROUND, nth) + at(w, nth)) | 0
      const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
      const two = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    const after = [a, b, c, d, e, f, g, h]
    state = state.map((word, nth) => (word + at(after, nth)) >>> 0)
  }
  return state.map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** @param hex a SHA-256 in hexadecimal. @returns a UUID of version 8 (RFC 9562) */
export function idOfHash(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** One thing and its causes always give the same id. */
export function idCausedBy(causes: readonly (string | number)[]): string {
  return idOfHash(sha256(JSON.stringify(causes)))
}
