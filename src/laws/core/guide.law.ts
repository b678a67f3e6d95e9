// SPDX-License-Identifier: AGPL-3.0-or-later
// What to do in what comes to a village again and again: short, step by step, each with what it rests on. A step that no text names is *practice*
// or *assumed*; offices confirm or change it here.

import type { Dated } from '#kernel/law.ts'

export const guideCodes = ['DEATH', 'PASSPORT', 'BROKER', 'ILL', 'CALL'] as const
export type GuideCode = (typeof guideCodes)[number]

export const guideSteps = {
  DEATH: ['DEATH_TELL', 'DEATH_CASE', 'DEATH_MISSION', 'DEATH_REMAINS', 'DEATH_HANDOVER', 'DEATH_RIGHTS'],
  PASSPORT: ['PASSPORT_SIGN', 'PASSPORT_PAY', 'PASSPORT_CASE', 'PASSPORT_ABROAD'],
  BROKER: ['BROKER_WHO', 'BROKER_PERMIT', 'BROKER_PAY', 'BROKER_PAPERS', 'BROKER_GONE'],
  ILL: ['ILL_FIT', 'ILL_HANDOVER', 'ILL_REHAB', 'ILL_REFUSE', 'ILL_VISIT', 'ILL_INSURED'],
  CALL: ['CALL_DANGER', 'CALL_VILLAGE', 'CALL_REGENCY', 'CALL_POST', 'CALL_ABROAD'],
} as const satisfies Readonly<Record<GuideCode, readonly string[]>>
export type GuideStep = (typeof guideSteps)[GuideCode][number]

type Rule = Dated

const law = (legalBasis: string, validFrom: string): Rule => ({ legalBasis, standing: 'law', validFrom })
const practice = (legalBasis: string, validFrom: string): Rule => ({ legalBasis, standing: 'practice', validFrom })
const assumed = (legalBasis: string, validFrom: string): Rule => ({ legalBasis, standing: 'assumed', validFrom })

const [uu18, pp59, return32, insured] = ['2017-11-22', '2021-04-07', '2025-12-31', '2023-03-10'] as const

export const guideRules: Readonly<Record<GuideStep, Rule>> = {
  DEATH_TELL: assumed('UU 18/2017 art 27', uu18),
  DEATH_CASE: assumed('UU 18/2017 art 42d', uu18),
  DEATH_MISSION: assumed('UU 18/2017 art 27', uu18),
  DEATH_REMAINS: law('PP 59/2021 art 21', pp59),
  DEATH_HANDOVER: law('Permen P2MI 32/2025 art 13', return32),
  DEATH_RIGHTS: assumed('UU 18/2017 art 24; Permenaker 4/2023', insured),
  PASSPORT_SIGN: assumed('UU 18/2017 art 42b', uu18),
  PASSPORT_PAY: assumed('UU 18/2017 art 30', uu18),
  PASSPORT_CASE: practice('Perban 6/2024', '2024-12-31'),
  PASSPORT_ABROAD: assumed('UU 18/2017 art 21', uu18),
  BROKER_WHO: law('UU 18/2017 art 49', uu18),
  BROKER_PERMIT: law('UU 18/2017 art 51, 59', uu18),
  BROKER_PAY: law('UU 18/2017 art 30; Permenaker 9/2024 art 16', '2024-12-31'),
  BROKER_PAPERS: assumed('UU 18/2017 art 13b', uu18),
  BROKER_GONE: assumed('UU 18/2017 art 42d', uu18),
  ILL_FIT: assumed('Permen P2MI 32/2025', return32),
  ILL_HANDOVER: law('Permen P2MI 32/2025 art 13', return32),
  ILL_REHAB: law('PP 59/2021 art 22', pp59),
  ILL_REFUSE: law('Permen P2MI 32/2025 art 39', return32),
  ILL_VISIT: assumed('UU 18/2017 art 42d', uu18),
  ILL_INSURED: assumed('Permenaker 4/2023', insured),
  CALL_DANGER: assumed('UU 21/2007 art 1', '2007-04-19'),
  CALL_VILLAGE: law('UU 18/2017 art 42a, 42d', uu18),
  CALL_REGENCY: law('UU 18/2017 art 41', uu18),
  CALL_POST: practice('Perban 6/2024', '2024-12-31'),
  CALL_ABROAD: law('UU 18/2017 art 21', uu18),
}
