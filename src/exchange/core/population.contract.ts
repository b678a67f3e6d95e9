// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking in a village's population list, said once.

import * as z from 'zod/mini'
import { ours } from '#exchange/core/import.roles.ts'
import { AreaCode } from '#kernel/area.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

/** A large village's whole list has a tenth of it. It is read in memory and nowhere kept. */
export const MOST_POPULATION_BYTES = 32 * 1024 * 1024

export const populationContracts = {
  TakePopulation: command({
    path: '/populations',
    input: z.strictObject({
      /** The village that the list is of. */
      area: AreaCode,
      dryRun: z.optional(z.enum(['true', 'false'])),
    }),
    output: z.object({
      id: RecordId,
      version: z.number(),
      dryRun: z.boolean(),
      rows: z.number(),
      unreadable: z.number(),
      known: z.number(),
      elsewhere: z.number(),
      housemates: z.number(),
      placed: z.number(),
    }),
    creates: true,
    uploads: MOST_POPULATION_BYTES,
    ...ours,
    summary: {
      id: 'Membaca daftar penduduk dari OpenSID (CSV atau XLSX): hanya orang yang punya berkas dicatat dusun, RT, dan RW-nya; yang lain tidak disimpan',
      en: 'Reads a population list of OpenSID (CSV or XLSX): of people who have a file, hamlet, RT and RW are kept; of others nothing',
    },
  }),
} as const
