// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on meetings, said once.

import * as z from 'zod/mini'
import { command, query } from '#kernel/contract.ts'
import { MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'
import { PaperAfterRead, revocationInput } from '#letters/core/paper-after.ts'
import { MOST_INVITED } from '#meetings/core/meeting.rules.ts'
import { meetingStates } from '#meetings/core/meeting.ts'
import { actsInRooms, FullDecision, RoomText } from '#meetings/core/room.contract.ts'
import { inRooms } from '#meetings/core/room.roles.ts'

/** What every command answers: no personal field. */
const MeetingAnswer = z.object({
  id: RecordId,
  version: z.number(),
  state: z.enum(meetingStates),
  nextSteps: z.array(StepAnswer),
})

/** As mail servers of offices take them; none of the quoted forms that RFC 5321 has besides. */
const Address = z.string().check(z.maxLength(120), z.regex(/^[A-Za-z0-9._%+-]{1,60}@[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{2,20}){1,4}$/))
const Addresses = z.array(Address).check(z.maxLength(MOST_INVITED))
const Length = z._default(z.number().check(z.int(), z.minimum(5), z.maximum(600)), 60)

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
  /** What became of the minutes, and whether this reader's office may revoke them and keep their original. */
  paper: z.object({ ...PaperAfterRead, holds: z.boolean() }),
  invited: z.array(z.string()),
  /** Those of them that the mail server would not take; none once the meeting is over. */
  refused: z.array(z.string()),
  /** Whether this instance sends mail; otherwise the calendar file is taken by hand. */
  mails: z.boolean(),
  agenda: z.array(z.string()),
  /** What was agreed on before and is not settled: read back first. */
  before: z.array(FullDecision),
  /** What was decided in this meeting. */
  decided: z.array(FullDecision),
  /** How many more were decided that the office which looks is not told. */
  hiddenDecided: z.number(),
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
      minutes: Length,
      /** Where an invitation is sent, if this instance sends mail. */
      invite: z._default(Addresses, []),
    }),
    output: MeetingAnswer,
    creates: true,
    ...actsInRooms,
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
  GetInvitation: query({
    path: '/meetings/{id}/invitation',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'text/calendar',
    recorded: true,
    ...inRooms,
    summary: {
      id: 'Waktu rapat sebagai berkas kalender, tanpa menyebut isinya',
      en: 'The time of a meeting as a calendar file, which does not say what it is about',
    },
  }),
  MoveMeeting: command({
    method: 'PUT',
    path: '/meetings/{id}/time',
    input: z.strictObject({ id: RecordId, startsAt: Instant, minutes: Length }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Memindahkan waktu rapat; yang diundang diberi tahu', en: 'Moves a meeting; whoever was invited is told' },
  }),
  InviteToMeeting: command({
    path: '/meetings/{id}/invitations',
    input: z.strictObject({ id: RecordId, invite: Addresses }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Mengirim undangan rapat ke alamat surel lain', en: 'Sends the invitation to a meeting to further addresses' },
  }),
  CancelMeeting: command({
    path: '/meetings/{id}/cancellation',
    input: z.strictObject({ id: RecordId }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Membatalkan rapat; yang diundang diberi tahu', en: 'Cancels a meeting; whoever was invited is told' },
  }),
  OpenMeeting: command({
    path: '/meetings/{id}/opening',
    input: z.strictObject({ id: RecordId }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Membuka rapat', en: 'Opens a meeting' },
  }),
  JoinMeeting: command({
    path: '/meetings/{id}/attendance',
    input: z.strictObject({ id: RecordId }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Mencatat bahwa saya hadir dalam rapat', en: 'Records that I am at a meeting' },
  }),
  CloseMeeting: command({
    path: '/meetings/{id}/closing',
    input: z.strictObject({ id: RecordId, said: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)) }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: { id: 'Menutup rapat dengan notulanya', en: 'Closes a meeting with its minutes' },
  }),
  RevokeMinutes: command({
    path: '/meetings/{id}/minutes/revocation',
    input: z.strictObject({ id: RecordId, ...revocationInput }),
    output: MeetingAnswer,
    ...actsInRooms,
    summary: {
      id: 'Mencabut notula dengan alasan; halaman pemeriksaannya langsung berkata demikian',
      en: 'Revokes minutes with a reason; the page on which they are checked says so at once',
    },
  }),
  KeepSignedMinutes: command({
    path: '/meetings/{id}/minutes/signed',
    input: z.strictObject({ id: RecordId }),
    uploads: MOST_BYTES,
    output: MeetingAnswer,
    ...actsInRooms,
    summary: {
      id: 'Menyimpan notula yang sudah ditandatangani dan dicap: foto atau hasil pindainya',
      en: 'Keeps minutes with signature and stamp on them, as a photograph or a scan',
    },
  }),
  GetSignedMinutes: query({
    path: '/meetings/{id}/minutes/signed',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    brought: mediaTypes,
    refuses: true,
    recorded: true,
    ...inRooms,
    summary: { id: 'Notula yang sudah ditandatangani, seperti disimpan', en: 'The signed original of minutes, as it was kept' },
  }),
} as const
