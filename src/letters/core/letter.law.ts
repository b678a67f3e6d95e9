// SPDX-License-Identifier: AGPL-3.0-or-later
// Which office issues which letter, on what ground and for how long; and from which number on an office's consents stand out. The papers are
// named by the law, their form and their end by no text that we know: what is ours is marked so.

import type { OfficeKind } from '#kernel/authority.ts'
import { type Dated, type Lasting, ruleOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { LetterKind } from '#letters/core/letter.ts'

export interface LetterRule extends Dated {
  readonly issuers: readonly OfficeKind[]
  /** What its number begins with. */
  readonly code: string
  /** Days from issue on which it counts; absent where it counts for its application. Always our own reading. */
  readonly days?: number
}

const since = '2017-11-22'
const village: readonly OfficeKind[] = ['VILLAGE']
/** Whoever may open a file to another office, or notes down what somebody was charged. */
const escorts: readonly OfficeKind[] = ['VILLAGE', 'DISTRICT', 'REGENCY', 'ONE_ROOF', 'AGENCY', 'PROVINCE']

export const letterRules: Readonly<Record<LetterKind, Lasting<LetterRule>>> = {
  FAMILY_CONSENT: [{ code: 'SIK', issuers: village, legalBasis: 'UU 18/2017 art 13b', standing: 'law', validFrom: since }],
  MARITAL_STATUS: [{ code: 'SKP', issuers: village, days: 180, legalBasis: 'UU 18/2017 art 13a', standing: 'law', validFrom: since }],
  INTRODUCTION: [{ code: 'SP', issuers: village, days: 180, legalBasis: 'UU 18/2017 art 42b', standing: 'practice', validFrom: since }],
  DOMICILE: [{ code: 'SKD', issuers: village, days: 180, legalBasis: 'UU 18/2017 art 42b', standing: 'assumed', validFrom: since }],
  PASSPORT_RECOMMENDATION: [
    { code: 'RP', issuers: ['REGENCY', 'ONE_ROOF'], days: 90, legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: since },
  ],
  REFERRAL: [{ code: 'SRB', issuers: escorts, legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: since }],
  COSTS: [{ code: 'SKB', issuers: escorts, legalBasis: 'UU 18/2017 art 30, 72, 86', standing: 'assumed', validFrom: since }],
}

export function letterRule(kind: LetterKind, on: LocalDate): LetterRule {
  return ruleOn(letterRules[kind], on)
}

/** Under which text each condition of issue stands. */
export const issueGuards = {
  ISSUING_OFFICE: [{ legalBasis: 'UU 18/2017 art 42b', standing: 'practice', validFrom: since }],
  RIGHT_RELATIVE: [{ legalBasis: 'UU 18/2017 art 13b', standing: 'law', validFrom: since }],
  WORKER_OF_AGE: [{ legalBasis: 'UU 18/2017 art 5a', standing: 'law', validFrom: since }],
  /** A passport is recommended for somebody who prepares, not for whoever is done. */
  FILE_OPEN: [{ legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: since }],
  SIGNER_OF_AGE: [{ legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
  /** Nobody is the parent of somebody who was born before them. */
  PARENT_OLDER: [{ legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
  DEPUTY: [{ legalBasis: 'UU 18/2017 art 42b', standing: 'assumed', validFrom: since }],
  /** Only whoever acts for the head acts as the head (*Plh.*). */
  ACTING_HEAD: [{ legalBasis: 'UU 18/2017 art 42b', standing: 'assumed', validFrom: since }],
} as const satisfies Readonly<Record<string, Lasting<Dated>>>

/** At which age somebody's own consent binds (UU 35/2014 art 1(1): below 18 one is a child). */
export const OF_AGE = 18

/** A father or mother who is fewer years older than their child is hardly one; our own reading. */
export const PARENT_YEARS = 12

interface LookRule extends Dated {
  readonly days: number
}

/** Within how many days somebody above the office looks at what stands out, and sees to it that a letter that is wrong counts no more. */
export const lookRules: Readonly<Record<'LOOK_AT_LETTER' | 'TAKE_LETTER_BACK', Lasting<LookRule>>> = {
  LOOK_AT_LETTER: [{ days: 7, legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
  TAKE_LETTER_BACK: [{ days: 3, legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
}

interface Threshold extends Dated {
  readonly most: number
}

/** Consents of one office on one day, and within seven days, from which on somebody above it should look. */
export const bulkRules: Readonly<Record<'BULK_DAY' | 'BULK_WEEK', Lasting<Threshold>>> = {
  BULK_DAY: [{ most: 10, legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
  BULK_WEEK: [{ most: 25, legalBasis: 'UU 18/2017 art 13b', standing: 'assumed', validFrom: since }],
}
