// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which text each milestone stands, from the first day of our law on: what a later regulation rules stood under an older text before,
// or was a practice, or is our reading. A row begins when every text that it cites is in force, and ends when the next begins.

import type { MilestoneCode } from '#journeys/core/worker.ts'
import type { Dated, Standing } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

type Under = readonly [legalBasis: string, standing: Standing]

/** Rows of one thing, the oldest first. */
export function successive(...under: readonly Under[]): readonly Dated[] {
  return under.map(([legalBasis, standing], index) => {
    const next = under[index + 1]?.[0]
    const validFrom = basisFrom(legalBasis)
    return { legalBasis, standing, validFrom, ...(next === undefined ? {} : { validTo: addDays(basisFrom(next), -1) }) }
  })
}

const law = (articles: string): readonly Dated[] => successive([`UU 18/2017 art ${articles}`, 'law'])

const socialSecurity = successive(['UU 18/2017 art 5d', 'law'], ['Permenaker 18/2018', 'law'], ['Permenaker 4/2023 art 18', 'law'])

/** What the agency rules since 2022 was placed by the ministry's regulation before, of which we know the summary alone. */
const byAgency = (standing: Standing): readonly Dated[] =>
  successive(['UU 18/2017', 'assumed'], ['Permenaker 9/2019', 'assumed'], ['Perban BP2MI 7/2022', standing])

const returning = (last: string): readonly Dated[] =>
  successive(['UU 18/2017 art 24', 'law'], ['PP 59/2021 art 21', 'law'], ['Perban 1/2024', 'law'], [last, 'law'])

// Fishing crew went with book, safety training and endorsed contract before the regulation on crews as well.
const atSea = (before: string, standing: Standing): readonly Dated[] => successive([before, 'practice'], ['PP 22/2022', standing])

const onTheirOwn = successive(['UU 18/2017 art 63', 'practice'])

export const milestoneBasis: Readonly<Record<MilestoneCode, readonly Dated[]>> = {
  INFO_GIVEN: successive(['UU 18/2017 art 42a', 'law'], ['UU 18/2017 art 42a; PP 59/2021 art 4', 'law']),
  VILLAGE_RECORDED: law('42b'),
  FAMILY_CONSENT: law('13b'),
  MARITAL_LETTER: law('13a'),
  JOBSEEKER_REGISTERED: byAgency('law'),
  VACANCY_CHOSEN: law('49-51, 61, 63'),
  SELECTED: successive(['UU 18/2017', 'assumed'], ['Permenaker 9/2019', 'law']),
  PLACEMENT_AGREEMENT: law('13g'),
  SS_BEFORE: socialSecurity,
  ID_PMI_ISSUED: byAgency('practice'),
  PASSPORT_RECOMMENDED: byAgency('practice'),
  PASSPORT_ISSUED: law('13e; UU 6/2011'),
  TRAINING_DONE: law('5b, 41'),
  CERTIFIED: law('13c'),
  SEA_BOOK: atSea('UU 18/2017 art 13', 'practice'),
  BASIC_SAFETY: atSea('UU 18/2017 art 5b', 'practice'),
  MEDICAL_FIT: law('13d'),
  PSYCHOLOGY_OK: law('13d'),
  CONTRACT_SIGNED: law('13h, 15'),
  PKL_ENDORSED: atSea('UU 18/2017 art 13h', 'law'),
  OWN_RESPONSIBILITY: law('63'),
  REPORTED_TO_REGENCY: onTheirOwn,
  REPORTED_TO_MISSION: onTheirOwn,
  VISA_ISSUED: law('13f'),
  SS_DURING: socialSecurity,
  OPP_DONE: successive(['UU 18/2017', 'assumed'], ['Permenaker 9/2019', 'law'], ['Permenaker 9/2019; PP 59/2021', 'law']),
  // The ministry said in 2025 that it gave out the card and made the regulation for it only then.
  E_PMI_ISSUED: successive(['UU 18/2017', 'practice'], ['Permen P2MI 34/2025', 'law']),
  DEPARTED: law('42d'),
  ARRIVAL_REPORTED: law('6, 21'),
  WORKING: law('21, 42d'),
  CONTRACT_EXTENDED: successive(['UU 18/2017 art 17', 'practice']),
  RETURN_RECORDED: returning('Permen P2MI 32/2025'),
  HANDED_OVER: returning('Permen P2MI 32/2025 art 13'),
  REHABILITATED: successive(
    ['UU 18/2017 art 24', 'law'],
    ['PP 59/2021 art 22', 'law'],
    ['Perban 6/2023', 'law'],
    ['Perban 6/2023; Permen P2MI 32/2025', 'law'],
  ),
  REINTEGRATED: successive(['UU 18/2017 art 24', 'law'], ['PP 59/2021 art 23', 'law'], ['PP 59/2021 art 23; Permen P2MI 33/2025', 'law']),
}
