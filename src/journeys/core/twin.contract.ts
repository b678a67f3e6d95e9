// SPDX-License-Identifier: AGPL-3.0-or-later
// What an office over two regencies may ask and say of twin files.

import * as z from 'zod/mini'
import { TWIN_TYPE, twinEndings, twinKinds, twinOutcomes } from '#journeys/core/twin.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { StepAnswer } from '#kernel/work.contract.ts'

const by = { may: ['agency-officer', 'regency-officer'], sensitivity: 'identity' } as const

const TwinFile = z.object({
  id: RecordId,
  /** The person was erased since: nothing else is known. */
  gone: z.boolean(),
  name: z.optional(z.string()),
  sex: z.optional(z.enum(['F', 'M'])),
  birthDate: z.optional(LocalDate),
  nik: z.optional(z.string()),
  phone: z.optional(z.string()),
  area: z.optional(z.string()),
  registeredOn: z.optional(LocalDate),
  state: z.optional(z.enum(journeyStates)),
})
export type TwinFile = z.output<typeof TwinFile>

export const twinContracts = {
  GetTwins: query({
    path: `/${TWIN_TYPE}s/{id}`,
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      id: RecordId,
      version: z.number(),
      owner: z.enum(twinKinds),
      foundOn: LocalDate,
      files: z.array(TwinFile),
      nextSteps: z.array(StepAnswer),
      end: z.optional(
        z.object({
          on: LocalDate,
          outcome: z.enum([...twinOutcomes, ...twinEndings]),
          wrong: z.optional(RecordId),
          /** Who decided, by the names of that day. */
          by: z.object({ user: z.optional(z.string()), office: z.optional(z.string()) }),
        }),
      ),
    }),
    recorded: true,
    ...by,
    summary: {
      id: 'Dua berkas dari kabupaten berbeda yang mungkin milik satu orang, berdampingan',
      en: 'Two files of different regencies that may be of one person, side by side',
    },
  }),
  DecideTwins: command({
    path: `/${TWIN_TYPE}s/{id}/outcome`,
    input: z.strictObject({ id: RecordId, outcome: z.enum(twinOutcomes), wrong: z.optional(RecordId) }),
    output: z.object({ id: RecordId, version: z.number(), outcome: z.enum(twinOutcomes) }),
    ...by,
    summary: {
      id: 'Menyatakan apakah dua berkas milik satu orang, dua orang, atau salah satunya memuat NIK yang keliru',
      en: 'Says whether two files are of one person, of two, or one of them has a wrong NIK',
    },
  }),
} as const
