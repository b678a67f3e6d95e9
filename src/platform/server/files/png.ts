// SPDX-License-Identifier: AGPL-3.0-or-later
// PNG (ISO/IEC 15948): walked from chunk to chunk, each held to its checksum, never decoded. Texts, times and EXIF are left out.

import { crc32 } from 'node:zlib'
import { drawable, type Inspected, unsound } from '#platform/server/files/file-kinds.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** What the picture is drawn from; everything else speaks of something else. */
const drawn = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD']

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE)
}

/** @param bytes something that begins as a PNG does */
export function inspectPng(bytes: Buffer): Inspected {
  const parts: Buffer[] = [SIGNATURE]
  let at = 8
  let coded = false
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type) || (at === 8) !== (type === 'IHDR')) return unsound('file-damaged')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return unsound('file-damaged')
    if (type === 'IHDR') {
      if (length !== 13) return unsound('file-damaged')
      if (!drawable(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return unsound('image-too-large')
    }
    if (type === 'IDAT') coded = true
    // A chunk that must be understood (its first letter is a capital) and is not drawn by us is none of a picture.
    if (drawn.includes(type)) parts.push(bytes.subarray(at, end))
    else if (/^[A-Z]/.test(type)) return unsound('image-rare')
    if (type === 'IEND') {
      if (!coded) return unsound('file-damaged')
      return end === bytes.length ? { ok: true, type: 'image/png', bytes: Buffer.concat(parts), dangers: [] } : unsound('file-behind-end')
    }
    at = end
  }
  return unsound('file-damaged')
}
