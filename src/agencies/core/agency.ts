// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a placement company (P3MI) and its licence (SIP3MI). Every licence is dated, and so is what takes it away.

import type { LocalDate } from '#kernel/time.ts'

/** Days on which a licence does not count although it was given; without an end until it is lifted. */
export interface Suspension {
  readonly from: LocalDate
  /** Last day of it. */
  readonly to?: LocalDate
  readonly legalBasis: string
}

export interface Licence {
  /** Number of the decree that gave it; tells the licences of one company apart. */
  readonly number: string
  readonly from: LocalDate
  /** Last day on which it counts. */
  readonly to: LocalDate
  readonly legalBasis: string
  readonly suspensions: readonly Suspension[]
  readonly revoked?: { readonly from: LocalDate; readonly legalBasis: string }
}

export interface AgencyState {
  /** A company serves the whole country: its record is national. */
  readonly area: string
  readonly name: string
  /** Regency or city of the head office. */
  readonly seat?: string
  readonly licences: readonly Licence[]
}

export type AgencyCommand =
  | { readonly type: 'RegisterAgency'; readonly name: string; readonly seat?: string }
  | {
      readonly type: 'GrantLicence'
      readonly number: string
      readonly from: LocalDate
      readonly to?: LocalDate
      readonly legalBasis: string
    }
  | {
      readonly type: 'SuspendLicence'
      readonly number: string
      readonly from: LocalDate
      readonly to?: LocalDate
      readonly legalBasis: string
    }
  | { readonly type: 'LiftSuspension'; readonly number: string; readonly from: LocalDate }
  | { readonly type: 'RevokeLicence'; readonly number: string; readonly from: LocalDate; readonly legalBasis: string }

export type AgencyEvent =
  | { readonly type: 'AgencyRegistered'; readonly area: string; readonly name: string; readonly seat?: string }
  | { readonly type: 'LicenceGranted'; readonly licence: Licence }
  | { readonly type: 'LicenceSuspended'; readonly number: string; readonly suspension: Suspension }
  /** `from`: the first day on which the licence counts again. */
  | { readonly type: 'SuspensionLifted'; readonly number: string; readonly from: LocalDate }
  | { readonly type: 'LicenceRevoked'; readonly number: string; readonly from: LocalDate; readonly legalBasis: string }

/** Events after which files that stand under a licence must be looked at again. */
export const licenceEvents = [
  'LicenceGranted',
  'LicenceSuspended',
  'SuspensionLifted',
  'LicenceRevoked',
] as const satisfies readonly AgencyEvent['type'][]

/** What a rule needs to know from elsewhere. */
export interface AgencyFacts {
  /** The record that holds the same name. */
  readonly nameHeldBy?: string
}

/** How a company's name is found and told apart: `PT. Sumber Kencana, Tbk` and `sumber kencana tbk` are one. */
export function agencyKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()
  return words.replace(/^pt (?=.)/, '')
}
