// SPDX-License-Identifier: AGPL-3.0-or-later
// A file in parts: asks how far it came, and goes on from there until all of it is at the server.

import type { CommandContract } from '#kernel/contract.ts'

/** Of a photograph's 200 KB, a few seconds each on a line of 2G; of more, larger ones. The server takes none that is smaller than the least. */
const [LEAST_PART, PART, LARGE_PART] = [16 * 1024, 64 * 1024, 256 * 1024]
const LARGE = 1024 * 1024

/** As much as the line of this page bears at once, as far as that is known. */
let most = LARGE_PART

export const PART_TYPE = 'application/octet-stream'

export interface Part {
  readonly at: number
  readonly total: number
  readonly bytes: ArrayBuffer
}

/** Below the API. */
export function partPath({ path }: CommandContract, id: string, { at, total }: Part): string {
  return `/uploads/${id}?${new URLSearchParams({ to: path, at: String(at), total: String(total) })}`
}

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * @param ask sends a part, or only asks; answers how many bytes are there, or why not: `late` where the line was too slow for so much
 * @returns the SHA-256 of all of it in hexadecimal, or why it stopped
 */
export async function sendInParts<Failed extends object>(
  file: Blob,
  ask: (part?: Part) => Promise<{ readonly kept: number } | { readonly late: Failed } | Failed>,
  onProgress?: (done: number) => void,
): Promise<string | Failed> {
  let said = await ask()
  for (;;) {
    const size = Math.min(most, file.size > LARGE ? LARGE_PART : PART)
    if ('late' in said) {
      if (size === LEAST_PART) return said.late
      most = Math.max(LEAST_PART, size / 2)
      said = await ask()
      if ('late' in said) return said.late
      continue
    }
    if (!('kept' in said)) return said
    const at = said.kept
    onProgress?.(at / file.size)
    if (at >= file.size) return hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    said = await ask({ at, total: file.size, bytes: await file.slice(at, at + size).arrayBuffer() })
  }
}
