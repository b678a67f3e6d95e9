// SPDX-License-Identifier: AGPL-3.0-or-later
// How long an annex may be open to another office. That nobody reaches what is kept unlawfully is a duty; that it carries annexes which each
// office opens by itself, and every number here, is our reading until an office confirms it.

import type { Dated, Lasting } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

interface AnnexTerm extends Dated {
  /** How many days after today an opening may last. */
  readonly mostDays: number
  /** The same for an office that is no party to the case. */
  readonly outsideDays: number
  /** For how long an office opens it for itself. */
  readonly breakHours: number
  /** By when the annex's own office has read why. */
  readonly seenDays: number
}

const terms = { mostDays: 90, outsideDays: 30, breakHours: 2, seenDays: 1, standing: 'assumed' } as const
const since = basisFrom('UU 27/2022')

export const annexTerms: Lasting<AnnexTerm> = [
  { ...terms, legalBasis: 'UU 18/2017 art 41', validFrom: basisFrom('UU 18/2017 art 41'), validTo: addDays(since, -1) },
  { ...terms, legalBasis: 'UU 27/2022 art 39', validFrom: since },
]
