// SPDX-License-Identifier: AGPL-3.0-or-later
// Editions of the codes, codes that are no longer given, and districts that were split. Only what two editions at hand show, or a law names.
// A NIK keeps the code of the day it was issued (PP 37/2007 art. 37), so old codes are met for as long as their holders live.

import { parentArea } from '#kernel/area.ts'
import type { Dated } from '#kernel/law.ts'

export interface RegionEdition extends Dated {
  readonly provinces: number
  readonly regencies: number
  readonly districts: number
  readonly villages: number
}

/** The edition in the data file. The package cites decree 2138; decree 2430 amends it and leaves every code as it is (compared row by row). */
export const regionEdition: RegionEdition = {
  legalBasis: 'Kepmendagri 300.2.2-2138/2025 (25 April 2025), diubah dengan Kepmendagri 300.2.2-2430/2025 (23 Juni 2025)',
  standing: 'law',
  validFrom: '2025-06-23',
  provinces: 38,
  regencies: 514,
  districts: 7285,
  villages: 83762,
}

/** A code that is no longer given. What lay inside it lies inside one of `successors` now; deeper parts may have been numbered anew. */
export interface SupersededCode extends Dated {
  readonly code: string
  /** What ended it, where that is another text than the one it stood in. */
  readonly endedBy?: string
  readonly successors: readonly string[]
}

/** Part of a region became another one; the old code lives on for the rest. */
export interface RegionSplit extends Dated {
  readonly from: string
  readonly into: string
  /** Old village code → new village code. */
  readonly moved: Readonly<Record<string, string>>
}

// The first edition at hand is Permendagri 56/2015; the codes below are older than that, so `validFrom` is a day on which they were certainly in use, not their first.
const FIRST_EDITION = '2015-06-29'
const firstEdition = { legalBasis: 'Permendagri 56/2015', validFrom: FIRST_EDITION } as const

type Moves = Readonly<Record<string, string>>

function moved(moves: Moves, row: Omit<SupersededCode, 'code' | 'successors'>): SupersededCode[] {
  return Object.entries(moves).map(([code, now]) => ({ ...row, code, successors: [now] }))
}

const papuaSelatan = { '91.01': '93.01', '91.16': '93.02', '91.17': '93.03', '91.18': '93.04' } as const satisfies Moves
const papuaTengah = {
  '91.04': '94.01',
  '91.07': '94.02',
  '91.08': '94.03',
  '91.09': '94.04',
  '91.25': '94.05',
  '91.26': '94.06',
  '91.27': '94.07',
  '91.28': '94.08',
} as const satisfies Moves
const papuaPegunungan = {
  '91.02': '95.01',
  '91.12': '95.02',
  '91.13': '95.03',
  '91.14': '95.04',
  '91.21': '95.05',
  '91.22': '95.06',
  '91.23': '95.07',
  '91.24': '95.08',
} as const satisfies Moves
const papuaBaratDaya = {
  '92.01': '96.01',
  '92.04': '96.02',
  '92.05': '96.03',
  '92.09': '96.04',
  '92.10': '96.05',
  '92.71': '96.71',
} as const satisfies Moves
// Which of these was Bulungan, Malinau, Nunukan or Tana Tidung is not shown by an edition at hand: they are the gaps that the five left in 64.
const kalimantanUtara = { '64.04': '65', '64.05': '65', '64.06': '65', '64.10': '65', '64.73': '65.71' } as const satisfies Moves

const decree2022 = 'Kepmendagri 100.1.1-6117/2022'

export const supersededCodes: readonly SupersededCode[] = [
  ...moved(papuaSelatan, { ...firstEdition, endedBy: `UU 14/2022; ${decree2022}`, standing: 'law', validTo: '2022-11-08' }),
  ...moved(papuaTengah, { ...firstEdition, endedBy: `UU 15/2022; ${decree2022}`, standing: 'law', validTo: '2022-11-08' }),
  ...moved(papuaPegunungan, { ...firstEdition, endedBy: `UU 16/2022; ${decree2022}`, standing: 'law', validTo: '2022-11-08' }),
  // The decree of 2022 is a month older than the law, the next one at hand is of 2025: the day the codes changed is our reading, the change itself is not.
  ...moved(papuaBaratDaya, {
    ...firstEdition,
    endedBy: 'UU 29/2022; Kepmendagri 300.2.2-2138/2025',
    standing: 'assumed',
    validTo: '2025-04-24',
  }),
  ...moved(kalimantanUtara, { legalBasis: 'UU 20/2012', standing: 'assumed', validFrom: '2012-11-16', validTo: '2015-06-28' }),
]

const blimbingsari = {
  legalBasis: 'Perda Kabupaten Banyuwangi 8/2015',
  standing: 'law',
  // The district office opened on this day; the code stands in the edition of 27 December 2017, Permendagri 137/2017.
  validFrom: '2017-01-09',
  into: '35.10.25',
} as const

export const regionSplits: readonly RegionSplit[] = [
  {
    ...blimbingsari,
    from: '35.10.13',
    moved: {
      '35.10.13.2003': '35.10.25.2007',
      '35.10.13.2004': '35.10.25.2005',
      '35.10.13.2005': '35.10.25.2004',
      '35.10.13.2009': '35.10.25.2002',
      '35.10.13.2011': '35.10.25.2001',
      '35.10.13.2015': '35.10.25.2003',
      '35.10.13.2016': '35.10.25.2008',
      '35.10.13.2017': '35.10.25.2006',
    },
  },
  { ...blimbingsari, from: '35.10.14', moved: { '35.10.14.2007': '35.10.25.2009', '35.10.14.2008': '35.10.25.2010' } },
]

/** How a code stands today. `successors` are the places where (part of) it lies now; a split district is `current` and has some. */
export interface RegionStanding {
  readonly status: 'current' | 'superseded' | 'unknown'
  readonly successors: readonly string[]
}

/** @param exists whether a code is in the edition of today */
export function regionStanding(code: string, exists: (code: string) => boolean): RegionStanding {
  if (exists(code)) {
    return { status: 'current', successors: regionSplits.filter((split) => split.from === code).map((split) => split.into) }
  }
  for (let part = code; part !== ''; part = parentArea(part)) {
    const old = supersededCodes.find((row) => row.code === part)
    if (old !== undefined) return { status: 'superseded', successors: old.successors }
    const renamed = regionSplits.find((split) => split.moved[part] !== undefined)
    if (renamed !== undefined) return { status: 'superseded', successors: [renamed.moved[part] ?? renamed.into] }
  }
  return { status: 'unknown', successors: [] }
}
