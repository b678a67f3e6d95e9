// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a delegation: what one officer may do in another's place, where, and until when.

import type { Instant, LocalDate } from '#kernel/time.ts'

interface Given {
  /** Where the office of the giver sits. */
  readonly area: string
  readonly giver: string
  readonly deputy: string
  /** The giver's office; with another office the giver has another authority, and this one is over. */
  readonly officeId: string
  readonly commands: readonly string[]
  readonly areas: readonly string[]
  /** Given to a volunteer: what the acts need, and no more, whatever the account becomes. */
  readonly narrow?: true
  /** The first day, where it is another than that on which it was given; and the last. */
  readonly from?: LocalDate
  readonly until: LocalDate
}

export interface DelegationState extends Given {
  readonly revoked?: { readonly by: string; readonly at: Instant }
}

export type DelegationCommand =
  | {
      readonly type: 'GiveDelegation'
      readonly commands: readonly string[]
      readonly areas: readonly string[]
      readonly from?: LocalDate | undefined
      readonly until: LocalDate
    }
  | { readonly type: 'RevokeDelegation' }

export type DelegationEvent =
  | ({ readonly type: 'DelegationGiven' } & Given)
  | { readonly type: 'DelegationRevoked'; readonly by: string; readonly at: Instant }

/** What a rule needs to know from elsewhere. */
export interface DelegationFacts {
  /** Where the giver's office sits. */
  readonly area: string
  /** The account that is to act, where it is one that this giver may choose. */
  readonly deputy: string | undefined
  /** It is a volunteer's. */
  readonly volunteer: boolean
  /** The account that heads the giver's office today; undefined where none was named, as outside of villages. */
  readonly head: string | undefined
  /** What the giver may do, and give to this one. */
  readonly delegable: readonly string[]
}
