// SPDX-License-Identifier: AGPL-3.0-or-later
// Which milestone gates departure under which scheme: R required, C conditional (shown, does not gate), - not used.
// The columns follow UU 18/2017 art 13 and 63 and the agency's practice; social security, orientation and the card follow their own texts.

import { milestoneRules } from '#journeys/core/milestone.law.ts'
import { type MilestoneCode, type Scheme, schemes } from '#journeys/core/worker.ts'
import { must } from '#kernel/decider.ts'
import { at, byDay, type Dated, type Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface GateRule extends Dated {
  readonly scheme: Scheme
  readonly milestone: MilestoneCode
  readonly gate: 'required' | 'conditional'
}

/** One letter per scheme, in the order of `schemes`. */
const gates: readonly (readonly [MilestoneCode, string, string, Standing])[] = [
  ['INFO_GIVEN', 'RRRRR', 'PP 59/2021 art 4(4)', 'law'],
  ['VILLAGE_RECORDED', 'RRRRR', 'UU 18/2017 art 42b', 'law'],
  ['FAMILY_CONSENT', 'RRRRR', 'UU 18/2017 art 13b', 'law'],
  ['MARITAL_LETTER', 'RRRRR', 'UU 18/2017 art 13a', 'law'],
  ['JOBSEEKER_REGISTERED', 'RRCRR', 'Perban BP2MI 7/2022', 'practice'],
  ['VACANCY_CHOSEN', 'RRRRR', 'UU 18/2017 art 49-51, 61, 63', 'law'],
  ['SELECTED', 'RRC-R', 'Permenaker 9/2019', 'practice'],
  ['PLACEMENT_AGREEMENT', 'RRR-R', 'UU 18/2017 art 13g', 'law'],
  ['SS_BEFORE', 'RRR-R', 'Permenaker 4/2023 art 18', 'law'],
  ['ID_PMI_ISSUED', 'RRRRR', 'Perban BP2MI 7/2022', 'practice'],
  ['PASSPORT_RECOMMENDED', 'RRCCC', 'Perban BP2MI 7/2022', 'practice'],
  ['PASSPORT_ISSUED', 'RRRRR', 'UU 18/2017 art 13e', 'law'],
  ['TRAINING_DONE', 'RRCCR', 'UU 18/2017 art 5b', 'practice'],
  ['CERTIFIED', 'RRCRR', 'UU 18/2017 art 13c', 'law'],
  ['SEA_BOOK', '----R', 'PP 22/2022', 'practice'],
  ['BASIC_SAFETY', '----R', 'PP 22/2022', 'practice'],
  ['MEDICAL_FIT', 'RRRRR', 'UU 18/2017 art 13d', 'law'],
  ['PSYCHOLOGY_OK', 'RRRRR', 'UU 18/2017 art 13d', 'law'],
  ['CONTRACT_SIGNED', 'RRRRR', 'UU 18/2017 art 13h', 'law'],
  ['PKL_ENDORSED', '----R', 'PP 22/2022', 'law'],
  ['OWN_RESPONSIBILITY', '---R-', 'UU 18/2017 art 63', 'law'],
  // Fishing crew report where nobody placed them, which no company's file says.
  ['REPORTED_TO_REGENCY', '---RC', 'UU 18/2017 art 63', 'practice'],
  ['REPORTED_TO_MISSION', '---RC', 'UU 18/2017 art 63', 'practice'],
  ['VISA_ISSUED', 'RRRRC', 'UU 18/2017 art 13f', 'law'],
  ['SS_DURING', 'RRRRR', 'Permenaker 4/2023 art 18', 'law'],
  ['OPP_DONE', 'RRRCR', 'Permenaker 9/2019; PP 59/2021', 'law'],
  ['E_PMI_ISSUED', 'RRRRR', 'Permen P2MI 34/2025', 'law'],
]

/** A milestone gates departure from the day on which it can be recorded. */
const sinceOf = new Map(milestoneRules.map((rule) => [rule.code, rule.validFrom]))

const gateOf = { R: 'required', C: 'conditional' } as const

export const gateRules: readonly GateRule[] = gates.flatMap(([milestone, letters, legalBasis, standing]) =>
  schemes.flatMap((scheme, column) => {
    const letter = letters[column]
    return letter === 'R' || letter === 'C'
      ? [{ scheme, milestone, gate: gateOf[letter], legalBasis, standing, validFrom: must(sinceOf.get(milestone), milestone) }]
      : []
  }),
)

const known = byDay((date) => {
  const rules = at(gateRules, date)
  return new Map(schemes.map((scheme) => [scheme, rules.filter((rule) => rule.scheme === scheme)]))
})

/** What gates departure under a scheme on a day, in the table's order. */
export function gatesAt(scheme: Scheme, date: LocalDate, table: readonly GateRule[] = gateRules): readonly GateRule[] {
  if (table === gateRules) return known(date).get(scheme) ?? []
  return at(table, date).filter((rule) => rule.scheme === scheme)
}

export interface SchemeRule extends Dated {
  readonly scheme: Scheme
  /** A licensed agency places, so its licence must be live on the day. */
  readonly agency: boolean
}

export const schemeRules: readonly SchemeRule[] = [
  { scheme: 'G_TO_G', agency: false, legalBasis: 'UU 18/2017 art 50', standing: 'law', validFrom: '2017-11-22' },
  { scheme: 'P_TO_P', agency: true, legalBasis: 'UU 18/2017 art 51, 59', standing: 'law', validFrom: '2017-11-22' },
  { scheme: 'UKPS', agency: false, legalBasis: 'UU 18/2017 art 61-62', standing: 'law', validFrom: '2017-11-22' },
  { scheme: 'PERSEORANGAN', agency: false, legalBasis: 'UU 18/2017 art 63', standing: 'law', validFrom: '2017-11-22' },
  { scheme: 'ABK_PERIKANAN', agency: true, legalBasis: 'PP 22/2022', standing: 'law', validFrom: '2017-11-22' },
]
