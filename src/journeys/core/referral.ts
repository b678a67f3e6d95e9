// SPDX-License-Identifier: AGPL-3.0-or-later
// An office that is let into a file it does not reach by its place: for one purpose, until a day, with the person's consent. Which office
// stands where in the record is said by `letIn`, which follows from this; the walls read that alone.

import type { OfficeKind } from '#kernel/authority.ts'
import type { ReferralEnd, ReferralGround } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'

export const referralPurposes = ['ESCORT', 'RETURN', 'REHABILITATION', 'REINTEGRATION', 'LEGAL_HELP'] as const
/** For what an office may look into the file: to escort a journey that runs through its place, and so on. */
export type ReferralPurpose = (typeof referralPurposes)[number]

interface Who {
  readonly userId: string
  readonly officeId: string
}

export interface Referral {
  readonly office: string
  readonly kind: OfficeKind
  readonly purpose: ReferralPurpose
  readonly ground: ReferralGround
  /** When the person said yes. */
  readonly consentOn?: LocalDate
  readonly on: LocalDate
  /** The last day on which it lets the office in. */
  readonly until: LocalDate
  readonly seenOn?: LocalDate
}

export type ReferralCommand =
  | {
      readonly type: 'ReferFile'
      readonly office: string
      readonly purpose: ReferralPurpose
      readonly until: LocalDate
      readonly ground: ReferralGround
      /** Today where nobody says another day. */
      readonly consentOn?: LocalDate
      /** Why nobody could ask the person, where a life depends on it. */
      readonly reason?: string
    }
  | { readonly type: 'EndReferral'; readonly office: string; readonly because: ReferralEnd }
  /** By the office that was let in: it has read why. */
  | { readonly type: 'SeeReferral' }

export type ReferralEvent =
  | ({ readonly type: 'FileReferred'; readonly by: Who; readonly personal?: { readonly reason: string } } & Omit<Referral, 'seenOn'>)
  | { readonly type: 'ReferralEnded'; readonly office: string; readonly because: ReferralEnd; readonly on: LocalDate; readonly by: Who }
  | { readonly type: 'ReferralSeen'; readonly office: string; readonly on: LocalDate; readonly by: Who }
