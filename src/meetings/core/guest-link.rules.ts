// SPDX-License-Identifier: AGPL-3.0-or-later

import { accept, type Decider, must, refuse } from '#kernel/decider.ts'
import type { Instant } from '#kernel/time.ts'
import { LINK_HOURS, SEAT_HOURS } from '#meetings/core/guest-link.law.ts'
import type { GuestLinkEvent } from '#meetings/core/guest-link.open.ts'
import type { GuestLink, GuestLinkCommand, LinkState } from '#meetings/core/guest-link.ts'

const HOUR_MS = 3_600_000
const after = (now: Instant, hours: number): Instant => new Date(Date.parse(now) + hours * HOUR_MS).toISOString()

const allowedIn = {
  InviteGuest: ['none'],
  UseGuestLink: ['OPEN'],
  EndGuestLink: ['OPEN', 'USED'],
} as const satisfies Record<GuestLinkCommand['type'], readonly (LinkState | 'none')[]>

/** Where a link stands at an instant: one whose time has passed is over, used or not. */
export function linkStateAt({ state, until }: Pick<GuestLink, 'state' | 'until'>, now: Instant): LinkState {
  return Date.parse(until) <= Date.parse(now) ? 'ENDED' : state
}

export const guestLinkDecider: Decider<GuestLink, GuestLinkCommand, GuestLinkEvent> = {
  decide: (link, command, { actor, now }) => {
    const state = link === undefined ? 'none' : linkStateAt(link, now)
    if (!allowedIn[command.type].some((each) => each === state)) return refuse('guest-link-over')
    switch (command.type) {
      case 'InviteGuest': {
        const { area, meetingId, as, voiceOnly } = command
        const { officeId } = actor
        return accept({
          type: 'GuestInvited',
          area,
          meetingId,
          as,
          voiceOnly,
          officeId,
          until: after(now, LINK_HOURS),
        })
      }
      case 'UseGuestLink':
        return accept({ type: 'GuestLinkUsed', until: after(now, SEAT_HOURS) })
      case 'EndGuestLink':
        return accept({ type: 'GuestLinkEnded' })
    }
  },
  evolve: (link, event) => {
    switch (event.type) {
      case 'GuestInvited': {
        const { type: _type, ...invited } = event
        return { ...invited, state: 'OPEN' }
      }
      case 'GuestLinkUsed':
        return { ...must(link, 'link'), state: 'USED', until: event.until }
      case 'GuestLinkEnded':
        return { ...must(link, 'link'), state: 'ENDED' }
    }
  },
}
