// SPDX-License-Identifier: AGPL-3.0-or-later
// What may be set aside in an emergency, for how long, and on what ground. No text gives such a power by name: it is an office's duty to protect
// (UU 18/2017 art 41), read narrowly, and every value here is for the regency to confirm.

import { companyGuards } from '#journeys/core/override.words.ts'
import { milestoneCodes } from '#journeys/core/worker.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

const since = { validFrom: '2017-11-22' } as const

/** Never the age, a closed country, or that somebody was rejected: those protect a life, and no hurry outweighs it. */
export const overridable = [...milestoneCodes, ...companyGuards] as const

interface OverrideRule extends Dated {
  /** How many days the other office has to answer. */
  readonly answerDays: number
  /** How many days the guards are set aside. */
  readonly heldDays: number
}

export const overrideRules: Lasting<OverrideRule> = [
  { answerDays: 3, heldDays: 14, legalBasis: 'UU 18/2017 art 41', standing: 'assumed', ...since },
]
