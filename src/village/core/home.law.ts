// SPDX-License-Identifier: AGPL-3.0-or-later
// That a village watches departures and returns is the law; how often it comes by is our own assumption, for each village to change as it visits.

import type { Dated, Lasting } from '#kernel/law.ts'
import type { VisitedParty } from '#village/core/home.ts'

interface VisitRule extends Dated {
  /** Days after a visit; of the next one, those that are offered first. */
  readonly days: number
}

const since = '2017-11-22'

/** Days after a visit within which the office answers what was found there. */
export const answerRules: Lasting<VisitRule> = [{ days: 3, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: since }]

export const visitRules: Readonly<Record<VisitedParty, Lasting<VisitRule>>> = {
  FAMILY: [{ days: 90, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: since }],
  CHILDREN: [{ days: 90, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: since }],
  LEAVER: [{ days: 14, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: since }],
  RETURNER: [{ days: 30, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: since }],
}
