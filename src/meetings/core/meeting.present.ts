// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a meeting; pure.

import type { Actor } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { isRevoked, presentAfter } from '#letters/core/paper-after.ts'
import { holdsMinutes, MINUTES, meetingSteps } from '#meetings/core/meeting.rules.ts'
import type { Meeting } from '#meetings/core/meeting.ts'
import type { Named } from '#meetings/core/room.present.ts'

export type StepText = (code: string) => string

/** The answer of every command: no personal field. */
export function presentMeetingAnswer(id: string, version: number, meeting: Meeting, text: StepText): object {
  return {
    id,
    version,
    state: meeting.state,
    nextSteps: meetingSteps(meeting).map(({ office: _, ...step }) => ({ ...step, text: text(step.code) })),
  }
}

interface Around {
  readonly actor: Actor
  readonly today: LocalDate
  readonly text: StepText
  readonly host: string | undefined
  /** Who was there, in the order of attendance. */
  readonly attended: readonly Named[]
  readonly agenda: readonly string[]
  readonly before: readonly object[]
  readonly decided: readonly object[]
  /** Who revoked the minutes. */
  readonly revoker: Named | undefined
  readonly hiddenDecided: number
  readonly offices: readonly object[]
  readonly mails: boolean
  readonly refused: readonly string[]
}

export function presentMeeting(id: string, version: number, meeting: Meeting, around: Around): object {
  const { actor, today, text, host, attended, revoker, ...lists } = around
  const { roomId, startsAt, minutes, openedAt, closedAt, personal } = meeting
  return {
    ...presentMeetingAnswer(id, version, meeting, text),
    today,
    roomId,
    title: personal?.title ?? '',
    host,
    startsAt,
    minutes,
    openedAt,
    closedAt,
    attended: meeting.attended.map(({ at }, nth) => ({ ...attended[nth], at })),
    there: meeting.attended.some(({ userId, officeId }) => userId === actor.userId && officeId === actor.officeId),
    said: personal?.said,
    paper: {
      ...presentAfter(meeting, MINUTES, revoker),
      holds: holdsMinutes(meeting, actor.officeId) && !isRevoked(meeting, MINUTES),
    },
    invited: personal?.invited ?? [],
    ...lists,
  }
}
