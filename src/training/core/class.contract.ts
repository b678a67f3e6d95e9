// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on a class, said once.

import * as z from 'zod/mini'
import { journeyStates } from '#journeys/core/worker.ts'
import { fileRoles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'
import { attendanceMarks, classStatuses, correctionReasons, leaveReasons } from '#training/core/class.ts'
import { trainingReaders } from '#training/core/training.roles.ts'

/** One class fills one screen and one room. */
export const MAX_TRAINEES = 60
const MAX_SESSIONS = 200

const Title = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const SessionNo = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000))
const Mark = z.enum(attendanceMarks)

const SessionInput = z.strictObject({
  date: LocalDate,
  hours: z.number().check(z.minimum(0.5), z.maximum(12), z.multipleOf(0.5)),
  unit: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
})
const Sessions = z.array(SessionInput).check(z.maxLength(MAX_SESSIONS))

/** What every command on a class answers. */
export const ClassAnswer = z.object({ id: RecordId, version: z.number(), status: z.enum(classStatuses), nextSteps: z.array(StepAnswer) })

const SessionRow = z.object({
  no: z.number(),
  date: LocalDate,
  hours: z.number(),
  unit: z.optional(z.string()),
  taken: z.boolean(),
  present: z.number(),
  /** How many are marked. */
  marked: z.number(),
})

const Contested = z.object({
  session: z.number(),
  mark: Mark,
  by: z.optional(z.string()),
  at: z.string(),
  /** Who gave the mark that stands, where that was written down. */
  standingBy: z.optional(z.string()),
  standingAt: z.optional(z.string()),
})

const TrainingPaper = z.object({ id: RecordId, number: z.string(), revoked: z.boolean() })

const TraineeRow = z.object({
  workerId: RecordId,
  /** Null where the person's file is outside the reader's authority. */
  name: z.nullable(z.string()),
  area: z.nullable(z.string()),
  /** Whether the person still prepares to leave; null where the file is outside the reader's authority. */
  preparing: z.nullable(z.boolean()),
  since: LocalDate,
  left: z.boolean(),
  hours: z.number(),
  units: z.array(z.object({ code: z.string(), hours: z.number(), minHours: z.number() })),
  completedOn: z.optional(LocalDate),
  /** The last certificate of this training; absent where there is none, or it is outside the reader's authority. */
  certificate: z.optional(TrainingPaper),
  marks: z.record(z.string(), Mark),
  /** Marks that others gave and that differ from those that stand. */
  contested: z.optional(z.array(Contested)),
})

const ClassRow = z.object({
  id: RecordId,
  title: z.string(),
  status: z.enum(classStatuses),
  programme: z.string(),
  provider: z.string(),
  firstDay: z.nullable(LocalDate),
  lastDay: z.nullable(LocalDate),
  /** The first session whose attendance has not been taken. */
  nextSession: z.nullable(LocalDate),
  capacity: z.number(),
  enrolled: z.number(),
  completed: z.number(),
})

const onClass = { may: ['trainer'], sensitivity: 'personal', output: ClassAnswer } as const

export const classContracts = {
  PlanClass: command({
    path: '/classes',
    input: z.strictObject({
      title: Title,
      providerId: RecordId,
      programmeId: RecordId,
      capacity: z.number().check(z.int(), z.minimum(1), z.maximum(MAX_TRAINEES)),
      sessions: z._default(Sessions, []),
    }),
    creates: true,
    ...onClass,
    summary: { id: 'Merencanakan kelas suatu program beserta pertemuannya', en: 'Plans a class of a programme with its sessions' },
  }),
  PlanSessions: command({
    path: '/classes/{id}/sessions',
    input: z.strictObject({ id: RecordId, sessions: Sessions }),
    ...onClass,
    summary: {
      id: 'Mengganti semua pertemuan yang belum berlangsung dengan yang ini',
      en: 'Puts these sessions in the place of all that have not been taken yet',
    },
  }),
  Enrol: command({
    path: '/classes/{id}/trainees',
    input: z.strictObject({ id: RecordId, workers: z.array(RecordId).check(z.minLength(1), z.maxLength(MAX_TRAINEES)) }),
    ...onClass,
    summary: {
      id: 'Mendaftarkan orang yang berkasnya terbuka ke kelas, semuanya atau tidak sama sekali',
      en: 'Enrols people with an open file, all of them or none',
    },
  }),
  Unenrol: command({
    path: '/classes/{id}/trainees/{workerId}/leave',
    input: z.strictObject({ id: RecordId, workerId: RecordId, reason: z.enum(leaveReasons) }),
    ...onClass,
    summary: {
      id: 'Menyatakan bahwa peserta keluar dari kelas, beserta alasannya',
      en: 'Says that a trainee left the class, with the reason',
    },
  }),
  TakeAttendance: command({
    path: '/classes/{id}/sessions/{session}/attendance',
    input: z.strictObject({
      id: RecordId,
      session: SessionNo,
      /** Of those who were marked; the session is taken once everybody is. */
      marks: z.record(RecordId, Mark),
      /** The day of the session, as whoever marked it saw it: its number may be another's meanwhile. */
      on: z.optional(LocalDate),
    }),
    ...onClass,
    summary: {
      id: 'Menandai kehadiran peserta di satu pertemuan; tanda yang berbeda dari dua orang berdiri berdampingan',
      en: 'Marks the attendance of a session; marks of two people that differ stand beside each other',
    },
  }),
  CorrectAttendance: command({
    path: '/classes/{id}/sessions/{session}/corrections',
    input: z.strictObject({ id: RecordId, session: SessionNo, workerId: RecordId, mark: Mark, reason: z.enum(correctionReasons) }),
    ...onClass,
    summary: {
      id: 'Membetulkan satu tanda kehadiran, beserta alasannya; kelulusan dihitung ulang',
      en: 'Corrects one mark, with the reason; completion is computed again',
    },
  }),
  FinishClass: command({
    path: '/classes/{id}/finish',
    input: z.strictObject({ id: RecordId }),
    ...onClass,
    summary: { id: 'Menutup kelas yang semua pertemuannya sudah berlangsung', en: 'Closes a class whose sessions have all been taken' },
  }),
  CancelClass: command({
    path: '/classes/{id}/cancellation',
    input: z.strictObject({ id: RecordId, reason: Reason }),
    ...onClass,
    summary: {
      id: 'Membatalkan kelas yang belum meluluskan siapa pun, beserta alasannya',
      en: 'Cancels a class in which nobody has completed, with the reason',
    },
  }),
  ListClasses: query({
    path: '/classes',
    input: z.strictObject({
      status: z.optional(z.enum(['open', ...classStatuses])),
      q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(ClassRow), next: z.nullable(z.string()) }),
    may: trainingReaders,
    sensitivity: 'personal',
    summary: { id: 'Kelas dalam wewenang saya, yang terbaru lebih dahulu', en: 'Classes within my authority, newest first' },
  }),
  GetClass: query({
    path: '/classes/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(ClassAnswer, {
      title: z.string(),
      area: z.string(),
      today: LocalDate,
      provider: z.object({ id: RecordId, name: z.string(), licensed: z.boolean() }),
      programme: z.object({
        id: RecordId,
        name: z.string(),
        hours: z.number(),
        minHours: z.number(),
        units: z.array(z.object({ code: z.string(), title: z.string(), minHours: z.number() })),
      }),
      capacity: z.number(),
      plannedHours: z.number(),
      sessions: z.array(SessionRow),
      trainees: z.array(TraineeRow),
    }),
    recorded: true,
    may: trainingReaders,
    sensitivity: 'personal',
    summary: {
      id: 'Satu kelas: pertemuan, peserta dengan namanya, kehadiran, jam sejauh ini, kelulusan',
      en: 'One class: sessions, trainees with names, attendance, hours so far, completion',
    },
  }),
  FindCandidates: query({
    path: '/classes/{id}/candidates',
    input: z.strictObject({ id: RecordId, q: z._default(z.string().check(z.trim(), z.maxLength(100)), '') }),
    output: z.object({
      items: z.array(
        z.object({
          id: RecordId,
          name: z.string(),
          area: z.string(),
          state: z.enum(journeyStates),
          occupation: z.optional(z.string()),
          destination: z.optional(z.string()),
        }),
      ),
    }),
    recorded: 'list',
    may: ['trainer'],
    sensitivity: 'personal',
    summary: {
      id: 'Orang yang berkasnya terbuka, menurut bagian namanya, yang belum ada di kelas ini',
      en: 'People with an open file, by parts of their name, who are not yet in this class',
    },
  }),
  ListTrainingOf: query({
    path: '/workers/{id}/training',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(
        z.object({
          classId: RecordId,
          title: z.string(),
          programme: z.string(),
          provider: z.string(),
          status: z.enum(classStatuses),
          firstDay: z.nullable(LocalDate),
          lastDay: z.nullable(LocalDate),
          hours: z.number(),
          minHours: z.number(),
          left: z.boolean(),
          completedOn: z.nullable(LocalDate),
        }),
      ),
      /** The last certificate of each of these trainings that has one. */
      certificates: z.array(z.extend(TrainingPaper, { classId: RecordId })),
    }),
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Kelas yang sedang atau pernah diikuti seseorang, beserta jam yang dihadiri dan sertifikatnya',
      en: 'The classes a person is or was in, with attended hours and certificates',
    },
  }),
} as const
