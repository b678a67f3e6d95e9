// SPDX-License-Identifier: AGPL-3.0-or-later
// How a guest's link is kept: for which meeting, until when, and whether it was used. The secret in it is kept nowhere.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { type GuestLinkEvent, guestLinkOpen } from '#meetings/core/guest-link.open.ts'
import { guestLinkDecider } from '#meetings/core/guest-link.rules.ts'
import { GUEST_LINK_TYPE, type GuestLink, type GuestLinkCommand } from '#meetings/core/guest-link.ts'

export const guestLinkAggregate: Aggregate<GuestLink, GuestLinkCommand, GuestLinkEvent> = {
  type: GUEST_LINK_TYPE,
  open: guestLinkOpen,
  decider: guestLinkDecider,
  nextSteps: () => [],
  describe: ({ as, state }) => ({ label: as, stage: state }),
  project: ({ area, meetingId, as, voiceOnly, state, until }, { regency, uuid }) => {
    const meeting = parseId(meetingId)
    const values = {
      regency,
      link_id: uuid,
      area,
      meeting_regency: meeting.regency,
      meeting_id: meeting.uuid,
      role: as,
      voice_only: voiceOnly,
      state,
      until,
    }
    return [{ table: 'guest_link', values }]
  },
}
