// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a letter may say openly. It outlives an erasure, so that a number can be checked after it: codes, ids and days.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { officeKinds } from '#kernel/authority.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import {
  deputyForms,
  keptWitnessings,
  letterFlags,
  letterKinds,
  revocationCauses,
  settlements,
  signingWays,
  witnessings,
} from '#letters/core/letter.ts'
import { RegisterText } from '#training/core/assessment.ts'

export const letterOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('LetterIssued'),
    area: AreaCode,
    workerId: RecordId,
    kind: z.enum(letterKinds),
    officeId: ActorId,
    officeKind: z.enum(officeKinds),
    number: RegisterText,
    home: z.optional(AreaCode),
    issuedOn: LocalDate,
    validUntil: z.optional(LocalDate),
    by: ActorId,
    deputyAs: z.optional(z.enum(deputyForms)),
    seen: z.optional(z.enum(witnessings)),
    flags: z.array(z.enum(letterFlags)),
    series: RegisterText,
    serial: z.number(),
  }),
  z.strictObject({ type: z.literal('LetterRevoked'), on: LocalDate, cause: z.enum(revocationCauses) }),
  z.strictObject({ type: z.literal('LetterReplaced'), on: LocalDate, by: RecordId }),
  z.strictObject({ type: z.literal('SignedKept'), on: LocalDate, way: z.enum(signingWays), seen: z.optional(z.enum(keptWitnessings)) }),
  z.strictObject({ type: z.literal('FlagsSettled'), on: LocalDate, by: ActorId, officeId: ActorId, as: z.enum(settlements) }),
  z.strictObject({ type: z.literal('HolderForgotten'), on: LocalDate }),
])
