// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of an agreement between offices: who binds themselves to what until when, and which data may pass between them for it.

import type { OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

export const AGREEMENT_TYPE = 'agreement'

/** The list that is taken under an agreement, by the name with which it stands in the log. */
export const SHARED_LIST = 'TakeSharedFiles'

/** What an office binds itself to: an office made available, people, sessions in villages, places in training, data, anything else. */
export const commitmentKinds = ['OFFICE', 'STAFF', 'OUTREACH', 'TRAINING', 'DATA', 'OTHER'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

export const sharingPurposes = ['PROTECTION', 'SUPERVISION', 'OUTREACH', 'REINTEGRATION'] as const
/** For what data passes from one party to another. */
export type SharingPurpose = (typeof sharingPurposes)[number]

/** What may pass of each file; nothing else of it does. */
export const sharedFields = [
  'name',
  'sex',
  'birth_date',
  'area',
  'phone',
  'destination',
  'occupation',
  'scheme',
  'state',
  'registered_on',
] as const
export type SharedField = (typeof sharedFields)[number]

interface Signed {
  readonly on: LocalDate
  readonly userId: string
}

export interface Party {
  readonly office: string
  readonly kind: OfficeKind
  readonly signed?: Signed
}

export interface Commitment {
  readonly kind: CommitmentKind
  /** The party that keeps it. */
  readonly office: string
  readonly due: LocalDate
  readonly kept?: Signed
}

/** Of the files in the giver's places these fields may go to one other party. */
export interface SharingTerm {
  readonly from: string
  readonly to: string
  readonly purpose: SharingPurpose
  readonly fields: readonly SharedField[]
  /** The last day. */
  readonly until: LocalDate
}

export interface Agreement {
  readonly area: string
  /** Every party, wherever it lies. */
  readonly letIn: readonly string[]
  readonly parties: readonly Party[]
  readonly from: LocalDate
  /** The last day. */
  readonly until: LocalDate
  readonly proposedOn: LocalDate
  readonly commitments: readonly Commitment[]
  readonly terms: readonly SharingTerm[]
  readonly ended?: { readonly on: LocalDate; readonly office: string; readonly userId: string }
  readonly personal: AgreementWords
}

/** What was written by hand, sealed with a key of this agreement. */
interface AgreementWords {
  readonly title: string
  /** What each commitment is, in their order. */
  readonly commitments: readonly string[]
  /** By which each was kept, by its number. */
  readonly evidence: Readonly<Record<string, string>>
  readonly because?: string
}

/** What a commitment is when it is proposed. */
export interface Offer extends Omit<Commitment, 'kept'> {
  readonly text: string
}

export type AgreementCommand =
  | {
      readonly type: 'ProposeAgreement'
      readonly area: string
      readonly title: string
      /** The other offices; whoever proposes is a party by that. */
      readonly parties: readonly string[]
      readonly from: LocalDate
      readonly until: LocalDate
      readonly commitments: readonly Offer[]
      readonly terms: readonly SharingTerm[]
    }
  | { readonly type: 'SignAgreement' }
  | { readonly type: 'KeepCommitment'; readonly nth: number; readonly evidence: string }
  | { readonly type: 'EndAgreement'; readonly because: string }

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly office: string
}

export type AgreementEvent =
  | (Omit<By, 'office'> &
      Pick<Agreement, 'area' | 'parties' | 'from' | 'until' | 'commitments' | 'terms'> & {
        readonly type: 'AgreementProposed'
        readonly personal: Omit<AgreementWords, 'evidence' | 'because'>
      })
  | (By & { readonly type: 'AgreementSigned' })
  | (By & { readonly type: 'CommitmentKept'; readonly nth: number; readonly personal: { readonly evidence: string } })
  | (By & { readonly type: 'AgreementEnded'; readonly personal: { readonly because: string } })

/** What the rules know of the offices that a proposal names: their kinds, by id. */
export interface AgreementFacts {
  readonly kinds: ReadonlyMap<string, OfficeKind>
}

export const agreementStandings = ['PROPOSED', 'AHEAD', 'IN_FORCE', 'EXPIRED', 'ENDED'] as const
/** Signed by all and not yet begun: `AHEAD`. What was never signed by all expires too. */
export type AgreementStanding = (typeof agreementStandings)[number]
