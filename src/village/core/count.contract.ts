// SPDX-License-Identifier: AGPL-3.0-or-later
// The village count sheet, said once: figures and no names.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const MOST = 100_000
const Count = z.number().check(z.int(), z.minimum(0), z.maximum(MOST))
/** `2026-05`. */
const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const figures = {
  abroad: z.strictObject({ PROCEDURAL: Count, NON_PROCEDURAL: Count, UNDOCUMENTED: Count, UNKNOWN: Count }),
  left: Count,
  returned: Count,
  households: Count,
  uncared: Count,
  visits: Count,
  sessions: Count,
  reached: Count,
}
const Figures = z.strictObject(figures)
const said = { figures: Figures, unrecorded: Count }
const Sheet = z.object({
  ...said,
  at: z.string(),
  /** When it was counted: that day or before it. */
  on: LocalDate,
  by: z.optional(z.string()),
  actingFor: z.optional(z.string()),
  office: z.optional(z.string()),
})
const reads = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'personal' } as const

export const countContracts = {
  SendCountSheet: command({
    path: '/count-sheets',
    input: z.strictObject({ area: AreaCode, month: Month, ...said }),
    output: z.object({ id: RecordId, version: z.number() }),
    ...reads,
    summary: {
      id: 'Mengirim lembar hitung desa untuk satu bulan: angka yang dikatakan catatan, dan berapa yang diketahui di luar negeri tetapi belum tercatat',
      en: 'Sends a village’s count sheet of a month: what its records say, and how many are known to be abroad without a file',
    },
  }),
  GetCountSheet: query({
    path: '/count-sheets',
    input: z.strictObject({
      /** A village; without one, the reader's own place, where it is one. */
      area: z.optional(AreaCode),
      month: z.optional(Month),
    }),
    output: z.object({
      month: Month,
      /** Absent where the reader answers for several villages and chose none. */
      area: z.optional(z.string()),
      /** What the records say now. */
      figures: z.optional(z.object(figures)),
      /** What was sent of that month, what was counted last first. */
      sheets: z.array(Sheet),
    }),
    ...reads,
    summary: {
      id: 'Lembar hitung satu desa: apa kata catatannya sekarang, dan apa yang sudah dikirim',
      en: 'One village’s count sheet: what its records say now, and what was sent',
    },
  }),
  ListCountSheets: query({
    path: '/count-sheets/villages',
    input: z.strictObject({ month: z.optional(Month) }),
    output: z.object({
      month: Month,
      /** The last sheet of each village that sent one; at most 2,000 of them. */
      places: z.array(z.object({ area: z.string(), at: z.string(), on: LocalDate, sheets: z.number(), ...said })),
      /** How many villages there are within reach; absent on a device, which knows neither them nor who is silent. */
      villages: z.optional(z.number()),
      /** How many of them sent one. */
      sent: z.optional(z.number()),
      /** Those that sent none, whom nobody has heard of for longest first; at most 2,000 of them. */
      silent: z.optional(
        z.array(
          z.object({
            area: z.string(),
            /** Whether an office answers for it, so that somebody could send one. */
            office: z.boolean(),
            /** When a device or a session of that office was last heard of; absent where none is known. */
            heard: z.optional(z.string()),
          }),
        ),
      ),
    }),
    ...reads,
    summary: {
      id: 'Lembar hitung terakhir dari tiap desa untuk satu bulan, dan desa mana yang belum mengirim',
      en: 'The last count sheet of each village for a month, and which villages sent none',
    },
  }),
} as const
