// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases as records of HTCDS 2.0, taken away for another organisation. What befell victims leaves with a fresh proof of who takes it, by the offices
// that answer for the case alone, and without names unless they are asked for.

import * as z from 'zod/mini'
import { Finding } from '#cases/core/case.contract.ts'
import { caseStates, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** Fields of the standard by their names with their prefix, several values as a list. */
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const HtcdsRecord = z.object({
  standard: z.literal('HTCDS 2.0'),
  fields: Fields,
  events: z.array(Fields),
  supportPlans: z.array(Fields),
  comments: z.array(Fields),
  /** Our own codes, with which it is read again as what it was. */
  kawal: z.object({
    category: z.enum(categories),
    complainant: z.enum(complainants),
    procedure: z.enum(procedureStatuses),
    state: z.enum(caseStates),
    registeredOn: LocalDate,
    country: z.optional(z.string()),
    findings: z.array(Finding),
    services: z.array(
      z.object({
        kind: z.enum(serviceKinds),
        notedOn: LocalDate,
        begins: z.optional(LocalDate),
        until: z.optional(LocalDate),
        endedOn: z.optional(LocalDate),
        outcome: z.optional(z.enum(serviceOutcomes)),
      }),
    ),
  }),
})

const taken = {
  stepUp: true,
  // The whole case stands in it, so that no office of the neighbourhood takes one.
  refuses: true,
  may: ['regency-officer', 'agency-officer'],
  sensitivity: 'identity',
} as const

export const htcdsContracts = {
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
