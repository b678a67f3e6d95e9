// SPDX-License-Identifier: AGPL-3.0-or-later
// By when a proposed agreement is signed, and how long one may last. That controllers who decide together set out who answers for what is in
// the law (UU 27/2022 art 18); the numbers are our reading until the regency confirms them.

import type { Dated, Lasting } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

interface AgreementTerm extends Dated {
  /** Days after the proposal within which each party signs. */
  readonly signDays: number
  /** Days that an agreement lasts at most. */
  readonly mostDays: number
}

const days = { signDays: 14, mostDays: 5 * 366 } as const
const [first, since] = ['UU 18/2017', 'UU 27/2022'] as const

export const agreementTerms: Lasting<AgreementTerm> = [
  { ...days, legalBasis: `${first} art 41`, standing: 'assumed', validFrom: basisFrom(first), validTo: addDays(basisFrom(since), -1) },
  { ...days, legalBasis: `${since} art 18`, standing: 'assumed', validFrom: basisFrom(since) },
]
