// SPDX-License-Identifier: AGPL-3.0-or-later
// PDF (ISO 32000): it must begin and end as one, so that it is nothing else besides; what it could do beyond being read is named. It is
// kept as it came, since a changed PDF no longer bears its signature.

import { inflateSync } from 'node:zlib'
import { type FileDanger, fileDangers } from '#kernel/file.ts'
import { type Inspected, unsound } from '#platform/server/files/file-kinds.ts'

/** Names of the dictionaries that do something. */
const namesOf: Readonly<Record<FileDanger, RegExp>> = {
  SCRIPT: /\/(?:JavaScript|JS)(?![A-Za-z])/,
  LAUNCH: /\/(?:Launch|GoToR|GoToE|ImportData|RichMedia|Movie|Sound|Rendition)(?![A-Za-z])/,
  EMBEDDED: /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z])/,
  FORM: /\/(?:XFA|SubmitForm)(?![A-Za-z])/,
  ENCRYPTED: /\/Encrypt(?![A-Za-z])/,
}

// What is unpacked of one file: of one packed stream, and of all of them.
const MOST_PACKED = 4 * 1024 * 1024
const MOST_UNPACKED = 64 * 1024 * 1024
const MOST_STREAMS = 5000
const MOST_HEAD = 400

export function isPdf(bytes: Buffer): boolean {
  return /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))
}

/** `/J#61vaScript` is a name written in another way. */
function spelled(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

interface Unpacked {
  readonly text: string
  /** There was more than we look at. */
  readonly more: boolean
}

function unpack(packed: Buffer): string | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_PACKED }).toString('latin1')
  } catch {
    return undefined
  }
}

/** Objects may be packed together, so that a plain search does not see them. */
function packedObjects(bytes: Buffer, text: string): Unpacked {
  const found: string[] = []
  let left = MOST_UNPACKED
  let streams = 0
  for (let at = text.indexOf('/ObjStm'); at >= 0; at = text.indexOf('/ObjStm', at + 1)) {
    streams += 1
    if (left <= 0 || streams > MOST_STREAMS) return { text: found.join('\n'), more: true }
    const [head] = /stream\r?\n/.exec(text.slice(at, at + MOST_HEAD)) ?? []
    if (head === undefined) continue
    const objects = unpack(bytes.subarray(text.indexOf(head, at) + head.length))
    left -= objects?.length ?? MOST_PACKED
    found.push(objects ?? '')
  }
  return { text: found.join('\n'), more: false }
}

/** @param bytes something that begins as a PDF does */
export function inspectPdf(bytes: Buffer): Inspected {
  const text = bytes.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (end < 0 || !/\bstartxref\b/.test(text)) return unsound('file-damaged')
  // Some writers pad; a few bytes cannot hold anything.
  if (/[^\s\0]/.test(text.slice(end + 5))) return unsound('file-behind-end')
  const packed = packedObjects(bytes, text)
  const all = spelled(`${text}\n${packed.text}`)
  // What we did not see is taken for the worst.
  const dangers = fileDangers.filter((danger) => namesOf[danger].test(all) || (danger === 'SCRIPT' && packed.more))
  return { ok: true, type: 'application/pdf', bytes, dangers }
}
