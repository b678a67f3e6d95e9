// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer does for the family's view of a case. What the family does has no contract: it has no account.

import * as z from 'zod/mini'
import { MOST_QUESTION } from '#cases/core/family.law.ts'
import { askers } from '#cases/core/family.ts'
import { command, query } from '#kernel/contract.ts'
import { fileDangers, fileScans, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Told = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_QUESTION))
const Nth = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999))
const Changed = z.object({ id: RecordId, version: z.number() })

const works = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

const Talk = z.object({
  id: RecordId,
  version: z.number(),
  /** The code that opens it now, and until when. */
  door: z.optional(z.object({ madeOn: LocalDate, until: LocalDate, over: z.boolean() })),
  /** What was written is not read by this kind of office. */
  withheld: z.boolean(),
  closed: z.boolean(),
  /** Whether the reader's office gives out the code, and takes it back. */
  codes: z.boolean(),
  /** Where it gives none: since when the family waits for one. */
  codeAskedOn: z.optional(LocalDate),
  questions: z.array(
    z.object({
      nth: z.number(),
      by: z.enum(askers),
      on: LocalDate,
      asked: z.optional(z.string()),
      answered: z.optional(z.string()),
      answeredOn: z.optional(LocalDate),
    }),
  ),
  documents: z.array(
    z.object({
      nth: z.number(),
      on: LocalDate,
      type: z.enum(mediaTypes),
      bytes: z.number(),
      dangers: z.array(z.enum(fileDangers)),
      scan: z.enum(fileScans),
    }),
  ),
})

export const caseFamilyContracts = {
  GetFamilyTalk: query({
    path: '/cases/{id}/family',
    input: z.strictObject({ id: RecordId }),
    output: Talk,
    recorded: true,
    ...works,
    summary: {
      id: 'Yang ditanyakan, dijawab, dan ditambah keluarga dalam satu kasus, dan sampai kapan kodenya berlaku',
      en: 'What the family asked, answered and added in a case, and until when its code opens it',
    },
  }),
  GetFamilyDocument: query({
    path: '/cases/{id}/family-documents/{nth}',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: z.string(),
    brought: mediaTypes,
    recorded: true,
    ...works,
    summary: { id: 'Berkas yang ditambah keluarga', en: 'A document that the family added' },
  }),
  MakeFamilyCode: command({
    path: '/cases/{id}/family-code',
    input: z.strictObject({ id: RecordId }),
    output: z.extend(Changed, {
      /** Shown here and nowhere else: nobody keeps it. */
      code: z.string(),
      until: LocalDate,
      /** Where it is typed. */
      address: z.string(),
      /** The address as a QR code: modules along a side, and the path of an SVG whose unit is one module. */
      qr: z.object({ size: z.number(), path: z.string() }),
    }),
    ...works,
    summary: {
      id: 'Membuat kode yang membuka kasus bagi keluarga tanpa akun; kode yang lama tidak berlaku lagi',
      en: 'Makes the code that opens a case to the family without an account; the one before no longer does',
    },
  }),
  RevokeFamilyCode: command({
    path: '/cases/{id}/family-code/revocation',
    input: z.strictObject({ id: RecordId }),
    output: Changed,
    ...works,
    summary: { id: 'Mencabut kode keluarga', en: "Revokes the family's code" },
  }),
  AskFamilyCode: command({
    path: '/cases/{id}/family-code/request',
    input: z.strictObject({ id: RecordId }),
    output: Changed,
    ...works,
    summary: {
      id: 'Meneruskan permintaan keluarga akan kode kepada kantor yang memberikannya',
      en: 'Passes on that the family asks for a code, to the office that gives it',
    },
  }),
  AskFamily: command({
    path: '/cases/{id}/family-questions',
    input: z.strictObject({ id: RecordId, text: Told }),
    output: Changed,
    ...works,
    summary: { id: 'Bertanya kepada keluarga; mereka menjawab dengan kodenya', en: 'Asks the family, which answers by its code' },
  }),
  AnswerFamily: command({
    path: '/cases/{id}/family-questions/{nth}/answer',
    input: z.strictObject({ id: RecordId, nth: Nth, text: Told }),
    output: Changed,
    ...works,
    summary: { id: 'Menjawab pertanyaan keluarga', en: 'Answers a question of the family' },
  }),
} as const
