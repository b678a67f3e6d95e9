// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may already have a file, asked while a person is being written down.

import * as z from 'zod/mini'
import { journeyStates } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { linkageLevels, linkageParts } from '#people/core/linkage.ts'

/** What is typed so far is taken as it is: a number that is not whole yet says nothing, and is no fault. */
const Typed = z.optional(z.string().check(z.trim(), z.maxLength(120)))

const LikelyDouble = z.object({
  id: RecordId,
  name: z.string(),
  area: z.string(),
  state: z.enum(journeyStates),
  /** Whether it is more than nine times as likely one person as two. */
  sure: z.boolean(),
  /** What can be compared, what speaks for one person first. */
  parts: z.array(z.object({ part: z.enum(linkageParts), level: z.enum(linkageLevels), speaks: z.enum(['for', 'against']) })),
})
export type LikelyDouble = z.output<typeof LikelyDouble>

export const likelyContracts = {
  LikelyDoubles: query({
    path: '/people/likely',
    input: z.strictObject({
      /** As far as it is typed. */
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
      alias: Typed,
      motherName: Typed,
      sex: z.optional(z.enum(['F', 'M'])),
      birthDate: z.optional(LocalDate),
      /** Where the person lives; only files that began in its regency are compared. */
      area: z.optional(AreaCode),
      nik: Typed,
      phone: Typed,
      passport: Typed,
    }),
    output: z.object({ items: z.array(LikelyDouble) }),
    recorded: 'list',
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'identity',
    summary: {
      id: 'Berkas dalam wewenang saya yang mungkin milik orang yang sedang ditulis, beserta apa yang sama dan apa yang berbeda',
      en: 'Files within my authority that may be of the person who is being written down, with what agrees and what differs',
    },
  }),
} as const
