// SPDX-License-Identifier: AGPL-3.0-or-later
// Doubles: two files of one regency that may be of one person. Somebody over both says whether they are (docs/decisions/0021).

import * as z from 'zod/mini'
import type { LocalDate } from '#kernel/time.ts'

export const DOUBLE_TYPE = 'double'

/** Who saw the likeness: the search over the whole register, an officer, an import, or whoever wrote down a NIK that the other holds. */
export const doubleSources = ['FINDER', 'OFFICER', 'IMPORT', 'NIK'] as const
export type DoubleSource = (typeof doubleSources)[number]

export const doubleOutcomes = ['SAME', 'DIFFERENT', 'LATER'] as const
export type DoubleOutcome = (typeof doubleOutcomes)[number]

/** In the order in which they tell two people apart. */
export const comparedFields = [
  'name',
  'birthDate',
  'nik',
  'sex',
  'motherName',
  'area',
  'phone',
  'passport',
  'alias',
  'stated',
  'state',
  'scheme',
  'destination',
  'registeredOn',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** How two files agree in one thing, and how much that says (bits; negative where it speaks against). */
export const DoublePart = z.strictObject({
  field: z.string().check(z.regex(/^[A-Za-z][A-Za-z-]{0,39}$/)),
  agreement: z.string().check(z.regex(/^[A-Za-z][A-Za-z-]{0,39}$/)),
  weight: z.number().check(z.minimum(-100), z.maximum(100)),
})
export type DoublePart = z.output<typeof DoublePart>

/** Why two files are thought to be of one person; it tells nothing of the person itself. */
export interface Likeness {
  readonly source: DoubleSource
  /** Sum of the weights; absent where an officer simply says so. */
  readonly score?: number
  readonly parts: readonly DoublePart[]
}

export type Pair = readonly [string, string]
/** Of each file the last entry that says who the person is: it is material when one of them moves. */
export type PersonVersions = readonly [number, number]

export interface DoubleEnd {
  readonly on: LocalDate
  readonly outcome: Exclude<DoubleOutcome, 'LATER'>
  /** The file that leads, where they are of one person. */
  readonly lead?: string
  readonly seen: PersonVersions
  readonly userId: string
  readonly officeId: string
}

/** It holds ids of files and nothing of a person, so that an erasure leaves nothing here. */
export interface DoubleState extends Likeness {
  /** The narrowest place in which both files lie. */
  readonly area: string
  readonly files: Pair
  readonly foundOn: LocalDate
  /** Put off: it comes after those that nobody has looked at. */
  readonly laterOn?: LocalDate
  readonly end?: DoubleEnd
  /** A file is no more. */
  readonly gone?: true
}

export type DoubleCommand =
  | ({ readonly type: 'ProposeDouble'; readonly files: Pair; readonly area: string } & Likeness)
  | { readonly type: 'DecideDouble'; readonly outcome: DoubleOutcome; readonly lead?: string }
  | { readonly type: 'UndoDouble' }
  | { readonly type: 'EndDouble' }

export type DoubleEvent =
  | ({ readonly type: 'DoubleProposed'; readonly files: Pair; readonly area: string; readonly on: LocalDate } & Likeness)
  | { readonly type: 'DoublePostponed'; readonly on: LocalDate; readonly userId: string; readonly officeId: string }
  | ({ readonly type: 'DoubleDecided' } & DoubleEnd)
  | { readonly type: 'DoubleReopened'; readonly on: LocalDate; readonly userId: string; readonly officeId: string }
  | { readonly type: 'DoubleEnded'; readonly on: LocalDate }

/** What is known of the two files when something is said of them. */
export interface DoubleFacts {
  /** The pair's own id, which says where it is looked at. */
  readonly id: string
  readonly seen: PersonVersions
}
