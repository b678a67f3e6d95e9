// SPDX-License-Identifier: AGPL-3.0-or-later
// What the events of a test may say openly. It outlives an erasure, so that a certificate can be checked after it: codes, ids, days,
// and the words of registers, of which none is written about a person. The records hold every event to it.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { RegisterText, unitResults } from '#training/core/assessment.ts'
import { revocationCauses } from '#training/core/issued.ts'

const UnitResult = z.enum(unitResults)

export const assessmentOpen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('AssessmentRecorded'),
    area: AreaCode,
    workerId: RecordId,
    bodyId: RecordId,
    scheme: z.strictObject({ code: RegisterText, name: RegisterText, standard: RegisterText }),
    on: LocalDate,
    assessorId: ActorId,
    attempt: z.number(),
    units: z.array(z.strictObject({ code: RegisterText, title: RegisterText, result: UnitResult, carried: z.optional(z.literal(true)) })),
    result: UnitResult,
  }),
  z.strictObject({
    type: z.literal('CertificateIssued'),
    certificate: z.strictObject({
      // The number stands in the register of the body, which keeps it when it no longer says whose it is.
      number: RegisterText,
      issuedOn: LocalDate,
      validUntil: LocalDate,
      body: z.strictObject({ name: RegisterText, licence: RegisterText, licensedUntil: LocalDate }),
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
