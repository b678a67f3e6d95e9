// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a completed training may say openly. It outlives an erasure, so that a certificate can be checked after it: codes, ids, days,
// hours, and the words of the registers of centres and programmes, of which none is written about a person.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { RegisterText } from '#training/core/assessment.ts'
import { revocationCauses } from '#training/core/issued.ts'

export const completionOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CompletionCertified'),
    area: AreaCode,
    workerId: RecordId,
    classId: RecordId,
    providerId: RecordId,
    certificate: z.strictObject({
      number: RegisterText,
      issuedOn: LocalDate,
      body: z.strictObject({ name: RegisterText, licence: RegisterText, licensedUntil: z.optional(LocalDate) }),
      programme: RegisterText,
      completedOn: LocalDate,
      hours: z.number(),
      units: z.array(z.strictObject({ code: RegisterText, title: RegisterText })),
    }),
    series: RegisterText,
    serial: z.number(),
  }),
  z.strictObject({
    type: z.literal('CertificateRevoked'),
    number: RegisterText,
    revocation: z.strictObject({ on: LocalDate, cause: z.enum(revocationCauses) }),
  }),
  z.strictObject({ type: z.literal('HolderForgotten'), on: LocalDate }),
])
