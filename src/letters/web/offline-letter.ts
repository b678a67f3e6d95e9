// SPDX-License-Identifier: AGPL-3.0-or-later
// How the page without a network reads the code of a letter.

import type { CheckSignature, PublicKey } from '#kernel/jws.ts'
import type { Language } from '#kernel/words.ts'
import { openLetterCode } from '#letters/core/letter.proof.ts'
import { shownProof } from '#letters/core/letter.shown.ts'

export async function readLetter(text: string, keys: readonly PublicKey[], check: CheckSignature, language: Language) {
  const proof = await openLetterCode(text, keys, check)
  if (proof === undefined) return undefined
  const { kind, number, validUntil } = proof
  return { list: 'other', kind, number, ...(validUntil === undefined ? {} : { validUntil }), facts: shownProof(proof, language) }
}
