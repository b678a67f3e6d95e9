// SPDX-License-Identifier: AGPL-3.0-or-later
// How long certificates count and how tests may be repeated. Values without a published text are our own and marked so.

import { at, type Dated } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export interface CertificateRule extends Dated {
  readonly validYears: number
}

export const certificateRules: readonly CertificateRule[] = [
  { validYears: 3, legalBasis: '03/BNSP.302/X/2013', standing: 'law', validFrom: '2013-10-31' },
]

export interface RenewalRule extends Dated {
  /** A new test is allowed this many days before a certificate ends. */
  readonly days: number
}

// That a certificate is renewed, the text says; how long before its end, it does not.
export const renewalRules: readonly RenewalRule[] = [
  { days: 90, legalBasis: '03/BNSP.302/X/2013', standing: 'assumed', validFrom: '2013-10-31' },
]

export interface TestRule extends Dated {
  /** Days between a test and the next, so that there is time to learn. */
  readonly waitDays: number
  /** Days in which a competent result becomes a certificate. */
  readonly issueDays: number
}

export const testRules: readonly TestRule[] = [
  { waitDays: 7, issueDays: 7, legalBasis: 'PP 23/2004', standing: 'assumed', validFrom: '2004-12-31', validTo: '2018-12-30' },
  { waitDays: 7, issueDays: 7, legalBasis: 'PP 10/2018', standing: 'assumed', validFrom: '2018-12-31' },
]

export function certificateRuleOn(on: LocalDate): CertificateRule | undefined {
  return at(certificateRules, on)[0]
}

export function renewalRuleOn(on: LocalDate): RenewalRule | undefined {
  return at(renewalRules, on)[0]
}

export function testRuleOn(on: LocalDate): TestRule | undefined {
  return at(testRules, on)[0]
}

/** The same day some years later; 29 February becomes the day before 1 March. */
export function yearsAfter(date: LocalDate, years: number): LocalDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  return date.endsWith('-02-29') ? addDays(`${year}-03-01`, -1) : `${year}${date.slice(4)}`
}
