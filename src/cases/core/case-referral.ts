// SPDX-License-Identifier: AGPL-3.0-or-later
// A case that one office asks another to work on, or to take over. The other accepts it by a day, or it climbs to the office above; whoever sent
// it watches it until the end. Which office is let in follows into `letIn`; the walls read that alone.

import { referralPurposes } from '#journeys/core/referral.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { ReferralEnd, ReferralGround } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'

export const caseReferralWays = ['REFERRAL', 'TRANSFER'] as const
/** The sender stays responsible; or the receiver is, once it accepted. */
export type CaseReferralWay = (typeof caseReferralWays)[number]

export const casePurposes = [...referralPurposes, 'SHELTER', 'HANDLING'] as const
export type CasePurpose = (typeof casePurposes)[number]

/** Offices whose officers work on cases, the nearest first. */
export const caseOffices: readonly OfficeKind[] = ['VILLAGE', 'DISTRICT', 'REGENCY', 'ONE_ROOF', 'PROVINCE', 'AGENCY', 'MISSION']

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

/** An office, by its id and kind. */
export interface Answering {
  readonly office: string
  readonly kind: OfficeKind
}

export interface CaseReferral extends Answering {
  readonly way: CaseReferralWay
  readonly from: Answering
  readonly purpose: CasePurpose
  /** Absent where the office reaches the case by its place already: nothing is opened to it. */
  readonly ground?: ReferralGround
  /** When the person said yes. */
  readonly consentOn?: LocalDate
  readonly on: LocalDate
  /** The last day on which it can be accepted. */
  readonly acceptBy: LocalDate
  /** The last day on which a referral lets the office in. */
  readonly until: LocalDate
  readonly acceptedOn?: LocalDate
  /** The first act of the office in the case after it accepted. */
  readonly actedOn?: LocalDate
}

export type CaseReferralCommand =
  | {
      readonly type: 'ReferCase'
      readonly way: CaseReferralWay
      readonly office: string
      readonly purpose: CasePurpose
      /** As long as the law table lets it be, where nobody says another day. */
      readonly until?: LocalDate | undefined
      readonly ground?: ReferralGround | undefined
      readonly consentOn?: LocalDate | undefined
      readonly reason?: string | undefined
    }
  /** By that office; or, once its day passed, by one above to which it climbed. */
  | { readonly type: 'AcceptCase'; readonly office: string }
  | { readonly type: 'EndCaseReferral'; readonly office: string; readonly because: ReferralEnd }

export type CaseReferralEvent =
  | (By & Omit<CaseReferral, 'acceptedOn' | 'actedOn'> & { readonly type: 'CaseReferred'; readonly personal?: { readonly said: string } })
  /** `by` is the office that accepted: the one that was asked, or one above it. */
  | (By & { readonly type: 'CaseAccepted'; readonly office: string; readonly by: Answering })
  | (By & { readonly type: 'CaseReferralEnded'; readonly office: string; readonly because: ReferralEnd })
