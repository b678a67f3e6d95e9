// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of an account: who works in which office, in which role. Passwords and codes are no part of it.

import type { Office } from '#access/core/office.ts'
import type { Role } from '#kernel/authority.ts'
import type { Instant } from '#kernel/time.ts'

/** Somebody lost every way in and stood before two officers: the first opens it, the second confirms it before it runs out. */
export interface ReEnrolment {
  readonly openedBy: string
  readonly openedAt: Instant
  readonly until: Instant
  readonly confirmedBy?: string
  readonly confirmedAt?: Instant
}

export interface UserState {
  readonly area: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly active: boolean
  /** The last one, kept so that its owner is told at the next sign-in. */
  readonly reEnrolment?: ReEnrolment
}

export type UserCommand =
  | { readonly type: 'AddUser'; readonly login: string; readonly name: string; readonly role: Role; readonly officeId: string }
  | { readonly type: 'ChangeRole'; readonly role: Role }
  | { readonly type: 'DeactivateUser' }
  | { readonly type: 'ReactivateUser' }
  | { readonly type: 'OpenReEnrolment' }
  | { readonly type: 'CancelReEnrolment' }
  | { readonly type: 'ConfirmReEnrolment' }

export type UserEvent =
  | {
      readonly type: 'UserAdded'
      readonly area: string
      readonly login: string
      readonly name: string
      readonly role: Role
      readonly officeId: string
    }
  | { readonly type: 'RoleChanged'; readonly from: Role; readonly to: Role }
  | { readonly type: 'UserDeactivated' }
  | { readonly type: 'UserReactivated' }
  | { readonly type: 'ReEnrolmentOpened'; readonly by: string; readonly at: Instant; readonly until: Instant }
  | { readonly type: 'ReEnrolmentCancelled' }
  | { readonly type: 'ReEnrolmentConfirmed'; readonly by: string; readonly at: Instant }

/** How the account of whoever confirms came to be. */
export interface Confirmer {
  readonly addedAt: Instant
  /** Ids of the accounts that added or invited it. */
  readonly broughtInBy: readonly string[]
  /** The same of those accounts in turn, up to the first of all. */
  readonly line: readonly string[]
}

/** What a rule needs to know from elsewhere. */
export interface UserFacts {
  /** The record's own id, to know oneself. */
  readonly userId: string
  readonly office: Pick<Office, 'id' | 'kind' | 'area' | 'areas'> | undefined
  readonly loginTaken: boolean
  /** Its owner has set a way in once: from then on no single officer makes another one. */
  readonly enrolled: boolean
  /** Only of a confirmation. */
  readonly confirmer?: Confirmer | undefined
}

/** Lower case, 2 to 40 letters, digits, dots or dashes, as it is typed at sign-in. */
export const loginPattern = /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])$/
