// SPDX-License-Identifier: AGPL-3.0-or-later
// Which signs speak for which part of trafficking. The three parts are of the law; that an indicator of forced labour speaks for a means or for the
// purpose, and that forced criminality is exploitation, is our reading. What the Criminal Code of 2026 changes in it a lawyer has to say.

import type { CaseState } from '#cases/core/case.ts'
import { CHILD, deeds, type Element, indicators, means, purposes, type Sign, type Suggestion } from '#cases/core/screening.ts'
import type { Dated } from '#kernel/law.ts'

export interface Speaks extends Dated {
  readonly sign: Sign
  readonly element: Element
}

const law = { legalBasis: 'UU 21/2007 art 1', standing: 'law', validFrom: '2007-04-19' } as const
const read = { ...law, standing: 'assumed' } as const
/** Of a child no means is asked: so in international law; ours deals with children in its articles 5, 6 and 17. */
const child = { legalBasis: 'UU 21/2007 art 5, 6, 17', standing: 'assumed', validFrom: '2007-04-19' } as const

const speaks = (element: Element, basis: Dated, ...of: readonly Sign[]): readonly Speaks[] =>
  of.map((sign) => ({ sign, element, ...basis }))

export const speaking: readonly Speaks[] = [
  ...speaks('DEED', law, ...deeds),
  ...speaks('MEANS', law, ...means),
  ...speaks('MEANS', child, CHILD),
  ...speaks('MEANS', read, 'ABUSE_OF_VULNERABILITY', 'DECEPTION', 'RESTRICTION_OF_MOVEMENT', 'PHYSICAL_AND_SEXUAL_VIOLENCE'),
  ...speaks('MEANS', read, 'INTIMIDATION_AND_THREATS', 'DEBT_BONDAGE'),
  ...speaks('PURPOSE', law, ...purposes.filter((purpose) => purpose !== 'FORCED_CRIMINALITY')),
  ...speaks('PURPOSE', read, 'FORCED_CRIMINALITY', 'WITHHOLDING_OF_WAGES', 'ABUSIVE_WORKING_AND_LIVING_CONDITIONS', 'EXCESSIVE_OVERTIME'),
]

interface SuggestionRule extends Dated {
  readonly suggestion: Suggestion
  /** At least so many of the three parts have a sign. */
  readonly parts: number
  /** Or one of these alone. */
  readonly alone: readonly Sign[]
  /** Where a person may then take the case. */
  readonly track?: CaseState
}

/** The strongest first. That two parts suffice to suspect it is ours: who is missed stays where they are. */
export const suggestionRules: readonly SuggestionRule[] = [
  { suggestion: 'LIKELY', parts: 3, alone: [], track: 'TRAFFICKING_TRACK', ...law, legalBasis: 'UU 21/2007 art 1, 2, 4' },
  {
    suggestion: 'POSSIBLE',
    parts: 2,
    alone: ['FORCED_CRIMINALITY', 'KERJA_PAKSA', 'PERBUDAKAN'],
    track: 'TRAFFICKING_TRACK',
    ...read,
  },
  // Being recruited or brought is what befalls everybody who works abroad: alone it is no sign.
  { suggestion: 'SIGNS', parts: 4, alone: [CHILD, ...indicators, ...means, ...purposes], ...read },
]
