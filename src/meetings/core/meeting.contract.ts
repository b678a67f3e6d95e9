// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on meetings, said once.

import * as z from 'zod/mini'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'
import { meetingStates } from '#meetings/core/meeting.ts'
import { FullDecision, inRooms, RoomText } from '#meetings/core/room.contract.ts'

/** What every command answers: no personal field. */
const MeetingAnswer = z.object({
  id: RecordId,
  version: z.number(),
  state: z.enum(meetingStates),
  nextSteps: z.array(StepAnswer),
})

const FullMeeting = z.extend(MeetingAnswer, {
  today: LocalDate,
  roomId: RecordId,
  title: z.string(),
  /** Which office called it. */
  host: z.optional(z.string()),
  startsAt: Instant,
  minutes: z.number(),
  openedAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  attended: z.array(z.object({ user: z.optional(z.string()), office: z.optional(z.string()), at: Instant })),
  /** Whether whoever looks is on record as being there. */
  there: z.boolean(),
  said: z.optional(z.string()),
  agenda: z.array(z.string()),
  /** What was agreed on before and is not settled: read back first. */
  before: z.array(FullDecision),
  /** What was decided in this meeting. */
  decided: z.array(FullDecision),
  /** The offices of the room: who can be given a task. */
  offices: z.array(z.object({ officeId: z.string(), name: z.string() })),
})

export const meetingContracts = {
  ScheduleMeeting: command({
    path: '/rooms/{id}/meetings',
    input: z.strictObject({
      id: RecordId,
      title: RoomText,
      startsAt: Instant,
      minutes: z._default(z.number().check(z.int(), z.minimum(5), z.maximum(600)), 60),
    }),
    output: MeetingAnswer,
    creates: true,
    ...inRooms,
    summary: { id: 'Menjadwalkan rapat dalam ruang ini', en: 'Schedules a meeting in this room' },
  }),
  GetMeeting: query({
    path: '/meetings/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullMeeting,
    recorded: true,
    ...inRooms,
    summary: { id: 'Satu rapat: kapan, siapa yang hadir, agenda, notula', en: 'One meeting: when, who is there, agenda, minutes' },
  }),
  GetMinutes: query({
    path: '/meetings/{id}/minutes',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'application/pdf',
    refuses: true,
    recorded: true,
    ...inRooms,
    summary: {
      id: 'Notula rapat yang sudah ditutup sebagai surat PDF: siapa yang hadir, apa yang diputuskan, siapa yang setuju',
      en: 'The minutes of a closed meeting as a letter: who attended, what was decided, who agreed',
    },
  }),
  OpenMeeting: command({
    path: '/meetings/{id}/opening',
    input: z.strictObject({ id: RecordId }),
    output: MeetingAnswer,
    ...inRooms,
    summary: { id: 'Membuka rapat', en: 'Opens a meeting' },
  }),
  JoinMeeting: command({
    path: '/meetings/{id}/attendance',
    input: z.strictObject({ id: RecordId }),
    output: MeetingAnswer,
    ...inRooms,
    summary: { id: 'Mencatat bahwa saya hadir dalam rapat', en: 'Records that I am at a meeting' },
  }),
  CloseMeeting: command({
    path: '/meetings/{id}/closing',
    input: z.strictObject({ id: RecordId, said: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)) }),
    output: MeetingAnswer,
    ...inRooms,
    summary: { id: 'Menutup rapat dengan notulanya', en: 'Closes a meeting with its minutes' },
  }),
} as const
