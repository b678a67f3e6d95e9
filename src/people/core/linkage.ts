// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether two records are one person, after Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969): each part that can be compared says
// something for or against it, and what it says is added up. A weight is in bits: one bit more makes it twice as likely. It is evidence for a
// person who decides, never proof.

import type { Sex } from '#people/core/nik.ts'

/** What is compared of a person; everything may be lacking, and what lacks on either side says nothing. */
export interface Traits {
  readonly name?: string | undefined
  /** Another name by which people know the person. */
  readonly alias?: string | undefined
  readonly sex?: Sex | undefined
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined
  readonly motherName?: string | undefined
  /** Kemendagri code of the village. */
  readonly area?: string | undefined
  /** Sixteen digits. */
  readonly nik?: string | undefined
  /** E.164, or as it was written. */
  readonly phone?: string | undefined
  readonly passport?: string | undefined
}

export const linkageParts = ['name', 'birthDate', 'sex', 'motherName', 'area', 'nik', 'phone', 'passport'] as const
export type LinkagePart = (typeof linkageParts)[number]

/** How far one part agrees. */
export const linkageLevels = [
  'unknown',
  'same',
  'sounds-alike',
  'slip',
  'partly',
  'by-nik',
  'swapped',
  'default',
  'year-slip',
  'near',
  'different',
] as const
export type LinkageLevel = (typeof linkageLevels)[number]

const nameLevels = ['same', 'sounds-alike', 'slip', 'partly', 'different'] as const
const numberLevels = ['same', 'slip', 'different'] as const

/** How far each part can agree, beside `unknown`, which says nothing. */
const levelsOf = {
  name: nameLevels,
  birthDate: ['same', 'by-nik', 'swapped', 'default', 'year-slip', 'near', 'different'],
  sex: ['same', 'different'],
  motherName: nameLevels,
  area: ['same', 'near', 'different'],
  nik: numberLevels,
  phone: numberLevels,
  passport: numberLevels,
} as const satisfies Record<LinkagePart, readonly LinkageLevel[]>

/** A part and how far it agrees, as one word: `birthDate.swapped`. */
export type LinkageWord = { [Part in LinkagePart]: `${Part}.${(typeof levelsOf)[Part][number]}` }[LinkagePart]

export interface PartCompared {
  readonly part: LinkagePart
  readonly level: LinkageLevel
  /** What it says, in bits: above 0 for one person, below 0 for two. */
  readonly bits: number
}

export interface Compared {
  /** The sum over the parts. */
  readonly bits: number
  /** How likely it is one person, 0 … 1, before anybody looked. */
  readonly likelihood: number
  /** Every part, in the order of `linkageParts`. */
  readonly parts: readonly PartCompared[]
}
