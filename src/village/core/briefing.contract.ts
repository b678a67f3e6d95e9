// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on what is told before leaving, said once.

import * as z from 'zod/mini'
import { journeyStates } from '#journeys/core/worker.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { briefingItems, confirmations, tellings } from '#village/core/briefing.ts'

const item = z.enum(briefingItems)
const Teller = { by: z.optional(z.string()), actingFor: z.optional(z.string()), office: z.optional(z.string()) } as const
const onVillage = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

export const briefingContracts = {
  SignBriefing: command({
    path: '/workers/{id}/briefings',
    input: z.strictObject({
      id: RecordId,
      items: z.array(item).check(z.minLength(1), z.maxLength(briefingItems.length)),
      telling: z.enum(tellings),
      confirmation: z.enum(confirmations),
      /** The day on which it was told; today where nothing is said. */
      on: z.optional(LocalDate),
    }),
    output: z.object({ id: RecordId, version: z.number(), complete: z.boolean() }),
    ...onVillage,
    summary: {
      id: 'Mencatat informasi sebelum berangkat yang sudah dijelaskan kepada calon: butir mana, bagaimana, dan bagaimana calon mengakuinya',
      en: 'Records what a candidate was told before leaving: which items, how, and how the candidate confirmed it',
    },
  }),
  GetBriefing: query({
    path: '/workers/{id}/briefings',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      name: z.string(),
      area: z.string(),
      state: z.enum(journeyStates),
      destination: z.optional(z.string()),
      complete: z.boolean(),
      items: z.array(z.object({ code: item, told: z.optional(z.object({ on: LocalDate, ...Teller })) })),
      /** Each telling, newest first. */
      records: z.array(
        z.object({
          nth: z.number(),
          on: LocalDate,
          items: z.array(item),
          telling: z.enum(tellings),
          confirmation: z.enum(confirmations),
          ...Teller,
        }),
      ),
    }),
    recorded: true,
    ...onVillage,
    summary: {
      id: 'Informasi sebelum berangkat yang sudah dan belum dijelaskan kepada satu calon, oleh siapa dan kapan',
      en: 'What one candidate was and was not yet told before leaving, by whom and when',
    },
  }),
} as const
