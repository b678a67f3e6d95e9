// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on decisions, said once.

import * as z from 'zod/mini'
import { officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'
import { decisionAnswers, taskResults } from '#meetings/core/decision.ts'
import { actsInRooms, FullDecision, RoomText } from '#meetings/core/room.contract.ts'
import { inRooms } from '#meetings/core/room.roles.ts'

const Said = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))

/** What every command answers: no personal field. */
const DecisionKnown = z.object({ id: RecordId, version: z.number(), settled: z.boolean(), nextSteps: z.array(StepAnswer) })

export const decisionContracts = {
  TakeDecision: command({
    path: '/rooms/{id}/decisions',
    input: z.strictObject({
      id: RecordId,
      /** In which meeting, while it goes on. */
      meetingId: z.optional(RecordId),
      text: Said,
      tasks: z
        .array(
          z.strictObject({
            officeId: ActorId,
            what: Said,
            /** An officer of that office, by account; where it has none, a name. */
            officer: z.optional(ActorId),
            who: z.optional(RoomText),
            due: LocalDate,
          }),
        )
        .check(z.maxLength(20)),
    }),
    output: DecisionKnown,
    creates: true,
    ...actsInRooms,
    summary: {
      id: 'Mencatat keputusan: kantor mana mengerjakan apa, sampai kapan; tiap kantor menyetujuinya',
      en: 'Records a decision: which office does what, by when; each office confirms it',
    },
  }),
  ListRoomOfficers: query({
    path: '/rooms/{id}/officers',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(z.object({ officeId: z.string(), userId: z.string(), name: z.string() })) }),
    ...inRooms,
    summary: {
      id: 'Petugas kantor-kantor di ruang ini, untuk memilih siapa yang mengerjakan suatu tugas',
      en: 'The officers of the offices in this room, to choose who does a task',
    },
  }),
  GetDecision: query({
    path: '/decisions/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(FullDecision, {
      nextSteps: z.array(
        z.extend(StepAnswer, { officeId: z.string(), climbed: z.optional(z.object({ to: z.enum(officeKinds), since: LocalDate })) }),
      ),
    }),
    recorded: true,
    ...inRooms,
    summary: { id: 'Satu keputusan dan tindak lanjutnya', en: 'One decision and what comes of it' },
  }),
  AnswerDecision: command({
    path: '/decisions/{id}/answer',
    input: z.strictObject({ id: RecordId, answer: z.enum(decisionAnswers), said: z.optional(Said) }),
    output: DecisionKnown,
    ...actsInRooms,
    summary: {
      id: 'Menyetujui keputusan atas nama kantor, atau menyatakan keberatan dengan sebabnya',
      en: 'Confirms a decision for the office, or objects and says why',
    },
  }),
  GiveTask: command({
    path: '/decisions/{id}/officer',
    /** Without an officer it is the office's again. */
    input: z.strictObject({ id: RecordId, officer: z.optional(ActorId) }),
    output: DecisionKnown,
    ...actsInRooms,
    summary: {
      id: 'Menyerahkan tugas kantor sendiri dari suatu keputusan kepada petugasnya, atau mengembalikannya ke kantor',
      en: "Gives the own office's task of a decision to one of its officers, or back to the office",
    },
  }),
  SettleTask: command({
    path: '/decisions/{id}/tasks/{officeId}/result',
    input: z.strictObject({ id: RecordId, officeId: ActorId, result: z.enum(taskResults), said: z.optional(Said) }),
    output: DecisionKnown,
    ...actsInRooms,
    summary: {
      id: 'Menyatakan tugas dari keputusan selesai, atau tidak dikerjakan dengan sebabnya',
      en: 'Says that a task of a decision is done, or is not and why',
    },
  }),
} as const
