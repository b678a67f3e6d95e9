// SPDX-License-Identifier: AGPL-3.0-or-later
// When a relative of a file consented by a letter, and who consents no more once it counts no more.

import { isSignatory, type Signatory } from '#journeys/core/family.ts'
import type { KeptWitnessing, LetterState } from '#letters/core/letter.ts'

/** Seen by an officer, it is said of the relative on the file; one that was brought signed says nothing of who signed it. */
export const tellingWitnessings: readonly KeptWitnessing[] = ['SIGNED_BEFORE_ME', 'READ_ALOUD']

function signatoryOf({ kind, personal }: LetterState): Signatory | undefined {
  return kind === 'FAMILY_CONSENT' ? personal?.facts.consenter : undefined
}

function tells({ signed, revoked, replaced }: LetterState): boolean {
  const counts = revoked === undefined && replaced === undefined
  return counts && signed?.seen !== undefined && tellingWitnessings.includes(signed.seen)
}

interface Around {
  /** Of the same person. */
  readonly others: readonly LetterState[]
  /** The step of the file was recorded by its number. */
  readonly wasShown: boolean
}

/**
 * Who consented by a letter that was revoked or replaced, and by no other that counts. A letter of which nobody said that it was signed was
 * no consent, and takes none away.
 */
export function consentsNoMore(letter: LetterState, { others, wasShown }: Around): Signatory | undefined {
  const of = signatoryOf(letter)
  const wasSigned = wasShown || letter.signed !== undefined || letter.seen !== 'NOT_YET'
  if (of === undefined || !wasSigned) return undefined
  const stillConsents = others.some((other) => {
    const signatory = signatoryOf(other)
    return signatory !== undefined && tells(other) && isSignatory(of, signatory)
  })
  return stillConsents ? undefined : of
}
