// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on a person's requests about their data, and on what is held on them, said once.

import * as z from 'zod/mini'
import { LimitMark } from '#journeys/core/limit.fields.ts'
import { correctable } from '#journeys/core/worker.corrected.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'
import { purposeCodes } from '#rights/core/request.law.ts'
import { receives } from '#rights/core/request.roles.ts'
import { channels, grounds, limitEnds, outcomes, owed, proofs, rights } from '#rights/core/request.ts'

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
const standing = z.enum(['law', 'practice', 'assumed'])

/** What every command answers: no personal field. */
const RequestAnswer = z.object({ id: RecordId, version: z.number(), answered: z.boolean() })

const Row = z.object({
  id: RecordId,
  workerId: RecordId,
  name: z.nullable(z.string()),
  right: z.enum(rights),
  receivedOn: LocalDate,
  dueAt: z.string(),
  checked: z.boolean(),
  outcome: z.nullable(z.enum(outcomes)),
  /** It waits for an answer, or for what the answer promised. */
  open: z.boolean(),
})

const FullRequest = z.object({
  id: RecordId,
  version: z.number(),
  workerId: RecordId,
  name: z.string(),
  area: z.string(),
  right: z.enum(rights),
  channel: z.enum(channels),
  receivedAt: z.string(),
  dueAt: z.string(),
  legalBasis: z.string(),
  standing,
  wish: z.optional(z.string()),
  checked: z.optional(z.object({ on: LocalDate, by: z.enum(proofs) })),
  answer: z.optional(
    z.object({
      on: LocalDate,
      outcome: z.enum(outcomes),
      ground: z.optional(z.enum(grounds)),
      legalBasis: z.optional(z.string()),
      reply: z.optional(z.string()),
      by: z.object({ user: z.optional(z.string()), office: z.optional(z.string()) }),
    }),
  ),
  /** What was promised, and by which event of the file it was done. */
  owed: z.array(
    z.object({
      what: z.enum(owed),
      done: z.optional(z.object({ file: RecordId, event: z.string(), version: z.number(), on: LocalDate })),
    }),
  ),
  /** What keeps the person from being erased today. */
  kept: z.array(z.object({ guard: z.string(), text: z.string(), legalBasis: z.string(), standing })),
  /** What the answer limited, and whether that holds today. */
  limit: z.optional(
    z.extend(z.omit(LimitMark, { request: true }), {
      holds: z.boolean(),
      ended: z.optional(z.object({ on: LocalDate, why: z.enum(limitEnds) })),
    }),
  ),
  nextSteps: z.array(StepAnswer),
})

const LookAnswer = z.object({ day: LocalDate, office: z.nullable(z.string()), times: z.number() })

/** Everything that is held: the records of which the person is the subject, each event of theirs, every row that names them, and who looked. */
const Held = z.object({
  id: RecordId,
  at: z.string(),
  purposes: z.array(z.object({ purpose: z.enum(purposeCodes), legalBasis: z.string(), standing })),
  records: z.array(z.object({ id: RecordId, type: z.string(), version: z.number(), state: z.looseObject({}) })),
  events: z.array(
    z.object({
      record: RecordId,
      version: z.number(),
      type: z.string(),
      at: z.string(),
      office: z.nullable(z.string()),
      said: z.looseObject({}),
    }),
  ),
  rows: z.array(z.object({ table: z.string(), values: z.looseObject({}) })),
  looks: z.array(LookAnswer),
  /** Lists that were taken away in which the file may have stood, by the place that they show. */
  taken: z.array(LookAnswer),
})
export type Held = z.output<typeof Held>

const desk = { may: ['regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
const cursor = z.optional(z.string().check(z.maxLength(200)))
const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)

export const rightsContracts = {
  ReceiveRequest: command({
    path: '/rights-requests',
    input: z.strictObject({
      workerId: RecordId,
      right: z.enum(rights),
      channel: z.enum(channels),
      receivedAt: z.optional(Instant),
      wish: z.optional(Words),
    }),
    output: RequestAnswer,
    creates: true,
    ...receives,
    summary: {
      id: 'Mencatat permintaan seseorang tentang data pribadinya; waktunya berjalan sejak diterima',
      en: "Records a person's request about their data; its clock runs from when it was received",
    },
  }),
  ListRequests: query({
    path: '/rights-requests',
    input: z.strictObject({ open: z.optional(z.enum(['true', 'false'])), limit, cursor }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    recorded: 'list',
    ...receives,
    summary: {
      id: 'Permintaan tentang data pribadi dalam wewenang saya, yang paling dekat batas waktunya lebih dahulu',
      en: 'Requests about personal data within my authority, soonest due first',
    },
  }),
  ListRequestsOf: query({
    path: '/workers/{id}/rights-requests',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(Row) }),
    recorded: true,
    ...receives,
    summary: { id: 'Permintaan satu orang tentang datanya', en: 'The requests of one person about their data' },
  }),
  GetRequest: query({
    path: '/rights-requests/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullRequest,
    recorded: true,
    ...receives,
    summary: { id: 'Satu permintaan tentang data pribadi, dengan batas waktunya', en: 'One request about personal data, with its clock' },
  }),
  CheckRequester: command({
    path: '/rights-requests/{id}/requester',
    input: z.strictObject({ id: RecordId, by: z.enum(proofs) }),
    output: RequestAnswer,
    ...desk,
    summary: {
      id: 'Mencatat bagaimana dipastikan bahwa yang meminta adalah orangnya atau wakilnya',
      en: 'Records how it was seen that whoever asks is the person, or may ask for them',
    },
  }),
  AnswerRequest: command({
    path: '/rights-requests/{id}/answer',
    input: z.strictObject({
      id: RecordId,
      outcome: z.enum(outcomes),
      ground: z.optional(z.enum(grounds)),
      fields: z.optional(z.array(z.enum(correctable)).check(z.maxLength(correctable.length))),
      until: z.optional(LocalDate),
      reply: Words,
    }),
    output: RequestAnswer,
    ...desk,
    summary: {
      id: 'Menjawab permintaan: dikabulkan, sebagian, atau ditolak dengan dasarnya',
      en: 'Answers a request: granted, in part, or refused with its ground',
    },
  }),
  EndLimit: command({
    path: '/rights-requests/{id}/end-limit',
    input: z.strictObject({ id: RecordId, why: z.enum(limitEnds) }),
    output: RequestAnswer,
    ...desk,
    summary: {
      id: 'Mengakhiri pembatasan yang dikabulkan: orangnya menariknya, atau alasannya sudah tidak ada',
      en: 'Ends a limit that was granted: the person wants it no more, or its ground is over',
    },
  }),
  GetRequestLetter: query({
    path: '/rights-requests/{id}/letter',
    input: z.strictObject({ id: RecordId }),
    output: z.string(),
    file: 'application/pdf',
    recorded: true,
    refuses: true,
    ...desk,
    summary: {
      id: 'Surat jawaban sebagai PDF; untuk permintaan salinan, datanya terlampir di dalamnya',
      en: 'The answer as a letter to print; for a request of a copy, the data are in it',
    },
  }),
  GetHeld: query({
    path: '/workers/{id}/held',
    input: z.strictObject({ id: RecordId }),
    output: Held,
    recorded: true,
    refuses: true,
    ...desk,
    summary: {
      id: 'Semua data yang disimpan tentang seseorang, untuk apa, dan kantor mana yang melihatnya pada hari apa',
      en: 'Everything that is held on a person, what for, and which office looked on which day',
    },
  }),
} as const
