// SPDX-License-Identifier: AGPL-3.0-or-later
// Ids that follow from what they are of, the same on a server and on a device: by SHA-256 (FIPS 180-4) in plain script, since the browser's
// own answers later and what decides a command waits for nothing.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from '#kernel/jws.ts'

/** @param hex a SHA-256 in hexadecimal. @returns a UUID of version 8 (RFC 9562) */
export function idOfHash(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** One thing and its causes always give the same id. */
export function idCausedBy(causes: readonly (string | number)[]): string {
  return idOfHash(bytesToHex(sha256(utf8(JSON.stringify(causes)))))
}
