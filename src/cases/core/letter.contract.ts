// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of a case.

import * as z from 'zod/mini'
import { letterKinds } from '#cases/core/letter.ts'
import { command, query } from '#kernel/contract.ts'
import { MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { PaperAfterRead, revocationInput } from '#letters/core/paper-after.ts'

export const MOST_LETTER = 8000
const kind = z.enum(letterKinds)
const Nth = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999))
const Made = z.object({ id: RecordId, version: z.number(), nth: z.number() })
const reads = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

export const letterContracts = {
  ListCaseLetters: query({
    path: '/cases/{id}/letters',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      id: RecordId,
      /** What this kind of office does not read. */
      withheld: z.boolean(),
      /** Of the stage where the case stands. */
      offered: z.array(z.object({ kind, legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']), writes: z.boolean() })),
      /** The newest first. */
      made: z.array(
        z.object({
          nth: z.number(),
          kind,
          on: LocalDate,
          /** Absent on letters from before they were numbered. */
          number: z.optional(z.string()),
          user: z.optional(z.string()),
          office: z.optional(z.string()),
          ...PaperAfterRead,
          /** Whether this reader may revoke it and keep its original. */
          holds: z.boolean(),
        }),
      ),
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Surat sebuah kasus: yang dapat dibuat pada tahapnya, dan yang sudah dibuat',
      en: 'The letters of a case: those that its stage offers, and those that were made',
    },
  }),
  GetCaseLetter: query({
    path: '/cases/{id}/letters/{nth}',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: z.string(),
    file: 'application/pdf',
    recorded: true,
    ...reads,
    summary: { id: 'Satu surat sebuah kasus sebagai PDF', en: 'One letter of a case as a PDF' },
  }),
  MakeLetter: command({
    path: '/cases/{id}/letters',
    input: z.strictObject({ id: RecordId, kind, text: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_LETTER))) }),
    output: Made,
    ...reads,
    summary: {
      id: 'Membuat surat sebuah kasus: pernyataan, berita acara, rekomendasi, tuntutan, penutupan; desa hanya berita acara serah terima',
      en: 'Makes a letter of a case: a statement, minutes, a recommendation, what is owed, its closing; a village the minutes of a handover alone',
    },
  }),
  RevokeCaseLetter: command({
    path: '/cases/{id}/letters/{nth}/revocation',
    input: z.strictObject({ id: RecordId, nth: Nth, ...revocationInput }),
    output: Made,
    ...reads,
    summary: {
      id: 'Mencabut surat sebuah kasus dengan alasan; halaman pemeriksaannya langsung berkata demikian',
      en: 'Revokes a letter of a case with a reason; the page on which it is checked says so at once',
    },
  }),
  KeepSignedCaseLetter: command({
    path: '/cases/{id}/letters/{nth}/signed',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    uploads: MOST_BYTES,
    output: Made,
    ...reads,
    summary: {
      id: 'Menyimpan surat sebuah kasus yang sudah ditandatangani dan dicap: foto atau hasil pindainya',
      en: 'Keeps a letter of a case with signature and stamp on it, as a photograph or a scan',
    },
  }),
  GetSignedCaseLetter: query({
    path: '/cases/{id}/letters/{nth}/signed',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: z.string(),
    brought: mediaTypes,
    refuses: true,
    recorded: true,
    ...reads,
    summary: {
      id: 'Surat sebuah kasus yang sudah ditandatangani, seperti disimpan',
      en: 'The signed original of a letter of a case, as it was kept',
    },
  }),
} as const
