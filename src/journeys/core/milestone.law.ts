// SPDX-License-Identifier: AGPL-3.0-or-later
// The 29 milestones and what single schemes ask beside them: who does them, which office records them, what they take, by when, and under which article.
// Days without a published limit are our own assumption and marked so; a regency may change them.

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
  'PERJANJIAN_PENEMPATAN',
  'BPJS_TK',
  'ID_PMI',
  'REKOM_PASPOR',
  'PASSPORT',
  'SERTIFIKAT_PELATIHAN',
  'SERTIFIKAT_KOMPETENSI',
  'BUKU_PELAUT',
  'BST',
  'MEDICAL',
  'PSIKOLOGI',
  'PERJANJIAN_KERJA',
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
const UU18 = '2017-11-22'
const PP22 = '2022-06-08'
const fieldOffices: readonly OfficeKind[] = ['ONE_ROOF', 'AGENCY']

type Short = readonly [
  code: MilestoneCode,
  doneBy: Doer,
  owner: OfficeKind,
  recorders: readonly OfficeKind[],
  after: readonly MilestoneCode[],
  documents: readonly DocumentKind[],
  days: number,
  legalBasis: string,
  standing: Standing,
  validFrom: LocalDate,
  validDays?: number,
]

const rows: readonly Short[] = [
  ['INFO_GIVEN', 'VILLAGE', 'VILLAGE', everyone, [], ['CHECKLIST'], 7, 'UU 18/2017 art 42a; PP 59/2021 art 4', 'law', '2021-04-07'],
  ['VILLAGE_RECORDED', 'VILLAGE', 'VILLAGE', ['REGENCY'], [], ['KTP_EL', 'KK'], 3, 'UU 18/2017 art 42b', 'law', UU18],
  ['FAMILY_CONSENT', 'FAMILY', 'VILLAGE', ['REGENCY'], ['VILLAGE_RECORDED'], ['SURAT_IZIN_KELUARGA'], 7, 'UU 18/2017 art 13b', 'law', UU18],
  ['MARITAL_LETTER', 'VILLAGE', 'VILLAGE', ['REGENCY'], ['VILLAGE_RECORDED'], ['BUKU_NIKAH'], 7, 'UU 18/2017 art 13a', 'law', UU18],
  [
    'JOBSEEKER_REGISTERED',
    'CANDIDATE',
    'REGENCY',
    ['VILLAGE', 'ONE_ROOF', 'AGENCY'],
    ['VILLAGE_RECORDED'],
    ['AK_1'],
    7,
    'Perban BP2MI 7/2022',
    'law',
    '2022-01-01',
  ],
  [
    'VACANCY_CHOSEN',
    'CANDIDATE',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['JOBSEEKER_REGISTERED'],
    ['JOB_ORDER'],
    30,
    'UU 18/2017 art 49-51, 61, 63',
    'law',
    UU18,
  ],
  ['SELECTED', 'P3MI', 'REGENCY', ['ONE_ROOF', 'AGENCY'], ['VACANCY_CHOSEN'], [], 30, 'Permenaker 9/2019', 'law', '2019-06-01'],
  [
    'PLACEMENT_AGREEMENT',
    'P3MI',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['SELECTED', 'FAMILY_CONSENT', 'MARITAL_LETTER'],
    ['PERJANJIAN_PENEMPATAN'],
    14,
    'UU 18/2017 art 13g',
    'law',
    UU18,
  ],
  [
    'SS_BEFORE',
    'BPJS',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['PLACEMENT_AGREEMENT'],
    ['BPJS_TK'],
    3,
    'Permenaker 4/2023 art 18',
    'law',
    '2023-02-22',
  ],
  [
    'ID_PMI_ISSUED',
    'REGENCY',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['PLACEMENT_AGREEMENT', 'FAMILY_CONSENT', 'MARITAL_LETTER'],
    ['ID_PMI'],
    3,
    'Perban BP2MI 7/2022',
    'practice',
    '2022-01-01',
  ],
  [
    'PASSPORT_RECOMMENDED',
    'REGENCY',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['ID_PMI_ISSUED'],
    ['REKOM_PASPOR'],
    3,
    'Perban BP2MI 7/2022',
    'practice',
    '2022-01-01',
    90,
  ],
  [
    'PASSPORT_ISSUED',
    'IMMIGRATION',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY'],
    ['PASSPORT_RECOMMENDED'],
    ['PASSPORT'],
    14,
    'UU 18/2017 art 13e; UU 6/2011',
    'law',
    UU18,
  ],
  ['TRAINING_DONE', 'TRAINING', 'TRAINING', paperOffices, ['SELECTED'], ['SERTIFIKAT_PELATIHAN'], 90, 'UU 18/2017 art 5b, 41', 'law', UU18],
  [
    'CERTIFIED',
    'CERTIFICATION',
    'CERTIFICATION',
    paperOffices,
    ['TRAINING_DONE'],
    ['SERTIFIKAT_KOMPETENSI'],
    14,
    'UU 18/2017 art 13c',
    'law',
    UU18,
    1095,
  ],
  // Fishing crew prove who they are at sea by the book, and basic safety by its own certificate: neither is a passport or a trade.
  ['SEA_BOOK', 'HARBOUR_MASTER', 'REGENCY', fieldOffices, ['SELECTED'], ['BUKU_PELAUT'], 30, 'PP 22/2022', 'practice', PP22],
  ['BASIC_SAFETY', 'TRAINING', 'REGENCY', fieldOffices, ['SELECTED'], ['BST'], 30, 'PP 22/2022', 'practice', PP22],
  ['MEDICAL_FIT', 'CLINIC', 'REGENCY', ['ONE_ROOF', 'AGENCY'], ['SELECTED'], ['MEDICAL'], 30, 'UU 18/2017 art 13d', 'law', UU18, 90],
  ['PSYCHOLOGY_OK', 'CLINIC', 'REGENCY', ['ONE_ROOF', 'AGENCY'], ['SELECTED'], ['PSIKOLOGI'], 30, 'UU 18/2017 art 13d', 'law', UU18],
  [
    'CONTRACT_SIGNED',
    'EMPLOYER',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY', 'MISSION'],
    ['ID_PMI_ISSUED'],
    ['PERJANJIAN_KERJA'],
    30,
    'UU 18/2017 art 13h, 15',
    'law',
    UU18,
  ],
  ['PKL_ENDORSED', 'HARBOUR_MASTER', 'REGENCY', fieldOffices, ['CONTRACT_SIGNED'], ['PKL'], 14, 'PP 22/2022', 'law', PP22],
  // Who is placed by nobody bears the risks of the work alone, says so in writing, and tells both offices (art 63).
  [
    'OWN_RESPONSIBILITY',
    'CANDIDATE',
    'REGENCY',
    fieldOffices,
    ['CONTRACT_SIGNED'],
    ['SURAT_TANGGUNG_JAWAB'],
    7,
    'UU 18/2017 art 63',
    'law',
    UU18,
  ],
  [
    'REPORTED_TO_REGENCY',
    'CANDIDATE',
    'REGENCY',
    fieldOffices,
    ['CONTRACT_SIGNED'],
    ['LAPORAN_DINAS'],
    14,
    'UU 18/2017 art 63',
    'practice',
    UU18,
  ],
  [
    'REPORTED_TO_MISSION',
    'CANDIDATE',
    'REGENCY',
    ['ONE_ROOF', 'AGENCY', 'MISSION'],
    ['CONTRACT_SIGNED'],
    ['LAPORAN_PERWAKILAN'],
    14,
    'UU 18/2017 art 63',
    'practice',
    UU18,
  ],
  [
    'VISA_ISSUED',
    'FOREIGN_MISSION',
    'AGENCY',
    ['REGENCY', 'ONE_ROOF'],
    ['PASSPORT_ISSUED', 'CONTRACT_SIGNED'],
    ['VISA_KERJA'],
    45,
    'UU 18/2017 art 13f',
    'law',
    UU18,
  ],
  [
    'SS_DURING',
    'BPJS',
    'AGENCY',
    ['REGENCY', 'ONE_ROOF'],
    ['CONTRACT_SIGNED'],
    ['BPJS_TK'],
    7,
    'Permenaker 4/2023 art 18',
    'law',
    '2023-02-22',
  ],
  [
    'OPP_DONE',
    'AGENCY',
    'AGENCY',
    ['ONE_ROOF'],
    ['CONTRACT_SIGNED', 'VISA_ISSUED', 'PASSPORT_ISSUED', 'SS_DURING'],
    ['OPP_CERT'],
    14,
    'Permenaker 9/2019; PP 59/2021',
    'law',
    '2021-04-07',
  ],
  ['E_PMI_ISSUED', 'AGENCY', 'AGENCY', [], ['OPP_DONE'], ['E_PMI'], 2, 'Permen P2MI 34/2025', 'law', '2019-06-01'],
  ['DEPARTED', 'CANDIDATE', 'VILLAGE', everyone, [], ['TIKET'], 30, 'UU 18/2017 art 42d', 'law', UU18],
  ['ARRIVAL_REPORTED', 'CANDIDATE', 'AGENCY', ['MISSION', 'REGENCY', 'VILLAGE'], [], [], 30, 'UU 18/2017 art 6, 21', 'law', UU18],
  ['WORKING', 'VILLAGE', 'VILLAGE', ['REGENCY', 'AGENCY', 'MISSION'], [], [], 90, 'UU 18/2017 art 21', 'law', UU18],
  ['CONTRACT_EXTENDED', 'EMPLOYER', 'AGENCY', ['MISSION', 'REGENCY'], [], ['PERJANJIAN_KERJA'], 30, 'UU 18/2017 art 17', 'practice', UU18],
  ['RETURN_RECORDED', 'AGENCY', 'AGENCY', ['REGENCY', 'VILLAGE'], [], ['PASSPORT'], 14, 'Permen P2MI 32/2025', 'law', UU18],
  [
    'HANDED_OVER',
    'AGENCY',
    'AGENCY',
    ['REGENCY', 'VILLAGE'],
    [],
    ['BERITA_ACARA_SERAH_TERIMA'],
    7,
    'Permen P2MI 32/2025 art 13',
    'law',
    UU18,
  ],
  ['REHABILITATED', 'AGENCY', 'AGENCY', ['REGENCY'], [], [], 365, 'Perban 6/2023; Permen P2MI 32/2025', 'law', UU18],
  ['REINTEGRATED', 'REGENCY', 'REGENCY', ['VILLAGE', 'AGENCY'], [], [], 180, 'PP 59/2021 art 23; Permen P2MI 33/2025', 'law', UU18],
]

/** What a class or a test computes (docs/decisions/0007). */
const computed: readonly MilestoneCode[] = ['TRAINING_DONE', 'CERTIFIED']

/** Milestones whose number of days stands in a text rather than being our assumption. */
const publishedDays: readonly MilestoneCode[] = ['REHABILITATED']

export const milestoneRules: readonly MilestoneRule[] = rows.map(
  ([code, doneBy, owner, recorders, after, documents, deadlineDays, legalBasis, standing, validFrom, validDays]) => ({
    code,
    doneBy,
    owner,
    recorders,
    after,
    documents,
    deadlineDays,
    legalBasis,
    standing,
    validFrom,
    deadlineStanding: publishedDays.includes(code) ? 'law' : 'assumed',
    ...(computed.includes(code) ? { computed: true } : {}),
    ...(validDays === undefined ? {} : { validDays }),
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
