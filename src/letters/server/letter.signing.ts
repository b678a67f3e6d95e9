// SPDX-License-Identifier: AGPL-3.0-or-later
// The code, the hash and the paper of a letter, made anew whenever they are asked for: what they say is in the record.

import type { Instant } from '#kernel/time.ts'
import { letterCode, officePaperCode } from '#letters/core/letter.proof.ts'
import { letterRecord } from '#letters/core/letter.record.ts'
import { closedKinds, type LetterState } from '#letters/core/letter.ts'
import { letterPaper } from '#letters/server/letter.paper.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import type { Services } from '#platform/server/http/capability.ts'

/** Signs what codes on papers carry, with the keys that certificates are checked with. */
export interface LetterSigner {
  readonly signWith: (header: object, payload: string) => string
  /** Before anything is signed that people keep. */
  readonly publish: (now: Instant) => Promise<void>
}

/** As much of a hash as a code carries. */
export function digestOf(hash: string): string {
  return Buffer.from(hash, 'hex').subarray(0, 12).toString('base64url')
}

export interface SignedLetter {
  readonly url: string
  /** The address with what follows the `#`. */
  readonly code: string
  readonly hash: string
  readonly paper: Paper
}

/** A paper that is closed names nobody in its code either. */
function codeOf(state: LetterState, signing: Parameters<typeof letterCode>[1]): string | undefined {
  const { kind, number, issuedOn, validUntil, personal } = state
  if (personal === undefined || !closedKinds.includes(kind)) return letterCode(state, signing)
  const { office, signer } = personal.facts
  return officePaperCode(
    { number, office: office.name, signer: signer.name, issuedOn, ...(validUntil === undefined ? {} : { validUntil }) },
    signing,
  )
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
  const code = codeOf(state, { address: url, digest: digestOf(hash), sign: signer.signWith })
  const paper = code === undefined ? undefined : letterPaper(state, { code, url, record, hash })
  return code === undefined || paper === undefined ? undefined : { url, code, hash, paper }
}
