// SPDX-License-Identifier: AGPL-3.0-or-later

import { chance } from '#platform/server/chance.ts'

/** A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance, so that new keys go to the end of an index. */
export function newId(): string {
  const bytes = chance(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
