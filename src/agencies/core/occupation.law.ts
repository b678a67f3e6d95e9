// SPDX-License-Identifier: AGPL-3.0-or-later
// Occupations with their group. The first ten are those of Peraturan BP2MI 9/2020, in which the worker pays no placement cost.
// Codes are Indonesian legal terms; the mapping to ISCO-08 is our own.

import type { Dated } from '#kernel/law.ts'

export type OccupationGroup = 'DOMESTIC' | 'CARE' | 'SEA' | 'FIELD' | 'INDUSTRY' | 'SERVICE' | 'HEALTH'

export interface Occupation extends Dated {
  readonly code: string
  readonly group: OccupationGroup
  readonly isco08: readonly string[]
  /** Peraturan BP2MI 9/2020: none of the fourteen cost components may be charged. */
  readonly zeroCost: boolean
  readonly id: string
  readonly en: string
}

const zeroCostRule = { legalBasis: 'Peraturan BP2MI 9/2020', standing: 'law', validFrom: '2021-01-15', zeroCost: true } as const
const ownMapping = { legalBasis: 'KBJI 2014', standing: 'assumed', validFrom: '2014-12-31', zeroCost: false } as const

export const occupations: readonly Occupation[] = [
  {
    code: 'PENGURUS_RUMAH_TANGGA',
    group: 'DOMESTIC',
    isco08: ['5152', '9111'],
    id: 'Pengurus rumah tangga',
    en: 'Household manager or domestic worker',
    ...zeroCostRule,
  },
  { code: 'PENGASUH_BAYI', group: 'DOMESTIC', isco08: ['5311'], id: 'Pengasuh bayi', en: 'Baby carer', ...zeroCostRule },
  { code: 'PENGASUH_LANSIA', group: 'DOMESTIC', isco08: ['5322'], id: 'Pengasuh lansia', en: 'Elderly carer', ...zeroCostRule },
  { code: 'JURU_MASAK', group: 'DOMESTIC', isco08: ['5120'], id: 'Juru masak keluarga', en: 'Family cook', ...zeroCostRule },
  { code: 'SUPIR_KELUARGA', group: 'DOMESTIC', isco08: ['8322'], id: 'Supir keluarga', en: 'Family driver', ...zeroCostRule },
  { code: 'PERAWAT_TAMAN', group: 'DOMESTIC', isco08: ['6113'], id: 'Perawat taman', en: 'Gardener', ...zeroCostRule },
  { code: 'PENGASUH_ANAK', group: 'DOMESTIC', isco08: ['5311'], id: 'Pengasuh anak', en: 'Child carer', ...zeroCostRule },
  { code: 'PETUGAS_KEBERSIHAN', group: 'SERVICE', isco08: ['9112'], id: 'Petugas kebersihan', en: 'Cleaner', ...zeroCostRule },
  {
    code: 'PETUGAS_LADANG',
    group: 'FIELD',
    isco08: ['9211', '6112'],
    id: 'Petugas ladang atau perkebunan',
    en: 'Field or plantation worker',
    ...zeroCostRule,
  },
  { code: 'AWAK_KAPAL_PERIKANAN', group: 'SEA', isco08: ['6223', '9216'], id: 'Awak kapal perikanan', en: 'Fishing crew', ...zeroCostRule },
  { code: 'PERAWAT', group: 'HEALTH', isco08: ['2221'], id: 'Perawat', en: 'Nurse', ...ownMapping },
  { code: 'CAREWORKER', group: 'CARE', isco08: ['5321'], id: 'Careworker panti', en: 'Care worker in an institution', ...ownMapping },
  { code: 'OPERATOR_PABRIK', group: 'INDUSTRY', isco08: ['8189'], id: 'Operator pabrik', en: 'Factory operator', ...ownMapping },
  { code: 'PEKERJA_KONSTRUKSI', group: 'INDUSTRY', isco08: ['9313'], id: 'Pekerja konstruksi', en: 'Construction worker', ...ownMapping },
  {
    code: 'PELAYAN_RESTORAN',
    group: 'SERVICE',
    isco08: ['5131'],
    id: 'Pelayan restoran atau hotel',
    en: 'Restaurant or hotel worker',
    ...ownMapping,
  },
  { code: 'TERAPIS', group: 'SERVICE', isco08: ['5142'], id: 'Terapis spa', en: 'Spa therapist', ...ownMapping },
]

/** A code that is not of the list stands for itself. */
export function occupationName(code: string, language: 'id' | 'en'): string {
  return occupations.find((occupation) => occupation.code === code)?.[language] ?? code
}

/** Every code that was ever in the list: what a plan may say openly. Words of one's own are sealed with the person. */
export const occupationCodes: readonly string[] = occupations.map((occupation) => occupation.code)

/** The code of an occupation that was named by its code or by its name in either language; undefined for other words. */
export function occupationCode(text: string): string | undefined {
  const said = text.trim().toLowerCase()
  return occupations.find(({ code, id, en }) => [code, id, en].some((name) => name.toLowerCase() === said))?.code
}

/** The group of an occupation code; undefined for one that is not in the list. */
export function occupationGroup(code: string): OccupationGroup | undefined {
  return occupations.find((occupation) => occupation.code === code)?.group
}
