// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on rooms, said once.

import * as z from 'zod/mini'
import { caseStates, categories } from '#cases/core/case.ts'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { fileDangers, MOST_BYTES, mediaTypes, RECORDING } from '#kernel/file.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { decisionAnswers, taskResults } from '#meetings/core/decision.ts'
import { meetingStates } from '#meetings/core/meeting.ts'
import { inRooms } from '#meetings/core/room.roles.ts'
import { MOST_CASES } from '#meetings/core/room.rules.ts'
import { fileScans } from '#meetings/core/room.ts'

export const RoomText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** What every command answers: no personal field. */
export const RoomAnswer = z.object({ id: RecordId, version: z.number() })

export const MeetingRow = z.object({
  id: RecordId,
  title: z.string(),
  state: z.enum(meetingStates),
  startsAt: Instant,
})

const Message = z.object({ at: Instant, user: z.optional(z.string()), office: z.optional(z.string()), text: z.string(), own: z.boolean() })

/** What was decided, who does what of it by when, and which office confirmed it. */
export const FullDecision = z.object({
  id: RecordId,
  roomId: RecordId,
  version: z.number(),
  text: z.string(),
  takenOn: LocalDate,
  meetingId: z.optional(RecordId),
  /** Each office in the room has answered, and each task was settled. */
  settled: z.boolean(),
  answers: z.array(
    z.object({
      officeId: z.string(),
      name: z.string(),
      /** Whose office it is that looks. */
      own: z.boolean(),
      answer: z.optional(z.enum(decisionAnswers)),
      on: z.optional(LocalDate),
      said: z.optional(z.string()),
    }),
  ),
  tasks: z.array(
    z.object({
      officeId: z.string(),
      name: z.string(),
      /** Whether whoever looks may settle it. */
      own: z.boolean(),
      what: z.string(),
      who: z.optional(z.string()),
      due: LocalDate,
      late: z.boolean(),
      result: z.optional(z.enum(taskResults)),
      on: z.optional(LocalDate),
      said: z.optional(z.string()),
    }),
  ),
})

const Nth = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999))

const Row = z.object({
  id: RecordId,
  title: z.string(),
  createdOn: LocalDate,
  /** How many offices are in it. */
  offices: z.number(),
  /** When something last happened there. */
  movedAt: Instant,
})

const FullRoom = z.extend(RoomAnswer, {
  today: LocalDate,
  title: z.string(),
  createdOn: LocalDate,
  members: z.array(
    z.object({
      officeId: z.string(),
      name: z.string(),
      kind: z.enum(officeKinds),
      since: LocalDate,
      /** Whose office it is that looks. */
      own: z.boolean(),
      /** Made the room. */
      host: z.boolean(),
    }),
  ),
  /** The cases that the reader reaches by themselves; the room opens none. */
  cases: z.array(z.object({ id: RecordId, name: z.nullable(z.string()), category: z.enum(categories), state: z.enum(caseStates) })),
  /** How many more there are. */
  hiddenCases: z.number(),
  /** Whether this instance sends invitations by mail. */
  mails: z.boolean(),
  agenda: z.array(z.string()),
  meetings: z.array(MeetingRow),
  /** Shared with everybody in the room, the oldest first. */
  files: z.array(
    z.object({
      nth: z.number(),
      name: z.string(),
      type: z.enum([...mediaTypes, RECORDING]),
      /** A recording of a call: which offices said yes to it, how many guests, from when until when. */
      recording: z.optional(z.object({ from: Instant, until: Instant, offices: z.array(z.string()), guests: z.number() })),
      bytes: z.number(),
      dangers: z.array(z.enum(fileDangers)),
      scan: z.enum(fileScans),
      at: Instant,
      user: z.optional(z.string()),
      office: z.optional(z.string()),
      /** Whether the office that looks may take it back. */
      own: z.boolean(),
    }),
  ),
  /** Those that are not settled, the oldest first. */
  decisions: z.array(FullDecision),
  /** The last of them, the oldest first. */
  messages: z.array(Message),
  /** There are older ones. */
  olderMessages: z.boolean(),
})

/** What is done there is given to no deputy, who is in no room. */
export const actsInRooms = { ...inRooms, sealed: true } as const

export const roomContracts = {
  CreateRoom: command({
    path: '/rooms',
    input: z.strictObject({
      title: RoomText,
      /** Each within reach of whoever makes it; none for a standing matter. */
      cases: z._default(z.array(RecordId).check(z.maxLength(MOST_CASES)), []),
    }),
    output: RoomAnswer,
    creates: true,
    ...actsInRooms,
    summary: {
      id: 'Membuka ruang kerja bersama untuk satu kasus, beberapa kasus, atau suatu urusan',
      en: 'Makes a room in which offices work together on a case, on several, or on a standing matter',
    },
  }),
  ListRooms: query({
    path: '/rooms',
    input: z.strictObject({
      case: z.optional(RecordId),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    recorded: 'list',
    ...inRooms,
    summary: {
      id: 'Ruang kerja bersama yang diikuti kantor saya, yang terakhir bergerak lebih dahulu',
      en: 'The rooms my office is in, the last that moved first',
    },
  }),
  GetRoom: query({
    path: '/rooms/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullRoom,
    recorded: true,
    ...inRooms,
    summary: {
      id: 'Satu ruang kerja bersama: kantor, kasus, agenda, rapat, percakapan',
      en: 'One room: its offices, cases, agenda, meetings, chat',
    },
  }),
  ListRoomCandidates: query({
    path: '/rooms/{id}/candidates',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(z.object({ officeId: z.string(), name: z.string(), kind: z.enum(officeKinds) })) }),
    ...inRooms,
    summary: { id: 'Kantor yang belum ada di ruang ini', en: 'Offices that are not in this room yet' },
  }),
  AddRoomOffice: command({
    path: '/rooms/{id}/offices',
    input: z.strictObject({ id: RecordId, officeId: ActorId }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: {
      id: 'Memasukkan satu kantor ke ruang ini: sejak itu ia membaca semua yang ada di dalamnya',
      en: 'Lets an office into this room: from then on it reads all that is in it',
    },
  }),
  RemoveRoomOffice: command({
    method: 'DELETE',
    path: '/rooms/{id}/offices/{officeId}',
    input: z.strictObject({ id: RecordId, officeId: ActorId }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: { id: 'Mengeluarkan satu kantor dari ruang ini', en: 'Takes an office out of this room' },
  }),
  LinkRoomCase: command({
    path: '/rooms/{id}/cases',
    input: z.strictObject({ id: RecordId, caseId: RecordId }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: {
      id: 'Menghubungkan ruang ini dengan satu kasus lagi; tidak membuka kasusnya bagi siapa pun',
      en: 'Links this room to one more case; opens the case to nobody',
    },
  }),
  SetAgenda: command({
    method: 'PUT',
    path: '/rooms/{id}/agenda',
    input: z.strictObject({ id: RecordId, agenda: z.array(RoomText).check(z.maxLength(30)) }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: { id: 'Menulis agenda ruang ini, menurut urutannya', en: 'Writes the agenda of this room, in its order' },
  }),
  ShareFile: command({
    path: '/rooms/{id}/files',
    input: z.strictObject({ id: RecordId }),
    uploads: MOST_BYTES,
    output: RoomAnswer,
    ...actsInRooms,
    summary: {
      id: 'Membagikan berkas di ruang ini, sebagai foto, hasil pindai, atau PDF sampai 20 MB',
      en: 'Shares a file in this room, as a photograph, a scan or a PDF up to 20 MB',
    },
  }),
  GetRoomFile: query({
    path: '/rooms/{id}/files/{nth}',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: z.string(),
    brought: [...mediaTypes, RECORDING],
    refuses: true,
    recorded: true,
    ...inRooms,
    summary: { id: 'Satu berkas yang dibagikan di ruang ini', en: 'One file that was shared in this room' },
  }),
  WithdrawFile: command({
    path: '/rooms/{id}/files/{nth}/withdrawal',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: { id: 'Menarik berkas yang dibagikan kantor saya', en: 'Takes a file back that my office shared' },
  }),
  ListMessages: query({
    path: '/rooms/{id}/messages',
    input: z.strictObject({
      id: RecordId,
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 100),
      cursor: z.optional(z.string().check(z.maxLength(40))),
    }),
    output: z.object({ items: z.array(Message), next: z.nullable(z.string()) }),
    recorded: true,
    ...inRooms,
    summary: {
      id: 'Percakapan di ruang ini dari yang terbaru ke belakang; setiap halaman tersusun dari yang tertua',
      en: 'The chat of this room from the newest back; each page begins with its oldest',
    },
  }),
  SayInRoom: command({
    path: '/rooms/{id}/messages',
    input: z.strictObject({ id: RecordId, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)) }),
    output: RoomAnswer,
    ...actsInRooms,
    summary: { id: 'Menulis pesan di ruang ini', en: 'Writes a message in this room' },
  }),
} as const
