// SPDX-License-Identifier: AGPL-3.0-or-later
// Which milestone gates departure under which scheme: R required, C conditional (shown, does not gate), - not used.
// The columns follow UU 18/2017 art 13 and 63 and the agency's practice; social security, orientation and the card follow their own texts.

import { milestoneBasis, successive } from '#journeys/core/basis.law.ts'
import { type MilestoneCode, type Scheme, schemes } from '#journeys/core/worker.ts'
import { at, byDay, type Dated, type Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface GateRule extends Dated {
  readonly scheme: Scheme
  readonly milestone: MilestoneCode
  readonly gate: 'required' | 'conditional'
}

/**
 * One letter per scheme, in the order of `schemes`. It stands under the text of its milestone; where that names the paper and not that
 * it gates departure, the standing says so.
 */
const gates: readonly (readonly [MilestoneCode, string, Standing?])[] = [
  ['INFO_GIVEN', 'RRRRR'],
  ['VILLAGE_RECORDED', 'RRRRR'],
  ['FAMILY_CONSENT', 'RRRRR'],
  ['MARITAL_LETTER', 'RRRRR'],
  ['JOBSEEKER_REGISTERED', 'RRCRR', 'practice'],
  ['VACANCY_CHOSEN', 'RRRRR'],
  ['SELECTED', 'RRC-R', 'practice'],
  ['PLACEMENT_AGREEMENT', 'RRR-R'],
  ['SS_BEFORE', 'RRR-R'],
  ['ID_PMI_ISSUED', 'RRRRR'],
  ['PASSPORT_RECOMMENDED', 'RRCCC'],
  ['PASSPORT_ISSUED', 'RRRRR'],
  ['TRAINING_DONE', 'RRCC-', 'practice'],
  ['CERTIFIED', 'RRCR-'],
  // Fishing crew show these two in the place of a trade learned ashore.
  ['SEA_BOOK', '----R'],
  ['BASIC_SAFETY', '----R'],
  ['MEDICAL_FIT', 'RRRRR'],
  ['PSYCHOLOGY_OK', 'RRRRR'],
  ['CONTRACT_SIGNED', 'RRRRR'],
  ['PKL_ENDORSED', '----R'],
  ['OWN_RESPONSIBILITY', '---R-'],
  // Fishing crew report where nobody placed them, which no company's file says.
  ['REPORTED_TO_REGENCY', '---RC'],
  ['REPORTED_TO_MISSION', '---RC'],
  ['VISA_ISSUED', 'RRRRC'],
  ['SS_DURING', 'RRRRR'],
  ['OPP_DONE', 'RRRCR'],
  ['E_PMI_ISSUED', 'RRRRR'],
]

const gateOf = { R: 'required', C: 'conditional' } as const

export const gateRules: readonly GateRule[] = gates.flatMap(([milestone, letters, standing]) =>
  schemes.flatMap((scheme, column) => {
    const letter = letters[column]
    if (letter !== 'R' && letter !== 'C') return []
    return milestoneBasis[milestone].map((basis) => ({
      ...basis,
      scheme,
      milestone,
      gate: gateOf[letter],
      standing: standing === undefined || basis.standing === 'assumed' ? basis.standing : standing,
    }))
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

const ruled: readonly (readonly [Scheme, boolean, readonly Dated[]])[] = [
  ['G_TO_G', false, successive(['UU 18/2017 art 50', 'law'])],
  ['P_TO_P', true, successive(['UU 18/2017 art 51, 59', 'law'])],
  ['UKPS', false, successive(['UU 18/2017 art 61-62', 'law'])],
  ['PERSEORANGAN', false, successive(['UU 18/2017 art 63', 'law'])],
  // Which licence a company for crews needed before the regulation on crews was disputed between two ministries.
  ['ABK_PERIKANAN', true, successive(['UU 18/2017 art 51, 59', 'assumed'], ['PP 22/2022', 'law'])],
]

export const schemeRules: readonly SchemeRule[] = ruled.flatMap(([scheme, agency, under]) =>
  under.map((basis) => ({ ...basis, scheme, agency })),
)

/**
 * Schemes under which the company must hold a permit (SIP2MI) for the country. Which permit a company for crews needs is not said by a text
 * that we know: theirs are not asked for one.
 */
export const permitRules: readonly (Dated & { readonly scheme: Scheme })[] = successive(['UU 18/2017 art 59', 'law']).map((basis) => ({
  ...basis,
  scheme: 'P_TO_P',
}))
