// SPDX-License-Identifier: AGPL-3.0-or-later
// A link by which somebody without an account comes to one meeting, once. Who it is stands nowhere: they say their name at the door, and a member
// lets them in by seeing or hearing them.

import type { Instant } from '#kernel/time.ts'

export const GUEST_LINK_TYPE = 'guest-link'

export const guestRoles = ['GUEST', 'INTERPRETER'] as const
export type GuestRole = (typeof guestRoles)[number]

export const linkStates = ['OPEN', 'USED', 'ENDED'] as const
export type LinkState = (typeof linkStates)[number]

export interface GuestLink {
  /** The place of the office that invited. */
  readonly area: string
  readonly meetingId: string
  readonly as: GuestRole
  /** Heard and never seen. */
  readonly voiceOnly: boolean
  /** The office that invited: the guest may be where it may be, and no longer. */
  readonly officeId: string
  readonly state: LinkState
  /** Until when it opens the door; once it is used, until when its guest may come back. */
  readonly until: Instant
}

export type GuestLinkCommand =
  | {
      readonly type: 'InviteGuest'
      readonly area: string
      readonly meetingId: string
      readonly as: GuestRole
      readonly voiceOnly: boolean
    }
  | { readonly type: 'UseGuestLink' }
  | { readonly type: 'EndGuestLink' }
