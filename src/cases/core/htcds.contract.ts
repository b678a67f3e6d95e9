// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases as records of HTCDS 2.0, read in and taken away for another organisation. What befell victims leaves with a fresh proof of who takes it, by the offices
// that answer for the case alone, and without names unless they are asked for.

import * as z from 'zod/mini'
import { CaseAnswer } from '#cases/core/case.contract.ts'
import { decides } from '#cases/core/case.roles.ts'
import { categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { HtcdsRecord, MOST_RECORD_BYTES } from '#cases/core/htcds.read.ts'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const taken = {
  stepUp: true,
  // The whole case stands in it, so that no office of the neighbourhood takes one.
  refuses: true,
  may: ['regency-officer', 'agency-officer'],
  sensitivity: 'identity',
} as const

export const htcdsContracts = {
  ImportCase: command({
    path: '/cases/htcds',
    /** Where the person concerned is at home: without it what the record says, where that is within the office's authority, or its own place. */
    input: z.strictObject({
      area: z.optional(AreaCode),
      /** Asked of a person where the record is another system's and has none of our codes. */
      category: z.optional(z.enum(categories)),
      complainant: z.optional(z.enum(complainants)),
      procedure: z.optional(z.enum(procedureStatuses)),
    }),
    uploads: MOST_RECORD_BYTES,
    output: CaseAnswer,
    creates: true,
    ...decides,
    summary: {
      id: 'Membaca kasus dari rekaman HTCDS 2.0 (JSON); yang dikatakan rekaman tetap disimpan di sampingnya',
      en: 'Reads a case in from a record of HTCDS 2.0 (JSON); what the record says is kept beside it',
    },
  }),
  GetCaseRecord: query({
    path: '/cases/{id}/record',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      /** Other cases that were read in from the same record, or of which it tells; as far as the reader reaches them. */
      same: z.array(RecordId),
      /** Absent of a case that was told here. */
      kept: z.optional(
        z.object({
          /** When it was read in, and by whom. */
          on: LocalDate,
          user: z.optional(z.string()),
          office: z.optional(z.string()),
          record: HtcdsRecord,
        }),
      ),
    }),
    refuses: true,
    recorded: true,
    ...decides,
    summary: {
      id: 'Yang dikatakan rekaman HTCDS tentang kasus ini, pada hari rekaman itu dibaca',
      en: 'What the HTCDS record said of this case, on the day on which it was read in',
    },
  }),
  GetHtcds: query({
    path: '/cases/{id}/htcds',
    input: z.strictObject({
      id: RecordId,
      /** With names, numbers and what was told; without it, codes and days alone. */
      named: z.optional(z.enum(['true', 'false'])),
    }),
    output: HtcdsRecord,
    file: 'application/json',
    ...taken,
    recorded: true,
    summary: {
      id: 'Satu kasus menurut standar HTCDS 2.0, untuk diserahkan ke lembaga lain; tanpa nama, kecuali diminta',
      en: 'One case by the standard HTCDS 2.0, for another organisation; without names unless asked for',
    },
  }),
  ExportHtcds: query({
    path: '/exports/cases-htcds.jsonl',
    input: z.strictObject({}),
    output: z.string(),
    file: 'application/jsonl',
    ...taken,
    recorded: 'list',
    summary: {
      id: 'Semua kasus dalam wewenang saya menurut standar HTCDS 2.0, tanpa nama, satu baris satu kasus',
      en: 'Every case within my authority by the standard HTCDS 2.0, without names, a line each',
    },
  }),
} as const
