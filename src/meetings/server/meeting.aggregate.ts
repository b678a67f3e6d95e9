// SPDX-License-Identifier: AGPL-3.0-or-later
// How a meeting is kept: its rules, the row it is listed by, its step in the work list.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { wallOf } from '#kernel/letting.ts'
import { officePaperRow, paperFileRows } from '#letters/core/office-paper.rows.ts'
import { meetingOpen } from '#meetings/core/meeting.open.ts'
import { endedMeetings, MINUTES, meetingDecider, meetingSteps } from '#meetings/core/meeting.rules.ts'
import { MEETING_TYPE, type Meeting, type MeetingCommand, type MeetingEvent, type MeetingFacts } from '#meetings/core/meeting.ts'
import { recordedMinutes } from '#meetings/core/minutes.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { givenRow } from '#platform/server/storage/series.ts'

export const meetingAggregate: Aggregate<Meeting, MeetingCommand, MeetingEvent, MeetingFacts> = {
  type: MEETING_TYPE,
  open: meetingOpen,
  decider: meetingDecider,
  nextSteps: meetingSteps,
  describe: ({ personal, state }) => ({ label: personal?.title ?? '–', stage: state }),
  project: (meeting, meta, events, tools) => {
    const { regency, uuid } = meta
    const room = parseId(meeting.roomId)
    const place = { regency, stream_id: uuid, area: meeting.area, let_in: wallOf(meeting) }
    const values = {
      ...place,
      room_regency: room.regency,
      room_id: room.uuid,
      title: meeting.personal?.title ?? '–',
      state: meeting.state,
      starts_at: meeting.startsAt,
      minutes: meeting.minutes,
      sequence: meeting.sequence,
    }
    // Nobody is invited to a meeting that is over; that it is called off is told to whom it was sent.
    const over = endedMeetings.includes(meeting.state) ? ({ gone: true } as const) : {}
    const invited = (meeting.personal?.invited ?? []).map((address) => ({
      table: 'meeting_invited',
      values: { ...place, address },
      ...over,
    }))
    const recorded = recordedMinutes(meeting)
    const wall = { area: meeting.area, wall: wallOf(meeting) }
    const revokedOn = meeting.after?.[MINUTES]?.revoked?.on
    const minutes = recorded === undefined ? [] : [officePaperRow(recorded, { ...wall, revokedOn, hashOf }, meta, tools)]
    const numbers = events.flatMap((event) =>
      event.type === 'MeetingClosed' && event.given !== undefined
        ? [givenRow({ ...event.given, regency: event.given.home }, uuid, wallOf(meeting))]
        : [],
    )
    return [{ table: 'meeting', values }, ...invited, ...numbers, ...minutes, ...paperFileRows(meeting, wall, meta)]
  },
}
