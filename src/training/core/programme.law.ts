// SPDX-License-Identifier: AGPL-3.0-or-later
// Programmes as they are usual, for a regency to start from: it takes one over, changes what differs, and defines its own record.
// Hours are those of fact sheet 4.2, of which few stand in a published text; what must be attended is four fifths, our own assumption.
// Units are the scope of the standard for domestic work under codes of our own: a regency enters those of the standard itself.

import type { Dated } from '#kernel/law.ts'
import type { ProgrammeTerms, Unit } from '#training/core/programme.ts'

export interface UsualProgramme extends ProgrammeTerms, Dated {
  readonly occupation?: string
  readonly destination?: string
  readonly language?: string
}

/** Of the hours of a programme; a centre lets nobody pass who missed more than a fifth. */
const ATTENDED_SHARE = 0.8

const STANDARD = 'UU 18/2017 art 5b; Kepmenaker 313/2015'

function unit(code: string, title: string, minHours = 0): Unit {
  return { code, title, minHours }
}

const home = unit('RUMAH', 'Membersihkan dan merawat rumah')
const cooking = unit('MASAK', 'Memasak untuk keluarga')
const elderly = unit('LANSIA', 'Merawat lansia', 80)
const baby = unit('BAYI', 'Merawat bayi dan anak')

interface Usual {
  readonly name: string
  readonly hours: number
  readonly units: readonly Unit[]
  readonly occupation?: string
  readonly destination?: string
  readonly language?: string
}

const usual: readonly Usual[] = [
  {
    name: 'Pengasuh lansia, Hong Kong',
    hours: 600,
    units: [elderly, home, cooking],
    occupation: 'PENGASUH_LANSIA',
    destination: 'HKG',
    language: 'Bahasa Kanton percakapan',
  },
  {
    name: 'Pengasuh lansia, Taiwan',
    hours: 600,
    units: [elderly, home, cooking],
    occupation: 'PENGASUH_LANSIA',
    destination: 'TWN',
    language: 'Bahasa Mandarin percakapan',
  },
  {
    name: 'Pengurus rumah tangga, Singapura',
    hours: 400,
    units: [home, cooking, baby],
    occupation: 'PENGURUS_RUMAH_TANGGA',
    destination: 'SGP',
    language: 'Bahasa Inggris dasar',
  },
  { name: 'Pengurus rumah tangga, Malaysia', hours: 200, units: [home, cooking], occupation: 'PENGURUS_RUMAH_TANGGA', destination: 'MYS' },
  {
    name: 'Peningkatan keterampilan, Korea',
    hours: 200,
    units: [],
    occupation: 'OPERATOR_PABRIK',
    destination: 'KOR',
    language: 'EPS-TOPIK',
  },
  { name: 'Pekerja konstruksi', hours: 160, units: [], occupation: 'PEKERJA_KONSTRUKSI' },
]

export const usualProgrammes: readonly UsualProgramme[] = usual.map((programme) => ({
  ...programme,
  minHours: programme.hours * ATTENDED_SHARE,
  legalBasis: programme.units.length > 0 ? STANDARD : 'UU 18/2017 art 5b',
  standing: 'assumed',
  validFrom: '2017-11-22',
}))
