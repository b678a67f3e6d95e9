// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a screening: signs that somebody is forced to work or is trafficked. Signs suggest, they do not prove. What somebody agreed to,
// and by which way they left, is not asked: it changes nothing (UU 21/2007 art 26).

import type { LocalDate } from '#kernel/time.ts'

/** The eleven indicators of forced labour of the ILO. */
export const indicators = [
  'ABUSE_OF_VULNERABILITY',
  'DECEPTION',
  'RESTRICTION_OF_MOVEMENT',
  'ISOLATION',
  'PHYSICAL_AND_SEXUAL_VIOLENCE',
  'INTIMIDATION_AND_THREATS',
  'RETENTION_OF_IDENTITY_DOCUMENTS',
  'WITHHOLDING_OF_WAGES',
  'DEBT_BONDAGE',
  'ABUSIVE_WORKING_AND_LIVING_CONDITIONS',
  'EXCESSIVE_OVERTIME',
] as const

/** What was done with the person (UU 21/2007 art 1). */
export const deeds = ['PEREKRUTAN', 'PENGANGKUTAN', 'PENAMPUNGAN', 'PENGIRIMAN', 'PEMINDAHAN', 'PENERIMAAN'] as const

/** How they were made to. */
export const means = [
  'ANCAMAN_KEKERASAN',
  'KEKERASAN',
  'PENCULIKAN',
  'PENYEKAPAN',
  'PEMALSUAN',
  'PENIPUAN',
  'PENYALAHGUNAAN_KEKUASAAN_ATAU_POSISI_RENTAN',
  'PENJERATAN_UTANG',
  'MEMBERI_BAYARAN_ATAU_MANFAAT',
] as const

/** What for. `FORCED_CRIMINALITY` is work in crime under duress, as in compounds of online fraud. */
export const purposes = [
  'PELACURAN',
  'KERJA_PAKSA',
  'PERBUDAKAN',
  'PENINDASAN',
  'PEMERASAN',
  'PEMANFAATAN_FISIK_SEKSUAL_ORGAN',
  'ADOPSI_ILEGAL',
  'FORCED_CRIMINALITY',
  'LAINNYA',
] as const

/** Under eighteen when it happened. */
export const CHILD = 'CHILD'

export const signs = [CHILD, ...indicators, ...deeds, ...means, ...purposes] as const
export type Sign = (typeof signs)[number]

export const sources = ['PERSON', 'FAMILY', 'PAPER', 'OFFICER', 'OTHER'] as const
export const confidences = ['LOW', 'MEDIUM', 'HIGH'] as const

/** What is known of a sign. A sign that is not among the findings is unknown. */
export interface Finding {
  readonly sign: Sign
  readonly mark: 'present' | 'absent'
  readonly source: (typeof sources)[number]
  readonly confidence: (typeof confidences)[number]
}

export interface Screening {
  readonly on: LocalDate
  readonly findings: readonly Finding[]
}

/** From the least to the most. `UNCLEAR`: nothing is found, and something that matters is not known. */
export const suggestions = ['NO_SIGN', 'UNCLEAR', 'SIGNS', 'POSSIBLE', 'LIKELY'] as const
export type Suggestion = (typeof suggestions)[number]

export const elements = ['DEED', 'MEANS', 'PURPOSE'] as const
export type Element = (typeof elements)[number]
