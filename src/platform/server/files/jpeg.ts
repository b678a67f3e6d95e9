// SPDX-License-Identifier: AGPL-3.0-or-later
// JPEG (ITU-T T.81): walked from marker to marker, never decoded. The picture itself is kept as it is; where it was taken, with what and
// when (EXIF, XMP, IPTC, comments, thumbnails) is left out, except which way is up.

import { drawable, type Inspected, unsound } from '#platform/server/files/file-kinds.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const COM = 0xfe
/** Baseline, extended and progressive: what every browser draws. */
const drawnFrames = [0xc0, 0xc1, 0xc2]
const rareFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf]
/** Huffman and quantisation tables, restart interval. */
const tables = [0xc4, 0xdb, 0xdd]

interface Segment {
  readonly marker: number
  /** With its marker and length. */
  readonly whole: Buffer
  readonly body: Buffer
}

export function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff
}

/** TIFF tag 0x0112 of the first directory; 1 where it is not said. */
function orientationOf(exif: Buffer): number {
  const tiff = exif.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number): number => (at + 4 > tiff.length ? tiff.length : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  const count = Math.min(u16(directory), 500)
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12
    if (u16(at) !== 0x0112) continue
    const value = u16(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment that says which way is up, and nothing else. */
function onlyOrientation(orientation: number): Buffer {
  const body = Buffer.from('4578696600004d4d002a000000080001011200030000000100000000' + '00000000', 'hex')
  body.writeUInt16BE(orientation, 24)
  return Buffer.concat([Buffer.from([0xff, APP1, 0, body.length + 2]), body])
}

/** A JFIF header without its thumbnail. */
function plainJfif(body: Buffer): Buffer {
  const head = Buffer.from(body.subarray(0, 14))
  head.writeUInt16BE(0, 12)
  return Buffer.concat([Buffer.from([0xff, APP0, 0, 16]), head])
}

/** What is kept of a segment that says something about the picture. */
function kept({ marker, whole, body }: Segment): readonly Buffer[] {
  const says = (text: string): boolean => body.toString('latin1', 0, text.length) === text
  if (marker === APP0) return says('JFIF\0') && body.length >= 14 ? [plainJfif(body)] : []
  if (marker === APP2) return says('ICC_PROFILE\0') ? [whole] : []
  if (marker === APP14) return says('Adobe') ? [whole] : []
  if (marker === APP1 && says('Exif\0\0')) {
    const orientation = orientationOf(body)
    return orientation === 1 ? [] : [onlyOrientation(orientation)]
  }
  return []
}

/** Where the coded data that begins here ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) return at
    at += next === 0xff ? 1 : 2
  }
}

/**
 * What cameras put behind the picture: padding, a second picture (MPF), a short film, a maker's own block. It is left out; anything else
 * there is somebody's trick.
 */
function isCameras(rest: Buffer): boolean {
  if (rest.every((byte) => byte === 0 || byte === 0xff || byte === 0x0a || byte === 0x0d)) return true
  return isJpeg(rest) || rest.toString('latin1', 4, 8) === 'ftyp' || rest.toString('latin1', rest.length - 4) === 'SEFT'
}

/** @param bytes something that begins as a JPEG does */
export function inspectJpeg(bytes: Buffer): Inspected {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  let framed = false
  let scanned = false
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return unsound('file-damaged')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) {
      if (!scanned) return unsound('file-damaged')
      const rest = bytes.subarray(at + 2)
      if (!isCameras(rest)) return unsound('file-behind-end')
      return { ok: true, type: 'image/jpeg', bytes: Buffer.concat([...parts, bytes.subarray(at, at + 2)]), dangers: [] }
    }
    if (at + 4 > bytes.length) return unsound('file-damaged')
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment: Segment = { marker, whole: bytes.subarray(at, end), body: bytes.subarray(at + 4, end) }
    if (end > bytes.length || end < at + 4) return unsound('file-damaged')
    if (rareFrames.includes(marker)) return unsound('image-rare')
    if (drawnFrames.includes(marker)) {
      if (framed || segment.body.length < 6) return unsound('file-damaged')
      if (!drawable(segment.body.readUInt16BE(3), segment.body.readUInt16BE(1))) return unsound('image-too-large')
      framed = true
      parts.push(segment.whole)
      at = end
    } else if (marker === SOS) {
      if (!framed) return unsound('file-damaged')
      scanned = true
      at = endOfScan(bytes, end)
      parts.push(segment.whole, bytes.subarray(end, at))
    } else if (tables.includes(marker)) {
      parts.push(segment.whole)
      at = end
    } else if ((marker >= APP0 && marker <= 0xef) || marker === COM) {
      parts.push(...kept(segment))
      at = end
    } else return unsound('file-damaged')
  }
  return unsound('file-damaged')
}
