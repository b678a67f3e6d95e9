// SPDX-License-Identifier: AGPL-3.0-or-later
// A region is a code and a name; all else follows from the code. Kemendagri: the second part from 71 up is a city, the
// fourth part begins with 1 for a kelurahan, 2 for a desa, 3 for a desa adat (14 of these, all in Kabupaten Jayapura).

import * as z from 'zod/mini'
import { AreaCode, areaLevel, parentArea } from '#kernel/area.ts'

export const regionKinds = ['provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa', 'desa adat'] as const
export type RegionKind = (typeof regionKinds)[number]

/** One region as it is answered. `name` is without its kind word; `level` counts from 1 (province) to 4 (village); the parent of a province is ''. */
export const Region = z.object({
  code: AreaCode,
  name: z.string(),
  kind: z.enum(regionKinds),
  level: z.number(),
  parent: z.string(),
})
export type Region = Readonly<z.output<typeof Region>>

/** Code and name alone, as the data file holds them. */
export interface RegionRow {
  readonly code: string
  readonly name: string
}

const kindOfVillage: Readonly<Record<string, RegionKind>> = { 1: 'kelurahan', 3: 'desa adat' }

export function kindOf(code: string): RegionKind {
  if (code.length === 2) return 'provinsi'
  if (code.length === 5) return code.slice(3) >= '71' ? 'kota' : 'kabupaten'
  if (code.length === 8) return 'kecamatan'
  return kindOfVillage[code.charAt(9)] ?? 'desa'
}

/** 1 for a province … 4 for a village. */
export function levelNumber(code: string): number {
  const levels = { nation: 0, province: 1, regency: 2, district: 3, village: 4 } as const
  return levels[areaLevel(code)]
}

export function makeRegion({ code, name }: RegionRow): Region {
  return { code, name, kind: kindOf(code), level: levelNumber(code), parent: parentArea(code) }
}

/** The name in a path: a city says that it is one, since a regency around it often has the same name. */
export function pathName({ code, name }: RegionRow): string {
  return kindOf(code) === 'kota' ? `Kota ${name}` : name
}

/** As they are written before a name; the words are terms of law and the same in every language. */
export const kindWords = {
  provinsi: 'Provinsi',
  kabupaten: 'Kabupaten',
  kota: 'Kota',
  kecamatan: 'Kecamatan',
  kelurahan: 'Kelurahan',
  desa: 'Desa',
  'desa adat': 'Desa Adat',
} as const satisfies Record<RegionKind, string>
