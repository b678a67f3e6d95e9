// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a paper may say openly: codes, ids, days and sizes. Its numbers, its issuer and every word about it are under the seal.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { fileDangers, mediaTypes } from '#kernel/file.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { checkCodes, flagCodes, markValues, paperKinds, settlements } from '#papers/core/paper.ts'

const acted = { on: LocalDate, by: ActorId }
const Flag = z.strictObject({
  code: z.enum(flagCodes),
  other: z.optional(RecordId),
  count: z.optional(z.number()),
})

export const paperOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('PaperAttached'),
    area: AreaCode,
    workerId: RecordId,
    kind: z.enum(paperKinds),
    file: z.strictObject({ type: z.enum(mediaTypes), bytes: z.number(), dangers: z.array(z.enum(fileDangers)) }),
    flags: z.array(Flag),
    ...acted,
  }),
  z.strictObject({ type: z.literal('PaperScanned'), scan: z.enum(['CLEAN', 'INFECTED']), on: LocalDate }),
  z.strictObject({
    type: z.literal('PaperVerified'),
    marks: z.partialRecord(z.enum(checkCodes), z.enum(markValues)),
    issuedOn: z.optional(LocalDate),
    validUntil: z.optional(LocalDate),
    flags: z.array(Flag),
    ...acted,
  }),
  z.strictObject({ type: z.literal('PaperRefused'), ...acted }),
  z.strictObject({ type: z.literal('PaperWithdrawn'), kept: z.optional(z.literal(true)), ...acted }),
  z.strictObject({ type: z.literal('PaperSuperseded'), ...acted }),
  z.strictObject({ type: z.literal('PaperFlagged'), flags: z.array(Flag), on: LocalDate }),
  z.strictObject({ type: z.literal('FlagSettled'), code: z.enum(flagCodes), as: z.enum(settlements), ...acted }),
  z.strictObject({ type: z.literal('PaperForgotten'), on: LocalDate }),
])
