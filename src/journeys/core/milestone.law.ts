// SPDX-License-Identifier: AGPL-3.0-or-later
// The 29 milestones and what single schemes ask beside them: who does them, which office records them, what they take, by when, and under which article.
// Days without a published limit are our own assumption and marked so; a regency may change them.

import { milestoneBasis } from '#journeys/core/basis.law.ts'
import type { MilestoneCode } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { at, byDay, type Dated, type Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

/** Who does it; they have accounts only where they are also an office kind. */
export const doers = [
  'CANDIDATE',
  'FAMILY',
  'VILLAGE',
  'REGENCY',
  'AGENCY',
  'P3MI',
  'BPJS',
  'IMMIGRATION',
  'TRAINING',
  'CERTIFICATION',
  'CLINIC',
  'EMPLOYER',
  'MISSION',
  'FOREIGN_MISSION',
  'HARBOUR_MASTER',
] as const
export type Doer = (typeof doers)[number]

/** The papers that milestones take or produce. */
export const documentKinds = [
  'CHECKLIST',
  'KTP_EL',
  'KK',
  'SURAT_IZIN_KELUARGA',
  'BUKU_NIKAH',
  'AK_1',
  'JOB_ORDER',
  'SIP2MI',
  'PANGGILAN_G_TO_G',
  'SURAT_PERUSAHAAN',
  'IZIN_MENTERI',
  'BUKTI_PEMBERI_KERJA',
  'PERJANJIAN_PENEMPATAN',
  'BPJS_TK',
  'ID_PMI',
  'REKOM_PASPOR',
  'PASSPORT',
  'SERTIFIKAT_PELATIHAN',
  'SERTIFIKAT_KOMPETENSI',
  'UJI_BAHASA_KETERAMPILAN',
  'BUKTI_KOMPETENSI_PERUSAHAAN',
  'BUKU_PELAUT',
  'BST',
  'MEDICAL',
  'MEDICAL_PELAUT',
  'PSIKOLOGI',
  'PERJANJIAN_KERJA',
  'KONTRAK_STANDAR',
  'PKL',
  'SURAT_TANGGUNG_JAWAB',
  'LAPORAN_DINAS',
  'LAPORAN_PERWAKILAN',
  'VISA_KERJA',
  'OPP_CERT',
  'E_PMI',
  'TIKET',
  'BERITA_ACARA_SERAH_TERIMA',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface MilestoneRule extends Dated {
  readonly code: MilestoneCode
  readonly doneBy: Doer
  /** The office that owes it, and records it. */
  readonly owner: OfficeKind
  /** Other offices that may record it. */
  readonly recorders: readonly OfficeKind[]
  /** The rules compute it from a class or a test. Nobody attests it by hand; `recorders` may accept a paper from elsewhere. */
  readonly computed?: true
  /** Which come before it in good order; people skip steps, so this orders the list and refuses nothing. */
  readonly after: readonly MilestoneCode[]
  readonly documents: readonly DocumentKind[]
  /** Days from the last of `after` (or from registration). */
  readonly deadlineDays: number
  readonly deadlineStanding: Standing
  /** Days it stays valid, where it lapses. */
  readonly validDays?: number
}

const everyone: readonly OfficeKind[] = ['REGENCY', 'ONE_ROOF', 'AGENCY']
/** Who accepts a paper of training or a test that took place elsewhere; never who trains or tests (docs/decisions/0007). */
const paperOffices: readonly OfficeKind[] = ['REGENCY', 'AGENCY']
const fieldOffices: readonly OfficeKind[] = ['ONE_ROOF', 'AGENCY']
const withMission: readonly OfficeKind[] = ['ONE_ROOF', 'AGENCY', 'MISSION']
const backHome: readonly OfficeKind[] = ['REGENCY', 'VILLAGE']

type Short = readonly [
  code: MilestoneCode,
  doneBy: Doer,
  owner: OfficeKind,
  recorders: readonly OfficeKind[],
  after: readonly MilestoneCode[],
  documents: readonly DocumentKind[],
  days: number,
  validDays?: number,
]

const agreed: readonly MilestoneCode[] = ['PLACEMENT_AGREEMENT', 'FAMILY_CONSENT', 'MARITAL_LETTER']

const rows: readonly Short[] = [
  ['INFO_GIVEN', 'VILLAGE', 'VILLAGE', everyone, [], ['CHECKLIST'], 7],
  ['VILLAGE_RECORDED', 'VILLAGE', 'VILLAGE', ['REGENCY'], [], ['KTP_EL', 'KK'], 3],
  ['FAMILY_CONSENT', 'FAMILY', 'VILLAGE', ['REGENCY'], ['VILLAGE_RECORDED'], ['SURAT_IZIN_KELUARGA'], 7],
  ['MARITAL_LETTER', 'VILLAGE', 'VILLAGE', ['REGENCY'], ['VILLAGE_RECORDED'], ['BUKU_NIKAH'], 7],
  ['JOBSEEKER_REGISTERED', 'CANDIDATE', 'REGENCY', ['VILLAGE', ...fieldOffices], ['VILLAGE_RECORDED'], ['AK_1'], 7],
  ['VACANCY_CHOSEN', 'CANDIDATE', 'REGENCY', fieldOffices, ['JOBSEEKER_REGISTERED'], ['JOB_ORDER'], 30],
  ['SELECTED', 'P3MI', 'REGENCY', fieldOffices, ['VACANCY_CHOSEN'], [], 30],
  ['PLACEMENT_AGREEMENT', 'P3MI', 'REGENCY', fieldOffices, ['SELECTED', 'FAMILY_CONSENT', 'MARITAL_LETTER'], ['PERJANJIAN_PENEMPATAN'], 14],
  ['SS_BEFORE', 'BPJS', 'REGENCY', fieldOffices, ['PLACEMENT_AGREEMENT'], ['BPJS_TK'], 3],
  ['ID_PMI_ISSUED', 'REGENCY', 'REGENCY', fieldOffices, agreed, ['ID_PMI'], 3],
  ['PASSPORT_RECOMMENDED', 'REGENCY', 'REGENCY', fieldOffices, ['ID_PMI_ISSUED'], ['REKOM_PASPOR'], 3, 90],
  ['PASSPORT_ISSUED', 'IMMIGRATION', 'REGENCY', fieldOffices, ['PASSPORT_RECOMMENDED'], ['PASSPORT'], 14],
  ['TRAINING_DONE', 'TRAINING', 'TRAINING', paperOffices, ['SELECTED'], ['SERTIFIKAT_PELATIHAN'], 90],
  ['CERTIFIED', 'CERTIFICATION', 'CERTIFICATION', paperOffices, ['TRAINING_DONE'], ['SERTIFIKAT_KOMPETENSI'], 14, 1095],
  // Fishing crew prove who they are at sea by the book, and basic safety by its own certificate: neither is a passport or a trade.
  ['SEA_BOOK', 'HARBOUR_MASTER', 'REGENCY', fieldOffices, ['SELECTED'], ['BUKU_PELAUT'], 30],
  ['BASIC_SAFETY', 'TRAINING', 'REGENCY', fieldOffices, ['SELECTED'], ['BST'], 30],
  ['MEDICAL_FIT', 'CLINIC', 'REGENCY', fieldOffices, ['SELECTED'], ['MEDICAL'], 30, 90],
  ['PSYCHOLOGY_OK', 'CLINIC', 'REGENCY', fieldOffices, ['SELECTED'], ['PSIKOLOGI'], 30],
  ['CONTRACT_SIGNED', 'EMPLOYER', 'REGENCY', withMission, ['ID_PMI_ISSUED'], ['PERJANJIAN_KERJA'], 30],
  ['PKL_ENDORSED', 'HARBOUR_MASTER', 'REGENCY', fieldOffices, ['CONTRACT_SIGNED'], ['PKL'], 14],
  // Who is placed by nobody bears the risks of the work alone, says so in writing, and tells both offices (art 63).
  ['OWN_RESPONSIBILITY', 'CANDIDATE', 'REGENCY', fieldOffices, ['CONTRACT_SIGNED'], ['SURAT_TANGGUNG_JAWAB'], 7],
  ['REPORTED_TO_REGENCY', 'CANDIDATE', 'REGENCY', fieldOffices, ['CONTRACT_SIGNED'], ['LAPORAN_DINAS'], 14],
  ['REPORTED_TO_MISSION', 'CANDIDATE', 'REGENCY', withMission, ['CONTRACT_SIGNED'], ['LAPORAN_PERWAKILAN'], 14],
  ['VISA_ISSUED', 'FOREIGN_MISSION', 'AGENCY', ['REGENCY', 'ONE_ROOF'], ['PASSPORT_ISSUED', 'CONTRACT_SIGNED'], ['VISA_KERJA'], 45],
  ['SS_DURING', 'BPJS', 'AGENCY', ['REGENCY', 'ONE_ROOF'], ['CONTRACT_SIGNED'], ['BPJS_TK'], 7],
  ['OPP_DONE', 'AGENCY', 'AGENCY', ['ONE_ROOF'], ['CONTRACT_SIGNED', 'VISA_ISSUED', 'PASSPORT_ISSUED', 'SS_DURING'], ['OPP_CERT'], 14],
  ['E_PMI_ISSUED', 'AGENCY', 'AGENCY', [], ['OPP_DONE'], ['E_PMI'], 2],
  ['DEPARTED', 'CANDIDATE', 'VILLAGE', everyone, [], ['TIKET'], 30],
  ['ARRIVAL_REPORTED', 'CANDIDATE', 'AGENCY', ['MISSION', 'REGENCY', 'VILLAGE'], [], [], 30],
  ['WORKING', 'VILLAGE', 'VILLAGE', ['REGENCY', 'AGENCY', 'MISSION'], [], [], 90],
  ['CONTRACT_EXTENDED', 'EMPLOYER', 'AGENCY', ['MISSION', 'REGENCY'], [], ['PERJANJIAN_KERJA'], 30],
  ['RETURN_RECORDED', 'AGENCY', 'AGENCY', backHome, [], ['PASSPORT'], 14],
  ['HANDED_OVER', 'AGENCY', 'AGENCY', backHome, [], ['BERITA_ACARA_SERAH_TERIMA'], 7],
  ['REHABILITATED', 'AGENCY', 'AGENCY', ['REGENCY'], [], [], 365],
  ['REINTEGRATED', 'REGENCY', 'REGENCY', ['VILLAGE', 'AGENCY'], [], [], 180],
]

/** What a class or a test computes (docs/decisions/0007). */
const computed: readonly MilestoneCode[] = ['TRAINING_DONE', 'CERTIFIED']

/** The texts in which a number of days stands rather than being our assumption: a year of rehabilitation at most. */
const publishedDays: Readonly<Partial<Record<MilestoneCode, string>>> = { REHABILITATED: 'Perban 6/2023' }

export const milestoneRules: readonly MilestoneRule[] = rows.flatMap(
  ([code, doneBy, owner, recorders, after, documents, deadlineDays, validDays]) =>
    milestoneBasis[code].map((basis) => {
      const published = publishedDays[code]
      return {
        code,
        doneBy,
        owner,
        recorders,
        after,
        documents,
        deadlineDays,
        ...basis,
        deadlineStanding: published !== undefined && basis.legalBasis.includes(published) ? 'law' : 'assumed',
        ...(computed.includes(code) ? { computed: true } : {}),
        ...(validDays === undefined ? {} : { validDays }),
      }
    }),
)

function byCode(table: readonly MilestoneRule[], date: LocalDate): ReadonlyMap<MilestoneCode, MilestoneRule> {
  return new Map(at(table, date).map((rule) => [rule.code, rule]))
}

const known = byDay((date) => byCode(milestoneRules, date))

/** The rules in force on a day, by code. */
export function milestonesAt(date: LocalDate, table: readonly MilestoneRule[] = milestoneRules): ReadonlyMap<MilestoneCode, MilestoneRule> {
  return table === milestoneRules ? known(date) : byCode(table, date)
}

/** Whether a class or a test computes it on that day, so that a hand brings at most a paper from elsewhere. */
export function isComputed(code: MilestoneCode, date: LocalDate): boolean {
  return milestonesAt(date).get(code)?.computed === true
}
