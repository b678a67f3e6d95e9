// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers that a scheme asks for where the others ask for another one (fact sheet 2.4): a vacancy of a government call is shown by other
// papers than one of a company. What no row names takes the papers of its milestone.

import { successive } from '#journeys/core/basis.law.ts'
import type { DocumentKind, MilestoneRule } from '#journeys/core/milestone.law.ts'
import type { MilestoneCode, Scheme } from '#journeys/core/worker.ts'
import { at, type Dated, type Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface SchemePaper extends Dated {
  readonly scheme: Scheme
  readonly milestone: MilestoneCode
  readonly documents: readonly DocumentKind[]
}

const placed = successive(['UU 18/2017 art 59', 'law'])
const crew = (before: string, standing: Standing): readonly Dated[] => successive([before, 'practice'], ['PP 22/2022', standing])
const competent = successive(['UU 18/2017 art 13c', 'practice'])

const rows: readonly (readonly [Scheme, MilestoneCode, readonly DocumentKind[], readonly Dated[]])[] = [
  ['G_TO_G', 'VACANCY_CHOSEN', ['PANGGILAN_G_TO_G'], successive(['UU 18/2017 art 50', 'practice'])],
  ['P_TO_P', 'VACANCY_CHOSEN', ['JOB_ORDER', 'SIP2MI'], placed],
  ['UKPS', 'VACANCY_CHOSEN', ['SURAT_PERUSAHAAN', 'IZIN_MENTERI'], successive(['UU 18/2017 art 61-62', 'practice'])],
  ['PERSEORANGAN', 'VACANCY_CHOSEN', ['BUKTI_PEMBERI_KERJA'], successive(['UU 18/2017 art 63', 'practice'])],
  ['ABK_PERIKANAN', 'VACANCY_CHOSEN', ['JOB_ORDER', 'SIP2MI'], crew('UU 18/2017 art 59', 'practice')],
  ['G_TO_G', 'CERTIFIED', ['UJI_BAHASA_KETERAMPILAN'], competent],
  ['UKPS', 'TRAINING_DONE', ['BUKTI_KOMPETENSI_PERUSAHAAN'], competent],
  ['UKPS', 'CERTIFIED', ['BUKTI_KOMPETENSI_PERUSAHAAN'], competent],
  ['ABK_PERIKANAN', 'MEDICAL_FIT', ['MEDICAL_PELAUT'], crew('UU 18/2017 art 13d', 'practice')],
  ['G_TO_G', 'CONTRACT_SIGNED', ['KONTRAK_STANDAR'], successive(['UU 18/2017 art 13h', 'practice'])],
  ['ABK_PERIKANAN', 'CONTRACT_SIGNED', ['PKL'], crew('UU 18/2017 art 13h', 'law')],
]

export const schemePapers: readonly SchemePaper[] = rows.flatMap(([scheme, milestone, documents, bases]) =>
  bases.map((basis) => ({ ...basis, scheme, milestone, documents })),
)

/** The papers that a milestone takes under a scheme on a day, and by which text. */
export function papersOf(
  rule: Pick<MilestoneRule, 'code' | 'documents' | 'legalBasis' | 'standing'>,
  scheme: Scheme,
  date: LocalDate,
): Pick<MilestoneRule, 'documents' | 'legalBasis' | 'standing'> {
  const own = at(schemePapers, date).find((row) => row.scheme === scheme && row.milestone === rule.code)
  const { documents, legalBasis, standing } = own ?? rule
  return { documents, legalBasis, standing }
}
