// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a training provider: a public centre (BLK) or a private one (LPK), with the days on which it may train.

import type { LocalDate } from '#kernel/time.ts'

export const providerKinds = ['BLK', 'LPK'] as const
/** BLK: a centre of the government, by decree. LPK: a private one, by licence. */
export type ProviderKind = (typeof providerKinds)[number]

/** A licence, registration or founding decree, with the days on which it holds. */
export interface Licence {
  readonly number: string
  readonly issuer: string
  readonly from: LocalDate
  /** Last day; absent where it has no end. */
  readonly to?: LocalDate
  /** Taken away: it does not hold from this day on. */
  readonly revokedOn?: LocalDate
}

export interface ProviderState {
  readonly area: string
  readonly kind: ProviderKind
  readonly name: string
  readonly licences: readonly Licence[]
}

export type ProviderCommand =
  | {
      readonly type: 'RegisterProvider'
      readonly area: string
      readonly kind: ProviderKind
      readonly name: string
      readonly licence: Licence
    }
  | { readonly type: 'AddLicence'; readonly licence: Licence }
  | { readonly type: 'RevokeLicence'; readonly number: string; readonly on: LocalDate; readonly reason: string }

export type ProviderEvent =
  | {
      readonly type: 'ProviderRegistered'
      readonly area: string
      readonly kind: ProviderKind
      readonly name: string
      readonly licence: Licence
    }
  | { readonly type: 'LicenceAdded'; readonly licence: Licence }
  | { readonly type: 'LicenceRevoked'; readonly number: string; readonly on: LocalDate; readonly reason: string }
