// SPDX-License-Identifier: AGPL-3.0-or-later
// Offices: what kind, for which places they answer, and what they were called when. Offices are renamed; their id stays.

import { type Caretaker, type OfficeKind, officeKinds, type Role } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface OfficeName {
  readonly name: string
  readonly validFrom: LocalDate
}

/** Who is the head of a village office, from a day on. */
export interface OfficeHead {
  /** The account. */
  readonly userId: string
  readonly validFrom: LocalDate
  /** Put in the place of a head until there is one; absent of one who is it for good. */
  readonly caretaker?: Caretaker
}

export interface OfficeState {
  readonly kind: OfficeKind
  /** Where it sits; its staff are kept there. `''` is the nation. */
  readonly area: string
  /** The prefixes it answers for. */
  readonly areas: readonly string[]
  /** Every name it had, each from a day on. */
  readonly names: readonly OfficeName[]
  /** Every head that was named; absent where none ever was. */
  readonly heads?: readonly OfficeHead[]
  /** Which of its kind at its seat it is, in the order of their opening; absent where they were not counted yet. */
  readonly nth?: number
}

export interface Office extends OfficeState {
  /** A record id. */
  readonly id: string
}

export type OfficeCommand =
  | {
      readonly type: 'OpenOffice'
      readonly kind: OfficeKind
      readonly area: string
      readonly areas: readonly string[]
      readonly names: readonly OfficeName[]
    }
  | { readonly type: 'RenameOffice'; readonly name: OfficeName }
  | { readonly type: 'ChangeOfficeAreas'; readonly areas: readonly string[] }
  | { readonly type: 'NameHead'; readonly validFrom: LocalDate; readonly caretaker?: Caretaker | undefined }

export type OfficeEvent =
  | {
      readonly type: 'OfficeOpened'
      readonly kind: OfficeKind
      readonly area: string
      readonly areas: readonly string[]
      readonly names: readonly OfficeName[]
      readonly nth?: number
    }
  | { readonly type: 'OfficeRenamed'; readonly name: OfficeName }
  | { readonly type: 'OfficeAreasChanged'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly type: 'HeadNamed'; readonly head: OfficeHead }

/** What a rule needs to know from elsewhere. */
export interface OfficeFacts {
  /** How many of the kind sit there once this one is opened. */
  readonly nth?: number
  /** The account that is to be the head, where it is one of this office that stands open. */
  readonly head?: { readonly userId: string; readonly role: Role } | undefined
}

/** What the office was called on a day; before its first name, the first one. */
export function officeNameAt(names: readonly OfficeName[], day: LocalDate): string {
  const sorted = [...names].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return (sorted.findLast((name) => name.validFrom <= day) ?? sorted[0])?.name ?? ''
}

/** Who is the head on a day; undefined where none had been named by then. */
export function headOn<Head extends Pick<OfficeHead, 'validFrom'>>(heads: readonly Head[], day: LocalDate): Head | undefined {
  return [...heads].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).findLast(({ validFrom }) => validFrom <= day)
}

/** In which kinds of office a role can be held. */
export const kindsOf: Readonly<Record<Role, readonly OfficeKind[]>> = {
  'village-officer': ['VILLAGE'],
  'regency-officer': ['REGENCY', 'DISTRICT', 'ONE_ROOF', 'PROVINCE'],
  'agency-officer': ['AGENCY', 'ONE_ROOF', 'MISSION'],
  trainer: ['TRAINING'],
  assessor: ['CERTIFICATION'],
  investigator: ['POLICE'],
  leader: ['VILLAGE', 'DISTRICT', 'REGENCY', 'PROVINCE', 'AGENCY'],
  auditor: ['AUDIT'],
  administrator: officeKinds,
  volunteer: ['VILLAGE'],
}
