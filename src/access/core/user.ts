// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of an account: who works in which office, in which role. Passwords and codes are no part of it.

import type { Office } from '#access/core/office.ts'
import type { Role } from '#kernel/authority.ts'

export interface UserState {
  readonly area: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly active: boolean
}

export type UserCommand =
  | { readonly type: 'AddUser'; readonly login: string; readonly name: string; readonly role: Role; readonly officeId: string }
  | { readonly type: 'ChangeRole'; readonly role: Role }
  | { readonly type: 'DeactivateUser' }
  | { readonly type: 'ReactivateUser' }

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

/** What a rule needs to know from elsewhere. */
export interface UserFacts {
  /** The record's own id, to know oneself. */
  readonly userId: string
  readonly office: Pick<Office, 'id' | 'kind' | 'area' | 'areas'> | undefined
  readonly loginTaken: boolean
}

/** Lower case, 2 to 40 letters, digits, dots or dashes, as it is typed at sign-in. */
export const loginPattern = /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])$/
