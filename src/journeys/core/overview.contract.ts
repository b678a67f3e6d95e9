// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts of files: for a list that says how many it finds, and for whoever leads and may see no rows.

import * as z from 'zod/mini'
import { workerFilter } from '#journeys/core/worker.contract.ts'
import { stages } from '#journeys/core/worker.stage.ts'
import { journeyStates, schemes } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { fileRoles, rolesOf } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'
import { LocalDate } from '#kernel/time.ts'

/** A number that would point at somebody is not told: null. */
const Count = z.nullable(z.number())
const Group = { count: Count, atRisk: Count, late: Count }
const Places = z.array(z.object({ area: z.string(), ...Group }))

export const overviewContracts = {
  CountWorkers: query({
    path: '/worker-count',
    input: z.strictObject(workerFilter),
    output: z.object({ count: z.number(), more: z.boolean() }),
    recorded: 'list',
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Berapa berkas dalam wewenang saya yang akan tampak dalam daftar',
      en: 'How many files within my authority a list would show',
    },
  }),
  GetFunnel: query({
    path: '/funnel',
    // No place to choose: the difference of two places would tell what neither does.
    input: z.strictObject({}),
    output: z.object({
      on: LocalDate,
      /** Counts below this are not told to whoever may see no rows; 0 where all are told. */
      hiddenBelow: z.number(),
      total: z.object(Group),
      stages: z.array(z.object({ stage: z.enum(stages), ...Group, median: Count, ninetieth: Count })),
      /** States off the line: found unfit, left outside the procedure, contact lost. */
      off: z.array(z.object({ stage: z.enum(stages), state: z.enum(journeyStates), count: Count })),
      /** Regencies for an office that answers for several, villages for any other. */
      areas: Places,
      schemes: z.array(z.object({ scheme: z.enum(schemes), ...Group })),
      /** Empty where no country is chosen yet. */
      destinations: z.array(z.object({ destination: z.string(), ...Group })),
    }),
    may: rolesOf.indicator,
    sensitivity: 'indicator',
    summary: {
      id: 'Berapa berkas terbuka berada di setiap tahap dan sudah berapa lama, menurut kabupaten atau desa, skema, dan tujuan',
      en: 'How many open files stand at each station and for how long, by regency or village, scheme and destination',
    },
  }),
  GetFunnelWithin: query({
    path: '/funnel/{area}',
    // The tables of one tree: what a narrower one tells is held back with its whole, so that choosing a place tells nothing more.
    input: z.strictObject({ area: AreaCode }),
    output: z.object({ hiddenBelow: z.number(), areas: Places }),
    may: rolesOf.indicator,
    sensitivity: 'indicator',
    summary: {
      id: 'Berapa berkas terbuka di kabupaten menurut kecamatan, atau di kecamatan menurut desa, bagi kantor yang membawahi beberapa kabupaten',
      en: 'How many open files a regency has by district, or a district by village, for an office that answers for several regencies',
    },
  }),
} as const
