// SPDX-License-Identifier: AGPL-3.0-or-later
// Invitations leave after the commit, to each address once for each time of a meeting. A mail server that is away is asked again later.
// The system opens no meeting for it: when it is, and whom to write to, stand beside it, and that is all that leaves.

import { formatId } from '#kernel/ids.ts'
import { findLeaving, forgetSent, markSent } from '#meetings/server/invitation.store.ts'
import { invitationOf } from '#meetings/server/invitation.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import type { Mailer } from '#platform/server/mail/mailer.ts'

export function invitationListener({ db, clock, publicUrl }: Services, { from, send }: Mailer): Listener {
  return {
    name: 'meeting-invitations',
    to: ['MeetingScheduled', 'MeetingMoved', 'MeetingInvited', 'MeetingCancelled', 'MeetingClosed'],
    handle: async ({ key }) => {
      const leaving = await findLeaving(db, key)
      if (leaving === undefined) return forgetSent(db, key)
      const { meeting, addresses } = leaving
      const faults: unknown[] = []
      for (const to of addresses) {
        const { method, subject, text, content } = invitationOf(
          { id: formatId(key), ...meeting },
          { publicUrl, at: clock(), mail: { to, from } },
        )
        if (method === 'PUBLISH') continue
        try {
          // What a server will never take is done with too.
          const came = await send({ to, subject, text, calendar: { method, name: 'undangan.ics', content } })
          await markSent(db, key, { address: to, sequence: meeting.sequence, area: meeting.area, refused: came === 'refused' })
        } catch (error) {
          faults.push(error)
        }
      }
      const [fault] = faults
      if (fault !== undefined) throw fault
      // Once all were told that it is called off, nobody needs to know whom.
      if (meeting.state === 'CANCELLED') await forgetSent(db, key)
    },
  }
}
