// SPDX-License-Identifier: AGPL-3.0-or-later

import * as z from 'zod/mini'
import { fileRoles, officeKinds } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'

export const StepAnswer = z.object({
  code: z.string(),
  /** The kind of office that must record it. */
  owner: z.enum(officeKinds),
  due: z.iso.date(),
  legalBasis: z.string(),
  standing: z.enum(['law', 'practice', 'assumed']),
  text: z.string(),
})

export const WorkItem = z.extend(StepAnswer, {
  subject: z.object({ type: z.string(), id: z.string(), label: z.string(), area: z.string(), stage: z.string() }),
  urgency: z.enum(['late', 'today', 'week', 'later']),
  /** Why it is on this list: it is mine, or it climbed to me because its owner is late. */
  why: z.enum(['mine', 'climbed']),
  /** Since when it has been with my office, where it climbed to me. */
  climbedSince: z.optional(z.iso.date()),
  /** Not yet READY and stalled past its deadline: this is when brokers come. */
  atRisk: z.boolean(),
})

export const workContracts = {
  ListWork: query({
    path: '/work',
    input: z.strictObject({
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({
      items: z.array(WorkItem),
      next: z.nullable(z.string()),
      counts: z.object({ late: z.number(), today: z.number(), week: z.number(), later: z.number() }),
    }),
    recorded: 'list',
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Apa yang harus saya kerjakan, yang paling mendesak lebih dahulu, yang terlambat ditandai, beserta sebabnya',
      en: 'What I must do, most urgent first, late marked, with why',
    },
  }),
} as const
