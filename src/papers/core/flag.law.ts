// SPDX-License-Identifier: AGPL-3.0-or-later
// From which number on something stands out. No text says it: each is our own reading, wide enough that an honest office rarely meets it.

import { type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Threshold extends Dated {
  readonly most: number
}

const since = { standing: 'assumed', validFrom: '2017-11-22' } as const

export const thresholds: Readonly<Record<'BULK_SIGNED' | 'HOURS_A_DAY' | 'LATE_CERTIFICATE', Lasting<Threshold>>> = {
  /** Papers of one kind that one issuer signed on one day. */
  BULK_SIGNED: [{ most: 20, legalBasis: 'UU 18/2017 art 13b', ...since }],
  /** Hours that can be taught in a day. */
  HOURS_A_DAY: [{ most: 10, legalBasis: 'UU 18/2017 art 5b', ...since }],
  /** Days between a birth certificate and its use for an application; made later than that it is an old one. */
  LATE_CERTIFICATE: [{ most: 90, legalBasis: 'UU 18/2017 art 5a', ...since }],
}

export function most(what: keyof typeof thresholds, on: LocalDate): number {
  return ruleOn(thresholds[what], on).most
}
