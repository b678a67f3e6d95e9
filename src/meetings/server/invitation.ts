// SPDX-License-Identifier: AGPL-3.0-or-later
// A meeting as what leaves the system: its calendar file, and the mail around it.

import type { Instant } from '#kernel/time.ts'
import { calendarOf, type Invitation } from '#meetings/core/calendar.ts'
import { type InvitationKind, invitationText, invitationWords } from '#meetings/core/invitation.words.ts'
import type { Meeting } from '#meetings/core/meeting.ts'
import { momentWords } from '#platform/web/ui/moment.ts'

interface Around {
  readonly publicUrl: string
  readonly at: Instant
  /** Whom it is sent to, and from which address; absent where the file is taken by hand. */
  readonly mail?: { readonly to: string; readonly from: string }
}

interface Leaving extends Pick<Meeting, 'startsAt' | 'minutes' | 'sequence' | 'state'> {
  readonly id: string
}

interface Left {
  readonly method: Invitation['method']
  readonly subject: string
  readonly text: string
  readonly content: string
}

/** It says when the meeting is and where to sign in, and of the meeting no more than its id, which says nothing. */
export function invitationOf({ id, startsAt, minutes, sequence, state }: Leaving, { publicUrl, at, mail }: Around): Left {
  const url = `${publicUrl}/meetings/${id}`
  const kind: InvitationKind = state === 'CANCELLED' ? 'cancelled' : sequence === 0 ? 'invited' : 'moved'
  const { subject, text } = invitationText(kind, momentWords(startsAt, 'id'), url)
  const method = mail === undefined ? 'PUBLISH' : kind === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const content = calendarOf({
    method,
    uid: `${id}@${new URL(publicUrl).hostname}`,
    sequence,
    at,
    startsAt,
    minutes,
    summary: invitationWords.id.summary,
    description: text.trim(),
    url,
    organizer: mail === undefined ? publicUrl : `mailto:${mail.from}`,
    ...(mail === undefined ? {} : { attendee: mail.to }),
  })
  return { method, subject, text, content }
}
