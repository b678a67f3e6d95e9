// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of papers held to what is known of each, written down once more by hand: who issues it, what is checked, how it is forged.

import { expect, test } from 'vitest'
import { must } from '#kernel/decider.ts'
import { type FraudCode, type Issuer, paperRule, paperUntil } from '#papers/core/paper.law.ts'
import type { CheckCode, PaperKind } from '#papers/core/paper.ts'

const today = '2026-05-03'
const ruleOf = (kind: PaperKind) => must(paperRule(kind, today), `a rule of ${kind}`)

const table: readonly (readonly [PaperKind, Issuer, readonly CheckCode[], readonly FraudCode[]])[] = [
  ['KTP_EL', 'DUKCAPIL', ['NIK_AGREES', 'BIRTH_DATE'], ['SIBLINGS_NIK', 'CHANGED_YEAR', 'MADE_ELSEWHERE']],
  ['KK', 'DUKCAPIL', ['LISTED', 'RELATION'], ['BROKERS_FAMILY']],
  ['AKTA_LAHIR', 'DUKCAPIL', ['BIRTH_DATE'], ['LATE_ISSUE']],
  ['IJAZAH', 'SCHOOL', ['NAME', 'BIRTH_DATE'], ['BORROWED']],
  ['BUKU_NIKAH', 'KUA', ['MARITAL_STATUS'], ['PRETENDED_SINGLE']],
  ['AKTA_CERAI', 'COURT', ['MARITAL_STATUS'], ['PRETENDED_SINGLE']],
  ['SURAT_IZIN_KELUARGA', 'FAMILY', ['RELATION', 'IN_REGISTER', 'OF_AGE'], ['FORGED_STAMP', 'BULK_SIGNATURE']],
  ['PASSPORT', 'IMMIGRATION', ['BIRTH_DATE', 'ISSUER', 'PURPOSE'], ['SECOND_PASSPORT', 'VISIT_USED_FOR_WORK']],
  ['VISA_KERJA', 'FOREIGN_MISSION', ['WORK_CLASS'], ['VISIT_USED_FOR_WORK']],
  ['ID_PMI', 'DISNAKER', ['ASKED_LIVE'], ['QUOTED_NUMBER']],
  ['REKOM_PASPOR', 'DISNAKER', ['IN_REGISTER'], ['FORGED_LETTERHEAD']],
  ['SKCK', 'POLICE', ['ASKED_LIVE'], []],
  ['MEDICAL', 'CLINIC', ['FACILITY', 'RESULT_FIT'], ['SWAPPED_SAMPLE', 'OTHER_PERSON_SAT']],
  ['PSIKOLOGI', 'PSYCHOLOGIST', ['FACILITY'], []],
  ['SERTIFIKAT_PELATIHAN', 'TRAINING', ['LICENCE', 'HOURS'], ['PAPER_TRAINING']],
  ['SERTIFIKAT_KOMPETENSI', 'CERTIFICATION', ['LICENCE', 'NAME', 'SCHEME'], ['SOLD_CERTIFICATE']],
  ['SIP3MI', 'MINISTER', ['LICENCE'], ['EXPIRED_OR_BORROWED']],
  ['SIP2MI', 'MINISTER', ['DESTINATION', 'QUOTA'], ['OTHER_COUNTRY']],
  ['JOB_ORDER', 'MISSION', ['QUOTA', 'WAGE'], ['REUSED']],
  ['PERJANJIAN_PENEMPATAN', 'COMPANY', ['ORDER', 'ZERO_COST'], ['BLANK_SIGNED', 'DEBT_CLAUSE']],
  ['PERJANJIAN_KERJA', 'EMPLOYER', ['CONTENT', 'JOB_IS_VISA_JOB'], ['SUBSTITUTED']],
  ['PKL', 'HARBOUR_MASTER', ['SEA_HOURS', 'SHIP', 'WAGE', 'REPATRIATION'], ['TWO_CONTRACTS']],
  ['BUKU_PELAUT', 'HARBOUR_MASTER', ['NAME'], []],
  ['BPJS_TK', 'BPJS', ['PERIOD'], ['UNPAID']],
  ['OPP_CERT', 'AGENCY', ['ORDER'], []],
  ['E_PMI', 'AGENCY', ['ASKED_LIVE'], ['EDITED_PDF']],
  ['TIKET', 'CARRIER', ['ROUTE', 'PAYER'], ['ROUND_TRIP']],
]

test.each(table)('%s comes from %s', (kind, issuer, checks, frauds) => {
  const rule = ruleOf(kind)
  expect(rule.issuer).toBe(issuer)
  expect(rule.checks).toEqual(expect.arrayContaining([...checks]))
  expect(rule.frauds).toEqual(expect.arrayContaining([...frauds]))
})

test.each([
  ['KTP_EL', '3510044107990001', '351004410799001'],
  ['KK', '3510040105200001', '35100401052000012'],
  ['PASSPORT', 'X1234567', '12345678'],
  ['BPJS_TK', '12345678901', '1234567890'],
] as const)('a number of %s looks like %s, not like %s', (kind, right, wrong) => {
  const { number } = ruleOf(kind)
  expect([number?.test(right), number?.test(wrong)]).toEqual([true, false])
})

test.each([
  ['PASSPORT', '2026-01-01', '2036-01-02'],
  ['REKOM_PASPOR', '2026-01-01', '2026-04-03'],
  ['SKCK', '2026-01-01', '2026-07-04'],
  ['MEDICAL', '2026-01-01', '2026-04-03'],
  ['SIP3MI', '2026-01-01', '2031-01-02'],
  ['SERTIFIKAT_KOMPETENSI', '2026-01-01', '2029-01-01'],
] as const)('%s of %s counts until %s at the latest', (kind, issuedOn, until) => {
  expect(paperUntil(ruleOf(kind), issuedOn)?.until).toBe(until)
})

test.each([
  'REKOM_PASPOR',
  'PASSPORT',
  'VISA_KERJA',
  'SKCK',
  'MEDICAL',
  'SERTIFIKAT_KOMPETENSI',
  'PERJANJIAN_KERJA',
  'PKL',
  'BPJS_TK',
] as const)('%s says until when it counts', (kind) => expect(ruleOf(kind).lapses).toBe(true))

test.each(['KTP_EL', 'PASSPORT', 'ID_PMI', 'E_PMI'] as const)('nobody has two of %s', (kind) => expect(ruleOf(kind).single).toBe(true))
