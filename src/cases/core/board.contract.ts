// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose case it is, who has how many, and how cases go: for those who answer for an office, and for those above.

import * as z from 'zod/mini'
import { ages } from '#cases/core/board.ts'
import { CaseAnswer } from '#cases/core/case.contract.ts'
import { decides } from '#cases/core/case.roles.ts'
import { closedCases } from '#cases/core/case.ts'
import { command, query } from '#kernel/contract.ts'
import { ActorId, RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** A number that would point at somebody is not told: null. */
const Count = z.nullable(z.number())

export const boardContracts = {
  AssignCase: command({
    path: '/cases/{id}/assignee',
    /** Without an officer the case is the office's again. */
    input: z.strictObject({ id: RecordId, userId: z.optional(ActorId) }),
    output: CaseAnswer,
    ...decides,
    summary: {
      id: 'Menyerahkan kasus kepada seorang petugas kantor yang bertanggung jawab; petugas yang memutuskan, bukan sistem',
      en: 'Gives a case to an officer of the responsible office; a person decides, not the system',
    },
  }),
  ListCaseOfficers: query({
    path: '/case-officers',
    /** Of the office that is responsible for this case; otherwise of one's own. */
    input: z.strictObject({ caseId: z.optional(RecordId) }),
    output: z.object({
      /** The least laden first. */
      items: z.array(
        z.object({ userId: z.string(), name: z.string(), active: z.boolean(), open: z.number(), late: z.number(), tasks: z.number() }),
      ),
      /** Who has the fewest. */
      suggested: z.optional(z.string()),
    }),
    ...decides,
    summary: {
      id: 'Petugas sebuah kantor dan berapa kasus terbuka masing-masing, yang paling sedikit lebih dahulu',
      en: 'The officers of an office and how many open cases each has, the fewest first',
    },
  }),
  HandOverCases: command({
    path: '/case-hand-overs',
    /** Without `to` they are the office's again. */
    input: z.strictObject({ from: ActorId, to: z.optional(ActorId) }),
    output: z.object({ id: RecordId, version: z.number(), cases: z.number() }),
    creates: true,
    ...decides,
    stepUp: true,
    summary: {
      id: 'Menyerahterimakan semua kasus terbuka dan tugas keputusan seorang petugas, sekaligus',
      en: 'Hands over every open case of an officer, and every task from a decision, in one step',
    },
  }),
  GetCaseBoard: query({
    path: '/case-board',
    // No place to choose: the difference of two places would tell what neither does.
    input: z.strictObject({}),
    output: z.object({
      on: LocalDate,
      /** Since when outcomes and first answers are counted. */
      since: LocalDate,
      /** Counts below this are not told to whoever may see no rows; 0 where all are told. */
      hiddenBelow: z.number(),
      open: Count,
      late: Count,
      /** Office null: nobody has taken them on yet. */
      offices: z.array(
        z.object({ office: z.nullable(z.string()), name: z.optional(z.string()), open: Count, late: Count, unassigned: Count }),
      ),
      officers: z.array(
        z.object({ userId: z.string(), office: z.string(), name: z.optional(z.string()), open: z.number(), late: z.number() }),
      ),
      ages: z.array(z.object({ age: z.enum(ages), open: Count, late: Count })),
      /** `median` in days; `within` of `counted` were answered by their day. */
      response: z.object({ counted: Count, within: Count, median: Count }),
      outcomes: z.array(z.object({ state: z.enum(closedCases), closed: Count })),
    }),
    may: ['regency-officer', 'agency-officer', 'leader'],
    sensitivity: 'indicator',
    summary: {
      id: 'Kasus menurut kantor, petugas, dan umur; yang terlambat, jawaban pertama, dan hasilnya',
      en: 'Cases by office, officer and age; what is late, first answers, and outcomes',
    },
  }),
} as const
