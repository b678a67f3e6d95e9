// SPDX-License-Identifier: AGPL-3.0-or-later
// What a file is, by its content alone, and whether it is that and nothing else.

import type { MediaType } from '#kernel/file.ts'
import { type Inspected, unsound } from '#platform/server/files/file-kinds.ts'
import { inspectJpeg, isJpeg } from '#platform/server/files/jpeg.ts'
import { inspectPdf, isPdf } from '#platform/server/files/pdf-file.ts'
import { inspectPng, isPng } from '#platform/server/files/png.ts'

/** Whether bytes begin as this type does: asked again before they are shown. */
export const beginsAs: Readonly<Record<MediaType, (bytes: Buffer) => boolean>> = {
  'image/jpeg': isJpeg,
  'image/png': isPng,
  'application/pdf': isPdf,
}

const END_OF_ARCHIVE = Buffer.from('PK\u0005\u0006', 'latin1')
/** An archive is read from its end, and the comment behind it is at most this long (APPNOTE 4.3.16). */
const MOST_BEHIND = 22 + 65_535

/** Whether it would also open as a ZIP (and so as a JAR, DOCX or APK), whatever it begins with. */
function isArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - MOST_BEHIND))
  for (let at = tail.indexOf(END_OF_ARCHIVE); at >= 0; at = tail.indexOf(END_OF_ARCHIVE, at + 1)) {
    if (at + 22 > tail.length) return false
    const fits = tail.readUInt32LE(at + 12) + tail.readUInt32LE(at + 16) <= bytes.length
    if (tail.readUInt16LE(at + 4) === 0 && fits && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true
  }
  return false
}

export function inspect(bytes: Buffer): Inspected {
  if (bytes.length === 0) return unsound('file-empty')
  if (isArchive(bytes)) return unsound('file-archive')
  if (isJpeg(bytes)) return inspectJpeg(bytes)
  if (isPng(bytes)) return inspectPng(bytes)
  return isPdf(bytes) ? inspectPdf(bytes) : unsound('file-unknown')
}
