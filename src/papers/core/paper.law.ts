// SPDX-License-Identifier: AGPL-3.0-or-later
// Every paper: who issues it, how its number looks, what is compared with it, and how it is usually forged. How long it counts at most is
// said with its milestone (validity.law.ts of journeys), and only for papers of no milestone here.

import { schemePapers } from '#journeys/core/document.law.ts'
import { milestoneRules } from '#journeys/core/milestone.law.ts'
import { longestUntil } from '#journeys/core/validity.law.ts'
import type { MilestoneCode } from '#journeys/core/worker.ts'
import { at, type Dated, type Lasting, type Standing } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'
import type { CheckCode, PaperKind } from '#papers/core/paper.ts'

export const issuers = [
  'DUKCAPIL',
  'SCHOOL',
  'KUA',
  'COURT',
  'FAMILY',
  'VILLAGE',
  'IMMIGRATION',
  'FOREIGN_MISSION',
  'DISNAKER',
  'POLICE',
  'CLINIC',
  'PSYCHOLOGIST',
  'TRAINING',
  'CERTIFICATION',
  'MINISTER',
  'MISSION',
  'COMPANY',
  'EMPLOYER',
  'HARBOUR_MASTER',
  'BPJS',
  'AGENCY',
  'CARRIER',
  'CANDIDATE',
] as const
export type Issuer = (typeof issuers)[number]

export const fraudCodes = [
  'SIBLINGS_NIK',
  'CHANGED_YEAR',
  'MADE_ELSEWHERE',
  'BROKERS_FAMILY',
  'LATE_ISSUE',
  'BORROWED',
  'PRETENDED_SINGLE',
  'FORGED_STAMP',
  'BULK_SIGNATURE',
  'SECOND_PASSPORT',
  'VISIT_USED_FOR_WORK',
  'QUOTED_NUMBER',
  'FORGED_LETTERHEAD',
  'SWAPPED_SAMPLE',
  'OTHER_PERSON_SAT',
  'PAPER_TRAINING',
  'SOLD_CERTIFICATE',
  'EXPIRED_OR_BORROWED',
  'OTHER_COUNTRY',
  'REUSED',
  'BLANK_SIGNED',
  'DEBT_CLAUSE',
  'SUBSTITUTED',
  'TWO_CONTRACTS',
  'UNPAID',
  'EDITED_PDF',
  'ROUND_TRIP',
] as const
export type FraudCode = (typeof fraudCodes)[number]

export interface PaperRule extends Dated {
  readonly kind: PaperKind
  readonly issuer: Issuer
  readonly checks: readonly CheckCode[]
  readonly frauds: readonly FraudCode[]
  /** How a number of it looks; one that looks otherwise is flagged, never refused. */
  readonly number?: RegExp
  /** It says until when it counts, so whoever verifies it must too. */
  readonly lapses?: true
  /** Nobody holds two that count at once: a newer one takes the place of the older. */
  readonly single?: true
  /** How long it counts at most, where no milestone says it. */
  readonly mostDays?: number
}

type Row = readonly [
  kind: PaperKind,
  issuer: Issuer,
  checks: readonly CheckCode[],
  frauds: readonly FraudCode[],
  basis: readonly [legalBasis: string, standing: Standing],
  more?: Pick<PaperRule, 'number' | 'lapses' | 'single' | 'mostDays'>,
]

const HALF_A_YEAR = 184
const SIXTEEN = /^\d{16}$/
// One letter and seven digits are usual.
const PASSPORT = /^[A-Z]{1,2}\d{6,7}$/
const single = { single: true } as const
const lapses = { lapses: true, single: true } as const
const contract: readonly CheckCode[] = ['NAME', 'CONTENT', 'JOB_IS_VISA_JOB', 'SIGNED']

const rows: readonly Row[] = [
  ['CHECKLIST', 'VILLAGE', ['NAME', 'SIGNED'], ['BULK_SIGNATURE'], ['UU 18/2017 art 42a', 'practice']],
  [
    'KTP_EL',
    'DUKCAPIL',
    ['NAME', 'BIRTH_DATE', 'NIK_AGREES'],
    ['SIBLINGS_NIK', 'CHANGED_YEAR', 'MADE_ELSEWHERE'],
    ['UU 18/2017 art 13', 'practice'],
    { number: SIXTEEN, ...single },
  ],
  [
    'KK',
    'DUKCAPIL',
    ['LISTED', 'RELATION'],
    ['BROKERS_FAMILY', 'MADE_ELSEWHERE'],
    ['UU 18/2017 art 13', 'practice'],
    { number: SIXTEEN, ...single },
  ],
  ['AKTA_LAHIR', 'DUKCAPIL', ['NAME', 'BIRTH_DATE'], ['LATE_ISSUE', 'CHANGED_YEAR'], ['UU 18/2017 art 5a', 'practice'], single],
  ['IJAZAH', 'SCHOOL', ['NAME', 'BIRTH_DATE'], ['BORROWED'], ['UU 18/2017 art 5', 'practice']],
  ['BUKU_NIKAH', 'KUA', ['NAME', 'MARITAL_STATUS'], ['PRETENDED_SINGLE'], ['UU 18/2017 art 13a', 'law'], single],
  ['AKTA_CERAI', 'COURT', ['NAME', 'MARITAL_STATUS'], ['PRETENDED_SINGLE'], ['UU 18/2017 art 13a', 'practice']],
  [
    'SURAT_IZIN_KELUARGA',
    'FAMILY',
    ['NAME', 'RELATION', 'SIGNED', 'OF_AGE', 'IN_REGISTER'],
    ['FORGED_STAMP', 'BULK_SIGNATURE'],
    ['UU 18/2017 art 13b', 'law'],
    single,
  ],
  ['AK_1', 'DISNAKER', ['NAME', 'NIK_AGREES'], ['QUOTED_NUMBER'], ['UU 18/2017', 'practice']],
  ['JOB_ORDER', 'MISSION', ['DESTINATION', 'QUOTA', 'WAGE'], ['REUSED'], ['UU 18/2017 art 59', 'law']],
  ['SIP2MI', 'MINISTER', ['LICENCE', 'DESTINATION', 'QUOTA'], ['OTHER_COUNTRY'], ['UU 18/2017 art 59', 'law']],
  ['SIP3MI', 'MINISTER', ['LICENCE'], ['EXPIRED_OR_BORROWED'], ['UU 18/2017 art 51', 'law'], { mostDays: 1827 }],
  ['PANGGILAN_G_TO_G', 'AGENCY', ['DESTINATION', 'QUOTA'], ['REUSED'], ['UU 18/2017 art 50', 'practice']],
  ['SURAT_PERUSAHAAN', 'COMPANY', ['NAME', 'DESTINATION', 'SIGNED'], ['FORGED_LETTERHEAD'], ['UU 18/2017 art 61-62', 'practice']],
  ['IZIN_MENTERI', 'MINISTER', ['LICENCE', 'DESTINATION'], ['FORGED_LETTERHEAD'], ['UU 18/2017 art 61-62', 'practice']],
  ['BUKTI_PEMBERI_KERJA', 'EMPLOYER', ['DESTINATION'], ['FORGED_LETTERHEAD'], ['UU 18/2017 art 63', 'practice']],
  [
    'PERJANJIAN_PENEMPATAN',
    'COMPANY',
    ['NAME', 'SIGNED', 'ZERO_COST', 'ORDER'],
    ['BLANK_SIGNED', 'DEBT_CLAUSE'],
    ['UU 18/2017 art 13g', 'law'],
    single,
  ],
  ['BPJS_TK', 'BPJS', ['NAME', 'PERIOD'], ['UNPAID'], ['UU 18/2017 art 5d', 'law'], { number: /^\d{11}$/, lapses: true }],
  ['ID_PMI', 'DISNAKER', ['NAME', 'ASKED_LIVE'], ['QUOTED_NUMBER'], ['UU 18/2017', 'practice'], single],
  ['REKOM_PASPOR', 'DISNAKER', ['NAME', 'IN_REGISTER'], ['FORGED_LETTERHEAD'], ['UU 18/2017 art 13e', 'practice'], lapses],
  [
    'PASSPORT',
    'IMMIGRATION',
    ['NAME', 'BIRTH_DATE', 'ISSUER', 'PURPOSE'],
    ['SECOND_PASSPORT', 'VISIT_USED_FOR_WORK'],
    ['UU 18/2017 art 13e; UU 6/2011', 'law'],
    { number: PASSPORT, ...lapses },
  ],
  ['VISA_KERJA', 'FOREIGN_MISSION', ['NAME', 'WORK_CLASS', 'DESTINATION'], ['VISIT_USED_FOR_WORK'], ['UU 18/2017 art 13f', 'law'], lapses],
  [
    'SKCK',
    'POLICE',
    ['NAME', 'NIK_AGREES', 'ASKED_LIVE'],
    ['FORGED_LETTERHEAD'],
    ['UU 18/2017 art 13', 'practice'],
    { ...lapses, mostDays: HALF_A_YEAR },
  ],
  ['MEDICAL', 'CLINIC', ['NAME', 'FACILITY', 'RESULT_FIT'], ['SWAPPED_SAMPLE', 'OTHER_PERSON_SAT'], ['UU 18/2017 art 13d', 'law'], lapses],
  [
    'MEDICAL_PELAUT',
    'CLINIC',
    ['NAME', 'FACILITY', 'RESULT_FIT'],
    ['SWAPPED_SAMPLE', 'OTHER_PERSON_SAT'],
    ['UU 18/2017 art 13d', 'practice'],
    lapses,
  ],
  ['PSIKOLOGI', 'PSYCHOLOGIST', ['NAME', 'FACILITY', 'RESULT_FIT'], ['OTHER_PERSON_SAT'], ['UU 18/2017 art 13d', 'law'], single],
  ['SERTIFIKAT_PELATIHAN', 'TRAINING', ['NAME', 'LICENCE', 'HOURS'], ['PAPER_TRAINING'], ['UU 18/2017 art 5b, 41', 'law']],
  [
    'SERTIFIKAT_KOMPETENSI',
    'CERTIFICATION',
    ['NAME', 'LICENCE', 'SCHEME'],
    ['SOLD_CERTIFICATE', 'OTHER_PERSON_SAT'],
    ['UU 18/2017 art 13c', 'law'],
    { lapses: true },
  ],
  [
    'UJI_BAHASA_KETERAMPILAN',
    'CERTIFICATION',
    ['NAME', 'SCHEME'],
    ['SOLD_CERTIFICATE', 'OTHER_PERSON_SAT'],
    ['UU 18/2017 art 13c', 'practice'],
  ],
  ['BUKTI_KOMPETENSI_PERUSAHAAN', 'COMPANY', ['NAME', 'SIGNED'], ['FORGED_LETTERHEAD'], ['UU 18/2017 art 13c', 'practice']],
  ['BUKU_PELAUT', 'HARBOUR_MASTER', ['NAME', 'BIRTH_DATE'], ['BORROWED'], ['UU 18/2017 art 13', 'practice'], lapses],
  ['BST', 'TRAINING', ['NAME', 'LICENCE'], ['PAPER_TRAINING', 'SOLD_CERTIFICATE'], ['UU 18/2017 art 5b', 'practice'], lapses],
  ['PERJANJIAN_KERJA', 'EMPLOYER', contract, ['SUBSTITUTED'], ['UU 18/2017 art 13h, 15', 'law'], { lapses: true }],
  ['KONTRAK_STANDAR', 'EMPLOYER', contract, ['SUBSTITUTED'], ['UU 18/2017 art 13h, 15', 'law'], { lapses: true }],
  [
    'PKL',
    'HARBOUR_MASTER',
    ['NAME', 'SHIP', 'SEA_HOURS', 'WAGE', 'REPATRIATION', 'SIGNED'],
    ['TWO_CONTRACTS'],
    ['PP 22/2022', 'law'],
    { lapses: true },
  ],
  ['SURAT_TANGGUNG_JAWAB', 'CANDIDATE', ['NAME', 'SIGNED'], ['BLANK_SIGNED'], ['UU 18/2017 art 63', 'law']],
  ['LAPORAN_DINAS', 'DISNAKER', ['NAME'], ['FORGED_STAMP'], ['UU 18/2017 art 63', 'practice']],
  ['LAPORAN_PERWAKILAN', 'MISSION', ['NAME'], ['FORGED_STAMP'], ['UU 18/2017 art 63', 'practice']],
  ['OPP_CERT', 'AGENCY', ['NAME', 'ORDER'], ['FORGED_STAMP'], ['Permenaker 9/2019', 'law']],
  ['E_PMI', 'AGENCY', ['NAME', 'ASKED_LIVE'], ['EDITED_PDF'], ['Permen P2MI 34/2025', 'law'], single],
  ['TIKET', 'CARRIER', ['NAME', 'ROUTE', 'PAYER'], ['ROUND_TRIP'], ['UU 18/2017 art 42d', 'practice']],
  ['BERITA_ACARA_SERAH_TERIMA', 'AGENCY', ['NAME', 'SIGNED'], ['FORGED_STAMP'], ['UU 18/2017 art 24', 'practice']],
  ['FOTO', 'CANDIDATE', ['NAME'], ['BORROWED'], ['UU 18/2017', 'practice'], single],
  ['LAINNYA', 'CANDIDATE', ['NAME'], [], ['UU 18/2017', 'assumed']],
]

export const paperRules: readonly PaperRule[] = rows.map(([kind, issuer, checks, frauds, [legalBasis, standing], more]) => ({
  kind,
  issuer,
  checks,
  frauds,
  ...more,
  legalBasis,
  standing,
  validFrom: basisFrom(legalBasis),
}))

/** The rule of a kind on a day; before the text that it cites, its first. */
export function paperRule(kind: PaperKind, on: LocalDate): PaperRule | undefined {
  return at(paperRules, on).find((rule) => rule.kind === kind) ?? paperRules.find((rule) => rule.kind === kind)
}

/** The milestones that such a paper shows, in any scheme. */
export function milestonesOf(kind: PaperKind): readonly MilestoneCode[] {
  const found = [
    ...milestoneRules.map(({ code, documents }) => ({ code, documents })),
    ...schemePapers.map(({ milestone, documents }) => ({ code: milestone, documents })),
  ]
  return [...new Set(found.flatMap(({ code, documents }) => (documents.some((each) => each === kind) ? [code] : [])))]
}

/** The last day until which a paper of a day may count; undefined where nothing bounds it. */
export function paperUntil(
  rule: PaperRule,
  issuedOn: LocalDate,
): (Pick<Dated, 'legalBasis' | 'standing'> & { readonly until: LocalDate }) | undefined {
  const { mostDays, legalBasis, standing } = rule
  if (mostDays !== undefined) return { until: addDays(issuedOn, mostDays), legalBasis, standing }
  const [code] = milestonesOf(rule.kind)
  return code === undefined ? undefined : longestUntil(code, issuedOn)
}

interface LookRule extends Dated {
  readonly days: number
}
const since = { legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' } as const

/** Within how many days somebody looks: at a paper that came in, at a flag. */
export const lookRules: Readonly<Record<'CHECK_PAPER' | 'SETTLE_FLAG', Lasting<LookRule>>> = {
  CHECK_PAPER: [{ days: 7, ...since }],
  SETTLE_FLAG: [{ days: 3, ...since }],
}
