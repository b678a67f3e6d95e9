// SPDX-License-Identifier: AGPL-3.0-or-later
// Letting an office into a file for a purpose and a time, and taking it out again.

import * as z from 'zod/mini'
import { referralPurposes } from '#journeys/core/referral.ts'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { fileRoles, officeKinds } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'

const refers = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'personal' } as const
const OfficeId = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

export const referralContracts = {
  ListRecipients: query({
    path: '/workers/{id}/recipients',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(z.object({ office: z.string(), name: z.string(), kind: z.enum(officeKinds) })) }),
    ...refers,
    summary: {
      id: 'Kantor yang dapat diikutsertakan dalam berkas: yang belum menjangkaunya menurut wilayah',
      en: 'Offices that may be let into the file: those that do not reach it by their place',
    },
  }),
  ReferFile: command({
    path: '/workers/{id}/referrals',
    input: z.strictObject({
      id: RecordId,
      office: OfficeId,
      purpose: z.enum(referralPurposes),
      /** The last day. */
      until: LocalDate,
      ground: z.enum(referralGrounds),
      consentOn: z.optional(LocalDate),
      reason: z.optional(z.string().check(z.trim(), z.minLength(10), z.maxLength(500))),
    }),
    output: FileAnswer,
    ...refers,
    // A file leaves its place by it, and that outlives a delegation.
    stepUp: true,
    summary: {
      id: 'Mengikutsertakan sebuah kantor dalam berkas, untuk satu tujuan dan sampai suatu hari, dengan persetujuan orangnya',
      en: 'Lets an office into the file, for one purpose and until a day, with the person’s consent',
    },
  }),
  EndReferral: command({
    path: '/workers/{id}/referrals/{office}/end',
    input: z.strictObject({ id: RecordId, office: OfficeId, because: z.enum(referralEnds) }),
    output: FileAnswer,
    ...refers,
    summary: {
      id: 'Mengakhiri keikutsertaan kantor itu, seketika; juga bila orangnya menarik persetujuan',
      en: 'Takes that office out again, at once; also where the person withdraws consent',
    },
  }),
  SeeReferral: command({
    path: '/workers/{id}/referrals/seen',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Kantor yang diikutsertakan menyatakan telah membaca untuk apa',
      en: 'The office that was let in says that it has read for what',
    },
  }),
} as const
