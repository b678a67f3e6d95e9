// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking in a village's population list, said once.

import * as z from 'zod/mini'
import { ours } from '#exchange/core/import.roles.ts'
import { relations } from '#journeys/core/family.ts'
import { AreaCode } from '#kernel/area.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** A large village's whole list has a tenth of it. It is read in memory and nowhere kept. */
export const MOST_POPULATION_BYTES = 32 * 1024 * 1024
/** It stands in an address. */
export const MOST_EXCEPT = 6500

const Ends = z.string().check(z.regex(/^[0-9a-f]{12}(,[0-9a-f]{12})*$/), z.maxLength(MOST_EXCEPT))
const Place = z.object({ hamlet: z.optional(z.string()), rt: z.optional(z.string()), rw: z.optional(z.string()) })

export const populationContracts = {
  TakePopulation: command({
    path: '/populations',
    input: z.strictObject({
      /** The village that the list is of. */
      area: AreaCode,
      dryRun: z.optional(z.enum(['true', 'false'])),
      /** People of the list of whom nothing is kept: the last twelve signs of their files' ids, with commas between. */
      except: z.optional(Ends),
      /** Those whose address is replaced by the one of the list: what somebody wrote otherwise stands. */
      replace: z.optional(Ends),
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
      carded: z.number(),
      named: z.number(),
      /** Of how many people something was written; of a dry run, would be. */
      kept: z.optional(z.number()),
      /** Of a dry run: those with a file of whom the list says something new, and what would be kept of each. */
      people: z.array(
        z.object({
          id: RecordId,
          name: z.string(),
          place: z.optional(Place),
          /** What somebody wrote otherwise: it stands, unless it is asked to be replaced. */
          replaces: z.optional(Place),
          familyCard: z.boolean(),
          relatives: z.array(z.object({ relation: z.enum(relations), name: z.string(), birthDate: z.optional(LocalDate) })),
          /** Not, where somebody left them out. */
          kept: z.boolean(),
        }),
      ),
    }),
    creates: true,
    uploads: MOST_POPULATION_BYTES,
    ...ours,
    summary: {
      id: 'Membaca daftar penduduk dari OpenSID (CSV atau XLSX): dari orang yang punya berkas dan dipilih dicatat dusun, RT, RW, nomor KK, pemberi izin dan anaknya; yang lain tidak disimpan',
      en: 'Reads a population list of OpenSID (CSV or XLSX): of people who have a file and are chosen, hamlet, RT, RW, family card, who may consent and their children are kept; of others nothing',
    },
  }),
} as const
