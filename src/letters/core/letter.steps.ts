// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands out about a letter waits for somebody above the office, until they said what they found; and where something is wrong, until the
// letter counts no more.

import type { OfficeKind } from '#kernel/authority.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { lookRules } from '#letters/core/letter.law.ts'
import type { LetterFlag, LetterState } from '#letters/core/letter.ts'

/** Flags that still wait: nobody ends the waiting for somebody above by taking the letter back before they looked. */
export function openFlags({ flags, settled, revoked, replaced }: Omit<LetterState, 'personal'>): readonly LetterFlag[] {
  if (settled === undefined) return flags
  return settled.as === 'IN_ORDER' || revoked !== undefined || replaced !== undefined ? [] : flags
}

/** Honest offices meet these often: they are listed, and alone ask nobody to look. */
const listedOnly: readonly LetterFlag[] = ['SIGNER_AGE_UNKNOWN', 'SIGNER_NEW']

function above(issuer: OfficeKind): OfficeKind {
  return issuer === 'VILLAGE' || issuer === 'DISTRICT' ? 'REGENCY' : 'PROVINCE'
}

export function letterSteps(state: LetterState): readonly NextStep[] {
  if (state.erased === true || openFlags(state).every((flag) => listedOnly.includes(flag))) return []
  const { settled, officeKind, issuedOn } = state
  const [code, from] = settled === undefined ? (['LOOK_AT_LETTER', issuedOn] as const) : (['TAKE_LETTER_BACK', settled.on] as const)
  const { days, legalBasis, standing } = ruleOn(lookRules[code], from)
  return [{ code, owner: above(officeKind), due: addDays(from, days), legalBasis, standing }]
}
