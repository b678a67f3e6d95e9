// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser records of a call: WebM (a document of EBML, RFC 8794) with voices alone.

import type { FileDanger, RECORDING } from '#kernel/file.ts'

type Inspected =
  | { readonly ok: true; readonly type: typeof RECORDING; readonly bytes: Buffer; readonly dangers: readonly FileDanger[] }
  | { readonly ok: false; readonly fault: 'file-empty' | 'file-unknown' }

const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3])

/** Whether bytes begin as WebM does: the head of the document names its kind. */
export function isWebm(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(EBML) && bytes.subarray(0, 64).includes('webm')
}

export function inspectRecording(bytes: Buffer): Inspected {
  if (bytes.length === 0) return { ok: false, fault: 'file-empty' }
  return isWebm(bytes) ? { ok: true, type: 'audio/webm', bytes, dangers: [] } : { ok: false, fault: 'file-unknown' }
}
