// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which text classes, tests and certificates are allowed. Before the agency for certification stood under its text of today it stood
// under an older one, of which we know no more than that.

import type { Dated, Lasting, Standing } from '#kernel/law.ts'

type Rows = Lasting<Dated>

const since2017 = (articles: string, standing: Standing): Rows => [
  { legalBasis: `UU 18/2017 art ${articles}`, standing, validFrom: '2017-11-22' },
]
const byAgency = (standing: Standing, with2003 = ''): Rows => [
  { legalBasis: `${with2003}PP 23/2004`, standing: 'assumed', validFrom: '2004-12-31', validTo: '2018-12-30' },
  { legalBasis: `${with2003}PP 10/2018`, standing, validFrom: '2018-12-31' },
]

/** A private centre needs a licence of the regency, a public one is registered there. */
export const providerBasis: Rows = [
  { legalBasis: 'UU 13/2003 art 13-14', standing: 'law', validFrom: '2003-03-25', validTo: '2023-03-30' },
  { legalBasis: 'UU 13/2003 art 13-14; UU 6/2023 art 81', standing: 'law', validFrom: '2023-03-31' },
]

/** Training of candidates is the regency's duty, and competence a condition of leaving. */
export const trainingBasis: Rows = since2017('5b, 41', 'law')
/** How centres run their classes; written nowhere that binds them. */
export const classPractice: Rows = since2017('41', 'practice')

export const testGuards = {
  OWN_BODY: byAgency('practice'),
  BODY_LICENSED: byAgency('law', 'UU 13/2003; '),
  IN_SCOPE: byAgency('law'),
  FILE_PREPARING: since2017('13c', 'practice'),
  NOT_COMPETENT_YET: byAgency('practice'),
  COMPETENT: since2017('13c', 'law'),
  NOT_ISSUED: byAgency('practice'),
  TEST_STILL_COUNTS: byAgency('practice'),
} as const satisfies Readonly<Record<string, Rows>>

/** What a certificate of training asks for. That centres hand one out is practice; that hours and licence stand behind it, the law's. */
export const completionGuards = {
  TRAINING_DESK: classPractice,
  CLASS_CLOSED: classPractice,
  HOURS_REACHED: classPractice,
  PROVIDER_LICENSED: providerBasis,
  TRAINING_NOT_CERTIFIED: classPractice,
  TRAINING_STILL_COUNTS: classPractice,
} as const satisfies Readonly<Record<string, Rows>>

/** That a certificate follows a competent result; how soon is said with the test (certificate.law.ts). */
export const issueBasis: Rows = since2017('13c', 'law')

interface SettleRule extends Dated {
  readonly days: number
}

/** Days to fill a class with sessions and people, and to close it after its last session: our own assumption, no text gives any. */
export const settleRules: Lasting<SettleRule> = [
  { days: 7, legalBasis: 'UU 18/2017 art 5b, 41', standing: 'assumed', validFrom: '2017-11-22' },
]
