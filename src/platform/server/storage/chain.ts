// SPDX-License-Identifier: AGPL-3.0-or-later
// Each event carries the hash of the one before it in its stream, over the sealed bytes, so that erasure leaves the chain whole.

import { createHash, hash } from 'node:crypto'

const NOTHING = Buffer.alloc(0)

export interface ChainLink {
  readonly regency: string
  readonly uuid: string
  readonly version: number
  readonly streamType: string
  readonly type: string
  /** ISO, milliseconds. */
  readonly at: string
  readonly userId: string
  readonly officeId: string
  readonly commandId: string
  readonly area: string
  /** Ids of offices outside the area that may see it. */
  readonly letIn: readonly string[]
  /** The exact text of the open part. */
  readonly body: string
  readonly sealed: Buffer | null
}

/** SHA-256 over the hash before (empty for the first), a header line, the open text and the sealed bytes. */
export function linkHash(before: Buffer | null, link: ChainLink): Buffer {
  const header = JSON.stringify([
    link.regency,
    link.uuid,
    link.version,
    link.streamType,
    link.type,
    link.at,
    link.userId,
    link.officeId,
    link.commandId,
    link.area,
    link.letIn,
    link.body.length,
    link.sealed?.length ?? -1,
  ])
  const said = Buffer.from(`${header}\n${link.body}`)
  // In one call: every event of every command is hashed.
  return hash('sha256', Buffer.concat([before ?? NOTHING, said, link.sealed ?? NOTHING]), 'buffer')
}

function pairHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

/** Merkle root over leaves in the given order (RFC 6962's leaf and node prefixes; an odd last node moves up unchanged). */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level: readonly Buffer[] = leaves.map((leaf) => createHash('sha256').update('\x00').update(leaf).digest())
  if (level.length === 0) return createHash('sha256').digest()
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i]
      const right = level[i + 1]
      if (left === undefined) break
      above.push(right === undefined ? left : pairHash(left, right))
    }
    level = above
  }
  return level[0] ?? createHash('sha256').digest()
}
