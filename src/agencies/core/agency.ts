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

/** What must lie before the ministry for a permit (UU 18/2017 art 59). */
export const permitPapers = ['COOPERATION_AGREEMENT', 'DEMAND_LETTER', 'DRAFT_PLACEMENT_AGREEMENT', 'DRAFT_WORK_CONTRACT'] as const
export type PermitPaper = (typeof permitPapers)[number]

/** A permit to recruit for one country (SIP2MI). It must not be passed on: its number stands under one company. */
export interface Permit {
  readonly number: string
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  readonly from: LocalDate
  /** Last day; absent where the permit states none, since no text that we know says how long one lasts. */
  readonly to?: LocalDate
  readonly legalBasis: string
  /** Those of the four papers that whoever wrote the permit down has seen. */
  readonly papers: readonly PermitPaper[]
  readonly revoked?: { readonly from: LocalDate; readonly legalBasis: string }
}

export interface AgencyState {
  /** A company serves the whole country: its record is national. */
  readonly area: string
  readonly name: string
  /** Regency or city of the head office. */
  readonly seat?: string
  readonly licences: readonly Licence[]
  readonly permits?: readonly Permit[]
  /** From this day on every permit of the company is written down: a country without one has none. Before it, nobody knows. */
  readonly permitsWholeFrom?: LocalDate
}

/** Of a company, what its permits are and since when the list of them is known to be whole. */
export type PermitFacts = Pick<AgencyState, 'permits' | 'permitsWholeFrom'>

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
  | ({ readonly type: 'GrantPermit' } & Omit<Permit, 'revoked'>)
  | { readonly type: 'RevokePermit'; readonly number: string; readonly from: LocalDate; readonly legalBasis: string }
  | { readonly type: 'ConfirmPermits' }

export type AgencyEvent =
  | { readonly type: 'AgencyRegistered'; readonly area: string; readonly name: string; readonly seat?: string }
  | { readonly type: 'LicenceGranted'; readonly licence: Licence }
  | { readonly type: 'LicenceSuspended'; readonly number: string; readonly suspension: Suspension }
  /** `from`: the first day on which the licence counts again. */
  | { readonly type: 'SuspensionLifted'; readonly number: string; readonly from: LocalDate }
  | { readonly type: 'LicenceRevoked'; readonly number: string; readonly from: LocalDate; readonly legalBasis: string }
  | { readonly type: 'PermitGranted'; readonly permit: Permit }
  | { readonly type: 'PermitRevoked'; readonly number: string; readonly from: LocalDate; readonly legalBasis: string }
  | { readonly type: 'PermitsConfirmed'; readonly on: LocalDate }

/** Events after which files that stand under a licence or a permit must be looked at again. */
export const licenceEvents = [
  'LicenceGranted',
  'LicenceSuspended',
  'SuspensionLifted',
  'LicenceRevoked',
  'PermitGranted',
  'PermitRevoked',
  'PermitsConfirmed',
] as const satisfies readonly AgencyEvent['type'][]

/** What a rule needs to know from elsewhere. */
export interface AgencyFacts {
  /** The record that holds the same name. */
  readonly nameHeldBy?: string
  /** The company under which a permit of the same number stands. */
  readonly permitHeldBy?: string
}

/** How a permit's number is told apart, however it was spaced. */
export function permitKey(number: string): string {
  return number.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '')
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
