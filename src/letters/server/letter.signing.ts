// SPDX-License-Identifier: AGPL-3.0-or-later
// The code, the hash and the paper of a letter, made anew whenever they are asked for: what they say is in the record.

import { createHash } from 'node:crypto'
import type { Instant } from '#kernel/time.ts'
import { letterCode } from '#letters/core/letter.proof.ts'
import { letterRecord } from '#letters/core/letter.record.ts'
import type { LetterState } from '#letters/core/letter.ts'
import { letterPaper } from '#letters/server/letter.paper.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import type { Services } from '#platform/server/http/capability.ts'

/** Signs what codes on papers carry, with the keys that certificates are checked with. */
export interface LetterSigner {
  readonly signWith: (header: object, payload: string) => string
  /** Before anything is signed that people keep. */
  readonly publish: (now: Instant) => Promise<void>
}

/** SHA-256 of the record, in hexadecimal. */
export function hashOf(record: string): string {
  return createHash('sha256').update(record).digest('hex')
}

export interface SignedLetter {
  readonly url: string
  /** The address with what follows the `#`. */
  readonly code: string
  readonly hash: string
  readonly paper: Paper
}

/** Undefined where the person was erased. */
export async function signLetter(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  signer: LetterSigner,
  state: LetterState,
  now: Instant,
): Promise<SignedLetter | undefined> {
  const record = letterRecord(state)
  const token = state.personal?.token
  if (record === undefined || token === undefined) return undefined
  await signer.publish(now)
  const url = `${publicUrl}/verify/${token}`
  const hash = hashOf(record)
  const digest = Buffer.from(hash, 'hex').subarray(0, 12).toString('base64url')
  const code = letterCode(state, { address: url, digest, sign: signer.signWith })
  const paper = code === undefined ? undefined : letterPaper(state, { code, url, record, hash })
  return code === undefined || paper === undefined ? undefined : { url, code, hash, paper }
}
