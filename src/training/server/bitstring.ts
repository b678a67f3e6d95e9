// SPDX-License-Identifier: AGPL-3.0-or-later
// A list of standing as it is published: one bit an entry, compressed (Bitstring Status List 1.0 sections 3.3 and 3.4).

import { gunzipSync, gzipSync } from 'node:zlib'
import { fromBase64url, toBase64url } from '#kernel/jws.ts'

/** Multibase writes this before base64url without padding. */
const BASE64URL = 'u'

/** The first entry is the leftmost bit. */
export function encodeBits(set: readonly number[], entries: number): string {
  const bytes = new Uint8Array(Math.ceil(entries / 8))
  for (const at of set) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7))
  return BASE64URL + toBase64url(gzipSync(bytes, { level: 9 }))
}

/** @returns whether each entry is set, or nothing where the text is no list or unpacks to more than `most` bytes */
export function decodeBits(encoded: string, most = 1 << 20): ((at: number) => boolean | undefined) | undefined {
  const packed = encoded.startsWith(BASE64URL) ? fromBase64url(encoded.slice(1)) : undefined
  if (packed === undefined) return undefined
  try {
    const bytes = gunzipSync(packed, { maxOutputLength: most })
    return (at) => {
      const byte = bytes[at >> 3]
      return byte === undefined ? undefined : (byte & (128 >> (at & 7))) !== 0
    }
  } catch {
    return undefined
  }
}
