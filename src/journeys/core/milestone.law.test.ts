// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may record each milestone, by when, and with which papers: written by hand from the fact sheet (2.3, 2.4), not from the table it holds.

import { expect, test } from 'vitest'
import { type DocumentKind, type MilestoneRule, milestoneRules } from '#journeys/core/milestone.law.ts'
import { mayRecord } from '#journeys/core/worker.act.ts'
import { type MilestoneCode, milestoneCodes } from '#journeys/core/worker.ts'
import { type OfficeKind, officeKinds } from '#kernel/authority.ts'
import { at, type Standing } from '#kernel/law.ts'

const DAY = '2026-05-03'

/** Letters of the offices: Village, Regency, One-roof service, Agency, Mission. No other kind vouches for anything by hand. */
const letters: Readonly<Record<OfficeKind, string>> = {
  VILLAGE: 'V',
  REGENCY: 'R',
  ONE_ROOF: 'O',
  AGENCY: 'A',
  MISSION: 'M',
  DISTRICT: '-',
  TRAINING: 'T',
  CERTIFICATION: 'C',
  PROVINCE: '-',
  POLICE: '-',
  AUDIT: '-',
}

/** Who owes it; who may record it; days until it is due; how sure the duty is; the papers; days it counts, where it lapses. */
type Said = readonly [owes: string, records: string, days: number, Standing, readonly DocumentKind[], counts?: number]

const said: Readonly<Record<MilestoneCode, Said>> = {
  // Village, one-roof service, manpower office and post each inform, and the checklist is signed (art 42a; PP 59/2021 art 4, 7).
  INFO_GIVEN: ['V', 'VROA', 7, 'law', ['CHECKLIST']],
  // The village verifies and records. The manpower office keeps the data base (art 41) and writes down who comes to it first.
  VILLAGE_RECORDED: ['V', 'VR', 3, 'law', ['KTP_EL', 'KK']],
  FAMILY_CONSENT: ['V', 'VR', 7, 'law', ['SURAT_IZIN_KELUARGA']],
  MARITAL_LETTER: ['V', 'VR', 7, 'law', ['BUKU_NIKAH']],
  // She registers herself; whoever is shown the card writes it down.
  JOBSEEKER_REGISTERED: ['R', 'VROA', 7, 'law', ['AK_1']],
  VACANCY_CHOSEN: ['R', 'ROA', 30, 'law', ['JOB_ORDER']],
  // Minutes are made of it, for which the fact sheet's list of papers has no name.
  SELECTED: ['R', 'ROA', 30, 'law', []],
  PLACEMENT_AGREEMENT: ['R', 'ROA', 14, 'law', ['PERJANJIAN_PENEMPATAN']],
  SS_BEFORE: ['R', 'ROA', 3, 'law', ['BPJS_TK']],
  // Any manpower office or the agency's, since Perban 7/2022; a day for the file and two for the id (Lamongan).
  ID_PMI_ISSUED: ['R', 'ROA', 3, 'practice', ['ID_PMI']],
  // The manpower office gives it, in one day or three; the agency that is shown the letter writes it down. About three months.
  PASSPORT_RECOMMENDED: ['R', 'ROA', 3, 'practice', ['REKOM_PASPOR'], 90],
  PASSPORT_ISSUED: ['R', 'ROA', 14, 'law', ['PASSPORT']],
  // Computed from class and test: who owes them records neither, and a paper from elsewhere is accepted by who neither trains nor tests.
  TRAINING_DONE: ['T', 'RA', 90, 'law', ['SERTIFIKAT_PELATIHAN']],
  CERTIFIED: ['C', 'RA', 14, 'law', ['SERTIFIKAT_KOMPETENSI'], 1095],
  SEA_BOOK: ['R', 'ROA', 30, 'practice', ['BUKU_PELAUT']],
  BASIC_SAFETY: ['R', 'ROA', 30, 'practice', ['BST']],
  MEDICAL_FIT: ['R', 'ROA', 30, 'law', ['MEDICAL'], 90],
  PSYCHOLOGY_OK: ['R', 'ROA', 30, 'law', ['PSIKOLOGI']],
  // Endorsed by the attaché, signed before a job officer.
  CONTRACT_SIGNED: ['R', 'ROAM', 30, 'law', ['PERJANJIAN_KERJA']],
  PKL_ENDORSED: ['R', 'ROA', 14, 'law', ['PKL']],
  OWN_RESPONSIBILITY: ['R', 'ROA', 7, 'law', ['SURAT_TANGGUNG_JAWAB']],
  REPORTED_TO_REGENCY: ['R', 'ROA', 14, 'practice', ['LAPORAN_DINAS']],
  REPORTED_TO_MISSION: ['R', 'ROAM', 14, 'practice', ['LAPORAN_PERWAKILAN']],
  VISA_ISSUED: ['A', 'ROA', 45, 'law', ['VISA_KERJA']],
  SS_DURING: ['A', 'ROA', 7, 'law', ['BPJS_TK']],
  // The agency's post, in the one-roof service.
  OPP_DONE: ['A', 'OA', 14, 'law', ['OPP_CERT']],
  E_PMI_ISSUED: ['A', 'A', 2, 'law', ['E_PMI']],
  // The village records who left (art 42d); whoever sees her off may.
  DEPARTED: ['V', 'VROA', 30, 'law', ['TIKET']],
  // She reports to the mission herself; none within 30 days is an alarm.
  ARRIVAL_REPORTED: ['A', 'VRAM', 30, 'law', []],
  WORKING: ['V', 'VRAM', 90, 'law', []],
  CONTRACT_EXTENDED: ['A', 'RAM', 30, 'practice', ['PERJANJIAN_KERJA']],
  // The help desk where she lands; the village monitors who comes home.
  RETURN_RECORDED: ['A', 'VRA', 14, 'law', ['PASSPORT']],
  // Witnessed by local government or the village.
  HANDED_OVER: ['A', 'VRA', 7, 'law', ['BERITA_ACARA_SERAH_TERIMA']],
  REHABILITATED: ['A', 'RA', 365, 'law', []],
  REINTEGRATED: ['R', 'VRA', 180, 'law', []],
}

const rules = at(milestoneRules, DAY)
const recorders = (rule: MilestoneRule): readonly OfficeKind[] => officeKinds.filter((kind) => mayRecord(rule, kind))
const spelt = (records: string): readonly OfficeKind[] =>
  officeKinds.filter((kind) => letters[kind] !== '-' && records.includes(letters[kind]))

test('every milestone has one rule', () => expect(rules.map(({ code }) => code).sort()).toEqual([...milestoneCodes].sort()))

test.each(rules)('$code: who owes and records it, by when, with what', (rule) => {
  const [owes, records, days, standing, documents, counts] = said[rule.code]
  expect(recorders(rule)).toEqual(spelt(records))
  const { owner, deadlineDays, validDays } = rule
  expect({ owner: letters[owner], deadlineDays, standing: rule.standing, documents: rule.documents, validDays }).toEqual({
    owner: owes,
    deadlineDays: days,
    standing,
    documents,
    validDays: counts,
  })
})

// A year of rehabilitation at most is the one number of days that a text says (Perban 6/2023).
test('every other day by which something is due is an assumption, and said to be one', () => {
  expect(rules.filter((rule) => rule.deadlineStanding !== 'assumed').map(({ code }) => code)).toEqual(['REHABILITATED'])
})

test('who recorded it, and how long it took, was the same under every text before', () => {
  for (const rule of milestoneRules) {
    const [owes, records, days] = said[rule.code]
    expect([letters[rule.owner], recorders(rule), rule.deadlineDays], `${rule.code} ${rule.validFrom}`).toEqual([
      owes,
      spelt(records),
      days,
    ])
  }
})
