// SPDX-License-Identifier: AGPL-3.0-or-later
// For what a case may be handed to another office, and by when it is accepted and acted on. That whoever hands a case over goes on watching it
// is Perban 6/2024 art 30; every number here is our reading until the regency confirms it.

import type { CasePurpose } from '#cases/core/case-referral.ts'
import { purposeRules } from '#journeys/core/referral.law.ts'
import type { Dated, Lasting } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

interface CaseReferralTerm extends Dated {
  /** By when the receiver accepts it; a day where somebody is in danger. */
  readonly acceptDays: number
  /** By when it has done something, after accepting. */
  readonly actDays: number
  /** How often the sender asks, from then on. */
  readonly watchDays: number
  /** By when it is referred to where the file of its person lies, or they do not wish it. */
  readonly elsewhereDays: number
}

const days = { acceptDays: 3, actDays: 7, watchDays: 14, elsewhereDays: 3, standing: 'assumed' } as const
const since = '2024-12-31'

export const caseReferralTerms: Lasting<CaseReferralTerm> = [
  { ...days, legalBasis: 'UU 18/2017 art 41', validFrom: basisFrom('UU 18/2017 art 41'), validTo: addDays(since, -1) },
  { ...days, legalBasis: 'Perban 6/2024 art 30', validFrom: since },
]

const assumed = (legalBasis: string): Dated => ({ legalBasis, standing: 'assumed', validFrom: basisFrom(legalBasis) })

export const casePurposeRules: Readonly<Record<CasePurpose, Lasting<Dated>>> = {
  ...purposeRules,
  SHELTER: [assumed('UU 18/2017 art 24')],
  HANDLING: [assumed('UU 18/2017 art 41')],
}
